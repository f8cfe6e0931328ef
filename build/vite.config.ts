/**
 * One build of everything, an environment per bundle: the page, the main process, the preload script, and each entry of the backend.
 * `YIYANG_PART=backend` or `desk` (page, main, preload) builds one half.
 */
import { cpSync, globSync, mkdirSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { basename, dirname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions } from 'vite';

const root = join(import.meta.dirname, '..');
const output = join(root, 'out');
const part = process.env['YIYANG_PART'];

/** Electron gives its own module; better-sqlite3 finds its native file beside itself. All else is bundled, so the package ships nothing more. */
const external = ['electron', 'better-sqlite3', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

/** The shell also runs on Electron 33 (Node 20.18) where the official download cannot be reached; the backend always has Node 22.14 or newer. */
function nodeBundle(entry: string, folder: string, target: string): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true, external, conditions: ['node', 'import', 'module', 'default'] },
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    build: {
      ssr: true,
      target,
      outDir: join(output, folder),
      emptyOutDir: false,
      copyPublicDir: false,
      // Stack traces in the log stay readable; the size does not matter beside Electron's.
      minify: false,
      rolldownOptions: {
        input: { [basename(entry, '.ts')]: join(root, entry) },
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          // What is imported on demand is a file of its own, so that a start reads no more than it needs. A sandboxed preload script cannot
          // require a file.
          chunkFileNames: '[name]-[hash].cjs',
          ...(entry.startsWith('electron/preload/') ? { codeSplitting: false } : {}),
        },
      },
    },
  };
}

const shellEntries = ['electron/main/main.ts', 'electron/preload/preload.ts'];
const backendEntries = [
  'electron/backend/backend.ts',
  'electron/backend/cli.ts',
  ...globSync('database/**/*-worker.ts', { cwd: root }).map((path) => path.replaceAll('\\', '/')),
];
const pages = globSync('*.html', { cwd: join(root, 'renderer') });

const nodeEnvironments: Record<string, EnvironmentOptions> = {};
const addBundles = (entries: readonly string[], folder: string, target: string): void => {
  for (const entry of entries) nodeEnvironments[basename(entry, '.ts').replaceAll('-', '_')] = nodeBundle(entry, folder, target);
};
if (part !== 'backend') addBundles(shellEntries, 'electron', 'node20.18');
if (part !== 'desk') addBundles(backendEntries, 'backend', 'node22');

/** Fonts, the division extract and other files read at run time; database/core/resources.ts finds them in either place. */
const dataFolders = ['database/documents/fonts', ...globSync('database/**/data', { cwd: root, exclude: ['**/node_modules'] })];

function copyData(): void {
  for (const folder of dataFolders) {
    const target = join(output, 'backend', 'data', folder.replaceAll('\\', '/').replace(/^database\//, ''));
    mkdirSync(dirname(target), { recursive: true });
    cpSync(join(root, folder), target, { recursive: true, filter: (source) => !/\.tsx?$/.test(source) });
  }
  // The planner's solver reads its WebAssembly beside the data.
  cpSync(join(root, 'node_modules/highs/build/highs.wasm'), join(output, 'backend', 'data', 'highs.wasm'));
}

export default defineConfig({
  root: join(root, 'renderer'),
  base: '/',
  publicDir: false,
  plugins: [react()],
  // The protocol handler puts a fresh value in its place on every load; the page reads it from <meta property="csp-nonce">.
  html: { cspNonce: '__CSP_NONCE__' },
  server: { host: '127.0.0.1', port: 5199, strictPort: false },
  environments: {
    client: {
      build: {
        target: 'chrome130',
        outDir: join(output, 'renderer'),
        emptyOutDir: true,
        // The policy allows fonts and pictures from the program's own origin only, no data: fonts.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        reportCompressedSize: false,
        chunkSizeWarningLimit: 1500,
        // Under this environment and not at the top: there it would be merged into every bundle.
        rolldownOptions: { input: Object.fromEntries(pages.map((page) => [basename(page, '.html'), join(root, 'renderer', page)])) },
      },
    },
    ...nodeEnvironments,
  },
  builder: {
    async buildApp(builder) {
      if (part !== 'desk') rmSync(join(output, 'backend'), { recursive: true, force: true });
      if (part !== 'backend') rmSync(join(output, 'electron'), { recursive: true, force: true });
      for (const [name, environment] of Object.entries(builder.environments)) {
        const isPage = name === 'client';
        if (isPage ? part !== 'backend' : name in nodeEnvironments) await builder.build(environment);
      }
      if (part !== 'desk') copyData();
    },
  },
});
