/** The kind of a parameter, told from the values it ships with. Pure. */
import { levelOptions, parameterChoices, parameterFields } from '../../../electron/contract/parameter-words.ts';
import type { ParameterShape, ScalarShape } from '../../../electron/contract/parameters.ts';
import { selfCareLevelSchema } from '../../../electron/contract/terms.ts';

/** Rules the program knows by name: they may be reordered and left out, others would mean nothing. */
const closedLists: ReadonlySet<string> = new Set(['waiting.rules']);
const idKeys = ['code', 'key', 'id'] as const;

function scalar(key: string, values: readonly unknown[]): ScalarShape | null {
  const present = values.filter((value) => value !== null);
  const options = parameterChoices[key];
  if (options) return { kind: 'choice', options: [...options] };
  if (present.every((value) => typeof value === 'number'))
    return { kind: 'number', isNullable: key.startsWith('target.') || present.length < values.length };
  if (present.every((value) => typeof value === 'boolean')) return { kind: 'boolean' };
  if (present.every((value) => selfCareLevelSchema.safeParse(value).success)) return { kind: 'choice', options: [...levelOptions] };
  return present.every((value) => typeof value === 'string') ? { kind: 'text' } : null;
}

export function parameterShape(key: string, values: readonly unknown[]): ParameterShape {
  const simple = scalar(key, values);
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
  const fields = Object.entries(first).map(([name, value]) => ({
    key: name,
    label: parameterFields[name] ?? null,
    shape: scalar(`${key}.${name}`, [value]),
  }));
  if (fields.some(({ label, shape }) => label === null || shape === null)) return { kind: 'fixed' };
  return {
    kind: 'record',
    fields: fields.map((field) => ({ ...field, label: field.label ?? '', shape: field.shape ?? { kind: 'text' } })),
  };
}
