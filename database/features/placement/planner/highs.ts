/** HiGHS (MIT), compiled to WebAssembly. Only the planner's thread loads it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import loadHighs, { type Highs } from 'highs';
import { resourcePath } from '../../../core/resources.ts';

const file = 'highs.wasm';

/** Beside the built backend; from the sources in the package itself. */
function wasmPath(): string {
  const built = resourcePath(file);
  return existsSync(built) ? built : join(import.meta.dirname, '../../../../node_modules/highs/build', file);
}

export function highsSolver(): Promise<Highs> {
  return loadHighs({ locateFile: wasmPath, print: () => undefined, printErr: () => undefined });
}
