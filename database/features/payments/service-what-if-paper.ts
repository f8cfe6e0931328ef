/** A what-if on paper or as a file, computed anew from the ledger as it is; every copy stands in the log with what was supposed. */
import type { Protection } from '../../../electron/contract/protection.ts';
import type { WhatIf, WhatIfInput } from '../../../electron/contract/what-if.ts';
import type { AuditEntry } from '../../core/audit.ts';
import { transaction, type Steps, type WriteContext } from '../../core/sql.ts';
import { exportFootLine } from '../../documents/foot-line.ts';
import { letterDocx } from '../../documents/letter/letter-docx.ts';
import { letterPdf } from '../../documents/letter/letter-pdf.ts';
import { renderWorkbookSteps } from '../../documents/xlsx/workbook.ts';
import { purposeOf, type ExportContent } from '../exports/service.ts';
import { regionName } from './queries-paper.ts';
import { whatIfLetter, whatIfReport, type WhatIfPaper } from './report-what-if.ts';
import { whatIfSteps } from './service-what-if.ts';

function entryOf(action: string, { year, supposed, todayFen, newFen }: WhatIf, more: object): AuditEntry {
  return { action, entity: 'ledger', entityId: null, after: { year, supposed: supposed.join('；'), todayFen, newFen, ...more } };
}

function* paperOf(context: WriteContext, input: WhatIfInput): Steps<WhatIfPaper> {
  const today = context.clock.today();
  const found = yield* whatIfSteps(context, input, today);
  return { found, region: regionName(context), today };
}

/** @throws AppError of the computation */
export function* whatIfPaperSteps(
  context: WriteContext,
  { input, purpose }: { readonly input: WhatIfInput; readonly purpose: 'preview' | 'print' },
): Steps<{ pdf: Uint8Array; pages: number }> {
  const paper = yield* paperOf(context, input);
  const foot = exportFootLine(purpose === 'print' ? '打印' : '预览', context.clock.now(), context.actor.name, null);
  const { bytes, pages } = letterPdf([whatIfLetter(paper, foot)]);
  if (purpose === 'print') transaction(context, (writer) => writer.audit(entryOf('whatIf.print', paper.found, { pages })));
  return { pdf: bytes, pages };
}

/** What is to be written, as far as it is made step by step; a Word file is packed afterwards. */
export function* whatIfFileSteps(context: WriteContext, input: WhatIfInput): Steps<WhatIfPaper> {
  return yield* paperOf(context, input);
}

export async function whatIfCopy(
  context: WriteContext,
  paper: WhatIfPaper,
  { format, protection, file }: { readonly format: 'pdf' | 'docx' | 'xlsx'; readonly protection: Protection; readonly file: string },
): Promise<ExportContent> {
  const foot = exportFootLine('导出', context.clock.now(), context.actor.name, null, purposeOf(protection));
  const entry = entryOf('whatIf.export', paper.found, { format });
  if (format === 'xlsx') {
    const steps = renderWorkbookSteps(whatIfReport(paper, foot), file);
    for (;;) {
      const step = steps.next();
      if (step.done) return { bytes: step.value.content, extension: format, entry };
    }
  }
  const letter = whatIfLetter(paper, foot);
  const bytes = format === 'pdf' ? letterPdf([letter]).bytes : await letterDocx(letter);
  return { bytes, extension: format, entry };
}
