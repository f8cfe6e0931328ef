/** A township sees and answers the problems assigned to it, no others; what the county filed it reads and leaves alone. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { add, withdraw } from '../../database/features/attachments/service.ts';
import { attachmentStore, type AttachmentStore } from '../../database/features/attachments/store.ts';
import { newDataKey } from '../../database/core/keys.ts';
import { problemOn, problemsFor, register, step } from '../../database/features/supervision/service.ts';
import { policyTasks } from '../../database/features/tasks/alerts.ts';
import { isInScope } from '../../database/features/users/scope.ts';
import { townsOn } from '../../database/features/situation/service.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { asUser, memoryLedger, temporaryFolder, type TemporaryFolder, type TestLedger } from '../helpers/ledger.ts';
import { smallestPng } from '../helpers/smallest-png.ts';

const asOf = isoDate('2022-02-10');
const found = {
  foundOn: isoDate('2022-01-10'),
  topic: 'money' as const,
  source: 'self' as const,
  unit: '样镇民政办',
  homeId: null,
  problem: '发放表缺签字',
  taskCode: null,
};
const told = {
  responsibleUnit: null,
  responsiblePerson: null,
  dueOn: null,
  text: '已办',
  documentNo: null,
  happenedOn: isoDate('2022-01-12'),
};
const assign = { ...told, action: 'assign', responsibleUnit: '样镇民政办', dueOn: isoDate('2022-01-31') } as const;

let county: TestLedger;
let town: TestLedger;
let codes: string[];
let folder: TemporaryFolder;
let store: AttachmentStore;
beforeEach(() => {
  folder = temporaryFolder();
  county = memoryLedger();
  codes = townsOn(county, asOf).map(({ code }) => code);
  town = asUser(county, '乡一', 'town_clerk', { townCode: codes[0] ?? '', homeId: null });
  const papers = join(folder.path, 'attachments');
  mkdirSync(papers);
  store = attachmentStore(papers, newDataKey());
});
afterEach(() => folder.remove());

const registerIn = (townCode: string | undefined): number => register(county, { ...found, townCode: townCode ?? null }).supervisionId;

test('a township sees what was assigned to it, from the day it was, and answers that alone', () => {
  const own = registerIn(codes[0]);
  const other = registerIn(codes[1]);
  registerIn(undefined);
  expect(problemsFor(town, asOf)).toEqual([]);
  expect(isInScope(town, 'supervision', own)).toBe(false);
  for (const supervisionId of [own, other]) step(county, { supervisionId, ...assign });
  expect(problemsFor(town, asOf).map(({ supervisionId }) => supervisionId)).toEqual([own]);
  expect(problemsFor(county, asOf)).toHaveLength(3);
  expect([own, other].map((id) => isInScope(town, 'supervision', id))).toEqual([true, false]);
  expect(policyTasks(town, 'town_clerk', asOf)).toMatchObject([{ title: '1 个督查问题等待整改', detail: '其中 1 个已超过整改期限' }]);
  const asked = { supervisionId: own, asOf, userId: town.actor.userId };
  expect(problemOn(town, store, asked).next).toEqual(['rectify']);
  expect(() => step(town, { supervisionId: own, ...told, action: 'account' })).toThrow(/NOT_ALLOWED|没有权限/);
  step(town, { supervisionId: own, ...told, action: 'rectify' });
  expect(problemOn(town, store, asked)).toMatchObject({ state: 'rectified', next: [] });
  expect(() => step(town, { supervisionId: own, ...told, action: 'pass' })).toThrow(/NOT_ALLOWED|没有权限/);
  expect(policyTasks(town, 'town_clerk', asOf)).toEqual([]);
  step(county, { supervisionId: own, ...told, action: 'pass' });
});

test('papers: those of its problem and of the library are open to a township, only its own can it take down', () => {
  const [own, other] = [registerIn(codes[0]), registerIn(codes[1])];
  for (const supervisionId of [own, other]) step(county, { supervisionId, ...assign });
  const path = join(folder.path, '通知.png');
  writeFileSync(path, smallestPng);
  const file = (who: TestLedger, table: 'supervision' | 'policy_document', id: number): number =>
    add(who, store, { owner: { entity: 'filed', id, table }, kind: 'filedPaper', title: '通知', path }).attachmentId;
  const notice = file(county, 'supervision', own);
  const foreign = file(county, 'supervision', other);
  const scan = file(county, 'policy_document', 1);
  expect([notice, foreign, scan].map((id) => isInScope(town, 'attachment', id))).toEqual([true, false, true]);
  for (const attachmentId of [notice, scan]) expect(() => withdraw(town, { attachmentId, reason: '误' })).toThrow(/OUT_OF_SCOPE|范围/);
  const later = registerIn(codes[0]);
  step(county, { supervisionId: later, ...assign });
  const answer = file(town, 'supervision', later);
  withdraw(town, { attachmentId: answer, reason: '传错' });
});
