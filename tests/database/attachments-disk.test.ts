import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, type TestContext } from 'vitest';
import { describeError } from '../../electron/contract/messages.ts';
import { AppError } from '../../electron/contract/result.ts';
import { finish, row } from '../../database/core/sql.ts';
import { checkSteps } from '../../database/features/attachments/check.ts';
import * as attachments from '../../database/features/attachments/service.ts';
import { closeLedger } from '../../database/features/ledger/service.ts';
import { openDesk, type Desk } from '../helpers/attachments.ts';
import { temporaryFolder, type TemporaryFolder } from '../helpers/ledger.ts';
import { pdf } from '../helpers/pictures.ts';
import { smallDisk, type SmallDisk } from '../helpers/small-disk.ts';

let place: TemporaryFolder;
let disk: SmallDisk | null;
let desk: Desk;
beforeEach(() => {
  place = temporaryFolder();
  disk = smallDisk(place.path, 8);
  desk = openDesk(join(disk?.path ?? place.path, 'attachments'));
});
afterEach(() => {
  closeLedger(desk.ledger);
  desk.folder.remove();
  disk?.remove();
  place.remove();
});

function needDisk(test: TestContext): SmallDisk {
  if (!disk) test.skip('no small disk here');
  return disk;
}

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { what, next } = describeError(error.code, error.params);
    return `${what}${next}`.replaceAll(desk.store.folder, '…');
  }
  throw new Error('was done');
}
const counts = (): unknown => row(desk.context, 'SELECT (SELECT count(*) FROM attachment) AS rows, max(seq) AS seq FROM audit');
const check = () => finish(checkSteps(desk.context, desk.store));

it('a full disk: nothing is written, and with room again it succeeds', (test) => {
  const full = needDisk(test);
  const path = desk.file('审批表.pdf', pdf('表', 3 * 1024 * 1024));
  const before = counts();
  full.fill();
  expect(refusal(() => desk.add(path))).toMatch(/^磁盘空间不足，没有写成：…这个磁盘只剩 \S+ (?:字节|KB)。这一次没有写成/);
  expect(counts()).toEqual(before);
  expect(check()).toMatchObject({ files: 0, problems: [] });
  full.free();
  desk.add(path);
  expect(check()).toMatchObject({ files: 1, problems: [], looseFiles: [] });
});

it('full in the middle of the file: what was begun is no attachment, and is used up by the next attempt', (test) => {
  needDisk(test);
  const path = desk.file('审批表.pdf', pdf('表', 10 * 1024 * 1024));
  const before = counts();
  expect(refusal(() => desk.add(path))).toContain('磁盘空间不足');
  expect(counts()).toEqual(before);
  expect(check()).toMatchObject({ files: 0, problems: [], looseFiles: [] });
  // The room is free again at once.
  desk.add(desk.file('小.pdf', pdf('小', 5 * 1024 * 1024)));
  expect(check()).toMatchObject({ files: 1, problems: [] });
});

it('a disk that may only be read shows what is there and takes nothing', (test) => {
  const full = needDisk(test);
  const { attachmentId } = desk.add(desk.file('一.pdf', pdf('一')));
  full.readOnly(true);
  expect(refusal(() => desk.add(desk.file('二.pdf', pdf('二'))))).toContain('（磁盘是只读的）');
  expect(attachments.open(desk.context, desk.store, attachmentId).bytes).toHaveLength(pdf('一').length);
  full.readOnly(false);
});

it('a disk that was pulled out, and plugged in again', (test) => {
  const full = needDisk(test);
  const { attachmentId } = desk.add(desk.file('一.pdf', pdf('一')));
  full.pull();
  expect(attachments.list(desk.context, desk.store, { entity: 'person', id: desk.personId }).rows[0]?.isPresent).toBe(false);
  expect(check().problems).toMatchObject([{ state: 'missing', title: '一' }]);
  expect(refusal(() => attachments.open(desk.context, desk.store, attachmentId))).toBe(
    '附件“一”的文件不在附件文件夹里：…请从备份恢复附件文件夹；手里有同一份原件的，重新添加到任何人名下即可补回。',
  );
  full.plugIn();
  expect(check().problems).toEqual([]);
  expect(attachments.open(desk.context, desk.store, attachmentId).bytes).toHaveLength(pdf('一').length);
});

it('a file in the place of the folder', () => {
  writeFileSync(desk.store.folder, 'x');
  expect(refusal(() => desk.add(desk.file('一.pdf', pdf('一'))))).toContain('文件夹的位置被同名文件占用');
  rmSync(desk.store.folder);
  mkdirSync(desk.store.folder);
  desk.add(desk.file('一.pdf', pdf('一')));
  expect(existsSync(desk.store.folder) && readdirSync(desk.store.folder)).toHaveLength(1);
});
