/**
 * Settles claims against what a newly locked sheet gives back. Called in the transaction of the approval, so that it stands before anything of
 * the sheet can be sent to a bank:
 *   a BACKPAY line settles a recovery of the same month, type and side that was not refunded: that much of the line is not paid out,
 *   what waits (pending) settles such a recovery too: the one is not paid, the other not claimed,
 *   what waits settles an OFFSET of the same home: what was never paid is not taken from the home.
 */
import type { Writer } from '../../core/sql.ts';
import { settleCases } from './case-state.ts';
import {
  insertNetting,
  insertPosting,
  linesOfSheet,
  personOfKey,
  unpaidPending,
  unsettledRecoveries,
  writeOffsOf,
  type RecoveryLeft,
} from './queries-netting.ts';
import { overtaken, pairUp } from './rules-netting.ts';

/** @param sheetId the sheet that was just locked; null when only what waits has changed */
export function settleNettings(writer: Writer, sheetId: number | null): void {
  const touched = new Set<number>();
  let total = 0;
  const settled = (recoveryId: number, fen: number): void => {
    touched.add(recoveryId);
    total += fen;
  };
  if (sheetId !== null) {
    const recoveries = unsettledRecoveries(writer);
    const lines = linesOfSheet(writer, sheetId, 'BACKPAY', peopleOf(recoveries));
    for (const { plus, minus, fen } of pairUp(lines, recoveries)) {
      takeBackWriteOff(writer, recoveries, minus, fen);
      insertNetting(writer, { lineId: plus, recoveryId: minus, pendingId: null }, fen);
      settled(minus, fen);
    }
  }
  const recoveries = unsettledRecoveries(writer);
  for (const { plus, minus, fen } of pairUp(unpaidPending(writer), recoveries)) {
    takeBackWriteOff(writer, recoveries, minus, fen);
    insertNetting(writer, { pendingId: plus, recoveryId: minus, lineId: null }, fen);
    settled(minus, fen);
  }
  if (sheetId !== null) {
    const pending = unpaidPending(writer);
    for (const { plus, minus, fen } of pairUp(pending, linesOfSheet(writer, sheetId, 'OFFSET', peopleOf(pending)))) {
      insertNetting(writer, { pendingId: plus, lineId: minus, recoveryId: null }, fen);
      total += fen;
    }
  }
  if (total === 0) return;
  writer.audit({ action: 'recoveryCase.settle', entity: 'sheet', entityId: sheetId, after: { settledFen: total } });
  settleCases(writer, [...touched]);
}

function peopleOf(open: readonly { readonly key: string }[]): number[] {
  return [...new Set(open.map(({ key }) => personOfKey(key)))];
}

/** What was written off is settled like the rest: else it would be given away and paid once more. */
function takeBackWriteOff(writer: Writer, recoveries: RecoveryLeft[], recoveryId: number, fen: number): void {
  const index = recoveries.findIndex(({ id }) => id === recoveryId);
  const recovery = recoveries[index];
  if (!recovery) return;
  const back = overtaken(recovery, fen);
  let rest = back;
  for (const writeOff of rest > 0 ? writeOffsOf(writer, recoveryId) : []) {
    const part = Math.min(rest, writeOff.fen);
    if (part > 0) insertPosting(writer, { kind: 'writeOff', recoveryId, writeOffId: writeOff.writeOffId }, -part);
    rest -= part;
  }
  recoveries[index] = { ...recovery, left: recovery.left - fen, writtenOff: recovery.writtenOff - back };
}
