/** What is told of a month, and how a typed or pasted cell is read. Pure. */
import type { HappinessCell } from '../../../electron/contract/happiness-shapes.ts';
import { daysInMonth, type IsoMonth } from '../../../electron/contract/values.ts';

export type MonthField = Exclude<keyof HappinessCell, 'month'>;

export const monthFields: readonly { readonly id: MonthField; readonly label: string; readonly unit: string }[] = [
  { id: 'openDays', label: '开放天数', unit: '天' },
  { id: 'mealDays', label: '供餐天数', unit: '天' },
  { id: 'meals', label: '就餐人次', unit: '人次' },
  { id: 'servedPeople', label: '服务人数', unit: '人' },
  { id: 'activities', label: '活动次数', unit: '次' },
  { id: 'safetyChecks', label: '安全检查', unit: '次' },
  { id: 'isInsured', label: '在保', unit: '' },
];

/** More than this in a month is a slip of the finger. */
const longestNumber = 6;
const yes: ReadonlySet<string> = new Set(['是', '有', '1', '在保', '√', '✓', 'Y', 'y']);
const no: ReadonlySet<string> = new Set(['否', '无', '0', '未保', '×', 'N', 'n']);

export type Read = { readonly value: number | null } | { readonly fault: string };

/** `15`, full-width `１５`, `15天`, `1,200人次`; nothing typed empties the cell. */
export function readCell(field: MonthField, month: IsoMonth, typed: string): Read {
  const plain = typed
    .replace(/[\uFF01-\uFF5E]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\s]+/g, '');
  if (plain === '') return { value: null };
  if (field === 'isInsured') {
    if (yes.has(plain)) return { value: 1 };
    if (no.has(plain)) return { value: 0 };
    return { fault: '请填“是”或“否”' };
  }
  const digits = plain.replace(/(?<=\d),(?=\d{3})/g, '').replace(/(?:天|日|人次|人|次)$/, '');
  // Spreadsheets hand whole numbers over as `22.0` now and then.
  const whole = /^(-?\d+)(?:\.0+)?$/.exec(digits)?.[1];
  if (whole === undefined) return { fault: '不是整数' };
  const value = Number(whole);
  if (value < 0) return { fault: '不能小于0' };
  if (whole.length > longestNumber) return { fault: '数字过大' };
  const days = daysInMonth(month);
  if ((field === 'openDays' || field === 'mealDays') && value > days) return { fault: `超过当月的${days}天` };
  return { value };
}

export function valueOf(record: HappinessCell | null, field: MonthField): number | null {
  if (record === null) return null;
  const value = record[field];
  return typeof value === 'boolean' ? (value ? 1 : 0) : value;
}

export function cellText(field: MonthField, value: number | null): string {
  if (value === null) return '';
  return field === 'isInsured' ? (value === 1 ? '是' : '否') : String(value);
}

/** A block of a spreadsheet as it lies in the clipboard: cells by tab, quotation marks around cells with breaks in them. */
export function parseBlock(text: string): string[][] {
  const table: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endRow = (): void => {
    row.push(cell);
    table.push(row);
    row = [];
    cell = '';
  };
  const plain = text.replace(/\r\n?/g, '\n');
  for (let index = 0; index < plain.length; index += 1) {
    const character = plain[index];
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (plain[index + 1] === '"') {
        cell += '"';
        index += 1;
      } else isQuoted = false;
    } else if (character === '"' && cell === '') isQuoted = true;
    else if (character === '\t') {
      row.push(cell);
      cell = '';
    } else if (character === '\n') endRow();
    else cell += character;
  }
  if (cell !== '' || row.length > 0) endRow();
  return table;
}
