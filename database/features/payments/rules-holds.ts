/** Payments held back (暂缓): while a hold stands nothing of what it names is issued; what was missed comes with the first sheet after it is lifted. Pure. */
import type { IsoMonth } from '../../../electron/contract/values.ts';
import type { CorrectedType } from './rules-corrections.ts';
import type { SheetPart } from './rules-sheet.ts';

export type StandingHold = {
  /** Null: everything of the scheme. */
  readonly type: CorrectedType | null;
  /** First month whose sheet leaves it out. */
  readonly fromMonth: IsoMonth;
};

/**
 * Leaves out what would be issued or set aside; what was overpaid is still offset or claimed back. Nothing is remembered here: as the
 * month counts as unpaid, a later sheet finds the difference by itself.
 */
export function withoutHeld(part: SheetPart, holds: readonly StandingHold[], sheetMonth: IsoMonth): SheetPart {
  const standing = holds.filter((hold) => hold.fromMonth <= sheetMonth);
  if (standing.length === 0) return part;
  const isHeld = (type: string): boolean => standing.some((hold) => hold.type === null || hold.type === type);
  return {
    lines: part.lines.filter((line) => line.fen < 0 || !isHeld(line.of ?? line.type)),
    recoveries: part.recoveries,
    pending: part.pending.filter((claim) => !isHeld(claim.of)),
  };
}
