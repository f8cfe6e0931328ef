/** What lines, months and reckonings of the operating subsidy are called. Pure. */
import { happinessBatches, type HappinessBatch } from '../../../../electron/contract/happiness-sheets.ts';
import { happinessGrades, monthVerdicts, type MonthVerdict } from '../../../../electron/contract/happiness-terms.ts';
import { labelOf } from '../../../../electron/contract/terms.ts';
import { formatMonth, formatYuan, type IsoMonth } from '../../../../electron/contract/values.ts';
import type { Basis, BasisMonth, BasisYear } from './basis.ts';

export function batchWords(batch: HappinessBatch): string {
  return labelOf(happinessBatches, batch);
}

/** `农村幸福院运营奖补资金（2022年第一批）`. */
export function batchTitle({ year, batch }: { readonly year: number; readonly batch: HappinessBatch }): string {
  return `农村幸福院运营奖补资金（${year}年${batchWords(batch)}）`;
}

/** `2022年第一批`, `补发2022年`, `抵扣2022年多拨`. */
export function lineTitle({ type, forMonth }: { readonly type: string; readonly forMonth: IsoMonth }): string {
  const year = forMonth.slice(0, 4);
  const part = forMonth.endsWith('-01') ? '第一批' : '第二批';
  if (type === 'OFFSET') return `抵扣${year}年多拨`;
  return type === 'BACKPAY' ? `补发${year}年${part}` : `${year}年${part}`;
}

export function verdictWords(verdict: MonthVerdict): string {
  return monthVerdicts.find(({ id }) => id === verdict)?.label ?? verdict;
}

const yuan = (fen: number): string => `${formatYuan(fen)} 元`;

/** Months that earn the same in a row: 1—3月. */
function span(months: readonly BasisMonth[]): string {
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return '';
  const number = ({ month }: BasisMonth): string => String(Number(month.slice(5)));
  return first === last ? `${number(first)}月` : `${number(first)}—${number(last)}月`;
}

function stretches(months: readonly BasisMonth[]): BasisMonth[][] {
  const found: BasisMonth[][] = [];
  for (const month of months) {
    const own = found.at(-1);
    const one = own?.[0];
    const isSame = one && one.annualFen === month.annualFen && one.verdict === month.verdict && one.documentNo === month.documentNo;
    if (own && isSame) own.push(month);
    else found.push([month]);
  }
  return found;
}

function stretchText(months: readonly BasisMonth[]): string {
  const [one] = months;
  if (!one) return '';
  if (!one.isCounted) return `${span(months)}：${verdictWords(one.verdict)}，不计补。`;
  const grade = one.grade === null ? '' : labelOf(happinessGrades, one.grade);
  const document = one.documentNo === null ? '' : `（${one.documentNo}）`;
  return `${span(months)}：${grade}${document}，开放天数均达到 ${one.minOpenDays} 天，计补 ${months.length} 个月，年奖补标准 ${yuan(one.annualFen)}。`;
}

function entitlementText({ year, months, entitlementFen }: BasisYear): string {
  const counted = stretches(months.filter(({ isCounted }) => isCounted));
  if (counted.length === 0) return `${year}年应补 0.00 元。`;
  const terms = counted.map((own) => `${formatYuan(own[0]?.annualFen ?? 0)}×${own.length}`);
  return `${year}年应补＝（${terms.join('＋')}）÷12＝${yuan(entitlementFen)}（全年合计后四舍五入到分）。`;
}

function yearSteps(own: BasisYear): string[] {
  const { year, reach, months, entitlementFen, payableFen, scale, januaryAnnualFen, firstBatchPercent } = own;
  const { firstBatchFen, issuedFen, refundedFen } = own;
  const standing = issuedFen - refundedFen;
  const before = `已拨 ${yuan(issuedFen)}${refundedFen > 0 ? `，已退回 ${yuan(refundedFen)}，净拨 ${yuan(standing)}` : ''}`;
  if (reach === 'first') {
    const how =
      firstBatchFen === 0
        ? months[0]?.verdict === 'recovered'
          ? '一票否决，全年奖补追回，不再拨付'
          : '1月没有开放或1月1日没有可计补的等级'
        : `1月1日生效等级年奖补标准 ${yuan(januaryAnnualFen)}×${firstBatchPercent}%`;
    return [`${year}年第一批＝${how}＝${yuan(firstBatchFen)}；${before}。`];
  }
  const cut = payableFen === entitlementFen ? [] : [`预算不足，按 k＝${scale ?? '等级次序'} 核减，${year}年可拨 ${yuan(payableFen)}。`];
  const rest = payableFen - standing;
  const words = rest >= 0 ? `应再拨 ${yuan(rest)}` : `多拨 ${yuan(-rest)}，应抵扣或退回`;
  return [
    ...stretches(own.months).map(stretchText),
    entitlementText(own),
    ...cut,
    `${year}年：可拨 ${yuan(payableFen)}，${before}，${words}。`,
  ];
}

/** The reckoning as a clerk would write it. */
export function stepsOf(
  basis: Basis,
  lines: readonly { readonly title: string; readonly fen: number }[],
  fen: number,
  carriedFen: number,
): string[] {
  const sum = lines.map((line) => `${line.title} ${formatYuan(line.fen)}`).join('，');
  return [
    ...basis.years.flatMap(yearSteps),
    lines.length === 0 ? '本次不拨付。' : `本次：${sum}，合计 ${yuan(fen)}。`,
    ...(carriedFen > 0 ? [`尚有多拨 ${formatYuan(carriedFen)} 元未收回：以后拨付时抵扣，或由村集体退回并登记收据。`] : []),
  ];
}

export function entryDay(on: string): string {
  return /^\d{4}-\d{2}$/.test(on) ? formatMonth(on as IsoMonth) : on;
}
