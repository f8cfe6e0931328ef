/** The small county in the middle of a year, and what its sheets of other schemes hold, in lines a clerk can read. */
import { fixedClock } from '../../database/core/clock.ts';
import { rows } from '../../database/core/sql.ts';
import { lockSheet, showSheet } from '../../database/features/payments/service.ts';
import type { Scheme } from '../../electron/contract/schemes.ts';
import { formatYuan, isoDate, isoMonth } from '../../electron/contract/values.ts';
import { smallCounty, type SmallCounty } from './payments-county.ts';

export function midYearCounty(): SmallCounty {
  const built = smallCounty();
  return { ...built, context: { ...built.context, clock: fixedClock(isoDate('2022-06-30')) } };
}

export function lock({ context }: SmallCounty, month: string, scheme: Scheme): void {
  lockSheet(context, { month: isoMonth(month), scheme, reason: '代办' });
}

/** `王第三 PRICE 2022-03 23.87 → person`, then recoveries and pending. */
export function shown({ context }: SmallCounty, month: string, scheme: Scheme): string[] {
  const sheet = showSheet(context, isoMonth(month), scheme);
  const name = (idNumber: string): string =>
    rows<{ name: string }>(context, 'SELECT name FROM person WHERE id_number = ?', idNumber)[0]?.name ?? idNumber;
  return [
    ...sheet.lines.map(
      (line) => `${name(line.idNumber)} ${line.type}${line.of ? ` ${line.of}` : ''} ${line.month} ${formatYuan(line.fen)} → ${line.payee}`,
    ),
    ...sheet.recoveries.map((claim) => `${name(claim.idNumber)} 追回 ${claim.of} ${claim.month} ${formatYuan(claim.fen)}`),
    ...sheet.pending.map((claim) => `${name(claim.idNumber)} 待定 ${claim.type} ${claim.month} ${formatYuan(claim.fen)}`),
  ].sort();
}
