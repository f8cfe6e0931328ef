/** One task: its clause, its numbers, what was told of it and with which papers, what rests on it, what supervision found. */
import type { z } from 'zod';
import { AppError } from '../../../electron/contract/result.ts';
import type { taskMethods } from '../../../electron/contract/tasks.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { attachmentLimits } from '../attachments/limits.ts';
import { filedUnder } from '../attachments/service.ts';
import type { AttachmentStore } from '../attachments/store.ts';
import { problemsOn } from '../supervision/service.ts';
import { policyDocuments } from './library.ts';
import { documentIdOf } from './queries-documents.ts';
import { entriesOf } from './queries.ts';
import { restingOn } from './resting.ts';
import { tasksOf } from './service.ts';

/** @throws AppError TASK_NOT_FOUND */
export function taskOn(
  reader: Reader,
  store: AttachmentStore,
  { code, asOf }: { readonly code: string; readonly asOf: IsoDate },
): z.output<(typeof taskMethods)['tasks.get']['output']> {
  const document = policyDocuments().find(({ tasks }) => tasks.some((task) => task.code === code));
  const task = document && tasksOf(reader, document, asOf).find((each) => each.code === code);
  if (!document || !task) throw new AppError('TASK_NOT_FOUND', { code });
  const { id: shippedId, documentNo, title: documentTitle, clauses } = document;
  const documentId = documentIdOf(reader, shippedId);
  const clause = clauses.find(({ place }) => place === task.place);
  return {
    documentId,
    documentNo,
    documentTitle,
    task,
    clause: { place: task.place, heading: clause?.heading ?? '', text: clause?.text ?? '' },
    entries: entriesOf(reader, code).map((entry) => ({
      ...entry,
      attachments: filedUnder(reader, store, 'policy_task_entry', entry.entryId),
    })),
    resting: restingOn(reader, { documentId, documentNo, shippedId }).filter(({ place }) => place === task.place),
    problems: problemsOn(reader, asOf).filter(({ taskCode }) => taskCode === code),
    limitBytes: attachmentLimits(reader).bytes,
  };
}
