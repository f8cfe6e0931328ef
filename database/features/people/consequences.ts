/**
 * What must follow at once when the state of a person changes, whoever writes it: form, import, undo, matching. A death frees the bed, an
 * admission ends the caregiver's agreement. Each runs inside the transaction that changed the person and writes its own audit line.
 */
import type { Writer } from '../../core/sql.ts';
import { keepBedsToFacts } from '../beds/follow.ts';
import { followAgreements } from '../scattered/follow-change.ts';
import { followApplication } from '../placement/follow-change.ts';
import type { Projection } from './facts.ts';

export type StateChange = { readonly personId: number; readonly before: PersonState; readonly after: Projection };
export type PersonState = Pick<Projection, 'status' | 'endedOn' | 'mode' | 'modeFrom' | 'homeId'>;
type Consequence = (writer: Writer, change: StateChange) => void;

const consequences: readonly Consequence[] = [followApplication];

/**
 * These follow every change: a caregiver recorded late changes nothing of the newest state, and yet ends an agreement; so does a transfer
 * recorded late end a stay.
 */
const always: readonly Consequence[] = [followAgreements, keepBedsToFacts];

const decisive = ['status', 'endedOn', 'mode', 'modeFrom', 'homeId'] as const satisfies readonly (keyof PersonState)[];

export function followChange(writer: Writer, change: StateChange): void {
  for (const follow of always) follow(writer, change);
  if (decisive.every((key) => change.before[key] === change.after[key])) return;
  for (const follow of consequences) follow(writer, change);
}
