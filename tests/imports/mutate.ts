/** Workbooks gone wrong in every way that files go wrong, each from its number alone. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openZip } from '../../database/features/imports/reader-zip.ts';
import { makeRandom, type Random } from '../../database/features/demo/random.ts';
import { type Part, workbook, zip } from './make-zip.ts';
import { samples, shapes } from './support.ts';

const originals: readonly Buffer[] = [samples, shapes].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.(xlsx|xls|csv)$/.test(name))
    .map((name) => readFileSync(join(folder, name))),
);
const isZip = (bytes: Buffer): boolean => bytes.readUInt16LE(0) === 0x4b50;
const zips = originals.filter(isZip);
const names = ['表.xlsx', '表.xls', '表.csv', '表.xlsm', '表.et', '表.doc', '表.html', '表'] as const;

function flipped(random: Random, bytes: Buffer, count: number): Buffer {
  const copy = Buffer.from(bytes);
  for (let i = 0; i < count; i++) copy[random.whole(0, copy.length - 1)] = random.whole(0, 255);
  return copy;
}

function cut(random: Random, bytes: Buffer): readonly [number, number] {
  const from = random.whole(0, bytes.length - 1);
  return [from, Math.min(bytes.length, from + random.whole(1, 2000))];
}

/** Fragments that have broken readers before. */
const fragments = [
  '<',
  '>',
  '</c>',
  '<c>',
  '</row>',
  '<row>',
  '<row r="0">',
  '<row r="-1"/>',
  '<row r="99999999999"/>',
  '<c r="A0">',
  '<c r="ZZZZZZZ1"><v>1</v></c>',
  '<v>',
  '</v>',
  '<v>NaN</v>',
  '<v>1e400</v>',
  '<c t="s"><v>999999</v></c>',
  '<c t="s"><v>-1</v></c>',
  '<c t="e"><v>#REF!</v></c>',
  '<c><f>SUM(A1:XFD1048576)</f><v>1</v></c>',
  '<c><f>',
  '<is><t>',
  '</is>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '&#0;',
  '&#x110000;',
  '&bad;',
  '_x0000_',
  '</sheetData>',
  '<sheetData>',
  '<mergeCell ref="A1:XFD1048576"/>',
  '<mergeCell ref="B2:A1"/>',
  '\u0000',
  '\ud800',
  '<?xml version="1.0" encoding="UTF-16"?>',
  '<!DOCTYPE a [<!ENTITY b "b">]>',
  's="99999"',
  't="inlineStr"',
  'r="A1"',
  "'",
  '"',
  '&',
];

function damagedText(random: Random, text: string): string {
  let result = text;
  const times = random.whole(1, 8);
  for (let i = 0; i < times; i++) {
    const at = random.whole(0, result.length);
    const length = random.whole(0, 60);
    const fragment = random.pick(fragments);
    result = random.pick([
      () => result.slice(0, at) + fragment + result.slice(at),
      () => result.slice(0, at) + result.slice(at + length),
      () => result.slice(0, at) + result.slice(at, at + length).repeat(random.whole(2, 50)) + result.slice(at + length),
      () => result.slice(0, at) + fragment + result.slice(at + length),
    ])();
  }
  return result;
}

/** The archive is whole, one of its parts is not: this reaches what lies behind the checksums. */
function damagedPart(random: Random): Buffer {
  const archive = openZip(random.pick(zips));
  const parts: Part[] = archive.names.map((name) => ({ name, data: archive.read(name) ?? Buffer.alloc(0) }));
  const candidates = parts.filter((part) => /\.(xml|rels)$/.test(part.name));
  const sheets = parts.filter((part) => part.name.includes('worksheets/'));
  const chosen = random.happens(0.6) && sheets.length > 0 ? random.pick(sheets) : random.pick(candidates);
  return zip(parts.map((part) => (part === chosen ? { ...part, data: damagedText(random, part.data.toString()) } : part)));
}

function lyingArchive(random: Random): Buffer {
  const row = '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row>';
  return workbook({
    sheet: `<sheetData>${row}</sheetData>`,
    alter: (part) =>
      random.happens(0.3)
        ? {
            ...part,
            ...random.pick([
              { claimedSize: random.whole(0, 2 ** 31) },
              { claimedCrc: random.whole(0, 2 ** 31) },
              { isLocked: true },
              { method: random.whole(0, 99) },
              { isWide: true },
            ]),
          }
        : part,
    extra: random.happens(0.3) ? [{ name: 'xl/vbaProject.bin', data: Buffer.alloc(1000, 7) }] : [],
  });
}

function crowded(random: Random): Buffer {
  const count = random.whole(1, 1_000_000);
  const empty = random.pick(['<row/>', '<row ht="14.25"/>', '<row><c/></row>', '<row><c s="1"/><c s="1"/></row>']);
  return workbook({ sheet: `<sheetData><row><c t="inlineStr"><is><t>姓名</t></is></c></row>${empty.repeat(count)}</sheetData>` });
}

function formulas(random: Random): Buffer {
  const cell = (): string =>
    random.pick([
      '<c><f>1/0</f><v>#DIV/0!</v></c>',
      '<c t="e"><f>A1</f><v>#REF!</v></c>',
      '<c t="str"><f>CONCAT(A1:A9)</f><v>姓名</v></c>',
      '<c><f>WEBSERVICE("http://x")</f></c>',
      '<c><f t="array" ref="A1:XFD1048576">1</f><v>1</v></c>',
      '<c t="str"><f>CMD|x</f><v></v></c>',
    ]);
  return workbook({
    sheet: `<sheetData>${Array.from({ length: 30 }, () => `<row>${Array.from({ length: 10 }, cell).join('')}</row>`).join('')}</sheetData>`,
  });
}

const mutations: readonly ((random: Random) => Buffer)[] = [
  (random) => {
    const bytes = random.pick(originals);
    return bytes.subarray(0, random.whole(0, bytes.length - 1));
  },
  (random) => flipped(random, random.pick(originals), random.whole(1, 20)),
  (random) => {
    const bytes = random.pick(originals);
    const [from, to] = cut(random, bytes);
    return Buffer.concat([bytes.subarray(0, from), random.happens(0.5) ? Buffer.alloc(to - from) : Buffer.alloc(0), bytes.subarray(to)]);
  },
  (random) => {
    const [one, other] = [random.pick(originals), random.pick(originals)];
    return Buffer.concat([one.subarray(0, random.whole(1, one.length)), other.subarray(random.whole(0, other.length - 1))]);
  },
  damagedPart,
  damagedPart,
  damagedPart,
  (random) => {
    const texts = originals.filter((bytes) => !isZip(bytes) && bytes[0] !== 0xd0);
    const bytes = random.pick(texts);
    return random.happens(0.5)
      ? Buffer.from(damagedText(random, bytes.toString()))
      : Buffer.from(damagedText(random, bytes.toString('latin1')), 'latin1');
  },
  (random) => flipped(random, random.pick(originals.filter((bytes) => bytes[0] === 0xd0)), random.whole(1, 200)),
  (random) => {
    const magic = random.pick(['504b0304', 'd0cf11e0a1b11ae1', '0908100000060500', 'efbbbf', 'fffe', '3c68746d6c3e', '']);
    return Buffer.concat([Buffer.from(magic, 'hex'), flipped(random, Buffer.alloc(random.whole(0, 3000)), 3000)]);
  },
  lyingArchive,
  crowded,
  formulas,
];

export type Mutant = { readonly name: string; readonly bytes: Buffer };

export function mutant(number: number): Mutant {
  const random = makeRandom(number + 1);
  // Files of a million rows are many at once; a few of them are enough.
  const pool = number % 25 === 0 ? mutations : mutations.filter((make) => make !== crowded);
  return { name: random.pick(names), bytes: random.pick(pool)(random) };
}
