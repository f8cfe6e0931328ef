/** A preview is written only while the ledger is as it was when the file was checked; looking, saving and printing change nothing. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { InputOf, MethodName, OutputOf } from '../../electron/contract/index.ts';
import type { Result } from '../../electron/contract/result.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { createRouter, type Router } from '../../electron/backend/router.ts';
import { fixedClock } from '../../database/core/clock.ts';
import { temporaryFolder, testPassphrase, type TemporaryFolder } from '../helpers/ledger.ts';
import { sampleFile } from '../helpers/sample-county.ts';

let folder: TemporaryFolder;
let router: Router;

async function ask<Name extends MethodName>(
  method: Name,
  input: InputOf<Name>,
  path: string | null = null,
): Promise<Result<OutputOf<Name>>> {
  return (await router.handle({ method, input, path, jobId: null })) as Result<OutputOf<Name>>;
}

async function done<Name extends MethodName>(method: Name, input: InputOf<Name>, path: string | null = null): Promise<OutputOf<Name>> {
  const result = await ask(method, input, path);
  if (!result.ok) throw new Error(`${method}: ${result.error.text.what}`);
  return result.value;
}

beforeEach(async () => {
  folder = temporaryFolder();
  router = createRouter({
    profileFolder: join(folder.path, 'profile'),
    emit: () => {},
    appVersion: '0.0.0',
    isDemo: false,
    clock: fixedClock(isoDate('2022-02-01')),
  });
  await done('ledger.create', { name: '样县', regionCode: '370983', userName: '管理员', passphrase: testPassphrase }, folder.path);
  const homes = await done('imports.preview', { kind: 'homes' }, sampleFile('敬老院名册.xlsx'));
  await done('imports.commit', { previewId: homes.previewId, isSkippingInvalid: false });
});
afterEach(() => {
  router.close();
  folder.remove();
});

test('存了错误清单、记了另一份表的对应关系、增加了用户之后，预览仍可写入', async () => {
  const { previewId } = await done('imports.preview', { kind: null }, sampleFile('特困人员花名册.xlsx'));
  const marked = join(folder.path, '标注.xlsx');
  await done('imports.saveErrors', { previewId }, marked);
  expect(existsSync(marked)).toBe(true);
  const other = await done('imports.preview', { kind: 'standards' }, sampleFile('救助标准表.xlsx'));
  const mapping = Object.fromEntries(other.fields.map((field) => [field.key, field.column]));
  await done('imports.remap', { previewId: other.previewId, kind: 'standards', sheetName: null, headerRow: null, mapping });
  await done('users.add', { name: '审批员', role: 'county_approver', passphrase: '松柏常青 第二个人 77' });
  expect(await done('imports.commit', { previewId, isSkippingInvalid: true })).toMatchObject({ accepted: 589, rejected: 12 });
});

test('台账有了变动的，预览要重做', async () => {
  const roster = await done('imports.preview', { kind: null }, sampleFile('特困人员花名册.xlsx'));
  const standards = await done('imports.preview', { kind: 'standards' }, sampleFile('救助标准表.xlsx'));
  await done('imports.commit', { previewId: standards.previewId, isSkippingInvalid: false });
  expect(await ask('imports.commit', { previewId: roster.previewId, isSkippingInvalid: true })).toMatchObject({
    ok: false,
    error: { code: 'PREVIEW_STALE', text: { what: '预览之后台账有了变动，没有写入任何数据。' } },
  });
  const again = await done('imports.remap', { previewId: roster.previewId, kind: null, sheetName: null, headerRow: null, mapping: null });
  expect(await done('imports.commit', { previewId: again.previewId, isSkippingInvalid: true })).toMatchObject({ accepted: 589 });
});
