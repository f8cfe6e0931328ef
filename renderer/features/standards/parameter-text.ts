/** Values of parameters in words. */
import { itemsOf, type ParameterRow, type ParameterShape, type ScalarShape } from '../../../electron/contract/parameters.ts';
import { nothing } from '../../shared/format.ts';

function scalarText(shape: ScalarShape, value: unknown, unit: string): string {
  if (value === null || value === undefined) return '未规定';
  if (shape.kind === 'boolean') return value === true ? '是' : '否';
  if (shape.kind === 'choice') return shape.options.find(({ id }) => id === value)?.label ?? nothing;
  return `${typeof value === 'string' ? value : JSON.stringify(value)}${unit === '' || shape.kind === 'text' ? '' : ` ${unit}`}`;
}

/** `12 个月`, `自理 10 人，半护理 6 人`, `①有照料服务人 ②…`. */
export function parameterText({ shape, unit }: Pick<ParameterRow, 'shape' | 'unit'>, json: string): string {
  const value = JSON.parse(json) as unknown;
  return textOf(shape, value, unit);
}

function textOf(shape: ParameterShape, value: unknown, unit: string): string {
  if (shape.kind === 'fixed') return Array.isArray(value) && value.length === 0 ? '未登记' : '随程序提供';
  if (shape.kind === 'record') {
    const given = value as Readonly<Record<string, unknown>>;
    return shape.fields.map((field) => `${field.label} ${scalarText(field.shape, given[field.key], unit)}`).join('，');
  }
  if (shape.kind === 'set') {
    const chosen = shape.options.filter(({ id }) => Array.isArray(value) && value.includes(id));
    return chosen.length === 0 ? '无' : chosen.map(({ label }) => label).join('、');
  }
  if (shape.kind === 'items') {
    return itemsOf(shape, value)
      .map(({ text }, index) => `${index + 1}. ${text}`)
      .join('　');
  }
  return scalarText(shape, value, unit);
}

/** All values of one parameter; `now` is the one in force. */
export type Parameter = { readonly now: ParameterRow; readonly rows: readonly ParameterRow[] };

/** The shipped values hold since before any ledger. */
const always = '2000-01-01';

export function sinceText(validFrom: string): string {
  return validFrom === always ? '一直执行' : validFrom;
}
