/** States of a recovery case and what each posting makes of them. Pure. */
import type { CaseState, RecoveryAction } from '../../../electron/contract/recoveries-terms.ts';

/** Always claimed = received + offset + written off + open; all in fen. */
export type Balance = {
  readonly claimedFen: number;
  readonly receivedFen: number;
  readonly offsetFen: number;
  readonly writtenOffFen: number;
  readonly openFen: number;
};

const closedBy: Partial<Readonly<Record<RecoveryAction, CaseState>>> = {
  receive: 'recovered',
  settle: 'offset',
  writeOff: 'writtenOff',
};
export const closedStates: readonly CaseState[] = ['recovered', 'offset', 'writtenOff', 'withdrawn'];

/** With nothing open a case is closed by whatever closed it; with something open again it goes on. */
export function stateAfter(state: CaseState, action: RecoveryAction, openFen: number): CaseState {
  if (openFen === 0) return closedBy[action] ?? state;
  if (closedStates.includes(state)) return 'collecting';
  return action === 'receive' && (state === 'verified' || state === 'noticed') ? 'collecting' : state;
}

/** From which states a step may be taken. */
export const stepsFrom: Readonly<Record<'notice' | 'deliver' | 'receive' | 'askWriteOff' | 'handOver' | 'withdraw', readonly CaseState[]>> =
  {
    notice: ['verified', 'noticed', 'collecting'],
    deliver: ['noticed', 'collecting'],
    receive: ['verified', 'noticed', 'collecting', 'handedOver'],
    askWriteOff: ['verified', 'noticed', 'collecting', 'handedOver'],
    handOver: ['noticed', 'collecting'],
    withdraw: ['verified'],
  };

export type Share = { readonly recoveryId: number; readonly fen: number };

/** Spreads an amount over the items of a case, the earliest month first; the caller has checked that they hold it. */
export function spread(items: readonly { readonly recoveryId: number; readonly openFen: number }[], fen: number): Share[] {
  let rest = fen;
  const shares: Share[] = [];
  for (const { recoveryId, openFen } of items) {
    const part = Math.min(rest, openFen);
    if (part > 0) shares.push({ recoveryId, fen: part });
    rest -= part;
  }
  return shares;
}
