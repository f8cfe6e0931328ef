/** The kind of a parameter, told from the values it ships with. Pure. */
import { levelOptions, parameterChoices, parameterFields } from '../../../electron/contract/parameter-words.ts';
import type { ParameterShape, ScalarShape } from '../../../electron/contract/parameters.ts';
import { selfCareLevelSchema } from '../../../electron/contract/terms.ts';

/** Rules the program knows by name: they may be reordered and left out, others would mean nothing. */
const closedLists: ReadonlySet<string> = new Set(['waiting.rules', 'renovation.cappedContracts']);
const idKeys = ['code', 'key', 'id'] as const;

type Range = { readonly isWhole: boolean; readonly least: number; readonly most: number };
const anyNumber: Range = { isWhole: false, least: 0, most: 1_000_000_000 };
const whole = (most: number): Range => ({ isWhole: true, least: 0, most });
/** What a calendar or a person can hold: ten years of days, fifty of months. */
const rangeOfUnit: Readonly<Record<string, Range>> = {
  天: whole(3660),
  个月: whole(600),
  个工作日: whole(250),
  周岁: whole(150),
  人: whole(10_000),
  级: whole(10),
  小时: { ...anyNumber, most: 8760 },
  '%': { ...anyNumber, most: 100 },
  '元/处·年': whole(10_000_000),
  倍: { ...anyNumber, most: 100 },
};
const rangeOfKey: Readonly<Record<string, Range>> = {
  // As many as the form has lines for.
  'assessment.assessorCount': whole(6),
  'assessment.exempt.completeLossTimes': whole(100),
  // A month that ends earlier is cut off at its end.
  'pay.cutoffDay': { isWhole: true, least: 1, most: 31 },
  'subsidy.monthMinOpenDays': { isWhole: true, least: 1, most: 28 },
  'subsidy.monthReportDay': { isWhole: true, least: 1, most: 28 },
  'grade.veto.closedMonths': { isWhole: true, least: 1, most: 12 },
  'grade.veto.yearOpenDays': whole(366),
  'grading.cycleYears': { isWhole: true, least: 1, most: 10 },
  'grading.noticeDays': { isWhole: true, least: 1, most: 60 },
  'grading.rectifyDays': { isWhole: true, least: 1, most: 366 },
  'grading.recheckMonth': { isWhole: true, least: 1, most: 12 },
  'renovation.monthlyCutDay': { isWhole: true, least: 1, most: 28 },
  'renovation.monthlyDueDay': { isWhole: true, least: 1, most: 28 },
  'renovation.yearEndMonth': { isWhole: true, least: 1, most: 12 },
  // Of the approved investment; below it nothing is over.
  'renovation.reapprovalPercent': { ...anyNumber, least: 100, most: 1000 },
  'renovation.payCaps.prepayment': whole(100),
  'renovation.payCaps.beforeAcceptance': whole(100),
  'renovation.payCaps.settled': whole(100),
  // Divided by.
  'staff.ratio.independent': { ...anyNumber, least: 0.01, most: 1000 },
  'staff.ratio.partialLoss': { ...anyNumber, least: 0.01, most: 1000 },
  'staff.ratio.completeLoss': { ...anyNumber, least: 0.01, most: 1000 },
};

/** Shares of a whole: each in whole percent, together a hundred. */
const wholes: ReadonlySet<string> = new Set(['subsidy.split', 'subsidy.batches']);

function scalar(key: string, unit: string, values: readonly unknown[]): ScalarShape | null {
  const present = values.filter((value) => value !== null);
  const options = parameterChoices[key];
  if (options) return { kind: 'choice', options: [...options] };
  if (present.every((value) => typeof value === 'number'))
    return {
      kind: 'number',
      isNullable: key.startsWith('target.') || present.length < values.length,
      ...(rangeOfKey[key] ?? rangeOfUnit[unit] ?? anyNumber),
    };
  if (present.every((value) => typeof value === 'boolean')) return { kind: 'boolean' };
  if (present.every((value) => selfCareLevelSchema.safeParse(value).success)) return { kind: 'choice', options: [...levelOptions] };
  return present.every((value) => typeof value === 'string') ? { kind: 'text' } : null;
}

export function parameterShape(key: string, unit: string, values: readonly unknown[]): ParameterShape {
  const simple = scalar(key, unit, values);
  if (simple) return simple;
  const first = values.at(-1);
  if (Array.isArray(first)) {
    // An empty list does not say what it holds.
    if (first.length === 0) return { kind: 'fixed' };
    if (first.every((item) => selfCareLevelSchema.safeParse(item).success)) return { kind: 'set', options: [...levelOptions] };
    const idKey = idKeys.find((candidate) =>
      first.every((item: unknown) => typeof (item as Record<string, unknown>)[candidate] === 'string'),
    );
    const hasTexts = first.every(
      (item: unknown) => typeof (item as Record<string, unknown>)['text'] === 'string' && Object.keys(item as object).length === 2,
    );
    if (idKey === undefined || !hasTexts) return { kind: 'fixed' };
    const items = (first as Record<string, string>[]).map((item) => ({ id: item[idKey] ?? '', label: item['text'] ?? '' }));
    return { kind: 'items', idKey, isClosed: closedLists.has(key), items };
  }
  if (typeof first !== 'object' || first === null) return { kind: 'fixed' };
  const isOfWhole = wholes.has(key);
  const fields = Object.entries(first).map(([name, value]) => {
    const shape = scalar(`${key}.${name}`, unit, [value]);
    const isShare = isOfWhole && shape?.kind === 'number';
    return { key: name, label: parameterFields[name] ?? null, shape: isShare ? { ...shape, isWhole: true } : shape };
  });
  if (fields.some(({ label, shape }) => label === null || shape === null)) return { kind: 'fixed' };
  return {
    kind: 'record',
    fields: fields.map((field) => ({ ...field, label: field.label ?? '', shape: field.shape ?? { kind: 'text' } })),
    ...(isOfWhole ? { sum: 100 } : {}),
  };
}
