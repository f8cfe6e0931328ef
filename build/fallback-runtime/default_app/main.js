// What the official program does with `electron <folder>`: load the folder's package as the application. The repackaged one has no such part.
const { app } = require('electron');
const Module = require('node:module');
const fs = require('node:fs');
const path = require('node:path');

let folder;
const preloads = [];
const args = process.argv.slice(1);
for (let index = 0; index < args.length; index += 1) {
  const arg = args[index];
  if (arg === '-v' || arg === '--version') {
    process.stdout.write(`v${process.versions.electron}\n`);
    process.exit(0);
  } else if (arg === '-r' || arg === '--require') {
    index += 1;
    preloads.push(args[index]);
  } else if (!arg.startsWith('-')) {
    folder = path.resolve(arg);
    break;
  }
}

if (folder === undefined || !fs.existsSync(folder)) {
  process.stderr.write(`Unable to find an application at ${folder ?? '(nothing given)'}\n`);
  process.exit(1);
}

Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
if (preloads.length > 0) Module._preloadModules(preloads);

const description = path.join(folder, 'package.json');
if (fs.existsSync(description)) {
  const { name, productName, version } = JSON.parse(fs.readFileSync(description, 'utf8'));
  if (version) app.setVersion(version);
  if (productName || name) app.name = productName || name;
  app.setAppPath(folder);
}
Module._load(Module._resolveFilename(folder, null, true), Module, true);
