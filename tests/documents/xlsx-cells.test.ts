import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { longestText, textElement, withoutIllegal } from '../../database/documents/xlsx/cell-text.ts';
import { columnLetters, dateSerial, yuanText } from '../../database/documents/xlsx/cell-value.ts';
import { sheetNames } from '../../database/documents/xlsx/package-parts.ts';
import { headerGroups, linesOf, spansByWeight } from '../../database/documents/xlsx/sheet-layout.ts';
import { writeWorkbook } from '../../database/documents/xlsx/workbook.ts';
import { report, table } from './xlsx-sample.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'xlsx-cells-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function readBack(texts: readonly string[]): readonly unknown[] {
  const path = join(folder, 'texts.xlsx');
  const one = table({
    columns: [{ title: '文字', kind: 'text', widthMm: 40 }],
    rows: texts.map((text) => [text]),
    rowCount: texts.length,
    wordsColumn: null,
    hasTotals: false,
    signOff: [],
    sealOf: null,
    notes: [],
  });
  writeWorkbook(report([one], { footLine: '' }), path);
  const sheet = XLSX.read(readFileSync(path), { dense: true }).Sheets['分散供养'];
  const rows = (sheet?.['!data'] ?? []) as (XLSX.CellObject | undefined)[][];
  return texts.map((_, index) => rows[3 + index]?.[0]?.v ?? '');
}

describe('text in cells', () => {
  test('any text comes back as it was, less what XML cannot carry', () => {
    const dangerous = fc.constantFrom(
      '\t',
      '\n',
      '\r',
      ' ',
      '　',
      '=',
      '&',
      '<',
      '>',
      '"',
      "'",
      '_x',
      '_x000D_',
      '_',
      '䶮',
      '𬭚',
      '\ud86d',
      '\udeda',
      '\u0000',
      '\u000b',
      '\ufffe',
      'é',
      'A',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.array(dangerous, { maxLength: 12 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(fc.array(text, { minLength: 50, maxLength: 50 }), (texts) => {
        // This reader makes one line break of \r\n, wherever it comes from.
        expect(readBack(texts)).toEqual(texts.map((text) => withoutIllegal(text).replaceAll('\r\n', '\n')));
      }),
      { numRuns: 60 },
    );
  });

  test('the longest text of a cell, all of it needing escapes, and one more character', () => {
    const longest = '_x000D_&<'.repeat(4000).slice(0, longestText);
    expect(readBack(['甲', longest, '㛃'.repeat(longestText), '乙'])).toEqual(['甲', longest, '㛃'.repeat(longestText), '乙']);
    expect(() => readBack([`${longest}x`])).toThrow(RangeError);
  });

  test('what is removed and what is kept', () => {
    expect(withoutIllegal('a\u0000b\u001fc\ud800d\udc00e\ufffef\uffffg\t\n\r䶮𬭚')).toBe('abcdefg\t\n\r䶮𬭚');
    expect(textElement(' a')).toBe('<t xml:space="preserve"> a</t>');
    expect(textElement('a&b')).toBe('<t>a&amp;b</t>');
  });
});

describe('numbers in cells', () => {
  test('yuan are written from fen without a rounding step', () => {
    expect([0, 5, -5, 50, 100, 117_000, 117_055, -288_900, 2 ** 51].map(yuanText)).toEqual([
      '0',
      '0.05',
      '-0.05',
      '0.5',
      '1',
      '1170',
      '1170.55',
      '-2889',
      '22517998136852.48',
    ]);
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 51), max: 2 ** 51 }), (amount) => {
        const [yuan = '', cents = ''] = yuanText(amount).replace('-', '').split('.');
        return (
          BigInt(yuan) * 100n + BigInt(cents.padEnd(2, '0')) === BigInt(Math.abs(amount)) &&
          yuanText(amount).startsWith('-') === amount < 0 &&
          Number(yuanText(amount)) === amount / 100
        );
      }),
      { numRuns: 20_000 },
    );
    expect(() => yuanText(0.5)).toThrow(RangeError);
  });

  test('every day from 1 March 1900 to 2100 has its serial number', () => {
    for (let time = Date.UTC(1900, 2, 1); time < Date.UTC(2100, 0, 1); time += 86_400_000)
      expect(dateSerial(new Date(time).toISOString().slice(0, 10))).toBe(time / 86_400_000 + 25_569);
    for (const text of [
      '1900-02-28',
      '1899-12-31',
      '2022-02-29',
      '2022-13-01',
      '2022-00-10',
      '2022-1-01',
      '2022/01/01',
      '待补',
      '',
      '2022-01-0a',
    ])
      expect(dateSerial(text)).toBeNull();
  });
});

describe('the shape of a sheet', () => {
  test('column letters', () => {
    expect([0, 25, 26, 51, 52, 701, 702, 16_383].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA', 'XFD']);
  });

  test('sheet names are valid and unique', () => {
    const names = sheetNames([
      'a/b:c*d?[e]\\f',
      '',
      'History',
      'history',
      '很长的名字'.repeat(10),
      '很长的名字'.repeat(10),
      `${'名'.repeat(30)}𬭚`,
      "'引'",
      'x\u0000y',
    ]);
    expect(names).toEqual([
      'a／b：c＊d？［e］＼f',
      '表2',
      'History',
      'history（2）',
      '很长的名字'.repeat(7).slice(0, 31),
      `${'很长的名字'.repeat(7).slice(0, 28)}（2）`,
      '名'.repeat(30),
      '’引’',
      'xy',
    ]);
    for (const name of names) expect(name.length).toBeLessThanOrEqual(31);
  });

  test('spans cover all columns, none twice, none empty', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 5, maxLength: 30 }),
        fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 5 }),
        (widths, weights) => {
          const spans = spansByWeight(widths, weights);
          expect(spans.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, index) => first + index))).toEqual(
            widths.map((_, index) => index),
          );
          expect(spans.length).toBe(weights.length);
          expect(spans.every(({ first, last }) => last >= first)).toBe(true);
        },
      ),
    );
  });

  test('header groups join neighbours only', () => {
    const column = (title: string, group?: string) => ({
      title,
      kind: 'text' as const,
      widthMm: 10,
      ...(group === undefined ? {} : { group }),
    });
    const groups = headerGroups([column('甲', '一'), column('乙', '一'), column('丙'), column('丁'), column('戊', '一')]);
    expect(groups.map(({ span, group }) => [span.first, span.last, group])).toEqual([
      [0, 1, '一'],
      [2, 2, null],
      [3, 3, null],
      [4, 4, '一'],
    ]);
  });

  test('lines of a wrapped text', () => {
    expect([
      linesOf('一二三', 6),
      linesOf('一二三四', 6),
      linesOf('一二三', 7),
      linesOf('一二三四', 7),
      linesOf('a\nb', 6),
      linesOf('', 6),
    ]).toEqual([1, 2, 1, 2, 2, 1]);
  });
});
