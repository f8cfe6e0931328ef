/** Funds over real sheets: entered, drawn on at approval, fixed, refused when they would be overspent. */
import { beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../../database/core/clock.ts';
import { finish, row, rows, run, transaction } from '../../database/core/sql.ts';
import * as funds from '../../database/features/funds/service.ts';
import { approveSheet, prepareSheet, reviewSheet } from '../../database/features/payments/service.ts';
import type { FundPlan } from '../../electron/contract/funds-plan.ts';
import { addMonths, fen, firstDayOf, isoDate, isoMonth, type IsoMonth } from '../../electron/contract/values.ts';
import { asUser, type TestLedger } from '../helpers/ledger.ts';
import { build, refusal, smallCounty, type SmallCounty } from './payments-county.ts';

const january = isoMonth('2022-01');
const year = 2022;
/** Basic 663.00 for two people, care 300.00 and 600.00. */
const sheetFen = 222_600;
const [central, province, county] = [1, 2, 4] as const;

let world: SmallCounty;
let context: TestLedger;
let approver: TestLedger;
beforeEach(() => {
  world = smallCounty();
  context = world.context;
  approver = asUser(context, '审批员', 'county_approver');
});

function received(sourceId: number, yuan: number, kind: 'received' | 'allocated' | 'carried' = 'received'): number {
  return funds.record(context, {
    sourceId,
    kind,
    year,
    onDate: isoDate('2022-01-10'),
    documentNo: `样财社〔2022〕${sourceId}号`,
    amountFen: fen(yuan * 100),
    note: yuan < 0 ? '收回指标' : null,
  }).entryId;
}

function ruleOf(plan: FundPlan, basis: 'received' | 'allocated' = 'received'): number {
  const document = { documentNo: '样财社〔2021〕9号', documentTitle: '困难群众救助资金使用办法' };
  return funds.saveRule(context, { ...plan, validFrom: isoDate('2022-01-01'), basis, ...document }).ruleId;
}
const byOrder = (...sourceIds: number[]): FundPlan => ({ kind: 'order', shares: sourceIds.map((sourceId) => ({ sourceId, share: null })) });
const byShares = (...shares: [number, number][]): FundPlan => ({
  kind: 'percent',
  shares: shares.map(([sourceId, percent]) => ({ sourceId, share: percent * 100 })),
});

/** Builds, prepares and reviews the sheet of a month, so that only the approval is left; returns its key. */
function reviewed(month: IsoMonth): number {
  const at = { ...context, clock: fixedClock(firstDayOf(addMonths(month, 1))) };
  const { sheetId } = build(at, month);
  prepareSheet(at, month);
  reviewSheet({ ...approver, clock: at.clock }, { month, reason: null });
  return sheetId;
}
const approve = (month: IsoMonth, reason: string | null = null) => approveSheet(approver, { month, reason });
const shares = (sheetId: number) => funds.fundingOf(context, sheetId).rows.map(({ sourceName, fen: paid }) => [sourceName, paid]);
const auditOf = (action: string) =>
  rows<{ after: string }>(context, 'SELECT after_json AS after FROM audit WHERE action = ? ORDER BY seq', action).map(
    ({ after }) => JSON.parse(after) as Record<string, unknown>,
  );

describe('a county that keeps no funds', () => {
  it('approves its sheets as before, without sources', () => {
    const sheetId = reviewed(january);
    expect(funds.fundingOf(context, sheetId)).toMatchObject({ isUnused: true, by: 'none', rows: [], overspentFen: 0 });
    approve(january);
    expect(funds.fundingOf(context, sheetId)).toMatchObject({ isFixed: true, isUnused: true });
    expect(funds.yearOf(context, year, isoDate('2022-02-01'))).toMatchObject({ unfundedFen: sheetFen, totals: { spentFen: 0 } });
  });
});

describe('which source pays a sheet', () => {
  it('is shown before approval and fixed by it: by shares to the fen', () => {
    received(central, 5000);
    received(county, 5000);
    ruleOf(byShares([central, 33], [county, 67]));
    const sheetId = reviewed(january);
    expect(funds.fundingOf(context, sheetId)).toMatchObject({
      isFixed: false,
      by: 'rule',
      totalFen: sheetFen,
      rows: [
        { sourceName: '中央财政资金', availableFen: 500_000, fen: 73_458, leftFen: 426_542 },
        { sourceName: '县级财政资金', availableFen: 500_000, fen: 149_142, leftFen: 350_858 },
      ],
    });
    approve(january);
    expect(shares(sheetId)).toEqual([
      ['中央财政资金', 73_458],
      ['县级财政资金', 149_142],
    ]);
    expect(auditOf('fund.fix')).toMatchObject([{ month: january, totalFen: sheetFen }]);
  });

  it('draws in order, the last source bearing the rest', () => {
    received(central, 1000);
    received(province, 500);
    received(county, 5000);
    ruleOf(byOrder(central, province, county));
    const sheetId = reviewed(january);
    approve(january);
    expect(shares(sheetId)).toEqual([
      ['中央财政资金', 100_000],
      ['省级财政资金', 50_000],
      ['县级财政资金', 72_600],
    ]);
    // The next sheet finds the first two empty.
    const next = reviewed(addMonths(january, 1));
    expect(shares(next)).toEqual([
      ['中央财政资金', 0],
      ['省级财政资金', 0],
      ['县级财政资金', sheetFen],
    ]);
  });

  it('is chosen for one sheet until it is approved, never after', () => {
    received(central, 5000);
    received(county, 5000);
    ruleOf(byOrder(central));
    const sheetId = reviewed(january);
    funds.choose(context, { sheetId, plan: byOrder(county), reason: '中央资金留作下月' });
    expect(funds.fundingOf(context, sheetId)).toMatchObject({ by: 'chosen', choiceReason: '中央资金留作下月' });
    approve(january);
    expect(shares(sheetId)).toEqual([['县级财政资金', sheetFen]]);
    expect(refusal(() => funds.choose(context, { sheetId, plan: null, reason: '改回' })).code).toBe('FUND_SHEET_LOCKED');
  });

  it('keeps what was fixed when the rule, the name and the entries change later', () => {
    const entryId = received(central, 5000);
    const ruleId = ruleOf(byOrder(central));
    const sheetId = reviewed(january);
    approve(january);
    funds.withdrawRule(context, { ruleId, reason: '文件废止' });
    ruleOf(byOrder(county));
    funds.saveSource(context, { sourceId: central, name: '中央财政困难群众救助补助资金' });
    funds.withdraw(context, { entryId, reason: '重复登记' });
    expect(funds.fundingOf(context, sheetId).rows).toMatchObject([{ sourceName: '中央财政资金', fen: sheetFen, availableFen: 500_000 }]);
    // The year says what it has come to: spent and no money for it.
    const { sources } = funds.yearOf(context, year, isoDate('2022-02-01'));
    expect(sources[0]).toMatchObject({ name: '中央财政困难群众救助补助资金', receivedFen: 0, spentFen: sheetFen, balanceFen: -sheetFen });
  });
});

describe('overspending', () => {
  it('is refused by name and amount, allowed with a reason, and kept in the audit', () => {
    received(central, 1000);
    ruleOf(byOrder(central));
    const sheetId = reviewed(january);
    const refused = refusal(() => approve(january));
    expect(refused.code).toBe('FUND_OVERSPENT');
    expect(String(refused.params['sources'])).toBe('中央财政资金应付 2,226.00 元，余额 1,000.00 元，差 1,226.00 元');
    expect(row(context, 'SELECT state, fingerprint FROM sheet WHERE sheet_id = ?', sheetId)).toEqual({
      state: 'reviewed',
      fingerprint: null,
    });
    expect(rows(context, 'SELECT * FROM sheet_fund')).toEqual([]);
    approve(january, '县财政已承诺月底前到位');
    expect(funds.fundingOf(context, sheetId)).toMatchObject({
      overspentFen: 122_600,
      rows: [{ overspendReason: '县财政已承诺月底前到位' }],
    });
    expect(auditOf('fund.overspend')).toMatchObject([{ overspentFen: 122_600, reason: '县财政已承诺月底前到位' }]);
  });

  it('is measured by what is allocated where the rule says so', () => {
    received(central, 5000, 'allocated');
    const ruleId = ruleOf(byOrder(central));
    const sheetId = reviewed(january);
    expect(funds.fundingOf(context, sheetId).overspentFen).toBe(sheetFen);
    funds.withdrawRule(context, { ruleId, reason: '改按下达数' });
    ruleOf(byOrder(central), 'allocated');
    expect(funds.fundingOf(context, sheetId).overspentFen).toBe(0);
  });

  it('a year with entries and nobody named to pay is not approved', () => {
    received(central, 5000);
    reviewed(january);
    expect(refusal(() => approve(january)).code).toBe('FUND_RULE_MISSING');
  });
});

describe('the database itself', () => {
  const sql =
    (text: string, ...values: unknown[]) =>
    () =>
      transaction(context, (writer) => run(writer, text, ...values));
  const insert =
    'INSERT INTO sheet_fund (sheet_id, fund_source_id, source_name, fen, available_fen, overspend_reason) VALUES (?, ?, ?, ?, ?, ?)';
  const lock = "UPDATE sheet SET state = 'approved', fingerprint = ? WHERE sheet_id = ?";

  it('refuses a share without money and without a reason, and shares that are not the sheet', () => {
    const sheetId = reviewed(january);
    expect(sql(insert, sheetId, central, '中央财政资金', sheetFen, 100, null)).toThrow('CHECK constraint failed: overspent');
    sql(insert, sheetId, central, '中央财政资金', sheetFen - 1, sheetFen, null)();
    expect(sql(lock, 'f'.repeat(64), sheetId)).toThrow('funds: shares are not the sheet');
  });

  it('refuses an approval without sources once the year has entries', () => {
    received(central, 5000);
    const sheetId = reviewed(january);
    expect(sql(lock, 'f'.repeat(64), sheetId)).toThrow('funds: no source chosen');
  });

  it('refuses to change, delete or add a share after approval, and to change or delete what was entered', () => {
    received(central, 5000);
    ruleOf(byOrder(central));
    const sheetId = reviewed(january);
    approve(january);
    expect(sql('UPDATE sheet_fund SET fen = 1 WHERE sheet_id = ?', sheetId)).toThrow('locked: sheet_fund');
    expect(sql('DELETE FROM sheet_fund WHERE sheet_id = ?', sheetId)).toThrow('locked: sheet_fund');
    expect(sql(insert, sheetId, county, '县级财政资金', 1, 1, null)).toThrow('locked: sheet_fund');
    expect(sql('UPDATE fund_entry SET fen = 1')).toThrow('append-only: fund_entry');
    expect(sql('DELETE FROM fund_entry')).toThrow('never deleted: fund_entry');
    expect(sql("UPDATE fund_rule SET basis = 'allocated'")).toThrow('append-only: fund_rule');
    expect(sql('DELETE FROM fund_source')).toThrow('never deleted: fund_source');
  });
});

describe('the year', () => {
  it('counts by source and document: carried over, allocated, received, spent, rates', () => {
    received(central, 1000, 'carried');
    received(central, 4000, 'allocated');
    received(central, 2500, 'received');
    received(central, -500, 'allocated');
    ruleOf(byOrder(central));
    reviewed(january);
    approve(january);
    const found = funds.yearOf(context, year, isoDate('2022-02-01'));
    expect(found.sources[0]).toMatchObject({
      carriedFen: 100_000,
      allocatedFen: 350_000,
      receivedFen: 250_000,
      spentFen: sheetFen,
      balanceFen: 350_000 - sheetFen,
      receiptRate: '77.8%',
      executionRate: '49.5%',
    });
    expect(found.documents).toMatchObject([
      { documentNo: '样财社〔2022〕1号', allocatedFen: 450_000, spentFen: sheetFen, leftFen: 450_000 - sheetFen },
    ]);
    expect(found.sources.reduce((sum, source) => sum + source.spentFen, 0)).toBe(found.totals.spentFen);
    expect(found.sheets).toMatchObject([{ month: january, totalFen: sheetFen, shares: [{ fen: sheetFen }] }]);
  });

  it('forecasts: the approved sheet, the built one, and every month after it as it would be paid', () => {
    reviewed(january);
    approve(january);
    build({ ...context, clock: fixedClock(isoDate('2022-03-01')) }, '2022-02');
    const found = finish(funds.forecastSteps(context, year, isoDate('2022-03-01')));
    expect(found.months.map(({ month, kind, fen: amount }) => [month, kind, amount])).toEqual(
      Array.from({ length: 12 }, (_, index) => [addMonths(january, index), index === 0 ? 'paid' : index === 1 ? 'built' : 'due', sheetFen]),
    );
    expect(found).toMatchObject({ paidFen: sheetFen, expectedFen: 11 * sheetFen, totalFen: 12 * sheetFen, firstShortMonth: '2022-02' });
  });

  it('refuses the same entry twice, and keeps a withdrawn one to be read', () => {
    const entryId = received(central, 1000);
    expect(refusal(() => received(central, 1000)).code).toBe('FUND_ENTRY_EXISTS');
    funds.withdraw(context, { entryId, reason: '金额有误' });
    received(central, 1000);
    expect(funds.entries(context, year).map(({ withdrawnReason }) => withdrawnReason)).toEqual([null, '金额有误']);
    expect(refusal(() => funds.withdraw(context, { entryId, reason: '再撤' })).code).toBe('FUND_ENTRY_WITHDRAWN');
  });

  it('stops a source only when no rule in force draws on it', () => {
    const ruleId = ruleOf(byOrder(county));
    expect(refusal(() => funds.stopSource(context, { sourceId: county, reason: '不再安排' })).code).toBe('FUND_SOURCE_IN_RULE');
    funds.withdrawRule(context, { ruleId, reason: '文件废止' });
    funds.stopSource(context, { sourceId: county, reason: '不再安排' });
    expect(refusal(() => received(county, 1)).code).toBe('FUND_SOURCE_STOPPED');
    expect(refusal(() => ruleOf(byOrder(county))).code).toBe('FUND_SOURCE_STOPPED');
    expect(refusal(() => funds.saveSource(context, { sourceId: null, name: '中央财政资金' })).code).toBe('FUND_SOURCE_EXISTS');
  });
});
