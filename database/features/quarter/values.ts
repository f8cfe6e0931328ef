/** Every number a report may name in its text, by the name an official writes in `{{…}}`. Pure. */
import { formatDate, formatYuan } from '../../../electron/contract/values.ts';
import { percentText } from '../indicators/rules-rate.ts';
import type { Compared, QuarterFigures, Value } from './figures.ts';
import { periodName } from './period.ts';

/** `IND07_2021`: a rate of a year's task. */
export function keyOf({ code, batchYear }: Pick<Value, 'code' | 'batchYear'>): string {
  return batchYear === null ? code : `${code}_${batchYear}`;
}

/** 万元 with two decimals: hundredths of it are this many fen. */
const fenPerTenThousandth = 10_000;

export const nothingCounted = '—';

export function targetText({ target, targetUnit, isCeiling }: Value): string {
  if (target === null) return nothingCounted;
  if (isCeiling) return `不高于${target}`;
  // Nothing is more than all of it.
  return target === 100 && targetUnit === '%' ? '100%' : `不低于${target}${targetUnit}`;
}

export function amountText(value: number, { unit }: Pick<Value, 'unit'>): string {
  return unit === 'fen' ? formatYuan(value) : String(value);
}

/** In a table: `≥60%`. */
export function shortTarget({ target, targetUnit, isCeiling }: Value): string {
  if (target === null) return nothingCounted;
  return isCeiling ? `≤${target}` : target === 100 && targetUnit === '%' ? '100%' : `≥${target}${targetUnit}`;
}

function tenths({ numerator, denominator }: Value): number {
  const text = percentText(numerator, denominator, 1) ?? '0.0%';
  return Math.round(Number(text.slice(0, -1)) * 10);
}

function points(count: number): string {
  return `${Math.floor(count / 10)}.${count % 10}个百分点`;
}

function changeOf(now: Value, then: Value | null): number | null {
  const isRate = then !== null && now.denominator > 0 && now.shown.endsWith('%') && then.shown.endsWith('%');
  return isRate ? tenths(now) - tenths(then) : null;
}

/** In a table, under 百分点: `+2.5`, `−6.0`. */
export function shortChange(now: Value, then: Value | null): string {
  const change = changeOf(now, then);
  if (change === null) return nothingCounted;
  const size = `${Math.floor(Math.abs(change) / 10)}.${Math.abs(change) % 10}`;
  return change === 0 ? size : `${change > 0 ? '+' : '−'}${size}`;
}

/** Of the rates as printed, so that a reader who subtracts them gets the same; null of what is no rate or has no other. */
export function changeText(now: Value, then: Value | null): string | null {
  const change = changeOf(now, then);
  if (change === null) return null;
  if (change === 0) return '持平';
  return change > 0 ? `提高${points(change)}` : `下降${points(-change)}`;
}

function indicatorValues({ now, before, yearAgo }: Compared): [string, string][] {
  const key = keyOf(now);
  return [
    [key, now.shown],
    [`${key}.名称`, now.name],
    [`${key}.分子`, amountText(now.numerator, now)],
    [`${key}.分母`, amountText(now.denominator, now)],
    [`${key}.其余`, amountText(now.denominator - now.numerator, now)],
    [`${key}.目标`, targetText(now)],
    [`${key}.评价`, now.met === null ? '未设目标' : now.met ? '已达到目标' : '未达到目标'],
    [`${key}.上期`, before?.shown ?? nothingCounted],
    [`${key}.比上期`, changeText(now, before) ?? '无可比数'],
    [`${key}.上年`, yearAgo?.shown ?? nothingCounted],
    [`${key}.比上年`, changeText(now, yearAgo) ?? '无可比数'],
  ];
}

export function namedValues(figures: QuarterFigures): Map<string, string> {
  const { end, before, yearAgo, movement, paid, corrections } = figures;
  return new Map([
    ['县名', figures.regionName],
    ['期间', periodName(end)],
    ['截止日期', formatDate(end)],
    ['上期截止', formatDate(before)],
    ['上年同期截止', formatDate(yearAgo)],
    ['新增人数', String(movement.came)],
    ['退出人数', String(movement.went)],
    ['死亡人数', String(movement.died)],
    ['发放金额', `${formatYuan(Math.round(paid.totalFen / fenPerTenThousandth))}万元`],
    ['发放月数', String(paid.sheets)],
    ['更正项数', String(corrections.length)],
    ['乡镇数', String(figures.towns.length)],
    ...figures.registers.flatMap(({ title, began, finished, open, overdue }): [string, string][] => [
      [`${title}.新增`, String(began)],
      [`${title}.办结`, String(finished)],
      [`${title}.在办`, String(open)],
      [`${title}.超期`, String(overdue)],
    ]),
    ...figures.indicators.flatMap(indicatorValues),
  ]);
}
