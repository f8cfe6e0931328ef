import { z } from 'zod';
import { everybody, everyClerk, method } from './method.ts';
import { isoDateSchema } from './values.ts';

/** Dated parameters of the rules: what kind of value each takes, read and checked alike by the window and the backend. */
const optionSchema = z.object({ id: z.string(), label: z.string() });
const scalarSchema = z.discriminatedUnion('kind', [
  /** A target may be none. Days and months are counted with: they are whole, and not so many that a calendar would not hold them. */
  z.object({ kind: z.literal('number'), isNullable: z.boolean(), isWhole: z.boolean(), least: z.number(), most: z.number() }),
  z.object({ kind: z.literal('boolean') }),
  z.object({ kind: z.literal('choice'), options: z.array(optionSchema) }),
  z.object({ kind: z.literal('text') }),
]);
export type ScalarShape = z.infer<typeof scalarSchema>;

export const parameterShapeSchema = z.union([
  scalarSchema,
  z.object({
    kind: z.literal('record'),
    fields: z.array(z.object({ key: z.string(), label: z.string(), shape: scalarSchema })),
    /** What the numbers of the fields must add up to. */
    sum: z.number().optional(),
  }),
  /** Texts in an order that matters; a closed list may lose and reorder its items, not gain others. */
  z.object({ kind: z.literal('items'), idKey: z.string(), isClosed: z.boolean(), items: z.array(optionSchema) }),
  /** Some of a few. */
  z.object({ kind: z.literal('set'), options: z.array(optionSchema) }),
  /** Comes with the program. */
  z.object({ kind: z.literal('fixed') }),
]);
export type ParameterShape = z.infer<typeof parameterShapeSchema>;

export const parameterRowSchema = z.object({
  key: z.string(),
  title: z.string(),
  unit: z.string(),
  validFrom: isoDateSchema,
  /** JSON. */
  value: z.string(),
  documentNo: z.string(),
  documentTitle: z.string(),
  recordedAt: z.string(),
  recordedBy: z.string(),
  shape: parameterShapeSchema,
});
export type ParameterRow = z.infer<typeof parameterRowSchema>;

const longestValue = 20_000;

export const parameterInputSchema = z.object({
  key: z.string().min(1).max(60),
  validFrom: isoDateSchema,
  /** JSON, checked against the kind of the parameter. */
  value: z.string().min(1).max(longestValue),
  documentNo: z.string().trim().min(1, '请填写文号').max(60),
  documentTitle: z.string().trim().max(120),
});

export const parameterMethods = {
  'parameters.list': method({
    title: '查看参数',
    access: everybody,
    reach: 'none',
    input: z.object({}),
    output: z.array(parameterRowSchema),
  }),
  'parameters.set': method({
    title: '登记参数',
    access: everyClerk,
    reach: 'county',
    input: parameterInputSchema,
    output: z.object({}),
  }),
} as const;

export type ListItem = { readonly id: string; readonly text: string };

const longestText = 120;
/** The forms that are filled in by a list take no longer one. */
const mostItems = 20;
const longestItemId = 30;

function scalarFault(shape: ScalarShape, value: unknown): string | null {
  switch (shape.kind) {
    case 'number':
      if (value === null && shape.isNullable) return null;
      if (typeof value !== 'number' || !Number.isFinite(value)) return '请填写数字';
      if (shape.isWhole && !Number.isInteger(value)) return '请填写整数';
      return value < shape.least || value > shape.most ? `请填写 ${shape.least} 到 ${shape.most} 之间的数` : null;
    case 'boolean':
      return typeof value === 'boolean' ? null : '请选择是或否';
    case 'choice':
      return shape.options.some(({ id }) => id === value) ? null : '请选择一项';
    case 'text':
      return typeof value === 'string' && value.trim() !== '' && value.length <= longestText ? null : '请填写文字';
  }
}

/** The texts of a list with their identifiers; empty when it is none. */
export function itemsOf(shape: ParameterShape, value: unknown): readonly ListItem[] {
  if (shape.kind !== 'items' || !Array.isArray(value)) return [];
  return value.flatMap((item: unknown) => {
    const found = item as Readonly<Record<string, unknown>> | null;
    const id = found?.[shape.idKey];
    return typeof id === 'string' && typeof found?.['text'] === 'string' ? [{ id, text: found['text'] }] : [];
  });
}

/** What is wrong with a value for a parameter of this kind; null for nothing. */
export function parameterFault(shape: ParameterShape, value: unknown): string | null {
  if (shape.kind === 'fixed') return '这个参数随程序提供，不在这里修改';
  if (shape.kind === 'record') {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return '请逐项填写';
    const given = value as Readonly<Record<string, unknown>>;
    if (Object.keys(given).some((key) => !shape.fields.some((field) => field.key === key))) return '有多余的项目';
    for (const field of shape.fields) {
      const fault = scalarFault(field.shape, given[field.key]);
      if (fault !== null) return `${field.label}：${fault}`;
    }
    const { sum } = shape;
    if (sum !== undefined && shape.fields.reduce((total, { key }) => total + Number(given[key]), 0) !== sum) return `各项之和应为 ${sum}`;
    return null;
  }
  if (shape.kind === 'set') {
    const isKnown = Array.isArray(value) && value.every((item) => shape.options.some(({ id }) => id === item));
    return isKnown && new Set(value).size === value.length ? null : '请从所列各项中选择';
  }
  if (shape.kind !== 'items') return scalarFault(shape, value);
  const items = itemsOf(shape, value);
  if (items.length > mostItems) return `最多 ${mostItems} 项`;
  if (items.some(({ id }) => id === '' || id.length > longestItemId)) return `项目代码应为 1 到 ${longestItemId} 个字符`;
  if (!Array.isArray(value) || items.length !== value.length || items.length === 0) return '至少保留一项，每项都要有文字';
  if (value.some((item: unknown) => Object.keys(item as object).length !== 2)) return '有多余的项目';
  if (items.some(({ text }) => text.trim() === '' || text.length > longestText)) return `每项都要有文字，不超过${longestText}个字`;
  if (new Set(items.map(({ id }) => id)).size < items.length) return '同一项目出现了两次';
  if (shape.isClosed && items.some(({ id }) => !shape.items.some((known) => known.id === id))) return '不能增加程序不认识的项目';
  return null;
}
