/** A table whose header nobody recognises: refused, but kept, so that the user can say where its header is. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Result } from '../../electron/contract/result.ts';
import type { ImportPreview } from '../../electron/contract/imports.ts';
import { createRouter, type Router } from '../../electron/backend/router.ts';
import { fixedClock } from '../../database/core/clock.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { temporaryFolder, testPassphrase, type TemporaryFolder } from '../helpers/ledger.ts';

let folder: TemporaryFolder;
let router: Router;
const send = (method: string, input: unknown, path: string | null = null): Promise<Result<unknown>> =>
  router.handle({ method, input, path, jobId: null });

beforeAll(async () => {
  folder = temporaryFolder();
  router = createRouter({
    profileFolder: join(folder.path, 'profile'),
    emit: () => {},
    appVersion: '0.0.0',
    isDemo: false,
    clock: fixedClock(isoDate('2022-02-01')),
  });
  const created = await send(
    'ledger.create',
    { name: '样县', regionCode: '370983', userName: '管理员', passphrase: testPassphrase },
    folder.path,
  );
  expect(created.ok).toBe(true);
});
afterAll(() => {
  router.close();
  folder.remove();
});

test('认不出表头的表格：拒绝并留着，指明种类和表头行后逐列对应', async () => {
  const path = join(folder.path, '机构.csv');
  writeFileSync(path, '本县机构一览,,,\n代号,单位,在哪里,几张床\nA01,阳光院,新城街道,20\n');
  const refused = await send('imports.preview', { kind: null }, path);
  if (refused.ok) throw new Error('the table was recognised');
  expect(refused.error.code).toBe('HEADER_NOT_FOUND');
  const { previewId } = refused.error.params;
  expect(previewId).toEqual(expect.any(String));

  expect(await send('imports.rows', { previewId, status: null, offset: 0, limit: 10 })).toMatchObject({
    ok: false,
    error: { code: 'PREVIEW_GONE' },
  });
  const read = await send('imports.remap', { previewId, kind: 'homes', sheetName: null, headerRow: 2, mapping: null });
  if (!read.ok) throw new Error(read.error.text.what);
  const preview = read.value as ImportPreview;
  expect(preview).toMatchObject({ previewId, kind: 'homes', headerRows: [2], counts: { rows: 0 } });
  expect(preview.columns.map(({ title, sample }) => [title, sample])).toEqual([
    ['代号', 'A01'],
    ['单位', '阳光院'],
    ['在哪里', '新城街道'],
    ['几张床', '20'],
  ]);
  expect(preview.fields.find((field) => field.key === 'name')).toMatchObject({ isRequired: true, column: null });

  // Once counted up to for ever: the row after the largest whole number is that number itself.
  const remap = (headerRow: number) => send('imports.remap', { previewId, kind: 'homes', sheetName: null, headerRow, mapping: null });
  expect(await remap(Number.MAX_SAFE_INTEGER)).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
  expect(await remap(1_048_576)).toMatchObject({ ok: true, value: { counts: { rows: 0 } } });
});
