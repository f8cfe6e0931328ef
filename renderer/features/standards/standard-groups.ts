/** Standards by what they pay and for whom, each with its history. Pure. */
import type { StandardRow } from '../../../electron/contract/homes.ts';
import { areaTypes, careTierLabels, labelOf, standardKinds, supportModes } from '../../../electron/contract/terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';

export type StandardState = 'current' | 'coming' | 'past' | 'void';
export type StandardGroup = {
  readonly key: string;
  readonly kind: StandardRow['kind'];
  /** For whom: `农村 · 集中供养`, `半护理`. */
  readonly scope: string;
  readonly current: StandardRow | null;
  /** Decided, not yet in force. */
  readonly coming: StandardRow | null;
  /** Everything recorded, newest first, what was voided last on equal days. */
  readonly history: readonly StandardRow[];
};

export function stateOf(standard: StandardRow, today: IsoDate): StandardState {
  if (standard.voidedAt !== null) return 'void';
  if (standard.validFrom > today) return 'coming';
  return standard.validUntil !== null && standard.validUntil < today ? 'past' : 'current';
}

/** `农村`, `城市 · 集中供养`, `全护理`. */
export function scopeOf(standard: Pick<StandardRow, 'kind' | 'areaType' | 'mode' | 'level'>): string {
  if (standard.kind === 'careAllowance') return standard.level ? careTierLabels[standard.level] : '—';
  const area = labelOf(areaTypes, standard.areaType ?? '');
  if (standard.kind === 'dibao') return area;
  return `${area} · ${standard.mode ? labelOf(supportModes, standard.mode) : '集中和分散'}`;
}

const order = ['rural', 'urban', 'centralised', 'scattered', 'independent', 'partialLoss', 'completeLoss'];
const rank = (standard: StandardRow): number =>
  [standard.areaType, standard.mode, standard.level].reduce((sum, id) => sum * order.length + (id ? order.indexOf(id) + 1 : 0), 0);

/** Groups of one kind in the order of the closed lists. */
export function groupsOf(standards: readonly StandardRow[], kind: StandardRow['kind'], today: IsoDate): StandardGroup[] {
  const ofKind = standards.filter((standard) => standard.kind === kind).toSorted((one, other) => rank(one) - rank(other));
  return [...Map.groupBy(ofKind, scopeOf)].map(([scope, members]) => {
    const history = members.toSorted((one, other) =>
      one.validFrom === other.validFrom
        ? Number(one.voidedAt !== null) - Number(other.voidedAt !== null)
        : one.validFrom < other.validFrom
          ? 1
          : -1,
    );
    return {
      key: `${kind} ${scope}`,
      kind,
      scope,
      current: history.find((standard) => stateOf(standard, today) === 'current') ?? null,
      coming: history.findLast((standard) => stateOf(standard, today) === 'coming') ?? null,
      history,
    };
  });
}

export const kindOrder: readonly StandardRow['kind'][] = standardKinds.map((kind) => kind.id);
