/** Which lines may be paid together by another way than the bank. Pure. */
import { addFen, fen } from '../../../electron/contract/values.ts';
import type { PayableLine } from './rules.ts';

/** Who holds out his hand: a home, a village, a person, his caregiver. */
export function handOf({ payeeKind, homeId, happinessHomeId, personId, payeeName }: PayableLine): string {
  return JSON.stringify(homeId === null ? [payeeKind, personId ?? happinessHomeId, payeeName] : ['home', homeId]);
}

const sumOf = (lines: readonly PayableLine[]): number => addFen(lines.map((line) => fen(line.fen)));

/**
 * A deduction is kept back from what the same hand receives: whoever has one gets all that is open to him at once, above zero.
 * @returns a line of the first payee for whom this is not so; null when all may be paid
 */
export function deductionLeft(open: readonly PayableLine[], chosen: ReadonlySet<number>): PayableLine | null {
  for (const group of Map.groupBy(open, handOf).values()) {
    const taken = group.filter(({ lineId }) => chosen.has(lineId));
    const [first] = taken;
    if (!first || group.every((line) => line.fen > 0)) continue;
    if (taken.length < group.length || sumOf(taken) <= 0) return first;
  }
  return null;
}
