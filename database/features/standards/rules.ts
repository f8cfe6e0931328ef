/** Relief standards: their names, which is in force, whether the multiple of dibao is met. Pure. */
import {
  areaTypes,
  careTierLabels,
  labelOf,
  type AreaType,
  type SelfCareLevel,
  type StandardKind,
  type SupportMode,
} from '../../../electron/contract/terms.ts';
import type { Fen, IsoDate } from '../../../electron/contract/values.ts';

export type StandardKey = {
  readonly kind: StandardKind;
  readonly areaType: AreaType | null;
  readonly mode: SupportMode | null;
  readonly level: SelfCareLevel | null;
};
export type Standard = StandardKey & {
  readonly standardId: number;
  readonly amountFen: Fen;
  readonly validFrom: IsoDate;
  readonly documentNo: string;
};

/** As offices write it: 农村特困基本生活标准（集中）, 照料护理标准（半护理）. */
export function standardName(standard: StandardKey): string {
  if (standard.kind === 'careAllowance') return `照料护理标准（${standard.level ? careTierLabels[standard.level] : '—'}）`;
  const area = labelOf(areaTypes, standard.areaType ?? '');
  if (standard.kind === 'dibao') return `${area}低保标准`;
  const mode = standard.mode === 'centralised' ? '（集中）' : standard.mode === 'scattered' ? '（分散）' : '';
  return `${area}特困基本生活标准${mode}`;
}

/** The newest start on or before the day; a standard without a mode holds for both modes. */
export function standardOn<Row extends Standard>(standards: readonly Row[], key: StandardKey, day: IsoDate): Row | null {
  let found: Row | null = null;
  for (const standard of standards)
    if (
      standard.kind === key.kind &&
      standard.areaType === key.areaType &&
      standard.level === key.level &&
      (standard.mode === null || key.mode === null || standard.mode === key.mode) &&
      standard.validFrom <= day &&
      (!found || standard.validFrom > found.validFrom)
    )
      found = standard;
  return found;
}

/** Exact test of `amount ≥ multiple × dibao`; the multiple has at most two decimals. */
export function meetsMultiple(amount: Fen, dibao: Fen, multiple: number): boolean {
  return amount * 100 >= dibao * Math.round(multiple * 100);
}

/** Lowest amount in fen that meets the multiple. */
export function lowestAmount(dibao: Fen, multiple: number): number {
  return Math.ceil((dibao * Math.round(multiple * 100)) / 100);
}
