/** Text that the ledger could not keep as it was given: SQLite ends a text at NUL, and half a character pair has no bytes of its own. */

/** Path of the first such text, dots between keys; null when all can be kept. */
export function unstorablePath(value: unknown, path = ''): string | null {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? path : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, part] of Object.entries(value)) {
    const found = unstorablePath(part, path === '' ? key : `${path}.${key}`);
    if (found !== null) return found;
  }
  return null;
}
