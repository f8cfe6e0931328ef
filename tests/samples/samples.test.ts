import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as xlsx from '@e965/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { divisionsOf } from '../../database/features/divisions/national.ts';
import { normaliseIdNumber, readIdNumber } from '../../database/features/people/id-number.ts';
import { toGb18030 } from './make/gb18030.ts';
import { makePeople, sampleHomes } from './make/people.ts';
import { makeRoster } from './make/roster.ts';
import { allShapes, answerText } from './make/shapes.ts';

const folder = mkdtempSync(join(tmpdir(), 'samples-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Rows = (string | number | null)[][];

function rowsOf(book: xlsx.WorkBook, sheet: string | null): Rows {
  const found = book.Sheets[sheet ?? book.SheetNames[0] ?? ''];
  if (!found) throw new Error(`no sheet ${sheet}`);
  return xlsx.utils.sheet_to_json<(string | number | null)[]>(found, { header: 1, raw: false, blankrows: true, defval: null });
}

/** Reads any of the sample files; text is read as UTF-8 when it is, else as GB18030. */
function open(bytes: Buffer): xlsx.WorkBook {
  // Four bytes: D0 alone also begins 序 in GB18030.
  if (['504b0304', 'd0cf11e0'].includes(bytes.subarray(0, 4).toString('hex'))) return xlsx.read(bytes, { type: 'buffer' });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder('gb18030').decode(bytes);
  }
  return xlsx.read(text, { type: 'string', raw: true });
}

describe('invented people', () => {
  const people = makePeople(3000, 5);

  it('are the same for the same seed and others for another', () => {
    expect(makePeople(3000, 5)).toEqual(people);
    expect(makePeople(3000, 6)).not.toEqual(people);
  });

  it('have right ID numbers of a region nobody has, each its own', () => {
    expect(new Set(people.map((person) => person.idNumber)).size).toBe(3000);
    for (const person of people) {
      expect(person.idNumber.startsWith('370999')).toBe(true);
      expect(readIdNumber(person.idNumber)).toMatchObject({ isValid: true, bornOn: person.bornOn, sex: person.sex });
    }
  });

  it('live in recorded villages, and in a home exactly when supported there', () => {
    const divisions = new Map(divisionsOf('370983').map((row) => [row.code, row]));
    for (const person of people) {
      expect(divisions.get(person.villageCode)).toMatchObject({ name: person.villageName, parentCode: person.townCode });
      expect(divisions.get(person.townCode)?.name).toBe(person.townName);
      expect(person.home !== null).toBe(person.mode === 'centralised');
    }
    expect(makePeople(50, 1, { homes: [] }).every((person) => person.mode === 'scattered')).toBe(true);
    expect(new Set(makePeople(500, 1, { regionCode: '3709' }).map((person) => person.townCode.slice(0, 6))).size).toBe(6);
  });

  it('have the homes of the sample county', () => {
    const rows = rowsOf(open(readFileSync(join(import.meta.dirname, 'feicheng', '敬老院名册.xlsx'))), null).slice(3);
    expect(sampleHomes).toEqual(rows.map((row) => ({ code: row[1], name: row[2] })));
  });
});

describe('a made roster', () => {
  it('has its people once each under the header of the county form, and the same bytes for the same seed', () => {
    const made = makeRoster({ people: 700, seed: 3, path: join(folder, 'a.xlsx') });
    const rows = rowsOf(open(readFileSync(made.path)), made.sheet);
    expect(rows[0]?.[0]).toBe('肥城市特困人员花名册');
    expect(rows[made.headerRow - 1]?.slice(0, 8)).toEqual([
      '序号',
      '乡镇（街道）',
      '村（社区）',
      '姓名',
      '性别',
      '民族',
      '出生日期',
      '身份证号',
    ]);
    expect(rows[made.headerRow]?.slice(10, 13)).toEqual(['证号', '类别', '等级']);
    const found = rows.slice(made.headerRow + 1).flatMap((row) => (typeof row[7] === 'string' ? [normaliseIdNumber(row[7])] : []));
    expect(found).toEqual(made.people.map((person) => person.idNumber));
    const again = makeRoster({ people: 700, seed: 3, path: join(folder, 'b.xlsx') });
    expect(readFileSync(again.path).equals(readFileSync(made.path))).toBe(true);
  });
});

describe('GB18030', () => {
  it('is written as it is read', () => {
    const text =
      Array.from({ length: 0x3000 }, (_, place) => String.fromCodePoint(0x4e00 + place)).join('') + '䶮㛃𬭚𠮷，（）·—“”€０ａ\t\r\nAz';
    expect(new TextDecoder('gb18030', { fatal: true }).decode(toGb18030(text))).toBe(text);
  });
});

describe('the sample workbooks', () => {
  const shapes = allShapes();
  const committed = join(import.meta.dirname, 'shapes');

  it('are those the script makes, byte by byte', () => {
    expect(readdirSync(committed).sort()).toEqual(['README.md', ...shapes.flatMap((shape) => [shape.file, `${shape.file}.json`])].sort());
    const different = shapes.filter((shape) => !readFileSync(join(committed, shape.file)).equals(shape.bytes));
    expect(different.map((shape) => shape.file)).toEqual([]);
    for (const shape of shapes) expect(readFileSync(join(committed, `${shape.file}.json`), 'utf8')).toBe(answerText(shape));
    expect(shapes.length).toBeGreaterThanOrEqual(20);
  });

  it.each(shapes.map((shape) => [shape.file, shape] as const))(
    '%s has what its answers say, where they say it',
    (_, { bytes, expected }) => {
      const rows = rowsOf(open(bytes), expected.sheet);
      const header = rows.slice(expected.headerRow - 1, expected.headerRow - 1 + expected.headerRows).flat();
      for (const title of Object.values(expected.columns).flatMap((path) => (expected.headerRows === 2 ? path.split('/') : [path])))
        expect(header).toContain(title);
      const rejectedRows = new Set(expected.rejected.map((entry) => entry.row));
      expect(expected.accepted + rejectedRows.size).toBe(expected.rows);
      const body = rows.slice(expected.headerRow - 1 + expected.headerRows);
      const last = expected.headerRow - 1 + expected.headerRows + body.length;
      for (const row of rejectedRows) expect(row > expected.headerRow && row <= last).toBe(true);
      if (expected.kind !== 'roster') return;
      const column = header.indexOf(expected.columns['身份证号'] ?? '');
      expect(
        body.filter((row) => /\d{6}/.test(normaliseIdNumber(String(row[column] ?? ''))) || /E\+/.test(String(row[column]))).length,
      ).toBe(expected.rows);
    },
  );
});
