import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CheckableKind, checkFile, recogniseFile } from '../../database/features/imports/check.ts';
import { readWorkbook } from '../../database/features/imports/reader.ts';
import { rejectionsOf } from '../../database/features/imports/verdicts.ts';
import { countyLedger, sampleHomes, shapes, today } from './support.ts';

type Answers = {
  readonly kind: CheckableKind;
  readonly sheet: string | null;
  readonly headerRow: number;
  readonly headerRows: number;
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: readonly { readonly row: number; readonly code: string }[];
};

describe('workbooks in the shapes offices keep them', () => {
  it.each(readdirSync(shapes).filter((name) => !/\.(json|md)$/.test(name)))('%s', async (name) => {
    const answers = JSON.parse(readFileSync(join(shapes, `${name}.json`), 'utf8')) as Answers;
    const grid = await readWorkbook(join(shapes, name));
    expect(recogniseFile(grid)).toBe(answers.kind);
    const known = answers.kind === 'roster' ? countyLedger({ homes: sampleHomes }) : countyLedger();
    const checked = checkFile(grid, answers.kind, { today, known });
    const { table } = checked;
    if (answers.sheet !== null) expect(table.sheetName).toBe(answers.sheet);
    expect([table.headerRows[0], table.headerRows.length]).toEqual([answers.headerRow, answers.headerRows]);
    expect([checked.rows, checked.counts.new]).toEqual([answers.rows, answers.accepted]);
    expect(rejectionsOf(checked).map(({ row, code }) => ({ row, code }))).toEqual(answers.rejected);
    const paths = new Map(table.titles.map(({ column, group, title }) => [column, group === '' ? title : `${group}/${title}`]));
    const mapped = Object.values(table.mapping).map((column) => paths.get(column ?? 0));
    expect(mapped).toEqual(expect.arrayContaining(Object.values(answers.columns).map((path) => path.trim())));
  });
});
