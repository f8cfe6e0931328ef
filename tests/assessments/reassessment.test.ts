/** A reported change from the report to the sheet that pays by it; what is refused; what is taken back. */
import { beforeEach, describe, expect, test } from 'vitest';
import { row, rows } from '../../database/core/sql.ts';
import { conclude, get, tryOut, withdraw } from '../../database/features/assessments/service.ts';
import { due } from '../../database/features/assessments/service-due.ts';
import { closeReport, ofPerson, report } from '../../database/features/assessments/service-reports.ts';
import { lockSheet, showSheet } from '../../database/features/payments/service.ts';
import * as people from '../../database/features/people/service.ts';
import { isoDate, isoMonth } from '../../electron/contract/values.ts';
import { build, refusal, register, smallCounty, type SmallCounty } from '../database/payments-county.ts';
import { asUser, type TestLedger } from '../helpers/ledger.ts';
import { at, concludeAnyway, formFor, scaleIdOf, six } from './support.ts';

let county: SmallCounty;
let context: TestLedger;
beforeEach(() => {
  county = smallCounty();
  context = county.context;
});

const careOf = (month: string, idNumber: string): number | undefined =>
  showSheet(context, isoMonth(month)).lines.find((line) => line.idNumber === idNumber && line.type === 'CARE' && line.of === null)?.fen;

describe('变化报告与重新评估', () => {
  test('5月6日报告：期限5月19日；5月18日只有吃饭达到，k=5，完全丧失；5月不变，6月600元代替300元', () => {
    const person = register(context, { sequence: 3, name: '于变化' });
    const idNumber = row<{ n: string }>(context, 'SELECT id_number AS n FROM person WHERE person_id = ?', person)?.n ?? '';
    const may6 = at(context, '2022-05-06');
    const reported = report(may6, { personId: person, reportedOn: isoDate('2022-05-06'), reporter: '照料人', description: '摔伤后卧床' });
    expect(reported).toMatchObject({ dueOn: '2022-05-19', warning: null });
    expect(
      due(context, { state: 'reported', townCode: null, homeId: null, offset: 0, limit: 10 }, isoDate('2022-05-18')).rows[0],
    ).toMatchObject({
      personId: person,
      dueOn: '2022-05-19',
      daysLeft: 1,
      report: { reporter: '照料人' },
    });

    const may18 = at(context, '2022-05-18');
    const answers = six('dress', 'bed', 'toilet', 'walk', 'bathe');
    const concluded = conclude(may18, formFor(context, person, '2022-05-18', { kind: 'change', answers, concludedLevel: 'completeLoss' }));
    expect(concluded.closedReports).toBe(1);
    expect(concluded.effect).toEqual([
      '自2022年6月起，照料护理费按全护理 600.00 元/月（原半护理 300.00 元/月）；评估有效期至2023年5月18日。',
      '救助供养证“评估结果及变更”第2行：2022年5月18日，完全丧失生活自理能力。',
    ]);
    const kept = get(context, concluded.assessmentId);
    expect(kept.form).toMatchObject({
      total: 5,
      computedLevel: 'completeLoss',
      effectFrom: '2022-06',
      tier: '全护理（600.00 元/月，样民发〔2021〕3号）',
    });
    expect(
      row(
        context,
        "SELECT detail ->> '$.assessmentId' AS id, valid_from AS day FROM fact WHERE person_id = ? AND kind = 'level' ORDER BY fact_id DESC",
        person,
      ),
    ).toEqual({
      id: concluded.assessmentId,
      day: '2022-05-18',
    });
    expect(ofPerson(context, person, isoDate('2022-05-18')).reports[0]).toMatchObject({
      closedOn: '2022-05-18',
      closedReason: '已重新评估',
    });

    const june = at(context, '2022-06-05');
    for (const month of ['2022-05', '2022-06']) {
      build(june, month);
      lockSheet(june, { month: isoMonth(month), reason: '演示' });
    }
    expect(careOf('2022-05', idNumber)).toBe(30000);
    expect(careOf('2022-06', idNumber)).toBe(60000);
    expect(showSheet(context, isoMonth('2022-06')).lines.filter((line) => line.idNumber === idNumber && line.of !== null)).toEqual([]);
  });

  test('已锁定的月份：说清楚差额去哪里', () => {
    const june = at(context, '2022-06-30');
    for (const month of ['2022-05', '2022-06']) {
      build(june, month);
      lockSheet(june, { month: isoMonth(month), reason: '演示' });
    }
    const { effect } = concludeAnyway(june, county.scattered, '2022-05-18', {
      answers: six('eat', 'bed', 'walk', 'bathe'),
      concludedLevel: 'completeLoss',
    });
    expect(effect.at(-1)).toBe('2022年6月发放表已锁定，差额列入以后月份的发放表。');
    build(june, '2022-07');
    const back = showSheet(context, isoMonth('2022-07')).lines.filter((line) => line.type === 'BACKPAY');
    expect(back.map(({ month, of, fen }) => ({ month, of, fen }))).toEqual([{ month: '2022-06', of: 'CARE', fen: 30000 }]);
  });

  test('逾期的评估照样能登记，但要核对；撤回报告有理由；撤销评估后报告重新待办，档次复原', () => {
    const may6 = at(context, '2022-05-06');
    report(may6, { personId: county.scattered, reportedOn: isoDate('2022-05-06'), reporter: '村委会', description: '病重' });
    const other = report(may6, { personId: county.resident, reportedOn: isoDate('2022-05-06'), reporter: '机构', description: '误报' });
    closeReport(may6, { conditionReportId: other.conditionReportId, reason: '经核实没有变化' });
    expect(refusal(() => closeReport(may6, { conditionReportId: other.conditionReportId, reason: '再撤' })).code).toBe('REPORT_CLOSED');

    const late = at(context, '2022-05-20');
    const form = formFor(context, county.scattered, '2022-05-20', {
      kind: 'change',
      answers: six('eat', 'bed', 'walk', 'bathe'),
      concludedLevel: 'completeLoss',
    });
    expect(refusal(() => conclude(late, form)).params['doubts']).toContain('应在2022年5月19日前评估');
    const { assessmentId } = conclude(late, { ...form, acknowledged: ['late'] });
    expect(people.get(context, county.scattered, isoDate('2022-05-20')).person.level).toBe('completeLoss');
    withdraw(late, { assessmentId, reason: '评估对象弄错' });
    expect(people.get(context, county.scattered, isoDate('2022-05-20')).person.level).toBe('partialLoss');
    expect(ofPerson(context, county.scattered, isoDate('2022-05-20'))).toMatchObject({
      rows: [{ state: 'withdrawn' }],
      reports: [{ closedOn: null }],
    });
    expect(refusal(() => withdraw(late, { assessmentId, reason: '再撤' })).code).toBe('ASSESSMENT_WITHDRAWN');
    // The form stays to be read.
    expect(get(context, assessmentId)).toMatchObject({ withdrawnReason: '评估对象弄错', form: { total: 4 } });
  });

  test('在别处撤销了等级记录：评估表标明不再作数', () => {
    const { assessmentId } = concludeAnyway(context, county.scattered, '2022-01-20', { answers: six() });
    const factId =
      row<{ id: number }>(context, 'SELECT level_fact_id AS id FROM assessment WHERE assessment_id = ?', assessmentId)?.id ?? 0;
    people.cancelFact(context, { factId, reason: '另行处理' });
    expect(get(context, assessmentId).row.state).toBe('cancelled');
  });

  test('县里不知道节假日的年份：期限按周一至周五，并且说出来', () => {
    const future = at(context, '2037-05-08');
    const { dueOn, warning } = report(future, {
      personId: county.scattered,
      reportedOn: isoDate('2037-05-08'),
      reporter: '村委会',
      description: '病重',
    });
    expect(dueOn).toBe('2037-05-22');
    expect(warning).toContain('2037 年的放假调休安排还没有录入');
  });
});

describe('不能登记的评估', () => {
  const one = (given: Parameters<typeof formFor>[3] = {}) =>
    formFor(context, county.scattered, '2022-01-20', { answers: six('eat'), concludedLevel: 'partialLoss', ...given });
  const code = (work: () => unknown): string => refusal(work).code;

  test('空着的一项不算“能”', () => {
    const { walk: _, ...answers } = six('eat');
    const refused = refusal(() => conclude(context, one({ answers })));
    expect(refused.code).toBe('ASSESSMENT_INCOMPLETE');
    expect(refused.params['items']).toBe('室内自主行走');
    expect(rows(context, 'SELECT 1 FROM assessment')).toEqual([]);
  });

  test('签字：一名评估人、同一人签两次、没有见证人、见证人就是评估人', () => {
    const [first, second] = one().assessors;
    for (const given of [
      { assessors: [first!] },
      { assessors: [first!, first!] },
      { witness: null },
      { witness: ' ' },
      { witness: second!.name },
    ])
      expect(code(() => conclude(context, one(given)))).toBe('ASSESSMENT_SIGNATURES');
  });

  test('结论与评分不同：没有理由不行，写了理由还要核对', () => {
    const changed = one({ concludedLevel: 'completeLoss' });
    expect(code(() => conclude(context, changed))).toBe('REASON_REQUIRED');
    const reasoned = { ...changed, overrideReason: '认知障碍，吃药、外出须有人看护' };
    expect(code(() => conclude(context, reasoned))).toBe('ASSESSMENT_DOUBTS');
    const { assessmentId } = conclude(context, { ...reasoned, acknowledged: ['overridden'] });
    expect(get(context, assessmentId)).toMatchObject({
      row: { isOverridden: true, computedLabel: '部分丧失生活自理能力', concludedLabel: '完全丧失生活自理能力' },
      form: { overrideReason: '认知障碍，吃药、外出须有人看护' },
    });
  });

  test('已经死亡：死亡之后的评估拒绝，之前的只作补录', () => {
    people.record(context, { kind: 'end', personId: county.scattered, validFrom: isoDate('2022-01-18'), reason: 'death', remark: null });
    expect(code(() => conclude(context, one()))).toBe('ASSESSMENT_AFTER_DEATH');
    const before = { ...one(), assessedOn: isoDate('2022-01-10') };
    expect(tryOut(context, { ...before, assessors: [] }, isoDate('2022-01-31')).doubts.map((doubt) => doubt.kind)).toEqual([
      'supportEnded',
    ]);
  });

  test('其他拒绝：终止供养之后、晚于今天、早于出生、不执行的量表、同一天两次、没有的选项', () => {
    expect(code(() => conclude(context, { ...one(), assessedOn: isoDate('2022-02-01') }))).toBe('FACT_IN_FUTURE');
    expect(code(() => conclude(context, { ...one(), assessedOn: isoDate('1940-01-01') }))).toBe('ASSESSMENT_BEFORE_BIRTH');
    expect(code(() => conclude(context, one({ scaleId: scaleIdOf(context, 'GBT_42195') })))).toBe('SCALE_NOT_IN_FORCE');
    expect(code(() => conclude(context, one({ answers: { ...six(), eat: 'perhaps' } })))).toBe('ASSESSMENT_ANSWERS');
    expect(code(() => conclude(context, one({ changes: ['coma'] })))).toBe('ASSESSMENT_ANSWERS');
    conclude(context, one());
    expect(code(() => conclude(context, one()))).toBe('ASSESSMENT_SAME_DAY');
    people.record(context, { kind: 'end', personId: county.resident, validFrom: isoDate('2022-01-18'), reason: 'voluntary', remark: null });
    expect(code(() => conclude(context, formFor(context, county.resident, '2022-01-20')))).toBe('PERSON_ENDED');
    expect(
      code(() => report(context, { personId: county.resident, reportedOn: isoDate('2022-01-20'), reporter: '村', description: '病' })),
    ).toBe('PERSON_ENDED');
  });
});

describe('需要核对的地方', () => {
  const kinds = (personId: number, day: string, given: Parameters<typeof formFor>[3] = {}): string[] => {
    const form = formFor(context, personId, day, given);
    return tryOut(context, { ...form, assessors: form.assessors.map(({ name }) => name) }, isoDate('2022-01-31')).doubts.map(
      (doubt) => doubt.kind,
    );
  };

  test('一次两级、早于已有评估、首次却已有、变更却没有报告', () => {
    expect(kinds(county.resident, '2022-01-20', { answers: six() })).toEqual(['twoLevels']);
    expect(kinds(county.scattered, '2022-01-20', { answers: six() })).toEqual([]);
    expect(kinds(county.scattered, '2021-01-20', { answers: six() })).toEqual(['beforeFormer']);
    expect(kinds(county.scattered, '2022-01-20', { kind: 'first' })).toEqual(['kindMismatch']);
    expect(kinds(county.scattered, '2022-01-20', { kind: 'change' })).toEqual(['kindMismatch']);
  });

  test('同一评估人一天第13人', () => {
    for (let sequence = 10; sequence < 22; sequence += 1)
      concludeAnyway(context, register(context, { sequence, name: `赵第${sequence}` }), '2022-01-20');
    expect(kinds(county.scattered, '2022-01-20')).toEqual(['pace', 'pace']);
    expect(kinds(county.scattered, '2022-01-19')).toEqual([]);
    expect(kinds(county.scattered, '2022-01-20', { assessors: [{ name: '评估丙', unit: null }] })).toEqual([]);
  });

  test('不是这个乡镇、这家机构的人不在名单里', () => {
    const town = row<{ code: string }>(context, "SELECT code FROM division WHERE level = 'town' ORDER BY code DESC LIMIT 1")?.code ?? '';
    report(context, { personId: county.resident, reportedOn: isoDate('2022-01-20'), reporter: '机构', description: '病重' });
    const asked = { state: 'reported', townCode: null, homeId: null, offset: 0, limit: 10 } as const;
    expect(
      due(asUser(context, '本院', 'home_manager', { townCode: null, homeId: county.homeIds[0] }), asked, isoDate('2022-01-31')).total,
    ).toBe(1);
    expect(
      due(asUser(context, '外院', 'home_manager', { townCode: null, homeId: county.homeIds[1] }), asked, isoDate('2022-01-31')).total,
    ).toBe(0);
    expect(due(asUser(context, '外镇', 'town_clerk', { townCode: town, homeId: null }), asked, isoDate('2022-01-31')).counts.reported).toBe(
      0,
    );
  });
});
