/** The reasons of a person's amounts on paper: looked at, printed, saved as PDF or Word; every copy stands in the log. */
import { maskRecord } from '../../../electron/contract/masking.ts';
import type { Explanation } from '../../../electron/contract/payments-explain.ts';
import type { Protection } from '../../../electron/contract/protection.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { Scheme } from '../../../electron/contract/schemes.ts';
import type { IsoMonth } from '../../../electron/contract/values.ts';
import type { AuditEntry } from '../../core/audit.ts';
import { transaction, type WriteContext } from '../../core/sql.ts';
import { exportFootLine } from '../../documents/foot-line.ts';
import { letterDocx } from '../../documents/letter/letter-docx.ts';
import { letterPdf } from '../../documents/letter/letter-pdf.ts';
import { purposeOf, type ExportContent } from '../exports/service.ts';
import { explanationLetter } from './letter-explain.ts';
import { regionName } from './queries-paper.ts';
import { explain } from './service-explain.ts';

export type ExplanationAsked = {
  readonly month: IsoMonth;
  readonly scheme?: Scheme | undefined;
  readonly personId: number;
  /** One line; null for all. */
  readonly key: string | null;
};

/** @throws AppError of the explanation, EXPLAINED_LINE_GONE when a draft was built anew meanwhile */
function found(context: WriteContext, asked: ExplanationAsked): Explanation {
  const explanation = explain(context, asked);
  const isThere = asked.key === null || [...explanation.lines, ...explanation.claims].some(({ key }) => key === asked.key);
  if (!isThere) throw new AppError('EXPLAINED_LINE_GONE', { name: explanation.name });
  return explanation;
}

function entryOf(action: string, asked: ExplanationAsked, { name, sheetTitle, lines, claims }: Explanation, more: object = {}): AuditEntry {
  const { personId, key } = asked;
  const one = [...lines, ...claims].find((item) => item.key === key);
  return {
    action,
    entity: 'person',
    entityId: personId,
    personId,
    after: { personName: name, sheetTitle, ...(one ? { line: one.title } : {}), ...more },
  };
}

/** @throws AppError SHEET_MONTH_NOT_FOUND, PERSON_NOT_FOUND, EXPLAINED_LINE_GONE */
export function explanationPaper(
  context: WriteContext,
  { purpose, ...asked }: ExplanationAsked & { readonly purpose: 'preview' | 'print' },
): { pdf: Uint8Array; pages: number; warnings: string[] } {
  const explanation = found(context, asked);
  const foot = exportFootLine(purpose === 'print' ? '打印' : '预览', context.clock.now(), context.actor.name, null);
  const letter = explanationLetter(explanation, { ...asked, region: regionName(context) }, foot);
  const { bytes, pages, missing } = letterPdf([letter]);
  transaction(context, (writer) => writer.audit(entryOf(`explanation.${purpose}`, asked, explanation, { pages })));
  return { pdf: bytes, pages, warnings: missing.map(({ character }) => `字库里没有“${character}”，以〓代替，请手工补写`) };
}

/** @throws AppError SHEET_MONTH_NOT_FOUND, PERSON_NOT_FOUND, EXPLAINED_LINE_GONE */
export async function explanationCopy(
  context: WriteContext,
  { format, protection, ...asked }: ExplanationAsked & { readonly format: 'pdf' | 'docx'; readonly protection: Protection },
): Promise<ExportContent> {
  const full = found(context, asked);
  const shown = protection.kind === 'masked' ? (maskRecord(full, { hasAddresses: true }) as Explanation) : full;
  const foot = exportFootLine('导出', context.clock.now(), context.actor.name, null, purposeOf(protection));
  const letter = explanationLetter(shown, { ...asked, region: regionName(context) }, foot);
  const bytes = format === 'pdf' ? letterPdf([letter]).bytes : await letterDocx(letter);
  return { bytes, extension: format, entry: entryOf('explanation.export', asked, full, { format }) };
}
