import { beforeEach, describe, expect, it } from 'vitest';
import { row, rows, transaction } from '../../database/core/sql.ts';
import { alerts } from '../../database/features/happiness/service-alerts.ts';
import { budget } from '../../database/features/happiness/service-budget.ts';
import { distribution } from '../../database/features/happiness/service-distribution.ts';
import { explain } from '../../database/features/happiness/service-explain.ts';
import { recordGrade, withdrawGrade } from '../../database/features/happiness/service-grades.ts';
import { revealAccount, save, setAccount, setStatus, withdrawStatus } from '../../database/features/happiness/service-homes.ts';
import { get, list } from '../../database/features/happiness/service-list.ts';
import { months, saveMonths } from '../../database/features/happiness/service-months.ts';
import { scheduleOf } from '../../database/features/happiness/service-schedule.ts';
import { addRefund, addSpending, spending } from '../../database/features/happiness/service-spending.ts';
import { happinessTasks } from '../../database/features/happiness/tasks.ts';
import { set } from '../../database/features/parameters/service.ts';
import { fen, formatYuan, isoDate, isoMonth } from '../../electron/contract/values.ts';
import { asUser } from '../helpers/ledger.ts';
import { document, everyMonth, happinessCounty, refusal, type HappinessCounty } from './county.ts';

const today = isoDate('2022-12-31');
const noFilter = { townCode: null, grade: null, status: null, search: '', asOf: null } as const;
let county: HappinessCounty;
beforeEach(() => {
  county = happinessCounty();
});

const money = (happinessHomeId: number) => {
  const found = scheduleOf(county.ledger, 2022, today).rows.find((line) => line.happinessHomeId === happinessHomeId);
  return [found?.entitlementFen, found?.firstBatchFen, found?.secondBatchFen].map((amount) => formatYuan(amount ?? -1));
};

describe('the schedule of a year from what is recorded', () => {
  it('suspends from the quarter after the accident, learnt in August, and takes it back when it was not so', () => {
    const home = county.home(0);
    county.grade(home, 'G1', '2022-01-01');
    county.open(home, everyMonth);
    expect(money(home)).toEqual(['12,000.00', '7,200.00', '4,800.00']);
    const { statusId } = setStatus(county.ledger, {
      happinessHomeId: home,
      validFrom: isoDate('2022-02-11'),
      status: 'suspended',
      reason: '厨房火灾',
      documentNo: document,
      rectifyBy: isoDate('2022-04-12'),
    });
    expect(money(home)).toEqual(['3,000.00', '7,200.00', '-4,200.00']);
    expect(scheduleOf(county.ledger, 2022, today).toRecoverFen).toBe(420_000);
    withdrawStatus(county.ledger, { statusId, reason: '登记错了幸福院' });
    expect(money(home)).toEqual(['12,000.00', '7,200.00', '4,800.00']);
  });

  it('gives a veto the same year as a suspension, and recovers the whole of it for fraud', () => {
    const home = county.home(0);
    county.grade(home, 'G1', '2022-01-01');
    county.open(home, everyMonth);
    const veto = { happinessHomeId: home, grade: 'G0', effectiveFrom: isoDate('2022-04-01'), documentNo: document, cause: 'veto' } as const;
    const gradeId = transaction(county.ledger, (writer) => recordGrade(writer, { ...veto, vetoCode: 'V1' }));
    expect(money(home)).toEqual(['3,000.00', '7,200.00', '-4,200.00']);
    withdrawGrade(county.ledger, { gradeId, reason: '复核后撤销' });
    transaction(county.ledger, (writer) => recordGrade(writer, { ...veto, vetoCode: 'V3', recoversYear: 2022 }));
    expect(money(home)).toEqual(['0.00', '7,200.00', '-7,200.00']);
  });

  it('knows only what stands: a grade taken back leaves the one before it', () => {
    const home = county.home(0);
    county.grade(home, 'G1', '2022-01-01');
    county.open(home, everyMonth);
    const gradeId = county.grade(home, 'G3', '2022-07-01');
    expect(money(home)).toEqual(['8,500.00', '7,200.00', '1,300.00']);
    withdrawGrade(county.ledger, { gradeId, reason: '文号有误' });
    expect(money(home)).toEqual(['12,000.00', '7,200.00', '4,800.00']);
    expect(refusal(() => withdrawGrade(county.ledger, { gradeId, reason: '再来一次' }))?.code).toBe('HAPPINESS_ENTRY_WITHDRAWN');
  });

  it('refuses a grade in the middle of a quarter, and the database does too', () => {
    const home = county.home(0);
    expect(refusal(() => county.grade(home, 'G1', '2022-02-01'))?.code).toBe('HAPPINESS_GRADE_DAY');
    expect(() =>
      county.ledger.connection
        .prepare(
          `INSERT INTO happiness_grade (uid, happiness_home_id, grade, effective_from, cause, recorded_at, recorded_by)
           VALUES (randomblob(16), ?, 'G1', '2022-02-01', 'award', '2022-02-01T00:00:00Z', 1)`,
        )
        .run(home),
    ).toThrow(/CHECK/);
    county.grade(home, 'G1', '2022-04-01');
    expect(refusal(() => county.grade(home, 'G1', '2022-04-01'))?.code).toBe('HAPPINESS_GRADE_EXISTS');
  });

  it('scales to the budget of the year and prints k; the budget of one year is none for the next', () => {
    const [one, two] = [county.home(0), county.home(1)];
    county.grade(one, 'G1', '2022-01-01');
    county.grade(two, 'G3', '2022-01-01');
    for (const home of [one, two]) county.open(home, everyMonth);
    set(county.ledger, {
      key: 'subsidy.appropriation',
      validFrom: isoDate('2022-01-01'),
      value: '10000',
      documentNo: '样财社〔2022〕5号',
      documentTitle: '',
    });
    const schedule = scheduleOf(county.ledger, 2022, today);
    expect([schedule.factor, ...schedule.rows.map(({ payableFen }) => payableFen)]).toEqual(['0.5882352941', 705_883, 294_117]);
    expect(scheduleOf(county.ledger, 2023, today).appropriationFen).toBeNull();
    set(county.ledger, {
      key: 'subsidy.shortfall',
      validFrom: isoDate('2022-01-01'),
      value: '"PRIORITY"',
      documentNo: document,
      documentTitle: '',
    });
    const byGrade = scheduleOf(county.ledger, 2022, today);
    expect([byGrade.firstShortGrade, ...byGrade.rows.map(({ payableFen }) => payableFen)]).toEqual(['G1', 1_000_000, 0]);
  });

  it('shows a township its own homes, their share of the shortage reckoned over the county', () => {
    const one = county.home(0);
    const other = county.villages.findIndex(({ townCode }) => townCode !== county.villages[0]?.townCode);
    const two = county.home(other);
    for (const home of [one, two]) {
      county.grade(home, 'G2', '2022-01-01');
      county.open(home, everyMonth);
    }
    const townCode = county.villages[0]?.townCode ?? '';
    const clerk = asUser(county.ledger, '乡镇甲', 'town_clerk', { townCode, homeId: null });
    expect(scheduleOf(clerk, 2022, today).rows.map(({ happinessHomeId }) => happinessHomeId)).toEqual([one]);
    expect(list(clerk, noFilter, today).total).toBe(1);
    const cells = (happinessHomeId: number) => ({ cells: [{ happinessHomeId, month: isoMonth('2022-03'), openDays: 3 }] });
    expect(refusal(() => saveMonths(clerk, cells(two)))?.code).toBe('OUT_OF_SCOPE');
    expect(saveMonths(clerk, cells(one)).written).toBe(1);
  });
});

describe('months of operation', () => {
  it('keep what was told before, change only what differs, and clear a month with its reason', () => {
    const home = county.home(0);
    county.open(home, [20, 21]);
    const month = isoMonth('2022-01');
    expect(saveMonths(county.ledger, { cells: [{ happinessHomeId: home, month, openDays: 20, meals: 300 }] })).toEqual({
      written: 1,
      unchanged: 0,
      withdrawn: 0,
    });
    expect(saveMonths(county.ledger, { cells: [{ happinessHomeId: home, month, openDays: 20 }] }).unchanged).toBe(1);
    expect(months(county.ledger, { year: 2022, townCode: null, happinessHomeIds: [home] }).rows[0]?.cells[0]).toMatchObject({
      openDays: 20,
      meals: 300,
    });
    expect(saveMonths(county.ledger, { cells: [{ happinessHomeId: home, month, openDays: null }] }).withdrawn).toBe(1);
    expect(months(county.ledger, { year: 2022, townCode: null, happinessHomeIds: null }).rows[0]?.cells.map((cell) => cell.month)).toEqual([
      '2022-02',
    ]);
    expect(rows(county.ledger, "SELECT 1 FROM happiness_month WHERE month = '2022-01'").length).toBe(2);
  });

  it('are written together or not at all', () => {
    const home = county.home(0);
    const good = { happinessHomeId: home, month: isoMonth('2022-01'), openDays: 20 };
    const wrong = [
      [{ ...good, month: isoMonth('2023-01') }, 'HAPPINESS_MONTH_FUTURE'],
      [{ ...good, month: isoMonth('2022-02'), mealDays: 21 }, 'HAPPINESS_MEAL_DAYS'],
      [good, 'HAPPINESS_CELL_TWICE'],
      [{ ...good, happinessHomeId: 999 }, 'HAPPINESS_NOT_FOUND'],
    ] as const;
    for (const [cell, code] of wrong) {
      const refused = refusal(() => saveMonths(county.ledger, { cells: [good, cell] }));
      expect([refused?.code, Object.keys(refused?.fields ?? {})]).toEqual([code, ['cells.1']]);
    }
    expect(row(county.ledger, 'SELECT 1 FROM happiness_month')).toBeUndefined();
  });
});

describe('what stands on 今日', () => {
  it('names a third closed month on the day it is entered', () => {
    const home = county.home(0);
    county.grade(home, 'G2', '2022-01-01');
    county.open(home, [22, 20, 22, 22, 22, 22, 22, 22, 0, 0]);
    const ids = () => happinessTasks(county.ledger, 'county_clerk', today).map(({ id }) => id);
    const kinds = () => alerts(county.ledger, today).map(({ kind }) => kind);
    expect(kinds()).not.toContain('closedRun');
    county.open(home, [0], '2022-11');
    expect(kinds()).toContain('closedRun');
    expect(ids()).toContain('happiness.closedRun');
    expect(happinessTasks(county.ledger, 'county_approver', today)).toEqual([]);
    transaction(county.ledger, (writer) =>
      recordGrade(writer, {
        happinessHomeId: home,
        grade: 'G0',
        effectiveFrom: isoDate('2023-01-01'),
        documentNo: document,
        cause: 'veto',
        vetoCode: 'V5',
      }),
    );
    expect(kinds()).not.toContain('closedRun');
  });
});

describe('facilities and accounts', () => {
  const input = () => ({
    happinessHomeId: null,
    code: '样本F001',
    name: '前寨幸福院',
    townCode: county.villages[0]?.townCode ?? '',
    villageCode: county.villages[0]?.code ?? '',
    creditCode: null,
    builtYear: 2016,
    openedOn: isoDate('2016-05-01'),
    floorAreaCenti: 21_000,
    restPlaces: 10,
    mealMode: 'cooked' as const,
    managerName: null,
    phone: null,
    villageElders: 200,
  });
  const account = (happinessHomeId: number, number = '90501000000000011') => ({
    happinessHomeId,
    validFrom: isoDate('2022-01-01'),
    kind: 'collective' as const,
    holder: '前寨村股份经济合作社',
    bank: '样本农商银行',
    number,
  });

  it('have a code of their own and a village of their township', () => {
    const { happinessHomeId } = save(county.ledger, input());
    expect(refusal(() => save(county.ledger, input()))).toMatchObject({ code: 'HAPPINESS_EXISTS', fields: { code: '编号已存在' } });
    const elsewhere = county.villages.find(({ townCode }) => townCode !== input().townCode)?.code ?? '';
    expect(refusal(() => save(county.ledger, { ...input(), code: '样本F002', villageCode: elsewhere }))?.fields).toEqual({
      villageCode: '请选择该乡镇的村',
    });
    save(county.ledger, { ...input(), happinessHomeId, restPlaces: 12 });
    expect(get(county.ledger, happinessHomeId, today)).toMatchObject({ restPlaces: 12, status: 'operating', grade: null });
  });

  it('have one account at a time, and none that is a person’s', () => {
    const { happinessHomeId } = save(county.ledger, input());
    setAccount(county.ledger, account(happinessHomeId));
    expect(refusal(() => setAccount(county.ledger, account(happinessHomeId, '90501000000000022')))?.code).toBe('HAPPINESS_ACCOUNT_EXISTS');
    expect(revealAccount(county.ledger, { happinessHomeId, reason: '核对收款账户' })).toEqual({ number: '90501000000000011' });
    expect(() =>
      county.ledger.connection
        .prepare(
          `INSERT INTO happiness_account (uid, happiness_home_id, valid_from, account_kind, holder, bank, account_number, recorded_at, recorded_by)
           VALUES (randomblob(16), ?, '2023-01-01', 'personal', '张三', '银行', '6228480000000000018', '2022-01-01T00:00:00Z', 1)`,
        )
        .run(happinessHomeId),
    ).toThrow(/CHECK/);
  });

  it('spend on what the list names, vouched for by three persons, each voucher once', () => {
    const { happinessHomeId } = save(county.ledger, input());
    const entry = {
      happinessHomeId,
      spentOn: isoDate('2022-06-03'),
      purpose: 'meals' as const,
      amountFen: fen(80_000),
      voucherNo: '0007',
      handledBy: '经手甲',
      witnessedBy: '证明乙',
      approvedBy: '审批丙',
      publishedOn: null,
      note: null,
    };
    addSpending(county.ledger, entry);
    expect(refusal(() => addSpending(county.ledger, entry))?.code).toBe('HAPPINESS_VOUCHER_EXISTS');
    expect(refusal(() => addSpending(county.ledger, { ...entry, voucherNo: '8', approvedBy: '经手甲' }))?.code).toBe(
      'HAPPINESS_SPENDING_ALONE',
    );
    addRefund(county.ledger, {
      happinessHomeId,
      forYear: 2022,
      refundedOn: isoDate('2022-11-01'),
      amountFen: fen(5000),
      receiptNo: '退1',
      note: null,
    });
    expect(spending(county.ledger, { happinessHomeId, year: 2022 })).toMatchObject({
      spentFen: 80_000,
      publishedFen: 0,
      refundedFen: 5000,
    });
  });
});

describe('explanation, distribution and budget', () => {
  it('explain a year that was split by a regrade, month by month', () => {
    const home = county.home(0);
    county.grade(home, 'G1', '2022-01-01');
    county.grade(home, 'G3', '2022-07-01');
    county.open(home, [22, 14, 22, 22, 22, 22, 22, 22, 22, 22, 22]);
    const found = explain(county.ledger, home, 2022, today);
    expect(found.months.map(({ verdict }) => verdict).filter((verdict) => verdict !== 'counted')).toEqual(['belowMinimum', 'notTold']);
    expect(found.steps[0]).toEqual({
      title: '全年应补',
      text: '（12,000.00×5个月＋5,000.00×5个月）÷12，年末一次四舍五入到分；计补10个月',
      fen: 708_333,
    });
    expect(found.months[1]?.text).toBe('等级自2022年1月1日起（样民发〔2022〕3号）；开放14天，不足15天，不计补');
    expect(found.policies.map(({ title, value }) => `${title} ${value}`)).toContain(
      '年奖补标准 一级12000元、二级8000元、三级5000元、不达标0元',
    );
  });

  it('count operating homes by grade with percentages that add up, and reckon the next year', () => {
    const grades = ['G1', 'G2', 'G3', 'G3'] as const;
    grades.forEach((grade, index) => county.grade(county.home(index), grade, '2022-01-01'));
    county.home(4);
    const found = distribution(county.ledger, 2022, today);
    expect(found.years[0]?.shares.map(({ grade, count, perMille }) => [grade, count, perMille])).toEqual([
      ['G1', 1, 200],
      ['G2', 1, 200],
      ['G3', 2, 400],
      ['G0', 0, 0],
      [null, 1, 200],
    ]);
    const next = budget(
      county.ledger,
      { year: 2023, newHomes: [{ count: 2, firstMonth: 7, grade: 'G3' }], moves: [{ from: 'G3', to: 'G2', homes: 1 }] },
      today,
    );
    // 12,000 + 8,000 + 2 × 5,000 for twelve months, and two new ones from July: 5,000 × 2 × 6 ÷ 12.
    expect(next.scenarios.map(({ title, totalFen }) => [title, formatYuan(totalFen)])).toEqual([
      ['维持现有等级', '35,000.00'],
      ['按设定的升降', '38,000.00'],
      ['各升一级', '45,000.00'],
      ['各降一级', '18,000.00'],
    ]);
  });
});
