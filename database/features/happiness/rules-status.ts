/** States of a home over time, and what of them the money sees. Pure. */
import type { ChangeEffect, HappinessStatus } from '../../../electron/contract/happiness-terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { moneyDay, type Suspension } from './rules-entitlement.ts';

export type StatusOfDay = { readonly validFrom: IsoDate; readonly status: HappinessStatus };

/** States in which a home earns nothing, however often it opens. */
const earnsNothing = (status: HappinessStatus): boolean => status === 'suspended' || status === 'removed';

/** A home nobody said anything of is run. */
export function statusOn<State extends StatusOfDay>(statuses: readonly State[], day: IsoDate): State | undefined {
  return statuses.findLast(({ validFrom }) => validFrom <= day);
}

/** From each 停办 until another state, by the days themselves: a home that is closed cannot have been open. @param statuses oldest first, one a day */
export function closuresOf(statuses: readonly StatusOfDay[]): Suspension[] {
  return statuses.flatMap(({ validFrom, status }, index): Suspension[] => {
    if (status !== 'closed' || statuses[index - 1]?.status === 'closed') return [];
    const until = statuses.slice(index).find((later) => later.status !== 'closed')?.validFrom ?? null;
    return [{ from: validFrom, until }];
  });
}

/** From each suspension or 摘牌 until the home is run again, both as the money sees them. @param statuses oldest first, one a day */
export function suspensionsOf(statuses: readonly StatusOfDay[], effect: ChangeEffect): Suspension[] {
  const suspensions: Suspension[] = [];
  let from: IsoDate | null = null;
  for (const { validFrom, status } of statuses) {
    if (earnsNothing(status)) from ??= moneyDay(validFrom, effect);
    else if (from !== null) {
      const until = moneyDay(validFrom, effect);
      if (from < until) suspensions.push({ from, until });
      from = null;
    }
  }
  return from === null ? suspensions : [...suspensions, { from, until: null }];
}
