/** What the window says of findings and changes. Pure. */
import type { OutputOf } from '../../../../electron/contract/index.ts';
import {
  changeKinds,
  sheetChecks,
  type ChangeKind,
  type FindingCounts,
  type Severity,
  type SheetCheckId,
} from '../../../../electron/contract/sheet-checks.ts';
import { addMonths, type IsoMonth } from '../../../../electron/contract/values.ts';
import type { SheetState } from '../../../../electron/contract/payments.ts';
import { isLocked } from '../sheet-words.ts';

export type Findings = OutputOf<'sheetChecks.findings'>;

const checkById: ReadonlyMap<string, (typeof sheetChecks)[number]> = new Map(sheetChecks.map((check) => [check.id, check]));

export function checkLabel(check: SheetCheckId): string {
  return checkById.get(check)?.label ?? check;
}

export function checkAdvice(check: SheetCheckId): string {
  return checkById.get(check)?.advice ?? '';
}

export const severityTone = { red: 'error', yellow: 'warning' } as const satisfies Record<Severity, string>;

const kindById: ReadonlyMap<string, string> = new Map(changeKinds.map(({ id, label }) => [id, label]));

export function kindLabel(kind: ChangeKind): string {
  return kindById.get(kind) ?? kind;
}

/** One sentence over the list. */
export function countsText({ red, yellow, open }: FindingCounts): string {
  if (red === 0 && yellow === 0) return '没有发现疑点。';
  const answered = red > 0 ? (open === 0 ? '，均已说明理由' : `，其中 ${open} 条没有说明理由`) : '';
  return `红色疑点 ${red} 条${answered}；黄色提示 ${yellow} 条。`;
}

/** The first sheet a hold placed now can still keep a payment out of. */
export function holdableFrom(state: SheetState, month: IsoMonth): IsoMonth {
  return isLocked(state) ? addMonths(month, 1) : month;
}
