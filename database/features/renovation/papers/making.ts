/** Which content and which layout a paper is. */
import type { RenovationPaper } from '../../../../electron/contract/renovation-papers.ts';
import { maskPhones } from '../../../../electron/contract/masking.ts';
import type { IsoDate } from '../../../../electron/contract/values.ts';
import type { Letter } from '../../../documents/letter/letter.ts';
import type { Report } from '../../../documents/report-table.ts';
import type { AttachmentStore } from '../../attachments/store.ts';
import type { ScopedReader } from '../../users/scope.ts';
import { monthlyContent, paymentsContent, retentionContent } from './contents-money.ts';
import { acceptanceContent, assetsContent, sheetContent } from './contents-project.ts';
import { projectsContent } from './contents.ts';
import type { ProjectsContent } from './content.ts';
import { letterAcceptance } from './letter-acceptance.ts';
import { reportAssets } from './report-assets.ts';
import { reportLedger } from './report-ledger.ts';
import { reportMonthly } from './report-monthly.ts';
import { reportPayments, reportRetention } from './report-money.ts';
import type { SheetContent } from './sheet.ts';

export type Made =
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'letter'; readonly letter: Letter }
  | { readonly kind: 'gantt'; readonly content: ProjectsContent; readonly size: Report['paper'] }
  | { readonly kind: 'sheet'; readonly content: SheetContent };

export type Making = { readonly reader: ScopedReader; readonly store: AttachmentStore; readonly today: IsoDate; readonly footLine: string };

/** @throws AppError RENOVATION_NOT_FOUND, RENOVATION_PAPER_EMPTY, RENOVATION_NO_PAYMENTS, RENOVATION_NO_RETENTION, RENOVATION_NO_ASSETS */
export function made(paper: RenovationPaper, { reader, store, today, footLine }: Making): Made {
  switch (paper.kind) {
    case 'ledger':
      return { kind: 'report', report: reportLedger(projectsContent(reader, paper, today), paper.size, footLine) };
    case 'monthly':
      return { kind: 'report', report: reportMonthly(monthlyContent(reader, paper.month, paper, today), paper.size, footLine) };
    case 'gantt':
      return { kind: 'gantt', content: projectsContent(reader, paper, today), size: paper.size };
    case 'payments':
      return { kind: 'report', report: reportPayments(paymentsContent(reader, paper, paper, today), 'A4', footLine) };
    case 'retention':
      return { kind: 'report', report: reportRetention(retentionContent(reader, paper, today), 'A4', footLine) };
    case 'project':
      return { kind: 'sheet', content: sheetContent(reader, store, paper.projectId, today) };
    case 'acceptance':
      return { kind: 'letter', letter: letterAcceptance(acceptanceContent(reader, paper.projectId, today), footLine) };
    case 'assets':
      return { kind: 'report', report: reportAssets(assetsContent(reader, paper.projectId, today), 'A4', footLine) };
  }
}

/** The sheet with the telephone of whoever answers for the project masked. */
export function maskedSheet(content: SheetContent): SheetContent {
  const { managerPhone } = content.project;
  return { ...content, project: { ...content.project, managerPhone: managerPhone === null ? null : maskPhones(managerPhone) } };
}
