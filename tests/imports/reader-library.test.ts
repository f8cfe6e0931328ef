/** The scanner of .xlsx against what the library writes. Not against what it reads: `&amp;` in a text it takes for `&`. */
import * as xlsx from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openWorkbook } from '../../database/features/imports/reader-grid.ts';
import { readXlsx } from '../../database/features/imports/reader-xlsx.ts';

const texts = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom(
      '邵春𬭚',
      '<a & b>',
      '"\'',
      ' 前后 ',
      'a\nb',
      '370999193401030016',
      '_x',
      '&amp;',
      '1e5',
      '#N/A',
      '=1+1',
      '\t',
      '张　三',
    ),
    // Line ends are one character after XML; other control characters cannot stand in it.
  )
  .map((text) => text.replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, ''));
const cells: fc.Arbitrary<xlsx.CellObject | null> = fc.oneof(
  { weight: 3, arbitrary: texts.map((text): xlsx.CellObject => ({ t: 's', v: text })) },
  {
    weight: 3,
    arbitrary: fc
      .oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
      .map((value): xlsx.CellObject => ({ t: 'n', v: Object.is(value, -0) ? 0 : value })),
  },
  { weight: 2, arbitrary: fc.integer({ min: 61, max: 60_000 }).map((value): xlsx.CellObject => ({ t: 'n', v: value, z: 'yyyy-mm-dd' })) },
  { weight: 1, arbitrary: fc.boolean().map((value): xlsx.CellObject => ({ t: 'b', v: value })) },
  { weight: 2, arbitrary: fc.constant(null) },
);

function write(
  rows: readonly (readonly (xlsx.CellObject | null)[])[],
  options: { readonly bookSST: boolean; readonly compression: boolean },
): Buffer {
  const width = Math.max(1, ...rows.map((row) => row.length));
  const sheet: xlsx.WorkSheet = {
    '!ref': xlsx.utils.encode_range({ s: { r: 0, c: 0 }, e: { r: Math.max(rows.length, 1) - 1, c: width - 1 } }),
  };
  rows.forEach((row, r) => row.forEach((cell, c) => cell && (sheet[xlsx.utils.encode_cell({ r, c })] = cell)));
  return xlsx.write({ SheetNames: ['表'], Sheets: { 表: sheet } }, { type: 'buffer', bookType: 'xlsx', ...options }) as Buffer;
}

describe('the scanner', () => {
  it('reads back every cell that was written, with shared and with inline texts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cells, { maxLength: 8 }), { maxLength: 12 }),
        fc.boolean(),
        fc.boolean(),
        (rows, bookSST, compression) => {
          const bytes = write(rows, { bookSST, compression });
          const raw = readXlsx(bytes);
          if (!raw) throw new Error('not recognised');
          const scanned = openWorkbook(raw).sheets[0]!.rows;
          for (let row = 1; row <= rows.length; row++)
            for (let column = 1; column <= 8; column++) {
              const cell = rows[row - 1]?.[column - 1];
              const isBlank = cell?.v == null || cell.v === '';
              const kind = isBlank
                ? 'blank'
                : cell.t === 's'
                  ? 'text'
                  : cell.t === 'b'
                    ? 'boolean'
                    : cell.z === 'yyyy-mm-dd'
                      ? 'date'
                      : 'number';
              expect([row, column, scanned.kindAt(row, column)]).toEqual([row, column, kind]);
              if (kind === 'text') expect(scanned.textAt(row, column)).toBe(cell?.v);
              else if (kind !== 'blank') expect(scanned.numberAt(row, column)).toBe(Number(cell?.v));
            }
        },
      ),
      { numRuns: 150 },
    );
  });
});
