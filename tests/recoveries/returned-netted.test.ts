import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { row, rows } from '../../database/core/sql.ts';
import { openLines } from '../../database/features/bank/queries.ts';
import * as bank from '../../database/features/bank/service.ts';
import { explain } from '../../database/features/payments/service-explain.ts';
import { history } from '../../database/features/payments/service-history.ts';
import { holdPayments } from '../../database/features/payments/service-holds.ts';
import * as people from '../../database/features/people/service.ts';
import { isoDate, isoMonth, type IsoDate } from '../../electron/contract/values.ts';
import { resultFile, sentRows, take } from '../bank/bank-county.ts';
import { register } from '../database/payments-county.ts';
import { asUser, temporaryFolder, type TemporaryFolder, type TestLedger } from '../helpers/ledger.ts';
import { die, lock, lockFrom, office, type Office } from './recoveries-county.ts';

const caregiverAccount = '6217000000000000020';
let at: Office;
let folder: TemporaryFolder;
beforeEach(() => {
  at = office();
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

function sheetOf(month: string): number {
  return rows<{ id: number }>(at.admin, 'SELECT sheet_id AS id FROM sheet WHERE month = ?', month)[0]?.id ?? 0;
}

/** Sends the sheet of a month to the bank, which pays everybody but those for whom `isRefused`. */
async function sendBack(month: string, on: IsoDate, isRefused: (sent: { account: string; name: string }) => boolean): Promise<void> {
  const sheetId = sheetOf(month);
  const { bankFileId } = bank.makeFile(at.clerk, { sheetId, part: 'all', layoutKey: 'agent' });
  bank.advance(at.clerk, { sheetId, action: 'send', happenedOn: on, documentNumber: '样财送〔2022〕2号', note: null, reason: null });
  const answers = sentRows(at.admin, bankFileId).map((sent) =>
    isRefused(sent) ? { ...sent, outcome: '失败', reason: '账户异常' } : { ...sent, outcome: '成功' },
  );
  expect(answers.some(({ outcome }) => outcome === '失败')).toBe(true);
  await take(at.clerk, resultFile(folder.path, 'result.csv', answers));
}

describe('抵扣、补发与待定、追回相抵后又被银行退回', () => {
  test('机构的抵扣已与待定相抵一部分，退回后只再扣没有扣成的那部分', async () => {
    at.goTo('2022-01-31');
    const home = { mode: 'centralised', homeId: at.homeIds[0], caregiver: null } as const;
    for (const sequence of [3, 4, 5]) register(at.admin, { ...home, sequence, level: 'completeLoss' });
    const late = register(at.admin, { ...home, sequence: 6, name: '赵迟报', level: 'independent' });
    lockFrom(at, '2022-01', '2022-02');
    at.goTo('2022-02-20');
    // More care than was paid for waits for the dead; then the death proves to be earlier still and all of it is taken back.
    people.record(at.clerk, { kind: 'level', personId: late, validFrom: isoDate('2021-12-20'), level: 'completeLoss' });
    const end = die(at.clerk, late, '2022-02-10');
    at.goTo('2022-03-01');
    lock(at, '2022-03');
    people.cancelFact(at.clerk, { factId: end, reason: '日期有误' });
    die(at.clerk, late, '2021-12-25');
    at.goTo('2022-04-01');
    lock(at, '2022-04');
    const netted = rows<{ fen: number }>(
      at.admin,
      `SELECT e.fen FROM claim_entry e JOIN sheet_line l ON l.line_id = e.line_id WHERE l.line_type = 'OFFSET' AND l.person_id = ?`,
      late,
    );
    expect(netted.length).toBeGreaterThan(0);
    await sendBack('2022-04', isoDate('2022-04-01'), ({ name }) => name === '东山敬老院专户');
    at.goTo('2022-05-01');
    lock(at, '2022-05');
    // What the home was paid in January and February, once.
    const charged = openLines(at.admin, sheetOf('2022-05')).filter(({ personId }) => personId === late);
    expect(charged.map(({ of, fen }) => `${of} ${fen}`).sort()).toEqual(['BASIC -66300', 'BASIC -66300', 'CARE -18000', 'CARE -18000']);
    expect(history(at.admin, late).months.flatMap(({ items }) => items.filter(({ differenceFen }) => differenceFen !== 0))).toEqual([]);
  });

  test('补发已与追回相抵一部分，退回的只是发出去的那部分：明细两清，说明与重发的相等', async () => {
    lockFrom(at, '2022-01', '2022-03');
    at.goTo('2022-03-20');
    const fact = die(at.clerk, at.scattered, '2022-01-10');
    at.goTo('2022-04-01');
    lock(at, '2022-04');
    people.cancelFact(at.clerk, { factId: fact, reason: '误报' });
    const said = { personId: at.scattered } as const;
    people.record(at.clerk, { ...said, kind: 'level', validFrom: isoDate('2021-12-20'), level: 'completeLoss' });
    const account = { bank: '样本农商银行', holder: '李照料', number: caregiverAccount };
    people.record(at.clerk, { ...said, kind: 'caregiverAccount', validFrom: isoDate('2021-01-01'), account } as never);
    at.goTo('2022-05-01');
    lock(at, '2022-05');
    await sendBack('2022-05', isoDate('2022-05-01'), (sent) => sent.account === caregiverAccount);
    at.goTo('2022-06-01');
    lock(at, '2022-06');
    const found = history(at.admin, at.scattered);
    expect(found.totals.differenceFen).toBe(0);
    expect(found.months.flatMap(({ items }) => items.filter(({ differenceFen }) => differenceFen !== 0))).toEqual([]);
    const returned = found.sheets.flatMap(({ entries }) => entries.filter(({ title }) => title.startsWith('银行退回2022年2月')));
    expect(returned.map(({ fen }) => fen)).toEqual([-30_000]);
    const { lines } = explain(at.admin, { month: isoMonth('2022-06'), personId: at.scattered });
    const again = lines.find(({ of, forMonth }) => of === 'CARE' && forMonth === '2022-02');
    expect(again?.fen).toBe(30_000);
    expect(again?.steps[1]).toBe(
      '以前各表已列：2022年2月表发放 300.00，2022年4月表追回 -300.00，2022年5月表补发 600.00，2022年5月表银行退回 -300.00，合计 300.00 元',
    );
  });
});

test('为什么暂缓只有县级看得到，乡镇和机构只看到暂缓发放', () => {
  // Somebody has to be paid for a sheet to be made.
  register(at.admin, { sequence: 3, mode: 'centralised', homeId: at.homeIds[0], caregiver: null });
  lockFrom(at, '2022-01', '2022-02');
  at.goTo('2022-02-20');
  for (const personId of [at.scattered, at.resident])
    holdPayments(at.clerk, { personId, type: null, fromMonth: isoMonth('2022-03'), reason: '死亡疑点' });
  at.goTo('2022-03-01');
  lock(at, '2022-03');
  const reasons = (reader: TestLedger, personId: number): (string | null)[] =>
    history(reader, personId).months.flatMap(({ month, items }) => (month === '2022-03' ? items.map(({ reason }) => reason) : []));
  const townCode = row<{ code: string }>(at.admin, 'SELECT town_code AS code FROM person WHERE person_id = ?', at.scattered)?.code ?? '';
  const town = asUser(at.admin, '镇经办', 'town_clerk', { townCode, homeId: null });
  const manager = asUser(at.admin, '东山院长', 'home_manager', { townCode: null, homeId: at.homeIds[0] });
  expect(reasons(at.clerk, at.scattered)).toEqual(['暂缓发放：死亡疑点', '暂缓发放：死亡疑点']);
  expect(reasons(town, at.scattered)).toEqual(['暂缓发放', '暂缓发放']);
  expect(reasons(manager, at.resident)).toEqual(['暂缓发放', '暂缓发放']);
});
