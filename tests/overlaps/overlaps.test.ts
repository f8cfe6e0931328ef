/** Destitute support beside dibao or a disability subsidy: what the other office takes back, when it answers, and that our sheets stay as they are. */
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { fen, isoDate, isoMonth, type IsoMonth } from '../../electron/contract/values.ts';
import { movingClock } from '../database/moving-clock.ts';
import { row, rows } from '../../database/core/sql.ts';
import * as overlaps from '../../database/features/overlaps/service.ts';
import { computeOverlap, monthsBetween, shareOf } from '../../database/features/overlaps/rules.ts';
import { canonicalLines } from '../../database/features/payments/fingerprint.ts';
import { lockSheet } from '../../database/features/payments/service.ts';
import * as people from '../../database/features/people/service.ts';
import { summary } from '../../database/features/today/service.ts';
import { set as setParameter } from '../../database/features/parameters/service.ts';
import { build, refusal, register, smallCounty, type SmallCounty } from '../database/payments-county.ts';
import type { TestLedger } from '../helpers/ledger.ts';

let county: SmallCounty;
let clock: ReturnType<typeof movingClock>;
let context: TestLedger;
/** P5 of the fixture: at home, 663.00 and 180.00 a month. */
let p5: number;
/** P3 of the fixture: at home, 663.00 and 300.00 a month. */
let p3: number;

const months = ['2022-02', '2022-03', '2022-04', '2022-05', '2022-06'];

beforeEach(() => {
  clock = movingClock('2022-01-31');
  county = smallCounty(clock);
  context = county.context;
  p5 = register(context, { sequence: 5, name: '赵五', level: 'independent' });
  p3 = register(context, { sequence: 3, name: '孙三' });
});

/** Sheets of the months, locked on the 10th of each. */
function pay(until: string): number[] {
  return months
    .filter((month) => month <= until)
    .map((month) => {
      clock.set(isoDate(`${month}-10`));
      build(context, month);
      return lockSheet(context, { month: isoMonth(month), reason: '测试' }).sheetId;
    });
}
const papers = (sheetIds: readonly number[]): string[] => sheetIds.map((sheetId) => [...canonicalLines(context, sheetId)].join(''));

const dibao = () =>
  ({
    personId: p5,
    benefit: 'dibao',
    foundOn: isoDate('2022-06-20'),
    source: '与低保名册比对（M2）',
    fromMonth: isoMonth('2022-05'),
    untilMonth: isoMonth('2022-06'),
    monthlyFen: fen(60_000),
    householdSize: 2,
    note: null,
  }) as const;
const care = () =>
  ({
    personId: p3,
    benefit: 'disabilityCare',
    foundOn: isoDate('2022-04-25'),
    source: '与残疾人两项补贴名单比对（M3）',
    fromMonth: isoMonth('2022-02'),
    untilMonth: isoMonth('2022-04'),
    monthlyFen: fen(12_000),
    householdSize: null,
    note: null,
  }) as const;
const letter = (referredOn: string) =>
  ({ referredOn: isoDate(referredOn), office: '县社会救助中心', documentNo: '样民函〔2022〕7号' }) as const;
const today = () => context.clock.today();
const tasks = () => summary({ ...context, scope: { kind: 'county' } }, 'county_clerk', today()).tasks.map(({ id }) => id);

describe('J10 特困人员又在低保家庭', () => {
  test('两人户 600.00 元，5—6月：低保追回 600.00 元，特困发放表一个字节不变，两份反馈到齐才能办结', () => {
    const sheets = pay('2022-06');
    clock.set(isoDate('2022-06-20'));
    const before = papers(sheets);
    const { overlapId } = overlaps.record(context, dibao());
    expect(overlaps.one(context, overlapId, today())).toMatchObject({
      state: 'found',
      fen: 60_000,
      computed: {
        shareFen: 30_000,
        fen: 60_000,
        months: [
          { month: '2022-05', standing: 'paid', ownFen: 84_300, otherFen: 30_000 },
          { month: '2022-06', standing: 'paid', ownFen: 84_300, otherFen: 30_000 },
        ],
      },
      missing: ['recomputed', 'recovered'],
    });
    expect(tasks()).toContain('overlapsFound');
    expect(overlaps.refer(context, { overlapId, ...letter('2022-06-20') }).fen).toBe(60_000);
    const close = () => overlaps.close(context, { overlapId, closedOn: today(), note: null });
    expect(refusal(close)).toMatchObject({ code: 'OVERLAP_EVIDENCE_MISSING' });
    clock.set(isoDate('2022-07-08'));
    overlaps.addEvidence(context, {
      overlapId,
      kind: 'recomputed',
      receivedOn: isoDate('2022-07-05'),
      documentNo: '低保核字〔2022〕31号',
      fen: null,
      note: '7月起按1人保障',
    });
    const one = refusal(close);
    expect(one.code).toBe('OVERLAP_EVIDENCE_MISSING');
    expect(one.message).toContain('已追回');
    expect(() => context.connection.exec(`INSERT INTO overlap_closing VALUES (${overlapId}, '2022-07-08', NULL, 'x', 1)`)).toThrow(
      'not proved: overlap_closing',
    );
    const recovered = { overlapId, kind: 'recovered', receivedOn: isoDate('2022-07-08'), documentNo: '缴款书0093', note: null } as const;
    overlaps.addEvidence(context, { ...recovered, fen: fen(60_000) });
    close();
    expect(overlaps.one(context, overlapId, today())).toMatchObject({ state: 'closed', recoveredFen: 60_000, missing: [] });
    expect(papers(sheets)).toEqual(before);
    // Nor does the next sheet know anything of it.
    build(context, '2022-07');
    expect(
      rows(context, "SELECT line_type AS type, fen FROM sheet_line WHERE person_id = ? AND for_month = '2022-07' ORDER BY fen", p5),
    ).toEqual([
      { type: 'CARE', fen: 18_000 },
      { type: 'BASIC', fen: 66_300 },
    ]);
    expect(row(context, "SELECT count(*) AS n FROM sheet_line WHERE line_type IN ('OFFSET', 'BACKPAY')")).toEqual({ n: 0 });
  });
});

describe('J11 特困人员又领残疾人补贴', () => {
  test('120.00 元，2—4月，4月25日发现：转送追回 360.00 元，反馈期限 2022-05-25，特困发放表不变', () => {
    const sheets = pay('2022-04');
    clock.set(isoDate('2022-04-25'));
    const before = papers(sheets);
    const { overlapId } = overlaps.record(context, care());
    expect(overlaps.refer(context, { overlapId, ...letter('2022-04-25') })).toEqual({ fen: 36_000, dueOn: '2022-05-25' });
    expect(papers(sheets)).toEqual(before);
    clock.set(isoDate('2022-05-24'));
    expect(tasks()).not.toContain('overlapsDue');
    clock.set(isoDate('2022-05-25'));
    expect(tasks()).toContain('overlapsDue');
    expect(overlaps.list(context, { standing: 'due', search: '', offset: 0, limit: 10 }, today())).toMatchObject({ total: 1, fen: 36_000 });
    const close = (note: string | null) => () => overlaps.close(context, { overlapId, closedOn: today(), note });
    expect(refusal(close(null)).code).toBe('OVERLAP_EVIDENCE_MISSING');
    const kind = { overlapId, receivedOn: today(), documentNo: '残补函1号', fen: null, note: null } as const;
    expect(refusal(() => overlaps.addEvidence(context, { ...kind, kind: 'recomputed' })).code).toBe('OVERLAP_EVIDENCE_KIND');
    overlaps.addEvidence(context, { ...kind, kind: 'feedback' });
    expect(refusal(close(null)).code).toBe('OVERLAP_SHORTFALL');
    close('已停发，分三个月从其他补贴中扣回')();
    expect(tasks()).not.toContain('overlapsDue');
    expect(papers(sheets)).toEqual(before);
  });

  test('期限按参数：改为10个工作日的，自文件生效之日起的转送照新期限', () => {
    pay('2022-04');
    clock.set(isoDate('2022-04-25'));
    setParameter(context, {
      key: 'referral.feedbackDays',
      validFrom: isoDate('2022-04-01'),
      value: 10,
      documentNo: '样民发〔2022〕9号',
      documentTitle: '关于规范转办反馈的通知',
      confirmed: true,
    } as never);
    const { overlapId } = overlaps.record(context, care());
    expect(overlaps.refer(context, { overlapId, ...letter('2022-04-25') }).dueOn).toBe('2022-05-11');
  });
});

describe('重复的月份', () => {
  test('没有发放特困供养金的月份不算；还没有审批的月份不算', () => {
    pay('2022-04');
    clock.set(isoDate('2022-06-20'));
    const { overlapId } = overlaps.record(context, { ...care(), foundOn: isoDate('2022-06-20'), untilMonth: isoMonth('2022-06') });
    const { computed } = overlaps.one(context, overlapId, today());
    expect(computed.months.map(({ month, standing }) => `${month} ${standing}`)).toEqual([
      '2022-02 paid',
      '2022-03 paid',
      '2022-04 paid',
      '2022-05 none',
      '2022-06 none',
    ]);
    expect(computed.fen).toBe(36_000);
  });

  test('去世后多发的月份列入追回，不算重复', () => {
    pay('2022-03');
    clock.set(isoDate('2022-04-05'));
    people.record(context, { kind: 'end', personId: p3, validFrom: isoDate('2022-02-12'), reason: 'death', remark: null });
    clock.set(isoDate('2022-04-10'));
    build(context, '2022-04');
    lockSheet(context, { month: isoMonth('2022-04'), reason: '测试' });
    clock.set(isoDate('2022-04-25'));
    const { overlapId } = overlaps.record(context, care());
    expect(overlaps.one(context, overlapId, today()).fen).toBe(12_000);
  });

  test('台账第一张发放表以前的月份按认定情况算', () => {
    pay('2022-04');
    clock.set(isoDate('2022-04-25'));
    const { overlapId } = overlaps.record(context, { ...care(), fromMonth: isoMonth('2021-12') });
    expect(overlaps.one(context, overlapId, today()).computed).toMatchObject({
      fen: 60_000,
      months: [{ standing: 'entitled' }, { standing: 'entitled' }, {}, {}, {}],
    });
  });

  test('本人份额：家庭金额除以人数，四舍五入到分；合计等于每月份额乘重复月数', () => {
    expect(shareOf({ monthlyFen: 100_000, householdSize: 3 })).toBe(33_333);
    expect(shareOf({ monthlyFen: 100_001, householdSize: 2 })).toBe(50_001);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e7 }),
        fc.integer({ min: 1, max: 30 }),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 36 }),
        (monthlyFen, size, paid) => {
          const from = isoMonth('2020-01');
          const all = monthsBetween(from, isoMonth('2022-12')).slice(0, paid.length);
          const own = new Map(all.map((month, index) => [month, paid[index]]));
          const found = computeOverlap(
            { benefit: 'dibao', fromMonth: from, untilMonth: all.at(-1) ?? from, monthlyFen, householdSize: size },
            (month: IsoMonth) => (own.get(month) ? { standing: 'paid', ownFen: 1 } : { standing: 'none', ownFen: 0 }),
          );
          expect(Math.abs(found.shareFen * size - monthlyFen) * 2).toBeLessThanOrEqual(size);
          expect(found.fen).toBe(found.shareFen * paid.filter(Boolean).length);
        },
      ),
    );
  });
});

describe('拒绝', () => {
  beforeEach(() => {
    pay('2022-04');
    clock.set(isoDate('2022-04-25'));
  });

  test('重复登记、没有重复月份、月份和日期不对、状态不对', () => {
    expect(
      refusal(() => overlaps.record(context, { ...care(), fromMonth: isoMonth('2022-05'), untilMonth: isoMonth('2022-05') })).code,
    ).toBe('OVERLAP_TOO_LATE');
    expect(refusal(() => overlaps.record(context, { ...care(), foundOn: isoDate('2022-04-26') })).code).toBe('FACT_IN_FUTURE');
    const early = { ...care(), fromMonth: isoMonth('2017-01'), untilMonth: isoMonth('2017-02') };
    expect(refusal(() => overlaps.record(context, early)).code).toBe('OVERLAP_NONE');
    const { overlapId } = overlaps.record(context, care());
    expect(refusal(() => overlaps.record(context, { ...care(), fromMonth: isoMonth('2022-04') })).code).toBe('OVERLAP_EXISTS');
    expect(refusal(() => overlaps.close(context, { overlapId, closedOn: today(), note: null })).code).toBe('OVERLAP_WRONG_STATE');
    expect(refusal(() => overlaps.refer(context, { overlapId, ...letter('2022-04-24') })).code).toBe('OVERLAP_DAY');
    overlaps.refer(context, { overlapId, ...letter('2022-04-25') });
    expect(refusal(() => overlaps.refer(context, { overlapId, ...letter('2022-04-25') })).code).toBe('OVERLAP_WRONG_STATE');
    overlaps.withdraw(context, { overlapId, reason: '同名，不是本人' });
    expect(overlaps.list(context, { standing: 'open', search: '', offset: 0, limit: 10 }, today()).total).toBe(0);
    // The mistake stays to be read, and the months are free again.
    expect(overlaps.record(context, care()).overlapId).not.toBe(overlapId);
  });

  test('数据库不收：重叠的登记、没有转送的反馈、改、删、替换、办结后的改动', () => {
    const { connection } = context;
    const sql = (text: string) => () => connection.exec(text);
    const { overlapId } = overlaps.record(context, care());
    const columns =
      'person_id, benefit, found_on, source, from_month, until_month, monthly_fen, household_size, note, recorded_at, recorded_by';
    expect(sql(`INSERT INTO benefit_overlap (uid, ${columns}) SELECT randomblob(16), ${columns} FROM benefit_overlap`)).toThrow(
      'overlap: benefit_overlap',
    );
    const evidence = `INSERT INTO overlap_evidence (uid, overlap_id, kind, received_on, document_no, recorded_at, recorded_by) VALUES (randomblob(16), ${overlapId}, 'feedback', '2022-04-25', '1', 'x', 1)`;
    expect(sql(evidence)).toThrow('FOREIGN KEY');
    overlaps.refer(context, { overlapId, ...letter('2022-04-25') });
    for (const change of [
      'UPDATE benefit_overlap SET monthly_fen = 1',
      'UPDATE overlap_referral SET fen = 1',
      'DELETE FROM overlap_referral',
    ])
      expect(sql(change)).toThrow('append-only');
    expect(sql('DELETE FROM benefit_overlap')).toThrow('never deleted');
    expect(sql('INSERT OR REPLACE INTO overlap_referral SELECT * FROM overlap_referral')).toThrow('append-only: overlap_referral');
    expect(sql('INSERT OR REPLACE INTO benefit_overlap SELECT * FROM benefit_overlap')).toThrow(/append-only|overlap/);
    expect(sql(evidence.replace("'feedback'", "'recomputed'"))).toThrow('closed: overlap_evidence');
    expect(sql(`INSERT INTO overlap_closing VALUES (${overlapId}, '2022-04-25', NULL, 'x', 1)`)).toThrow('not proved: overlap_closing');
    connection.exec(evidence);
    overlaps.close(context, { overlapId, closedOn: today(), note: '不追回的原因已说明' });
    expect(sql(evidence)).toThrow('closed: overlap_evidence');
    expect(sql("UPDATE overlap_evidence SET withdrawn_at = 'x', withdrawn_by = 1, withdrawn_reason = 'x'")).toThrow(
      'closed: overlap_evidence',
    );
    expect(sql("UPDATE benefit_overlap SET withdrawn_at = 'x', withdrawn_by = 1, withdrawn_reason = 'x'")).toThrow(
      'closed: benefit_overlap',
    );
    expect(sql('DELETE FROM overlap_closing')).toThrow('append-only: overlap_closing');
  });
});
