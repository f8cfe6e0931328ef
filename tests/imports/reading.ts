/** Files written and read back in a folder of their own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeError } from '../../electron/contract/messages.ts';
import { AppError } from '../../electron/contract/result.ts';
import { readWorkbook } from '../../database/features/imports/reader.ts';
import type { WorkbookGrid } from '../../database/features/imports/reader-grid.ts';

export type ReadingFolder = {
  readonly path: string;
  /** The file that is written when no name is given. */
  readonly file: string;
  /** Writes the bytes and reads them. */
  readonly open: (bytes: Buffer | string, name?: string) => Promise<WorkbookGrid>;
  readonly remove: () => void;
};

export function readingFolder(): ReadingFolder {
  const path = mkdtempSync(join(tmpdir(), 'reading-'));
  const usual = '文件.xlsx';
  return {
    path,
    file: join(path, usual),
    open: async (bytes, name = usual) => {
      writeFileSync(join(path, name), bytes);
      return readWorkbook(join(path, name));
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** Cells of the first sheet, each with its kind. */
export function cells(grid: WorkbookGrid): string[][] {
  const rows = grid.sheets[0]?.rows;
  if (!rows) return [];
  return Array.from({ length: rows.rowCount }, (_, row) =>
    Array.from({ length: rows.columnCount }, (_, column) => `${rows.kindAt(row + 1, column + 1)}:${rows.textAt(row + 1, column + 1)}`),
  );
}

/** What happened and what to do next, as the user reads it. */
export async function refusal(action: () => Promise<unknown>): Promise<string> {
  try {
    await action();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { what, next } = describeError(error.code, error.params);
    return `${error.code}：${what}${what.endsWith('。') ? '' : '。'}${next}`;
  }
  throw new Error('it was not refused');
}

export const sheetData = (rows: string): string => `<sheetData>${rows}</sheetData>`;
export const oneCell = sheetData('<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row>');
