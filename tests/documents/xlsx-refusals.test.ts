import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ReportRow } from '../../database/documents/report-table.ts';
import { workbookSteps, writeWorkbook } from '../../database/documents/xlsx/workbook.ts';
import { createZipWriter } from '../../database/documents/xlsx/zip-writer.ts';
import { AppError } from '../../electron/contract/result.ts';
import { report, sampleRows, table } from './xlsx-sample.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xlsx-refusals-'));
});
afterEach(() => {
  chmodSync(folder, 0o755);
  rmSync(folder, { recursive: true, force: true });
});

/** Counts as many rows as are asked for, and remembers whether it was closed. */
function cursor(count: number): { rows: Iterable<ReportRow>; state: { read: number; isClosed: boolean } } {
  const state = { read: 0, isClosed: false };
  function* rows(): Generator<ReportRow> {
    try {
      for (; state.read < count; state.read++) yield sampleRows[state.read % sampleRows.length] ?? [];
    } finally {
      state.isClosed = true;
    }
  }
  return { rows: rows(), state };
}

function refusal(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('a workbook is whole or not there', () => {
  test('steps report progress every 1000 rows', () => {
    const path = join(folder, '表.xlsx');
    const { rows } = cursor(3500);
    const steps = [...workbookSteps(report([table({ rows, rowCount: 3500 }), table({ name: '二' })]), path)];
    expect(steps.map(({ done }) => done)).toEqual([1000, 2000, 3000, 3500, 3540]);
    expect(steps.every(({ total }) => total === 3540)).toBe(true);
    expect(readdirSync(folder)).toEqual(['表.xlsx']);
  });

  test('cancelling deletes what was begun, closes the cursor and keeps the old file', () => {
    const path = join(folder, '表.xlsx');
    writeFileSync(path, 'old');
    const { rows, state } = cursor(100_000);
    const steps = workbookSteps(report([table({ rows, rowCount: 100_000 })]), path);
    expect(steps.next().value).toEqual({ done: 1000, total: 100_000 });
    expect(readdirSync(folder)).toContain('表.xlsx.partial');
    steps.return({ rows: 0, bytes: 0 });
    expect(readdirSync(folder)).toEqual(['表.xlsx']);
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(state).toEqual({ read: 999, isClosed: true });
  });

  test('a fault of the rows passes through and leaves nothing', () => {
    function* rows(): Generator<ReportRow> {
      yield sampleRows[0] ?? [];
      throw new Error('the cursor broke');
    }
    expect(() => writeWorkbook(report([table({ rows: rows() })]), join(folder, '表.xlsx'))).toThrow('the cursor broke');
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    ['a row too few', { rowCount: sampleRows.length + 1 }],
    ['a row too many', { rowCount: sampleRows.length - 1 }],
    ['a row of another width', { rows: [['只有一格']], rowCount: 1 }],
    ['half a fen', { rows: [(sampleRows[0] ?? []).with(6, 0.5)], rowCount: 1 }],
    ['capitals of a column without a sum', { wordsColumn: 1 }],
  ])('%s is a fault of the maker and leaves nothing', (_, change) => {
    expect(() => writeWorkbook(report([table(change)]), join(folder, '表.xlsx'))).toThrow(RangeError);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('the folder is gone', () => {
    const path = join(folder, '没有', '表.xlsx');
    expect(refusal(() => writeWorkbook(report(), path))).toBe(`无法写入文件：${path}（文件夹不存在）`);
  });

  test('a folder of that name is in the way', () => {
    const path = join(folder, '表.xlsx');
    mkdirSync(path);
    expect(refusal(() => writeWorkbook(report(), path))).toBe(`无法写入文件：${path}（同名的文件夹已经存在）`);
    expect(readdirSync(folder)).toEqual(['表.xlsx']);
  });

  // Windows keeps no such rights on folders.
  test.runIf(process.platform !== 'win32')('the folder is not writable', () => {
    chmodSync(folder, 0o555);
    const path = join(folder, '表.xlsx');
    const documents = new URL('../../database/documents/xlsx/', import.meta.url);
    const script = `
      import { writeWorkbook } from ${JSON.stringify(new URL('workbook.ts', documents).href)};
      import { report } from ${JSON.stringify(new URL('xlsx-sample.ts', pathToFileURL(`${import.meta.dirname}/`)).href)};
      try { writeWorkbook(report(), ${JSON.stringify(path)}); } catch (error) { process.stdout.write(error.code + ' ' + error.message); }`;
    // Root may write everywhere, so the try is made as nobody.
    const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const answer = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8', ...user });
    expect(answer).toBe(`FILE_NOT_WRITABLE 无法写入文件：${path}（没有写入权限）`);
    expect(existsSync(path)).toBe(false);
  });

  test('more rows than a worksheet holds', { timeout: 60_000 }, () => {
    const row: ReportRow = ['一'];
    function* rows(): Generator<ReportRow> {
      for (;;) yield row;
    }
    const path = join(folder, '表.xlsx');
    const endless = table({ columns: [{ title: '甲', kind: 'text', widthMm: 20 }], rows: rows(), rowCount: 2_000_000, wordsColumn: null });
    expect(refusal(() => writeWorkbook(report([endless]), path))).toBe(
      `无法写入文件：${path}（“分散供养”超过一张工作表能容纳的行数，请分批导出）`,
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  test('more than 4 GB', () => {
    let size = 0xffff_ff00;
    const file = {
      path: '表.xlsx',
      append: (bytes: Uint8Array) => {
        size += bytes.length;
      },
      patch: () => undefined,
      get size() {
        return size;
      },
      commit: () => undefined,
      discard: () => undefined,
    };
    const zip = createZipWriter(file);
    zip.begin('a.xml');
    const noise = Uint8Array.from({ length: 1000 }, (_, index) => (index * index * 31) % 251);
    expect(refusal(() => zip.write(noise))).toBe('无法写入文件：表.xlsx（内容超过 4 GB，请分批导出）');
  });
});
