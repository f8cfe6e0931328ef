/** The form as a file: printed, or saved as PDF or Word. Every copy in full stands in the log. */
import { maskRecord } from '../../../electron/contract/masking.ts';
import type { AssessmentForm } from '../../../electron/contract/assessments.ts';
import type { Protection } from '../../../electron/contract/protection.ts';
import { transaction, type WriteContext } from '../../core/sql.ts';
import { exportFootLine } from '../../documents/foot-line.ts';
import { letterDocx } from '../../documents/letter/letter-docx.ts';
import { letterPdf } from '../../documents/letter/letter-pdf.ts';
import { purposeOf, type ExportContent } from '../exports/service.ts';
import { formLetter } from './form-letter.ts';
import { get } from './service.ts';

function entryOf(action: string, assessmentId: number, personId: number, form: AssessmentForm, more: Record<string, unknown> = {}) {
  return {
    action,
    entity: 'assessment',
    entityId: assessmentId,
    personId,
    after: { personName: form.person.name, scaleTitle: form.scale.shortTitle, assessedOn: form.assessedOn, ...more },
  };
}

/** @throws AppError ASSESSMENT_NOT_FOUND */
export function paper(
  context: WriteContext,
  { assessmentId, purpose }: { readonly assessmentId: number; readonly purpose: 'preview' | 'print' },
): { pdf: Uint8Array; pages: number; warnings: string[] } {
  const { form, row } = get(context, assessmentId);
  const foot = exportFootLine(purpose === 'print' ? '打印' : '预览', context.clock.now(), context.actor.name, null);
  const { bytes, pages, missing } = letterPdf([formLetter(form, foot)]);
  transaction(context, (writer) => writer.audit(entryOf(`assessment.${purpose}`, assessmentId, row.personId, form)));
  return { pdf: bytes, pages, warnings: missing.map(({ character }) => `字库里没有“${character}”，以〓代替，请手工补写`) };
}

/** @throws AppError ASSESSMENT_NOT_FOUND */
export async function paperCopy(
  context: WriteContext,
  { assessmentId, format, protection }: { readonly assessmentId: number; readonly format: 'pdf' | 'docx'; readonly protection: Protection },
): Promise<ExportContent> {
  const { form: full, row } = get(context, assessmentId);
  const form = protection.kind === 'masked' ? (maskRecord(full, { hasAddresses: true }) as AssessmentForm) : full;
  const letter = formLetter(form, exportFootLine('导出', context.clock.now(), context.actor.name, null, purposeOf(protection)));
  const bytes = format === 'pdf' ? letterPdf([letter]).bytes : await letterDocx(letter);
  return { bytes, extension: format, entry: entryOf('assessment.savePaper', assessmentId, row.personId, full, { format }) };
}
