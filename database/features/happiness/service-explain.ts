/** How the year of one home comes about: month by month, then the arithmetic, then the documents it rests on. */
import type { HappinessExplanation } from '../../../electron/contract/happiness-shapes.ts';
import { happinessGrades, shortfallRules } from '../../../electron/contract/happiness-terms.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { firstDayOf, formatDate, formatYuan, isoDate, type IsoDate } from '../../../electron/contract/values.ts';
import { row, type Reader } from '../../core/sql.ts';
import { wholeCounty } from '../users/scope.ts';
import { gradeFactOn, type MonthResult } from './rules-entitlement.ts';
import { requiredHome } from './service-homes.ts';
import { scheduleOf } from './service-schedule.ts';
import { yearOfHomes } from './year.ts';

export const explained = [
  'subsidy.gradeAmount',
  'subsidy.monthMinOpenDays',
  'subsidy.batches',
  'subsidy.split',
  'subsidy.shortfall',
  'grade.changeEffect',
] as const;
const titles: Readonly<Record<(typeof explained)[number], string>> = {
  'subsidy.gradeAmount': '年奖补标准',
  'subsidy.monthMinOpenDays': '计补月份最少开放天数',
  'subsidy.batches': '两批拨付比例',
  'subsidy.split': '分担比例（市:县:乡）',
  'subsidy.shortfall': '资金不足时',
  'grade.changeEffect': '暂停等变动何时影响奖补',
};

export function policyLine(reader: Reader, key: (typeof explained)[number], day: IsoDate): HappinessExplanation['policies'][number] | null {
  const found = row<{ value: string; validFrom: IsoDate; documentNo: string }>(
    reader,
    `SELECT value_json AS value, valid_from AS validFrom, document_no AS documentNo FROM parameter WHERE key = ? AND valid_from <= ?
     ORDER BY valid_from DESC LIMIT 1`,
    key,
    day,
  );
  if (!found) return null;
  return { title: titles[key], value: valueText(key, JSON.parse(found.value)), validFrom: found.validFrom, documentNo: found.documentNo };
}

function valueText(key: string, value: unknown): string {
  if (key === 'subsidy.gradeAmount')
    return happinessGrades.map(({ id, label }) => `${label}${String((value as Record<string, number>)[id])}元`).join('、');
  if (key === 'subsidy.shortfall')
    return labelOf(
      shortfallRules.map((rule) => ({ ...rule, wordings: [] })),
      String(value),
    );
  if (key === 'grade.changeEffect') return value === 'nextMonth' ? '下一月首日' : '下一季度首日';
  if (key === 'subsidy.monthMinOpenDays') return `${String(value)}天`;
  return Object.values(value as Record<string, number>)
    .map((share) => `${share}`)
    .join(':');
}

const gradeName = (grade: MonthResult['grade']): string => (grade === null ? '未评' : labelOf(happinessGrades, grade));

function monthText(month: MonthResult): string {
  const { openDays, minOpenDays, annualFen, grade } = month;
  const days = openDays === null ? '' : `开放${openDays}天`;
  switch (month.why) {
    case 'counted':
      return `${days}，达到${minOpenDays}天，${gradeName(grade)}，按${formatYuan(annualFen)}÷12计`;
    case 'notTold':
      return '没有填报开放天数，不计补';
    case 'belowMinimum':
      return `${days}，不足${minOpenDays}天，不计补`;
    case 'noGrade':
      return `${days}，月初没有生效的等级，不计补`;
    case 'expired':
      return `${days}，等级已过有效期，不计补`;
    case 'gradeEarnsNothing':
      return `${days}，${gradeName(grade)}没有奖补`;
    case 'suspended':
      return `${days}，暂停或摘牌期间不计补`;
    case 'closed':
      return `${days}，全月停办，停办期间不计补，请核对填报`;
    case 'recovered':
      return '一票否决，全年奖补追回';
  }
}

/** `12,000.00×6个月＋5,000.00×6个月`. */
function sumText(months: readonly MonthResult[]): string {
  const counted = months.filter(({ isCounted }) => isCounted);
  const byAmount = Map.groupBy(counted, ({ annualFen }) => annualFen);
  return [...byAmount].map(([annualFen, own]) => `${formatYuan(annualFen)}×${own.length}个月`).join('＋');
}

/** @throws AppError HAPPINESS_NOT_FOUND, PARAMETER_MISSING */
export function explain(reader: Reader, happinessHomeId: number, year: number, today: IsoDate): HappinessExplanation {
  const { code, name, townCode, townName, villageCode, villageName } = requiredHome(reader, happinessHomeId);
  const { policy, of } = yearOfHomes(reader, year);
  const found = of(happinessHomeId);
  const { months, grades, countedMonths, entitlementFen, firstBatchFen, secondBatchFen, split, januaryAnnualFen } = found;
  const schedule = scheduleOf({ ...reader, scope: wholeCounty }, year, today);
  const own = schedule.rows.find((line) => line.happinessHomeId === happinessHomeId);
  const isOpenInJanuary = (months[0]?.openDays ?? 0) > 0;
  const steps: HappinessExplanation['steps'] = [
    {
      title: '全年应补',
      text: countedMonths === 0 ? '没有计补的月份' : `（${sumText(months)}）÷12，年末一次四舍五入到分；计补${countedMonths}个月`,
      fen: entitlementFen,
    },
    {
      title: '第一批',
      text: isOpenInJanuary
        ? `1月1日等级${gradeName(months[0]?.grade ?? null)}的年标准${formatYuan(januaryAnnualFen)}×${policy.firstBatchPercent}%`
        : '1月没有开放，第一批为0',
      fen: firstBatchFen,
    },
    {
      title: '第二批',
      text: `全年应补${formatYuan(entitlementFen)}－第一批${formatYuan(firstBatchFen)}${secondBatchFen < 0 ? '，为负数，应追回或在以后抵扣' : ''}`,
      fen: secondBatchFen,
    },
    { title: '市级承担', text: `应补×${policy.split.city}%，四舍五入到分`, fen: split.cityFen },
    { title: '县级承担', text: `应补×${policy.split.county}%，四舍五入到分`, fen: split.countyFen },
    { title: '乡镇承担', text: '应补－市级－县级', fen: split.townFen },
  ];
  if (schedule.factor !== null && own)
    steps.push({
      title: '资金不足，可安排',
      text:
        schedule.shortfall === 'SCALE'
          ? `预算${formatYuan(schedule.appropriationFen ?? 0)}，合计应补${formatYuan(schedule.total.entitlementFen)}，k＝${schedule.factor}，舍去分以下`
          : `预算${formatYuan(schedule.appropriationFen ?? 0)}，按等级依次保障，${gradeName(schedule.firstShortGrade)}起不足，k＝${schedule.factor}`,
      fen: own.payableFen,
    });
  if (own && own.refundedFen > 0) steps.push({ title: '已退回', text: '村集体退回本年奖补', fen: own.refundedFen });
  const vetoed = grades.find(({ recoversYear }) => recoversYear === year);
  if (vetoed) steps.push({ title: '全年追回', text: `依据 ${vetoed.documentNo ?? '—'}`, fen: null });
  return {
    happinessHomeId,
    code,
    name,
    townCode,
    townName,
    villageCode,
    villageName,
    year,
    months: months.map((month) => {
      const fact = gradeFactOn(grades, firstDayOf(month.month));
      const { grade, openDays, minOpenDays, annualFen, amountFen, isCounted, why } = month;
      return {
        month: month.month,
        grade,
        gradeDocumentNo: fact?.documentNo ?? null,
        gradeFrom: fact?.effectiveFrom ?? null,
        openDays,
        minOpenDays,
        annualFen,
        amountFen,
        isCounted,
        verdict: why,
        text: `${fact ? `等级自${formatDate(fact.effectiveFrom)}起${fact.documentNo === null ? '' : `（${fact.documentNo}）`}；` : ''}${monthText(month)}`,
      };
    }),
    countedMonths,
    entitlementFen,
    firstBatchFen,
    secondBatchFen,
    split,
    steps,
    policies: explained.flatMap((key) => policyLine(reader, key, isoDate(`${year}-01-01`)) ?? []),
  };
}
