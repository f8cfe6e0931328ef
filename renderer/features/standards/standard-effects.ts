/** Says, before a standard is recorded, when it counts and what it replaces. Pure. */
import type { StandardRow } from '../../../electron/contract/homes.ts';
import {
  addMonths,
  firstDayOf,
  formatDate,
  formatMonth,
  formatYuan,
  isIsoDate,
  isoDate,
  lastDayOf,
  monthOf,
  type IsoDate,
  type IsoMonth,
} from '../../../electron/contract/values.ts';
import { scopeOf } from './standard-groups.ts';

export type StandardDraft = Pick<StandardRow, 'kind' | 'areaType' | 'mode' | 'level'> & {
  readonly amountFen: unknown;
  readonly validFrom: unknown;
};

/** The first month paid by a standard: those in force on the first day of a month hold for it. */
function firstMonth(validFrom: string): IsoMonth | null {
  if (!isIsoDate(validFrom)) return null;
  const month = monthOf(validFrom);
  return validFrom === firstDayOf(month) ? month : addMonths(month, 1);
}

function dayBefore(day: IsoDate): IsoDate {
  const month = monthOf(day);
  return day === firstDayOf(month)
    ? lastDayOf(addMonths(month, -1))
    : isoDate(`${month}-${String(Number(day.slice(8)) - 1).padStart(2, '0')}`);
}

export function standardEffect(draft: StandardDraft, standards: readonly StandardRow[]): string {
  if (typeof draft.validFrom !== 'string' || !isIsoDate(draft.validFrom)) return '';
  const from = draft.validFrom;
  const month = firstMonth(from);
  if (month === null) return '';
  const before = standards
    .filter(
      (standard) =>
        standard.voidedAt === null && scopeOf(standard) === scopeOf(draft) && standard.kind === draft.kind && standard.validFrom < from,
    )
    .toSorted((one, other) => (one.validFrom < other.validFrom ? 1 : -1))[0];
  const replaced = before ? `原标准 ${formatYuan(before.amountFen)} 元（${before.documentNo}）执行到${formatDate(dayBefore(from))}。` : '';
  const use =
    draft.kind === 'dibao'
      ? '低保标准不直接发放，用于核对特困基本生活标准的倍数。'
      : `从${formatMonth(month)}发放表起执行；已审批的月份不变，应补的差额列入下一张发放表。`;
  return `${use}${replaced}`;
}

/** `为低保标准的 1.31 倍`, against the dibao in force on that day; empty where there is nothing to compare. */
export function multipleText(
  draft: StandardDraft,
  standards: readonly StandardRow[],
  floor: number | null,
): { readonly text: string; readonly isMet: boolean } | null {
  const { validFrom, amountFen } = draft;
  if (draft.kind !== 'basicLiving' || typeof validFrom !== 'string' || !isIsoDate(validFrom) || typeof amountFen !== 'number') return null;
  const dibao = standards.find(
    (standard) =>
      standard.kind === 'dibao' &&
      standard.areaType === draft.areaType &&
      standard.voidedAt === null &&
      standard.validFrom <= validFrom &&
      (standard.validUntil === null || standard.validUntil >= validFrom),
  );
  if (!dibao) return null;
  const hundredths = Math.floor((amountFen * 100) / dibao.amountFen);
  const shown = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
  const scale = 10_000;
  const isMet = floor === null || amountFen * scale >= dibao.amountFen * Math.round(floor * scale);
  return { text: `为同期低保标准（${formatYuan(dibao.amountFen)} 元）的 ${shown} 倍${isMet ? '' : `，低于 ${floor} 倍`}`, isMet };
}
