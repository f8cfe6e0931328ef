/** Points of a score as they are written. */

/** Integer tenths with their one decimal: 925 is `92.5`, 880 is `88.0`. @throws RangeError when it is no whole number */
export function formatTenths(tenths: number): string {
  if (!Number.isSafeInteger(tenths)) throw new RangeError(`not a number of tenths: ${tenths}`);
  const rest = Math.abs(tenths % 10);
  const whole = (Math.abs(tenths) - rest) / 10;
  return `${tenths < 0 ? '-' : ''}${whole}.${rest}`;
}
