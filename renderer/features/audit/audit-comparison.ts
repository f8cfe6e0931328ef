/** The content of a line before and after, side by side where the two are of one shape. */
import { fieldText } from '../../../electron/contract/audit-field-words.ts';
import { auditDetails, type AuditDetail } from '../../../electron/contract/audit-words.ts';
import { nothing } from '../../shared/format.ts';

export type ComparedField = {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly isChanged: boolean;
};

/** Fewer fields in common than this share, and the two are better read one under the other. */
const alike = 0.5;

/** Numbers of rows: they differ and tell nothing. */
const numbers: ReadonlySet<string> = new Set(['personId', 'factId'].map(fieldText));

function byField(details: readonly AuditDetail[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const { field, value } of details) found.set(field, found.has(field) ? `${found.get(field) ?? ''}、${value}` : value);
  return found;
}

/** Null when one side is missing or the two tell of different things. */
export function comparedFields(beforeJson: string | null, afterJson: string | null): readonly ComparedField[] | null {
  const before = byField(auditDetails(beforeJson));
  const after = byField(auditDetails(afterJson));
  if (before.size === 0 || after.size === 0) return null;
  const shared = [...before.keys()].filter((field) => after.has(field)).length;
  if (shared / Math.min(before.size, after.size) < alike) return null;
  const fields = [...new Set([...before.keys(), ...after.keys()])].filter(
    (field) => !numbers.has(field) && (before.get(field) ?? nothing) + (after.get(field) ?? nothing) !== nothing + nothing,
  );
  return fields.map((field) => {
    const old = before.get(field) ?? null;
    const now = after.get(field) ?? null;
    return { field, before: old, after: now, isChanged: (old ?? nothing) !== (now ?? nothing) };
  });
}
