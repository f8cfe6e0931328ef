/** Writes down what the checks find at the steps of a sheet, and the reasons it may be approved with all the same. */
import type { FindingCounts } from '../../../../electron/contract/sheet-checks.ts';
import { AppError } from '../../../../electron/contract/result.ts';
import type { Writer } from '../../../core/sql.ts';
import { sheetName } from '../rules-states.ts';
import { findingsNow, type CheckedSheet } from './findings.ts';
import { clearFinding, insertCheck, insertFinding, insertReason, storedFindings, type Finding, type StoredFinding } from './queries.ts';

export function countsOf(findings: readonly { readonly severity: string; readonly reasonText: string | null }[]): FindingCounts {
  const red = findings.filter(({ severity }) => severity === 'red');
  return { red: red.length, yellow: findings.length - red.length, open: red.filter(({ reasonText }) => reasonText === null).length };
}

/**
 * Checks an open sheet and keeps what was found. What stands unchanged keeps its row and its reason; what is no longer found is marked as
 * cleared; what is found anew or says something else needs a reason of its own.
 */
export function recordCheck(writer: Writer, sheet: CheckedSheet & { readonly builtAt: string }): StoredFinding[] {
  const found = new Map(findingsNow(writer, sheet).map((finding) => [finding.key, finding]));
  for (const stored of storedFindings(writer, sheet.sheetId)) {
    const now = found.get(stored.key);
    if (now && isSame(stored, now)) found.delete(stored.key);
    else clearFinding(writer, stored.findingId);
  }
  for (const finding of found.values()) insertFinding(writer, sheet.sheetId, finding);
  const standing = storedFindings(writer, sheet.sheetId);
  const { red, yellow } = countsOf(standing);
  insertCheck(writer, sheet, red, yellow);
  return standing;
}

function isSame(one: Finding, other: Finding): boolean {
  return one.severity === other.severity && one.text === other.text && one.documentNo === other.documentNo && one.fen === other.fen;
}

/** One reason for these findings. Those that have one keep it. @returns how many were given the reason */
export function acceptFindings(
  writer: Writer,
  sheet: CheckedSheet,
  findings: readonly Pick<StoredFinding, 'findingId' | 'reasonText' | 'check'>[],
  reason: string,
): number {
  const open = findings.filter(({ reasonText }) => reasonText === null);
  if (open.length === 0) return 0;
  for (const { findingId } of open) insertReason(writer, findingId, reason);
  writer.audit({
    action: 'sheet.acceptFindings',
    entity: 'sheet',
    entityId: sheet.sheetId,
    after: { month: sheet.month, findings: open.length, checks: [...new Set(open.map(({ check }) => check))], reason },
  });
  return open.length;
}

type OpenSheet = CheckedSheet & { readonly builtAt: string; readonly title: string | null };

/**
 * Findings are kept with the preparation, and again with the approval: what was learnt between counts, such as a death. Nobody approves over a
 * red finding without a reason: one given for it before, or one given with the approval, which then stands for all that are open.
 * @throws AppError SHEET_FINDINGS_OPEN
 */
export function checkAt(writer: Writer, sheet: OpenSheet, action: 'prepare' | 'review' | 'approve', reason: string | null): void {
  if (action === 'review') return;
  const standing = recordCheck(writer, sheet);
  if (action === 'prepare') return;
  const open = standing.filter(({ severity, reasonText }) => severity === 'red' && reasonText === null);
  if (open.length === 0) return;
  if (reason === null) throw new AppError('SHEET_FINDINGS_OPEN', { month: sheetName(sheet), count: open.length });
  acceptFindings(writer, sheet, open, reason);
}
