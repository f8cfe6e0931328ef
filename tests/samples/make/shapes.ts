/**
 * `node tests/samples/make/shapes.ts [FOLDER]` writes the small sample workbooks in every shape offices keep them, each with its right answers
 * beside it (FILE.json), into tests/samples/shapes. Always the same bytes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultShapes } from './shapes-faults.ts';
import { fileShapes } from './shapes-files.ts';
import { workbookShapes } from './shapes-workbooks.ts';
import type { Shape } from './shape.ts';

export function allShapes(): Shape[] {
  return [...workbookShapes(), ...fileShapes(), ...faultShapes()].sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** The answers as they are written beside the file. */
export function answerText(shape: Shape): string {
  return `${JSON.stringify({ file: shape.file, ...shape.expected }, null, 2)}\n`;
}

if (import.meta.main) {
  const folder = process.argv[2] ?? join(import.meta.dirname, '..', 'shapes');
  mkdirSync(folder, { recursive: true });
  for (const shape of allShapes()) {
    writeFileSync(join(folder, shape.file), shape.bytes);
    writeFileSync(join(folder, `${shape.file}.json`), answerText(shape));
  }
}
