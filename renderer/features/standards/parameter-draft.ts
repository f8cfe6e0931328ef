/** What is typed for a parameter, and the value it makes. Numbers stay text until they are sent: `1.` is on its way to `1.3`. */
import { itemsOf, type ListItem, type ParameterShape, type ScalarShape } from '../../../electron/contract/parameters.ts';

export type ValueDraft = {
  /** Of a single value under ''; of a record by field. */
  readonly texts: Readonly<Record<string, string>>;
  readonly items: readonly ListItem[];
};

const single = '';

function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
}

export function draftOf(shape: ParameterShape, value: unknown): ValueDraft {
  if (shape.kind === 'items') return { texts: {}, items: itemsOf(shape, value) };
  if (shape.kind === 'set') return { texts: Object.fromEntries((value as readonly string[]).map((id) => [id, 'true'])), items: [] };
  if (shape.kind === 'record') {
    const given = value as Readonly<Record<string, unknown>>;
    return { texts: Object.fromEntries(shape.fields.map(({ key }) => [key, textOf(given[key])])), items: [] };
  }
  return { texts: { [single]: textOf(value) }, items: [] };
}

function scalarOf(shape: ScalarShape, typed: string): unknown {
  const text = typed.normalize('NFKC').trim();
  switch (shape.kind) {
    case 'number':
      return text === '' ? null : /^\d+(\.\d+)?$/.test(text) ? Number(text) : text;
    case 'boolean':
      return text === '' ? null : text === 'true';
    case 'choice':
    case 'text':
      return typed.trim();
  }
}

export function valueOf(shape: ParameterShape, { texts, items }: ValueDraft): unknown {
  switch (shape.kind) {
    case 'fixed':
      return null;
    case 'items':
      return items.map(({ id, text }) => ({ [shape.idKey]: id, text: text.trim() }));
    case 'set':
      return shape.options.flatMap(({ id }) => (texts[id] === 'true' ? [id] : []));
    case 'record':
      return Object.fromEntries(shape.fields.map((field) => [field.key, scalarOf(field.shape, texts[field.key] ?? '')]));
    default:
      return scalarOf(shape, texts[single] ?? '');
  }
}

/** An item of a name no other has. */
export function newItem(items: readonly ListItem[]): ListItem {
  let number = items.length + 1;
  while (items.some(({ id }) => id === `item${number}`)) number += 1;
  return { id: `item${number}`, text: '' };
}
