/** Why each amount: rules with documents, reckoning, what is corrected, which fact was learnt when; on the screen's data and on paper. */
import { beforeEach, describe, expect, test } from 'vitest';
import { rows } from '../../database/core/sql.ts';
import { wordsOf } from '../../database/documents/letter/letter.ts';
import { explanationLetter } from '../../database/features/payments/letter-explain.ts';
import { explain } from '../../database/features/payments/service-explain.ts';
import { explanationCopy, explanationPaper } from '../../database/features/payments/service-explain-paper.ts';
import { lockSheet } from '../../database/features/payments/service-advance.ts';
import * as parameters from '../../database/features/parameters/service.ts';
import * as people from '../../database/features/people/service.ts';
import * as standards from '../../database/features/standards/service.ts';
import type { Explained, Explanation } from '../../electron/contract/payments-explain.ts';
import { addMonths, fen, isoDate, isoMonth } from '../../electron/contract/values.ts';
import { movingClock, type MovingClock } from './moving-clock.ts';
import { build, refusal, smallCounty, type SmallCounty } from './payments-county.ts';

let clock: MovingClock;
let county: SmallCounty;
beforeEach(() => {
  clock = movingClock('2022-01-31');
  county = smallCounty(clock);
});

/** Builds and locks the months up to one. */
function lockUntil(last: string, first = '2022-01'): void {
  for (let month = isoMonth(first); month <= last; month = addMonths(month, 1)) {
    build(county.context, month);
    lockSheet(county.context, { month, reason: '核对' });
  }
}

function explained(month: string, personId: number): Explanation {
  return explain(county.context, { month: isoMonth(month), personId });
}

function item(found: Explanation, title: string): Explained {
  return [...found.lines, ...found.claims].find((line) => line.title === title) ?? expect.fail(`no ${title}`);
}

const causeWords = (line: Explained): string[] =>
  (line.corrects?.causes ?? []).map(
    ({ title, validFrom, recordedAt, dueBeforeFen, dueAfterFen }) =>
      `${title} ${validFrom} 登记于 ${recordedAt.slice(0, 10)}：${dueBeforeFen} → ${dueAfterFen}`,
  );

describe('常规行', () => {
  test('规定有文号和章节，标准有文件，参数有出处，算式、时间、收款都写明', () => {
    build(county.context, '2022-01');
    const basic = item(explained('2022-01', county.scattered), '2022年1月基本生活标准');
    expect(basic).toMatchObject({
      kind: 'line',
      type: 'BASIC',
      fen: 66_300,
      steps: ['663.00 元/月 × 1 个月 ＝ 663.00 元'],
      payee: 'person',
      payeeReason: '分散供养的，发给本人',
      corrects: null,
      days: null,
    });
    expect(basic.clauses.map(({ text, documentNo, part }) => `${text}｜${documentNo}｜${part}`)).toEqual([
      '基本生活标准按户籍类型和供养方式确定｜国发〔2016〕14号｜二（四）救助供养标准',
      '自确认之日下月起发放｜民发〔2021〕43号｜审核确认',
      '死亡的发至当月，其他情形终止的发至作出决定的当月｜民发〔2021〕43号｜终止救助供养',
      '分散供养的，发给本人｜国发〔2016〕14号｜二（五）救助供养形式',
    ]);
    expect(basic.standard).toMatchObject({ amountFen: 66_300, documentNo: '样民发〔2021〕3号', documentTitle: '关于调整救助标准的通知' });
    expect(basic.parameters.map(({ value }) => value)).toContain('按月发放，月中变动从下月起');
    expect(basic.dates[0]).toBe('供养自2018年6月起（2018年5月10日确认的下月）');
    expect(basic.facts.map(({ title }) => title)).toEqual(['确认', '户籍地', '供养方式', '一卡通账号']);
  });

  test('按天计发：每段的天数和倒减的末段', () => {
    const { context, resident, homeIds } = county;
    parameters.set(context, {
      key: 'pay.proration',
      validFrom: isoDate('2022-01-01'),
      value: JSON.stringify('CALENDAR_DAY'),
      documentNo: '样民发〔2022〕8号',
      documentTitle: '关于按天计发的通知',
    });
    clock.set('2022-07-31');
    people.record(context, {
      kind: 'mode',
      personId: resident,
      validFrom: isoDate('2022-07-11'),
      mode: 'centralised',
      homeId: homeIds[1],
      caregiver: null,
    });
    build(context, '2022-07');
    const lines = explained('2022-07', resident).lines.filter(({ type }) => type === 'BASIC');
    expect(lines.map(({ steps, days }) => [steps.at(-1), days])).toEqual([
      ['663.00 元/月 × 10 天 ÷ 31 天 ＝ 213.87 元', { days: 10, monthDays: 31 }],
      ['全月 663.00 元 － 其余各段 213.87 元 ＝ 449.13 元（21 天，最后一段倒减，各段合计等于全月）', { days: 21, monthDays: 31 }],
    ]);
    expect(lines[0]?.parameters).toContainEqual(expect.objectContaining({ documentNo: '样民发〔2022〕8号' }));
  });
});

describe('更正', () => {
  test('补发：标准晚知，写明原行、应发已发、哪份文件何时登记', () => {
    lockUntil('2022-02');
    clock.set('2022-03-05');
    const document = { documentNo: '样民发〔2022〕9号', documentTitle: null };
    standards.add(county.context, {
      kind: 'basicLiving',
      areaType: 'rural',
      mode: null,
      level: null,
      amountFen: fen(70_000),
      validFrom: isoDate('2022-01-01'),
      ...document,
    });
    build(county.context, '2022-03');
    const line = item(explained('2022-03', county.scattered), '补发2022年1月基本生活标准');
    expect(line).toMatchObject({ type: 'BACKPAY', fen: 3_700, standard: { documentNo: '样民发〔2022〕9号' } });
    expect(line.steps).toEqual([
      '2022年1月基本生活标准应发：700.00 元/月 × 1 个月 ＝ 700.00 元',
      '以前各表已列：2022年1月表发放 663.00，合计 663.00 元',
      '应发 700.00 元 － 已列 663.00 元 ＝ 37.00 元',
    ]);
    expect(line.corrects).toMatchObject({
      dueFen: 70_000,
      heldFen: 66_300,
      entries: [{ sheetMonth: '2022-01', what: '发放', fen: 66_300 }],
    });
    expect(causeWords(line)).toEqual(['标准登记 2022-01-01 登记于 2022-03-05：66300 → 70000']);
  });

  test('抵扣和丧葬费：在院人员死亡晚知（J2）', () => {
    lockUntil('2022-04');
    clock.set('2022-04-20');
    people.record(county.context, {
      kind: 'end',
      personId: county.resident,
      validFrom: isoDate('2022-01-28'),
      reason: 'death',
      remark: null,
    });
    build(county.context, '2022-05');
    const found = explained('2022-05', county.resident);
    const offsets = found.lines.filter(({ type }) => type === 'OFFSET');
    expect(offsets.reduce((sum, line) => sum + line.fen, 0)).toBe(-3 * 126_300);
    const line = item(found, '抵扣2022年3月照料护理费');
    expect(line.steps).toEqual([
      '2022年3月照料护理费按现在掌握的情况应发 0.00 元',
      '以前各表已列：2022年3月表发放 600.00，合计 600.00 元',
      '应发 0.00 元 － 已列 600.00 元 ＝ -600.00 元',
    ]);
    expect(causeWords(line)).toEqual(['终止 2022-01-28 登记于 2022-04-20：60000 → 0']);
    expect(item(found, '丧葬费（2022年1月死亡）')).toMatchObject({
      steps: ['663.00 元 × 6 ＝ 3,978.00 元'],
      payeeReason: '死亡当日住在供养机构，拨付该机构',
    });
  });

  test('追回和待定：表外的也有依据', () => {
    lockUntil('2022-03');
    clock.set('2022-04-01');
    people.record(county.context, { kind: 'level', personId: county.scattered, validFrom: isoDate('2021-12-20'), level: 'completeLoss' });
    people.record(county.context, {
      kind: 'end',
      personId: county.scattered,
      validFrom: isoDate('2022-02-12'),
      reason: 'voluntary',
      remark: null,
    });
    build(county.context, '2022-04');
    const found = explained('2022-04', county.scattered);
    expect(found.lines).toEqual([]);
    const recovery = item(found, '追回2022年3月基本生活标准');
    expect(recovery).toMatchObject({ kind: 'recovery', type: null, payee: null, payeeReason: '向当月领取的本人或照料人追回', fen: 66_300 });
    expect(recovery.steps.at(-1)).toBe('已列 663.00 元 － 应发 0.00 元 ＝ 追回 663.00 元');
    expect(causeWords(recovery)).toEqual(['终止 2022-02-12 登记于 2022-04-01：66300 → 0']);
    const pending = item(found, '待定2022年1月照料护理费（补发-已终止人员）');
    expect(pending.steps.at(-1)).toBe('应发 600.00 元 － 已列 300.00 元 ＝ 300.00 元');
    expect(causeWords(pending)).toEqual(['自理能力评估 2021-12-20 登记于 2022-04-01：30000 → 60000']);
  });

  test('撤销的记录也是原因：先改后撤，改的补发、撤的追回', () => {
    lockUntil('2022-01');
    clock.set('2022-02-03');
    people.record(county.context, { kind: 'level', personId: county.scattered, validFrom: isoDate('2021-12-20'), level: 'completeLoss' });
    lockUntil('2022-02', '2022-02');
    clock.set('2022-03-03');
    const { timeline } = people.get(county.context, county.scattered, isoDate('2022-03-03'));
    const factId = timeline.find(({ kind, validFrom }) => kind === 'level' && validFrom === '2021-12-20')?.factId ?? 0;
    people.cancelFact(county.context, { factId, reason: '录入有误' });
    build(county.context, '2022-03');
    const recovery = item(explained('2022-03', county.scattered), '追回2022年1月照料护理费');
    expect(recovery.corrects?.entries.map(({ what, fen: amount }) => `${what} ${amount}`)).toEqual(['发放 30000', '补发 30000']);
    expect(causeWords(recovery)).toEqual(['撤销自理能力评估 2021-12-20 登记于 2022-03-03：60000 → 30000']);
  });
});

describe('发放依据说明', () => {
  test('全部或一行，PDF 和 Word 同样的字；每份留下日志，脱敏的不露号码', async () => {
    const { context, scattered } = county;
    build(context, '2022-01');
    const month = isoMonth('2022-01');
    const found = explained('2022-01', scattered);
    const [basic, care] = found.lines;
    const words = wordsOf(explanationLetter(found, { region: '肥城市', month, key: null }, '打印：某人'));
    for (const text of [
      '发放依据说明',
      '陈分散',
      '一、2022年1月基本生活标准　663.00 元',
      '二、2022年1月照料护理费　300.00 元',
      '玖佰陆拾叁元整',
      '样民发〔2021〕3号',
    ])
      expect(words).toContain(text);
    const one = wordsOf(explanationLetter(found, { region: '肥城市', month, key: care?.key ?? '' }, '打印：某人'));
    expect(one).toContain('一、2022年1月照料护理费');
    expect(one).not.toContain('基本生活标准　');
    expect(explanationPaper(context, { month, personId: scattered, key: basic?.key ?? '', purpose: 'print' }).pages).toBe(1);
    const copy = await explanationCopy(context, { month, personId: scattered, key: null, format: 'docx', protection: { kind: 'masked' } });
    expect(copy.bytes.length).toBeGreaterThan(3000);
    const logged = rows<{ action: string; after: string }>(
      context,
      "SELECT action, after_json AS after FROM audit WHERE action LIKE 'explanation.%'",
    );
    expect(logged.map(({ action }) => action)).toEqual(['explanation.print']);
    expect(logged[0]?.after).toContain('2022年1月基本生活标准');
    expect(copy.entry).toMatchObject({ action: 'explanation.export', personId: scattered });
  });

  test('重新编制以后已不在的一行拒绝打印', () => {
    build(county.context, '2022-01');
    const error = refusal(() =>
      explanationPaper(county.context, { month: isoMonth('2022-01'), personId: county.scattered, key: 'line:999999', purpose: 'print' }),
    );
    expect(error.code).toBe('EXPLAINED_LINE_GONE');
  });
});
