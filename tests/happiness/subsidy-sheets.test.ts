import { beforeEach, describe, expect, it } from 'vitest';
import { isoMonth } from '../../electron/contract/values.ts';
import { rows, run, type Writer } from '../../database/core/sql.ts';
import { brokenSheets, canonicalLines } from '../../database/features/payments/fingerprint.ts';
import { explainSubsidy, subsidyHistory } from '../../database/features/payments/happiness/service-explain.ts';
import { happinessSheet, sheetRows } from '../../database/features/payments/happiness/service-read.ts';
import { prepareSheet, reviewSheet } from '../../database/features/payments/service.ts';
import { fundingOf } from '../../database/features/funds/service-sheet.ts';
import { refusal } from '../database/payments-county.ts';
import {
  addHome,
  approve,
  build,
  grade,
  linesOf,
  locked,
  openDays,
  refund,
  subsidyCounty,
  wholeYear,
  type SubsidyCounty,
} from './subsidy-county.ts';

let county: SubsidyCounty;
beforeEach(() => {
  county = subsidyCounty();
});

const whole = { townCode: null, search: '', isMissingAccountOnly: false, offset: 0, limit: 100 };

/** A home of the first grade all through 2022, with its first batch locked in January. */
function first(code: string): { homeId: number; sheetId: number } {
  const homeId = addHome(county.context, { code });
  grade(county.context, homeId, 'G1', '2021-01-01');
  openDays(county.context, homeId, 2022, wholeYear);
  return { homeId, sheetId: locked(county, '2022-01', 2022, 'first') };
}

describe('golden cases', () => {
  it('J15: 7,200.00 已拨后一票否决：应补 3,000.00，第二批不拨，追回 4,200.00；次年第一批抵扣', () => {
    const { homeId, sheetId } = first('F1');
    expect(linesOf(county.context, sheetId)).toEqual([{ code: 'F1', type: 'SUBSIDY', month: '2022-01', fen: 720_000 }]);
    const before = [...canonicalLines(county.context, sheetId)].join('');
    grade(county.context, homeId, 'G0', '2022-04-01', { cause: 'veto', veto_code: 'V1' });
    const second = locked(county, '2022-12', 2022, 'second');
    expect(linesOf(county.context, second)).toEqual([]);
    expect(sheetRows(county.context, { month: isoMonth('2022-12'), ...whole }).rows).toMatchObject([
      { entitlementFen: 300_000, issuedFen: 720_000, fen: 0, carriedFen: 420_000, countedMonths: 3 },
    ]);
    expect(explainSubsidy(county.context, isoMonth('2022-12'), homeId).steps).toEqual([
      '1—3月：一级（样民发〔2021〕9号），开放天数均达到 15 天，计补 3 个月，年奖补标准 12,000.00 元。',
      '4—12月：该等级没有奖补，不计补。',
      '2022年应补＝（12,000.00×3）÷12＝3,000.00 元（全年合计后四舍五入到分）。',
      '2022年：可拨 3,000.00 元，已拨 7,200.00 元，多拨 4,200.00 元，应抵扣或退回。',
      '本次不拨付。',
      '尚有多拨 4,200.00 元未收回：以后拨付时抵扣，或由村集体退回并登记收据。',
    ]);
    grade(county.context, homeId, 'G2', '2023-01-01');
    openDays(county.context, homeId, 2023, wholeYear);
    const next = locked(county, '2023-01', 2023, 'first');
    expect(linesOf(county.context, next)).toEqual([
      { code: 'F1', type: 'SUBSIDY', month: '2023-01', fen: 480_000 },
      { code: 'F1', type: 'OFFSET', month: '2022-12', fen: -420_000 },
    ]);
    expect(subsidyHistory(county.context, homeId)).toMatchObject({
      years: [
        { year: 2022, dueFen: 300_000, issuedFen: 720_000, offsetFen: 420_000, balanceFen: 0 },
        { year: 2023, dueFen: 480_000, issuedFen: 480_000, offsetFen: 0, balanceFen: 0 },
      ],
    });
    expect([...canonicalLines(county.context, sheetId)].join('')).toBe(before);
    expect(brokenSheets(county.context)).toEqual([]);
  });

  it('J15: 村集体退回 4,200.00 后，次年第一批不再抵扣', () => {
    const { homeId } = first('F1');
    grade(county.context, homeId, 'G0', '2022-04-01', { cause: 'veto', veto_code: 'V1' });
    locked(county, '2022-12', 2022, 'second');
    refund(county.context, homeId, 2022, 420_000, 'TH-001');
    grade(county.context, homeId, 'G2', '2023-01-01');
    openDays(county.context, homeId, 2023, wholeYear);
    expect(linesOf(county.context, locked(county, '2023-01', 2023, 'first'))).toEqual([
      { code: 'F1', type: 'SUBSIDY', month: '2023-01', fen: 480_000 },
    ]);
    expect(subsidyHistory(county.context, homeId).years[0]).toMatchObject({ refundedFen: 420_000, balanceFen: 0 });
  });

  it('J17: 7月1日起降为三级，第二批 1,300.00；不达标的多拨 1,200.00', () => {
    const lower = addHome(county.context, { code: 'F2' });
    const { homeId } = (() => {
      grade(county.context, lower, 'G1', '2021-01-01');
      openDays(county.context, lower, 2022, wholeYear);
      return first('F1');
    })();
    grade(county.context, homeId, 'G3', '2022-07-01', { cause: 'downgrade' });
    grade(county.context, lower, 'G0', '2022-07-01', { cause: 'recheck' });
    const second = locked(county, '2022-12', 2022, 'second');
    expect(linesOf(county.context, second)).toEqual([{ code: 'F1', type: 'SUBSIDY', month: '2022-12', fen: 130_000 }]);
    expect(sheetRows(county.context, { month: isoMonth('2022-12'), ...whole }).rows).toMatchObject([
      { code: 'F1', entitlementFen: 850_000, issuedFen: 720_000, fen: 130_000, carriedFen: 0 },
      { code: 'F2', entitlementFen: 600_000, issuedFen: 720_000, fen: 0, carriedFen: 120_000 },
    ]);
  });

  it('两批的市、县、乡分担合起来就是全年应补的分担', () => {
    const homeId = addHome(county.context, { code: 'F1' });
    grade(county.context, homeId, 'G2', '2022-01-01');
    grade(county.context, homeId, 'G3', '2022-04-01', { cause: 'recheck' });
    openDays(county.context, homeId, 2022, [22, 22, 22, 22, 22, 22, 22, 14, 22, 22, 22, 22]);
    const sheets = [locked(county, '2022-02', 2022, 'first'), locked(county, '2022-12', 2022, 'second')];
    const shares = sheets.map((sheetId) => {
      const [home] = rows<{ cityFen: number; countyFen: number; townFen: number; fen: number }>(
        county.context,
        'SELECT city_fen AS cityFen, county_fen AS countyFen, town_fen AS townFen, fen FROM sheet_happiness_home WHERE sheet_id = ?',
        sheetId,
      );
      return home;
    });
    // 8,000×3 + 5,000×8 = 64,000 ÷ 12 = 5,333.33
    expect(shares).toEqual([
      { cityFen: 144_000, countyFen: 240_000, townFen: 96_000, fen: 480_000 },
      { cityFen: 16_000, countyFen: 26_667, townFen: 10_666, fen: 53_333 },
    ]);
  });

  it('预算不足：应补按 k 核减，k 印在表上；预算追加后用更正补足', () => {
    for (const code of ['F1', 'F2']) {
      const homeId = addHome(county.context, { code });
      grade(county.context, homeId, code === 'F1' ? 'G1' : 'G2', '2021-01-01');
      openDays(county.context, homeId, 2022, wholeYear);
    }
    const budget = (day: string, amount: number): void => {
      run(
        { ...county.context, at: '2022-01-01T00:00:00.000Z' } as unknown as Writer,
        `INSERT INTO parameter (uid, key, valid_from, value_json, document_no, document_title, recorded_at, recorded_by)
         VALUES (randomblob(16), 'subsidy.appropriation', ?, ?, '样财〔2022〕1号', '预算', '2022-01-01T00:00:00.000Z', 1)`,
        day,
        JSON.stringify(amount),
      );
    };
    budget('2022-01-01', 15_000);
    locked(county, '2022-01', 2022, 'first');
    const second = locked(county, '2022-11', 2022, 'second');
    expect(linesOf(county.context, second)).toEqual([
      { code: 'F1', type: 'SUBSIDY', month: '2022-12', fen: 180_000 },
      { code: 'F2', type: 'SUBSIDY', month: '2022-12', fen: 120_000 },
    ]);
    expect(happinessSheet(county.context, isoMonth('2022-11'))).toMatchObject({
      scale: '0.7500000000',
      neededFen: 2_000_000,
      appropriationFen: 1_500_000,
    });
    budget('2022-11-01', 20_000);
    expect(linesOf(county.context, locked(county, '2022-12', 2022, 'correction'))).toEqual([
      { code: 'F1', type: 'BACKPAY', month: '2022-12', fen: 300_000 },
      { code: 'F2', type: 'BACKPAY', month: '2022-12', fen: 200_000 },
    ]);
  });
});

describe('states, lock and refusals', () => {
  it('经办制表，另一人审核审批；同一人不能审核', () => {
    const homeId = addHome(county.context, { code: 'F1' });
    grade(county.context, homeId, 'G1', '2021-01-01');
    openDays(county.context, homeId, 2022, wholeYear);
    build(county.clerk, '2022-01', 2022, 'first');
    const sheetId = approve(county, '2022-01');
    expect(
      rows(county.context, 'SELECT state, total_fen AS totalFen, person_count AS homes FROM sheet WHERE sheet_id = ?', sheetId),
    ).toEqual([{ state: 'approved', totalFen: 720_000, homes: 1 }]);
    build(county.approver, '2022-12', 2022, 'second');
    prepareSheet(county.context, isoMonth('2022-12'), 'happiness');
    expect(refusal(() => reviewSheet(county.context, { month: isoMonth('2022-12'), scheme: 'happiness', reason: null })).code).toBe(
      'SHEET_SAME_PERSON',
    );
  });

  it('每年每批一次，第二批在第一批之后，更早的月份不再编制', () => {
    const { homeId } = first('F1');
    expect(refusal(() => build(county.clerk, '2022-02', 2022, 'first')).code).toBe('SUBSIDY_BATCH_BUILT');
    expect(refusal(() => build(county.clerk, '2022-01', 2022, 'first')).code).toBe('SHEET_NOT_DRAFT');
    expect(refusal(() => build(county.clerk, '2021-12', 2021, 'first')).code).toBe('SUBSIDY_MONTH_PASSED');
    expect(refusal(() => build(county.clerk, '2022-03', 2023, 'first')).code).toBe('SUBSIDY_YEAR_AHEAD');
    openDays(county.context, homeId, 2023, [20]);
    expect(refusal(() => build(county.clerk, '2023-01', 2023, 'second')).code).toBe('SUBSIDY_SECOND_BEFORE_FIRST');
    expect(refusal(() => build(county.clerk, '2022-02', 2022, 'correction')).code).toBe('SUBSIDY_NOTHING_DUE');
  });

  it('草稿在等级、开放天数变动后须重新编制；市县乡分担不另选来源', () => {
    const { homeId } = first('F1');
    build(county.clerk, '2022-12', 2022, 'second');
    grade(county.context, homeId, 'G3', '2022-10-01', { cause: 'recheck' });
    expect(refusal(() => prepareSheet(county.clerk, isoMonth('2022-12'), 'happiness')).code).toBe('SHEET_STALE');
    const card = build(county.clerk, '2022-12', 2022, 'second');
    expect(card.totalFen).toBe(305_000);
    expect(fundingOf(county.context, card.sheetId)).toMatchObject({ by: 'scheme', isUnused: true });
  });

  it('the database itself refuses what the program never does', () => {
    const { homeId, sheetId } = first('F1');
    const attempts: readonly [sql: string, values: readonly (string | number)[], message: RegExp][] = [
      ['UPDATE sheet_happiness_home SET fen = 1 WHERE sheet_id = ?', [sheetId], /locked: sheet_happiness_home/],
      ['DELETE FROM sheet_happiness_home WHERE sheet_id = ?', [sheetId], /locked: sheet_happiness_home/],
      ['UPDATE sheet_happiness SET scale = ? WHERE sheet_id = ?', ['1', sheetId], /locked: sheet_happiness/],
      ['DELETE FROM sheet_happiness WHERE sheet_id = ?', [sheetId], /locked: sheet_happiness/],
      ['UPDATE sheet_line SET fen = 1 WHERE sheet_id = ?', [sheetId], /locked: sheet_line/],
      ['DELETE FROM sheet_line WHERE sheet_id = ?', [sheetId], /locked: sheet_line/],
      [
        `INSERT INTO sheet_line (sheet_id, happiness_home_id, scheme, line_type, for_month, side, fen, payee_kind)
         VALUES (?, ?, 'happiness', 'SUBSIDY', '2022-12', 'village', 1, 'village')`,
        [sheetId, homeId],
        /locked: sheet_line/,
      ],
    ];
    for (const [sql, values, message] of attempts) expect(() => county.context.connection.prepare(sql).run(...values)).toThrow(message);
    // In a draft too: no home below zero, no line beside its home's sum, no second regular line of a batch.
    const draft = build(county.clerk, '2022-12', 2022, 'second').sheetId;
    const again = county.context.connection.prepare(
      `INSERT INTO sheet_line (sheet_id, happiness_home_id, scheme, line_type, for_month, of_type, side, fen, payee_kind)
       VALUES (?, ?, 'happiness', ?, ?, ?, 'village', ?, 'village')`,
    );
    expect(() => again.run(draft, homeId, 'SUBSIDY', '2022-01', null, 5)).toThrow(/UNIQUE/);
    again.run(draft, homeId, 'BACKPAY', '2022-01', 'SUBSIDY', 5);
    expect(() => prepareSheet(county.clerk, isoMonth('2022-12'), 'happiness')).toThrow(/sums: sheet_happiness/);
  });
});
