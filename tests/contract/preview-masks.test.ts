/** What a preview shows of numbers: the file's own where something is wrong with them, the ledger's never in full. */
import { expect, it } from 'vitest';
import { importHandlers } from '../../electron/backend/handlers/imports.ts';
import type { Call } from '../../electron/backend/session.ts';
import type { CellWarning, RowVerdict } from '../../database/features/imports/verdicts.ts';

const recorded = '6228480000000000018';
const inFile = '6228480000000000019';

function rowsOf(warnings: readonly CellWarning[]): Promise<unknown> {
  const verdict: RowVerdict = {
    row: 2,
    status: 'changed',
    record: null,
    differences: [{ field: 'accountNumber', title: '一卡通账号', before: recorded, after: inFile }],
    issues: [],
    warnings,
  };
  const sheet = { name: '花名册', rows: { columnCount: 1, rowCount: 2, textAt: () => inFile } };
  const preview = {
    table: { mapping: { accountNumber: 1 } },
    sheetName: '花名册',
    grid: { sheets: [sheet] },
    outcome: { verdicts: [verdict] },
  };
  const call = { backend: { previews: { get: () => preview } }, path: null, jobId: null } as unknown as Call;
  return Promise.resolve(importHandlers['imports.rows'](call, { previewId: 'a', status: null, offset: 0, limit: 10 }));
}

it('a doubtful account is shown as the file has it, the recorded one masked', async () => {
  const doubt: CellWarning = {
    code: 'ACCOUNT_LUHN',
    field: 'accountNumber',
    row: 2,
    column: '一卡通账号',
    columnNumber: 1,
    value: inFile,
    message: '没有通过卡号校验',
  };
  expect(await rowsOf([doubt])).toMatchObject({
    rows: [{ cells: [inFile], changes: [{ title: '一卡通账号', before: '尾号0018', after: inFile }] }],
  });
  expect(await rowsOf([])).toMatchObject({ rows: [{ cells: ['尾号0019'], changes: [{ before: '尾号0018', after: '尾号0019' }] }] });
});
