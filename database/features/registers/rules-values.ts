/** What a record may say: each value by the kind of its field, what is reckoned from others, limits of the policy document. Pure. */
import { idNumberFaultWords, normaliseIdNumber, readIdNumber } from '../../../electron/contract/id-number.ts';
import {
  isShown,
  longestRegisterText,
  longestRegisterWords,
  mostRegisterFen,
  mostRegisterNumber,
  registerPhone,
  type RegisterDefinition,
  type RegisterField,
  type RegisterValue,
  type RegisterValues,
} from '../../../electron/contract/registers-shapes.ts';
import { addMonths, isIsoDate, isIsoMonth, lastDayOf, monthOf, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';

export type Faults = Record<string, string>;
type Read = { readonly value: RegisterValue } | { readonly fault: string };

const ok = (value: RegisterValue): Read => ({ value });
const fault = (words: string): Read => ({ fault: words });

function whole(value: unknown, most: number, words: string): Read {
  if (typeof value !== 'number' || !Number.isInteger(value)) return fault(words);
  return value < 0 || value > most ? fault(`应在0和${most}之间`) : ok(value);
}

function words(value: unknown, most: number): Read {
  if (typeof value !== 'string') return fault('应为文字');
  const text = value.trim();
  return text.length > most ? fault(`不超过${most}个字`) : ok(text);
}

function readIdentity(value: unknown): Read {
  if (typeof value !== 'string') return fault('应为身份证号');
  const reading = readIdNumber(normaliseIdNumber(value));
  return reading.isValid ? ok(normaliseIdNumber(value)) : fault(idNumberFaultWords[reading.fault]);
}

const readers: Readonly<Record<RegisterField['kind'], (value: unknown, field: RegisterField) => Read>> = {
  text: (value) => words(value, longestRegisterText),
  longText: (value) => words(value, longestRegisterWords),
  integer: (value) => whole(value, mostRegisterNumber, '应为整数'),
  fen: (value) => whole(value, mostRegisterFen, '应为金额'),
  date: (value) => (typeof value === 'string' && isIsoDate(value) ? ok(value) : fault('应为日期，形如 2022-03-12')),
  month: (value) => (typeof value === 'string' && isIsoMonth(value) ? ok(value) : fault('应为月份，形如 2022-03')),
  choice: (value, { options }) => (options.some(({ id }) => id === value) ? ok(value as string) : fault('请从列出的项目中选择')),
  yesNo: (value) => (typeof value === 'boolean' ? ok(value) : fault('请选择是或否')),
  person: (value) => (typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? ok(value) : fault('请选择人员')),
  idNumber: readIdentity,
  phone: (value) => (typeof value === 'string' && registerPhone.test(value.trim()) ? ok(value.trim()) : fault('应为电话号码：数字和短横')),
};

const isEmpty = (value: unknown): boolean => value === null || value === undefined || (typeof value === 'string' && value.trim() === '');

/** What is absent from the input stays as it was; what does not belong to the form any more is empty. */
export function readValues(
  fields: readonly RegisterField[],
  input: Readonly<Record<string, unknown>>,
  before: RegisterValues,
): { readonly values: Record<string, RegisterValue>; readonly faults: Faults } {
  const typed = fields.filter(({ isComputed }) => !isComputed);
  const known = new Set(typed.map(({ code }) => code));
  const faults: Faults = {};
  for (const code of Object.keys(input)) if (!known.has(code)) faults[`values.${code}`] = '这本登记簿没有这一栏';
  const values: Record<string, RegisterValue> = { ...before };
  for (const field of typed) {
    if (!(field.code in input)) continue;
    const told = input[field.code];
    const read = isEmpty(told) ? ok(null) : readers[field.kind](told, field);
    if ('fault' in read) faults[`values.${field.code}`] = read.fault;
    else values[field.code] = read.value;
  }
  for (const field of typed) {
    if (!isShown(field, values)) values[field.code] = null;
    else if (field.isRequired && isEmpty(values[field.code])) faults[`values.${field.code}`] ??= `请填写${field.label}`;
  }
  return { values, faults };
}

/** Months and days that follow from the others; empty while something they need is. */
export function withComputed({ computed }: Pick<RegisterDefinition, 'computed'>, given: RegisterValues): Record<string, RegisterValue> {
  const values: Record<string, RegisterValue> = { ...given };
  for (const rule of computed) {
    const of = values[rule.of];
    if (typeof of !== 'string') values[rule.field] = null;
    else if (rule.kind === 'monthAfter') values[rule.field] = addMonths(monthOf(of as IsoDate), 1);
    else if (rule.kind === 'lastDay') values[rule.field] = lastDayOf(of as IsoMonth);
    else {
      const count = values[rule.count];
      values[rule.field] = typeof count === 'number' && count > 0 ? addMonths(of as IsoMonth, count - 1) : null;
    }
  }
  return values;
}

export type Policy = {
  /** The document the county follows. */
  readonly profile: string | null;
  /** A dated parameter, as of the day of the record. */
  readonly number: (key: string) => number;
};

/** Numbers outside what the document allows. The narrowest rule that applies speaks: one for a special case goes before the general one. */
export function limitFaults(
  { limits, fields }: Pick<RegisterDefinition, 'limits' | 'fields'>,
  values: RegisterValues,
  policy: Policy,
): Faults {
  const faults: Faults = {};
  for (const code of new Set(limits.map(({ field }) => field))) {
    const value = values[code];
    if (typeof value !== 'number') continue;
    const label = fields.find((field) => field.code === code)?.label ?? code;
    const ofField = limits.filter(({ field }) => field === code);
    if (policy.profile === null && ofField.every(({ profile }) => profile !== null)) {
      faults[`values.${code}`] = '请先在“任务”中选择本县执行的政策文件';
      continue;
    }
    const applies = ofField.filter(
      ({ profile, when }) => (profile === null || profile === policy.profile) && isShown({ shownWhen: when }, values),
    );
    const rule = applies.find(({ when }) => when !== null) ?? applies[0];
    if (!rule) continue;
    const least = rule.least === null ? null : policy.number(rule.least);
    const most = rule.most === null ? null : policy.number(rule.most);
    if ((least === null || value >= least) && (most === null || value <= most)) continue;
    const range =
      least === most
        ? `应为${least}`
        : [least === null ? '' : `不少于${least}`, most === null ? '' : `不超过${most}`].filter(Boolean).join('、');
    faults[`values.${code}`] = `${label}${range}`;
  }
  return faults;
}
