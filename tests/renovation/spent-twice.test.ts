/** 累计支出 of an imported file and payments typed of the same money: counted once, on every page and in the indicator. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finish, row, transaction, type WriteContext } from '../../database/core/sql.ts';
import { commitSteps } from '../../database/features/imports/commit.ts';
import { makePreview } from '../../database/features/imports/preview.ts';
import { rejectionsOf } from '../../database/features/imports/verdicts.ts';
import { projectLines } from '../../database/features/renovation/ledger-lines.ts';
import { moneyOf } from '../../database/features/renovation/money.ts';
import { amountsByProject } from '../../database/features/renovation/queries-projects.ts';
import { beyondPayments, spentWith } from '../../database/features/renovation/rules-spent.ts';
import { saveContract } from '../../database/features/renovation/service-contracts.ts';
import { addPayment, withdrawPayment } from '../../database/features/renovation/service-payments.ts';
import { moneyUntil } from '../../database/features/renovation/task-members.ts';
import { countyWide } from '../../database/features/users/scope.ts';
import { isoDate, type IsoDate } from '../../electron/contract/values.ts';
import { asUser, memoryLedger, temporaryFolder, type TemporaryFolder } from '../helpers/ledger.ts';
import { contractInput, evidenceIn, homeIn, onDay, paymentInput, receive, refusalText, yuan } from './money-project.ts';

let folder: TemporaryFolder;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

const header =
  '项目编号,年度任务批次,敬老院名称,改造类型,改造前床位,改造前护理型,改造后床位,改造后护理型,批复投资(万元),资金到位(万元),资金支出(万元),计划开工,实际开工,当前阶段,形象进度%,责任人';
/** The file of a day: 到位 and 累计支出 in ten thousand yuan. */
async function file(context: WriteContext, asOf: string, received: number, spent: number): Promise<readonly string[]> {
  const path = join(folder.path, `${asOf}-${spent}.csv`);
  const line = `G1,2021,H1敬老院,改扩建,100,20,120,60,300,${received},${spent},2021-03-01,2021-03-01,施工,50,王工`;
  writeFileSync(path, [`截至日期：${asOf}`, header, line].join('\n'));
  const preview = await makePreview(context, { kind: 'projects', path });
  const refused = rejectionsOf(preview.checked).map(({ column, code, message }) => `${column} ${code} ${message}`);
  if (refused.length === 0) finish(commitSteps(context, { ...preview, isSkippingInvalid: false }));
  return refused;
}

async function imported() {
  const context = memoryLedger();
  homeIn(context, 'H1');
  expect(await file(context, '2021-06-30', 100, 60)).toEqual([]);
  const projectId = row<{ id: number }>(context, "SELECT renovation_project_id AS id FROM renovation_project WHERE code = 'G1'")?.id ?? 0;
  const { contractId } = saveContract(context, contractInput(projectId, { signedOn: isoDate('2021-02-10') }));
  receive(context, projectId, 'county', yuan('1500000'), '2021-01-15');
  return { context, projectId, contractId };
}
type World = Awaited<ReturnType<typeof imported>>;
const pay = ({ context, contractId }: World, no: string, day: string, amount: string) =>
  addPayment(context, paymentInput(contractId, no, day, yuan(amount)));

/** 支出 in every place that tells it, on a day, in yuan. */
function spentEverywhere({ context, projectId }: World, day: string): readonly number[] {
  const on = isoDate(day);
  const found = [
    moneyOf(context, projectId, on).totals.spentFen,
    moneyOf(context, projectId, on).sources.reduce((sum, { spentFen }) => sum + spentFen, 0),
    projectLines(context, on)[0]?.line.spentFen ?? 0,
    amountsByProject(context, on).get(projectId)?.paidFen ?? 0,
    moneyUntil(countyWide(context), on)[0]?.spentFen ?? 0,
  ];
  return [...new Set(found.map((fen) => fen / 100))];
}

describe('支出 of a file of 30 June: 600,000 yuan', () => {
  it('stands for what was paid up to that day: such a payment typed later is part of it', async () => {
    const world = await imported();
    expect(spentEverywhere(world, '2021-06-30')).toEqual([600_000]);
    pay(world, '1', '2021-05-10', '250000');
    expect(spentEverywhere(world, '2021-06-30')).toEqual([600_000]);
    pay(world, '2', '2021-06-30', '350000');
    expect(spentEverywhere(world, '2021-12-31')).toEqual([600_000]);
    // Before the day of the file only the payments are known.
    expect(spentEverywhere(world, '2021-05-31')).toEqual([250_000]);
  });

  it('a payment after it adds; payments of before it that are more than it told hold', async () => {
    const world = await imported();
    pay(world, '1', '2021-07-01', '100000');
    expect(spentEverywhere(world, '2021-06-30')).toEqual([600_000]);
    expect(spentEverywhere(world, '2021-07-01')).toEqual([700_000]);
    pay(world, '2', '2021-06-01', '650000');
    expect(spentEverywhere(world, '2021-07-01')).toEqual([750_000]);
  });

  it('a payment taken back leaves what the file told', async () => {
    const world = await imported();
    const { paymentId } = pay(world, '1', '2021-06-01', '200000');
    withdrawPayment(world.context, { paymentId, reason: '登记有误' });
    expect(spentEverywhere(world, '2021-12-31')).toEqual([600_000]);
  });

  it('the next file is compared with what was spent by its own day, later payments are no contradiction', async () => {
    const world = await imported();
    pay(world, '1', '2021-06-15', '250000');
    pay(world, '2', '2021-09-01', '100000');
    expect(await file(world.context, '2021-08-31', 250, 65)).toEqual([]);
    expect(spentEverywhere(world, '2021-08-31')).toEqual([650_000]);
    expect(spentEverywhere(world, '2021-12-31')).toEqual([750_000]);
    const refused = await file(world.context, '2021-09-30', 250, 70);
    expect(refused).toHaveLength(1);
    expect(refused[0]).toContain('75 万元，多于');
    expect(await file(world.context, '2021-09-30', 250, 80)).toEqual([]);
    expect(spentEverywhere(world, '2021-12-31')).toEqual([800_000]);
  });

  it('the figure a file told is kept', async () => {
    const { context } = await imported();
    const change = () =>
      transaction(context, (writer) => writer.connection.exec("UPDATE renovation_fund SET told_fen = 1 WHERE kind = 'spent'"));
    expect(change).toThrow('append-only');
  });

  it('a payment of the time of the file may be paid out of the money the file told', async () => {
    const { context, projectId, contractId } = await imported();
    const unsplit = (no: string, day: string, amount: string) =>
      refusalText(() =>
        addPayment(context, paymentInput(contractId, no, day, yuan(amount), { sources: [{ source: 'unsplit', fen: yuan(amount) }] })),
      )?.code ?? null;
    // 1,000,000 had come, 600,000 of it was spent by the file's day.
    expect(unsplit('1', '2021-07-05', '400000.01')).toBe('PAYMENT_SOURCE_SHORT');
    expect(unsplit('2', '2021-06-30', '450000')).toBeNull();
    expect(moneyOf(context, projectId, isoDate('2021-12-31')).sources.find(({ source }) => source === 'unsplit')).toMatchObject({
      spentFen: 60_000_000,
      leftFen: 40_000_000,
    });
    expect(unsplit('3', '2021-07-05', '400000')).toBeNull();
  });
});

describe('结算审定', () => {
  it('caps all contracts of the project together; only an approver passes it, with a reason', async () => {
    const world = await imported();
    const { context, projectId } = world;
    const other = saveContract(context, contractInput(projectId, { kind: 'design', contractNo: '设1', signedOn: isoDate('2021-02-10') }));
    receive(context, projectId, 'county', yuan('2000000'), '2021-01-16');
    pay(world, '1', '2021-07-01', '1200000');
    evidenceIn(context, projectId, 'settled', isoDate('2021-12-20'));
    const money = moneyOf(context, projectId, isoDate('2021-12-31'));
    // 1,860,000 audited, 600,000 told by the file and 1,200,000 paid after it.
    expect(money).toMatchObject({ auditedFen: 186_000_000, auditedLeftFen: 6_000_000 });
    expect(money.contracts.find((one) => one.contractId === other.contractId)?.possibleNowFen).toBe(6_000_000);
    const design = (no: string, amount: string, why: string | null, as: WriteContext = context) =>
      refusalText(() =>
        addPayment(onDay(as, '2021-12-31'), paymentInput(other.contractId, no, '2021-12-31', yuan(amount), { exceptionReason: why })),
      );
    expect(design('2', '60000.01', null)).toMatchObject({
      code: 'PAYMENT_OVER_AUDITED',
      what: '本次付款后累计支出 1,860,000.01 元，超过结算审定金额 1,860,000.00 元，现在最多可付 60,000.00 元。',
    });
    expect(design('2', '60000', null)).toBeNull();
    // Of the time of the file: already in its figure.
    expect(refusalText(() => pay(world, '3', '2021-06-30', '5000'))).toBeNull();
    expect(design('4', '10000', '审计后补充勘察费', asUser(context, '经办甲', 'county_clerk'))?.code).toBe('RENOVATION_EXCEPTION_ROLE');
    expect(design('4', '10000', '审计后补充勘察费', asUser(context, '审批乙', 'county_approver'))).toBeNull();
    const after = moneyOf(context, projectId, isoDate('2021-12-31'));
    expect(after.payments.at(-1)).toMatchObject({ exceptionReason: '审计后补充勘察费', exceptionBy: '审批乙' });
    expect(after.warnings).toContain('支出 1,870,000.00 元超过结算审定 1,860,000.00 元，多 10,000.00 元，请核对收回');
  });
});

describe('told and paid, at random', () => {
  const flow = fc.record({
    on: fc.integer({ min: 1, max: 28 }).map((day) => `2021-06-${String(day).padStart(2, '0')}` as IsoDate),
    fen: fc.integer({ min: 1, max: 1000 }),
  });
  it('never tells less than the last file, than the payments, or than a file and what was paid after it', () => {
    fc.assert(
      fc.property(fc.array(flow, { maxLength: 5 }), fc.array(flow, { maxLength: 8 }), (told, payments) => {
        const all = spentWith(told, payments);
        const sum = (list: typeof payments): number => list.reduce((total, { fen }) => total + fen, 0);
        const candidates = [sum(payments), ...told.map((one) => one.fen + sum(payments.filter(({ on }) => on > one.on)))];
        expect(all).toBe(Math.max(...candidates));
        expect(beyondPayments(told, payments, '2021-05-31' as IsoDate)).toBe(0);
      }),
    );
  });
});
