/** Tables and ledgers in memory for the tests of the checks; everything goes through the program's own builder and index. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isoDate } from '../../electron/contract/values.ts';
import { divisionsOf } from '../../database/features/divisions/national.ts';
import { divisionName, findTown, findVillage, indexDivisions } from '../../database/features/divisions/rules.ts';
import { type CheckableKind, checkFile } from '../../database/features/imports/check.ts';
import {
  knownLedger,
  type KnownHome,
  type KnownLedger,
  type KnownParameters,
  type KnownPerson,
} from '../../database/features/imports/known-ledger.ts';
import { readWorkbook } from '../../database/features/imports/reader.ts';
import { buildWorkbook } from '../../database/features/imports/reader-builder.ts';
import { openWorkbook, type WorkbookGrid } from '../../database/features/imports/reader-grid.ts';
import type { RosterRecord } from '../../database/features/imports/records.ts';
import { type CheckedFile, rejectionsOf } from '../../database/features/imports/verdicts.ts';
import type { Standard } from '../../database/features/standards/rules.ts';

export const samples = join(import.meta.dirname, '..', 'samples', 'feicheng');
export const shapes = join(import.meta.dirname, '..', 'samples', 'shapes');
export const today = isoDate('2022-12-31');
export const parameters: KnownParameters = { elderAge: 60, adultAge: 18, dibaoMultiple: 1.3 };

export type ExpectedRoster = { readonly accepted: number; readonly rejected: readonly { readonly row: number; readonly code: string }[] };
export const expected = JSON.parse(readFileSync(join(samples, 'expected.json'), 'utf8')) as {
  readonly roster: ExpectedRoster;
  readonly corrected: number;
  readonly people: number;
};

const divisions = indexDivisions(
  divisionsOf('370983').map((division) => ({ ...division, validFrom: null, validTo: null, mergedInto: null })),
  today,
);

export type Parts = {
  readonly people?: Iterable<KnownPerson>;
  readonly homes?: Iterable<KnownHome>;
  readonly standards?: readonly Standard[];
  readonly parameters?: KnownParameters;
};

/** A ledger of 肥城市 that knows these people, homes and standards. */
export function countyLedger(parts: Parts = {}): KnownLedger {
  return knownLedger({
    people: parts.people ?? [],
    homes: parts.homes ?? [],
    standards: parts.standards ?? [],
    parameters: parts.parameters ?? parameters,
    findTown: (name) => findTown(divisions, name),
    findVillage: (townCode, name) => findVillage(divisions, townCode, name),
    divisionName: (code) => divisionName(divisions, code) ?? code,
  });
}

export async function sampleGrid(name: string): Promise<WorkbookGrid> {
  return readWorkbook(join(samples, name));
}

export async function checkSample<Kind extends CheckableKind>(kind: Kind, name: string, known: KnownLedger): Promise<CheckedFile<Kind>> {
  return checkFile(await sampleGrid(name), kind, { today, known });
}

export const sampleHomes: readonly KnownHome[] = (await checkSample('homes', '敬老院名册.xlsx', countyLedger())).verdicts.flatMap(
  ({ record }) => record ?? [],
);
export const sampleStandards: readonly Standard[] = (await checkSample('standards', '救助标准表.xlsx', countyLedger())).verdicts.flatMap(
  ({ record }, index) => (record ? { ...record, standardId: index + 1 } : []),
);

/** The homes and standards of the sample county are recorded. */
export function sampleLedger(people: Iterable<KnownPerson> = []): KnownLedger {
  return countyLedger({ people, homes: sampleHomes, standards: sampleStandards });
}

/** How somebody stands in the ledger after his roster row was recorded. */
export function recordedPerson(record: RosterRecord): KnownPerson {
  return {
    ...record,
    endedOn: null,
    endReason: null,
    levels: [{ level: record.level, assessedOn: record.assessedOn }],
    modes: [{ mode: record.mode, homeCode: record.homeCode, from: record.modeFrom }],
  };
}

export type Cell = string | number | boolean | null | { readonly serial: number } | { readonly error: string };

/** A workbook of one sheet. Merges: top, left, bottom, right, from 1. */
export function gridOf(
  cells: readonly (readonly Cell[])[],
  merges: readonly (readonly [number, number, number, number])[] = [],
): WorkbookGrid {
  const builder = buildWorkbook();
  const sheet = builder.sheet('表', false);
  cells.forEach((row, index) => {
    sheet.startRow(index + 1);
    row.forEach((cell, position) => {
      const column = position + 1;
      if (typeof cell === 'string') sheet.text(column, cell);
      else if (typeof cell === 'number') sheet.number(column, cell);
      else if (typeof cell === 'boolean') sheet.boolean(column, cell);
      else if (cell !== null && 'serial' in cell) sheet.date(column, cell.serial);
      else if (cell !== null) sheet.error(column, cell.error);
    });
  });
  for (const merge of merges) sheet.merge(...merge);
  return openWorkbook(builder.finish('xlsx'));
}

/** `row code column` of everything that keeps rows out. */
export function reasons(file: CheckedFile): string[] {
  return rejectionsOf(file).map((issue) => `${issue.row} ${issue.code} ${issue.column}`);
}
