/** Cells of 改造提升项目进度台账 that no other table has: amounts in 万元, areas, shares, two numbers in one cell. Pure. */
import { fen, type Fen } from '../../../../electron/contract/values.ts';
import { closedText } from '../../people/plain-text.ts';
import type { Row } from '../row.ts';
import { optionalText } from '../rules-cells.ts';
import type { ProjectField } from './projects-fields.ts';

const mostYuan = 100_000_000_000;

function numberOf(row: Row<ProjectField>, key: ProjectField, unit: RegExp): number | null {
  const cell = row.cell(key);
  if (cell.kind === 'number') return cell.number;
  if (cell.kind !== 'text') return null;
  const text = closedText(cell.text).replaceAll(',', '').replace(unit, '');
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : null;
}

/** In fen. The title says 元, else the amount is in 万元, as these tables are. */
export function readWan(row: Row<ProjectField>, key: ProjectField): Fen | null {
  if (!row.isSound(key) || !row.isFilled(key)) return null;
  const isInYuan = /\([^()]*元\)/.test(closedText(row.title(key))) && !row.title(key).includes('万');
  const text = row.text(key);
  const isCellInYuan = /[^万]元$/.test(text);
  const value = numberOf(row, key, /万?元?$/);
  const factor = isInYuan || isCellInYuan ? 1 : 10_000;
  const amount = value === null ? Number.NaN : Math.round(value * factor * 100);
  if (Number.isSafeInteger(amount) && amount >= 0 && amount <= mostYuan * 100) return fen(amount);
  const unit = isInYuan ? '元' : '万元';
  row.issue(key, 'BAD_AMOUNT', `“${row.title(key)}”的“${row.shown(key)}”不是金额。请填写不小于零的数字，单位为${unit}。`);
  return null;
}

/** Words as they were written, with their own marks: they are printed again. */
export function wordsOf(row: Row<ProjectField>, key: ProjectField): string | null {
  return optionalText(row, key) === null ? null : row.shown(key).trim();
}

/** 建筑面积 in hundredths of a square metre. */
export function readArea(row: Row<ProjectField>, key: ProjectField): number | null {
  if (!row.isSound(key) || !row.isFilled(key)) return null;
  const value = numberOf(row, key, /(?:平方米|平米|㎡|m2|m²)$/);
  const area = value === null ? Number.NaN : Math.round(value * 100);
  if (Number.isSafeInteger(area) && area >= 0 && area <= 100_000_000) return area;
  row.issue(key, 'BAD_AMOUNT', `“${row.title(key)}”的“${row.shown(key)}”不是面积。请填写不小于零的数字，单位为平方米。`);
  return null;
}

/** 形象进度: `65`, `65%`, and 0.65 of a cell that shows percents. */
export function readPercent(row: Row<ProjectField>, key: ProjectField, isComplete: boolean): number | null {
  if (!row.isSound(key) || !row.isFilled(key)) return null;
  const value = numberOf(row, key, /%$/);
  const isShare = value !== null && row.cell(key).kind === 'number' && (value < 1 || (value === 1 && isComplete));
  const percent = value === null ? Number.NaN : Math.round(isShare ? value * 100 : value);
  if (percent >= 0 && percent <= 100) return percent;
  row.issue(key, 'BAD_AMOUNT', `“${row.title(key)}”的“${row.shown(key)}”不是进度。请填写0至100之间的数。`);
  return null;
}

/** `120/80` under one title that names both: all beds, and those for nursing among them. */
export function bothBeds(row: Row<ProjectField>, key: ProjectField): { readonly beds: number; readonly nursing: number } | null {
  const found = /^(\d{1,5})张?[/、(](?:其中)?(?:护理型)?(\d{1,5})张?\)?$/.exec(closedText(row.text(key)));
  return found ? { beds: Number(found[1]), nursing: Number(found[2]) } : null;
}
