/** What putting somebody on a bed will do, in one or two sentences before it is done. Pure. */
import { doubtsOf, targetOf, type Found, type Resident } from './bed-map.ts';
import type { Move } from './bed-store.ts';
import { bedText, dayText } from './bed-words.ts';

export const placeOf = ({ room, bed }: Found): string => bedText(room, bed.label);

/** For the line above the map while somebody is being moved. */
export function previewOf(move: Move, over: Found | null): string {
  if (!over) return move.purpose === 'reserve' ? `为${move.person.name}选择要预留的床位` : `为${move.person.name}选择床位`;
  const target = targetOf(over, move);
  if (target.kind === 'none') return `${placeOf(over)}：${target.reason}`;
  if (target.kind === 'swap') return `${placeOf(over)}：${move.person.name}与${over.bed.person?.name ?? ''}互换`;
  return `${placeOf(over)}：${move.purpose === 'reserve' ? `预留给${move.person.name}` : move.from === null ? `安排${move.person.name}` : `${move.person.name}换到这里`}`;
}

type Placing = { readonly move: Move; readonly from: Found | null; readonly target: Found; readonly day: string; readonly today: string };

/** What will stand in the ledger afterwards. */
export function placeEffect({ move, from, target, day, today }: Placing): string {
  const { person } = move;
  const when = dayText(day, today);
  const other = target.bed.person;
  if (move.purpose === 'reserve') return `自${when}起，${placeOf(target)}为${person.name}预留，别人不能安排；实际入住时再办理安排床位。`;
  if (from && other) return `自${when}起，${person.name}住${placeOf(target)}，${other.name}住${placeOf(from)}。两人的请假、住院记录不变。`;
  if (from) return `自${when}起，${person.name}由${placeOf(from)}换到${placeOf(target)}；${placeOf(from)}自当日起空出。`;
  return `自${when}起，${person.name}住${placeOf(target)}。`;
}

/** Things to look at twice; of a swap for both people. */
export function placeDoubts({ move, from, target }: Pick<Placing, 'move' | 'from' | 'target'>): readonly string[] {
  const other: Resident | null = target.bed.person;
  return [...doubtsOf(target, move.person), ...(from && other && move.purpose === 'place' ? doubtsOf(from, other) : [])];
}
