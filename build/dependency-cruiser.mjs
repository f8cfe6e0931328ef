/**
 * Who may know whom: renderer -> electron/contract <- database; electron/backend composes; electron/main and electron/preload know the
 * contract only; tests see everything; nobody sees tests, build or another side's inside.
 */
const rulesFiles = '^database/features/[^/]+/(rules[^/]*\\.ts$|rules/)';

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'Two files that need each other are one file, or need a third that both know. Borrowed types vanish and late imports wait, so they do not count.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } },
    },
    {
      name: 'no-unresolved',
      comment: 'Imports carry their file ending and name something that is installed.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'contract-imports-zod-only',
      severity: 'error',
      from: { path: '^electron/contract' },
      to: { pathNot: ['^electron/contract', 'node_modules/zod/'] },
    },
    {
      name: 'renderer-knows-the-contract-only',
      severity: 'error',
      from: { path: '^renderer' },
      to: {
        path: ['^(database|build|tests)/', '^electron/(main|preload|backend)/', 'node_modules/(electron|better-sqlite3|kysely|pdfkit)/'],
      },
    },
    {
      name: 'renderer-runs-without-node',
      severity: 'error',
      from: { path: '^renderer' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'database-knows-the-contract-only',
      severity: 'error',
      from: { path: '^database' },
      to: { path: ['^(renderer|build|tests)/', '^electron/(main|preload|backend)/', 'node_modules/(electron|react|react-dom|@mui)/'] },
    },
    {
      name: 'main-knows-the-contract-only',
      severity: 'error',
      from: { path: '^electron/main' },
      to: { pathNot: ['^electron/(main|contract)/', 'node_modules/(electron|zod)/'], dependencyTypesNot: ['core'] },
    },
    {
      name: 'preload-knows-the-contract-only',
      severity: 'error',
      from: { path: '^electron/preload' },
      to: { pathNot: ['^electron/(preload|contract)/', 'node_modules/electron/'] },
    },
    {
      name: 'backend-without-electron',
      comment: 'The same process serves the window, the command line and the tests.',
      severity: 'error',
      from: { path: '^electron/backend' },
      to: { path: ['^(renderer|build|tests)/', '^electron/(main|preload)/', 'node_modules/electron/'] },
    },
    {
      name: 'build-imports-no-product',
      comment: 'Except the script that writes the column types from the migrations.',
      severity: 'error',
      from: { path: '^build', pathNot: '^build/tables\\.mjs$' },
      to: { path: '^(renderer|database|electron|tests)/' },
    },
    {
      name: 'core-knows-no-feature',
      severity: 'error',
      from: { path: '^database/(core|migrations)/' },
      to: { path: '^database/(features|documents)/' },
    },
    {
      name: 'documents-know-no-feature',
      comment: 'Every feature hands its report table over; the engine asks nobody.',
      severity: 'error',
      from: { path: '^database/documents' },
      to: { path: '^database/features/' },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      from: { path: rulesFiles },
      to: { path: ['/(queries|service)[^/]*\\.ts$', '/(queries|service)/', '^database/(core|migrations|documents)/', 'node_modules/'] },
    },
    {
      name: 'rules-read-nothing',
      severity: 'error',
      from: { path: rulesFiles },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'queries-know-no-service',
      severity: 'error',
      from: { path: '^database/features/[^/]+/queries' },
      to: { path: ['^database/features/[^/]+/service', '^database/documents/'] },
    },
    {
      name: 'queries-are-private',
      comment: 'One feature asks another by its service or its rules.',
      severity: 'error',
      from: { path: '^database/features/([^/]+)/' },
      to: { path: '^database/features/[^/]+/queries', pathNot: '^database/features/$1/' },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^out/', '^release/', 'default_app', '^build/fonts', '^build/divisions'] },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
