/** Photos and papers that prove an item, a veto or the case as a whole; kept as attachments of the case. */
import type { OutputOf } from '../../../electron/contract/index.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { WriteContext } from '../../core/sql.ts';
import { add } from '../attachments/service.ts';
import type { AttachmentStore } from '../attachments/store.ts';
import { bodyOf, requiredCase, requiredRound } from './case-rows.ts';

export type EvidenceInput = { readonly caseId: number; readonly itemCode: string | null; readonly title: string; readonly path: string };

/** @throws AppError GRADING_CASE_NOT_FOUND, GRADING_ITEM_UNKNOWN and the refusals of attachments */
export function addEvidence(context: WriteContext, store: AttachmentStore, input: EvidenceInput): OutputOf<'grading.addEvidence'> {
  const { caseId, itemCode, title, path } = input;
  const body = bodyOf(context, requiredRound(context, requiredCase(context, caseId).roundId).templateId);
  const codes = [
    ...body.groups.flatMap((group) => group.items.map(({ code }) => code)),
    ...(body.bonus?.items ?? []).map(({ code }) => code),
    ...body.vetoes.map(({ code }) => code),
  ];
  if (itemCode !== null && !codes.includes(itemCode)) throw new AppError('GRADING_ITEM_UNKNOWN', { code: itemCode });
  return add(context, store, { owner: { entity: 'gradingCase', id: caseId, itemCode }, kind: 'evidence', title, path });
}
