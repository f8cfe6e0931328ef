/** `5.65%`: how much of an amount its change is, in whole numbers; null of nothing. For the eye only, never compared. */
export function changeShare(before: number, after: number): string | null {
  if (before === 0) return null;
  const hundredths = Math.round((Math.abs(after - before) * 10_000) / before);
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}%`;
}
