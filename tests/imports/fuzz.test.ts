import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isErrorCode } from '../../electron/contract/messages.ts';
import { AppError } from '../../electron/contract/result.ts';
import { type CheckableKind, checkFile } from '../../database/features/imports/check.ts';
import { kindSpecs } from '../../database/features/imports/kinds/registry.ts';
import { readWorkbook } from '../../database/features/imports/reader.ts';
import type { WorkbookGrid } from '../../database/features/imports/reader-grid.ts';
import { readWorkbookInWorker } from '../../database/features/imports/reader-thread.ts';
import { mutant } from './mutate.ts';
import { sampleLedger, today } from './support.ts';

/** 2,000 with YIYANG_LONG=1, each in a thread of its own as in the program. */
const isLong = process.env['YIYANG_LONG'] === '1';
const count = isLong ? 2000 : 150;
const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const known = sampleLedger();
const kinds = Object.keys(kindSpecs) as CheckableKind[];

/** Compound files, bare BIFF and markup go to the library, which only a thread can be stopped from reading. */
function isForLibrary(bytes: Buffer): boolean {
  return bytes[0] === 0xd0 || bytes[0] === 0x09 || bytes.subarray(0, 64).includes('<');
}

/** The code of the refusal; anything else that is thrown is a fault of the program. */
function refused(error: unknown, number: number): string {
  if (error instanceof AppError && isErrorCode(error.code)) return error.code;
  throw new Error(`file ${number}`, { cause: error });
}

function checked(grid: WorkbookGrid, kind: CheckableKind, number: number): string {
  try {
    const file = checkFile(grid, kind, { today, known });
    if (file.verdicts.length !== file.rows) throw new Error('a row without a verdict');
    for (const { row, status, record, issues } of file.verdicts)
      if ((status === 'rejected') !== (record === null) || (status === 'rejected') !== issues.length > 0)
        throw new Error(`row ${row} is neither accepted nor refused`);
    return 'checked';
  } catch (error) {
    return refused(error, number);
  }
}

describe('mutated workbooks', () => {
  it(`of ${count} each is refused in plain words or checked, and nothing breaks`, async () => {
    const outcomes = new Map<string, number>();
    const tally = (outcome: string): void => void outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    for (let number = 0; number < count; number++) {
      const { name, bytes } = mutant(number);
      const file = join(folder, name);
      writeFileSync(file, bytes);
      let grid: WorkbookGrid | null = null;
      try {
        grid = isLong || isForLibrary(bytes) ? await readWorkbookInWorker(file, { timeoutMilliseconds: 60_000 }) : await readWorkbook(file);
      } catch (error) {
        tally(refused(error, number));
      }
      if (grid) for (const kind of kinds) tally(checked(grid, kind, number));
    }
    // The files reach every part of the reader and the checks.
    for (const outcome of ['checked', 'HEADER_NOT_FOUND', 'FILE_DAMAGED', 'FILE_NOT_A_WORKBOOK', 'FILE_TOO_COMPLEX'])
      expect([outcome, outcomes.get(outcome) ?? 0]).toEqual([outcome, expect.toSatisfy((times: number) => times > 0)]);
    expect([...outcomes.keys()].filter((outcome) => outcome.startsWith('FILE_')).sort()).not.toContain('FILE_NOT_FOUND');
  }, 3_600_000);
});
