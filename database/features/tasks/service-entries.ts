/** What is told of a task: who, since when, how far, what the leader said. Each entry is whole; a wrong one is withdrawn and stays to be read. */
import type { z } from 'zod';
import { AppError } from '../../../electron/contract/result.ts';
import type { taskEntryInputSchema } from '../../../electron/contract/tasks-shapes.ts';
import { newUid, run, transaction, type WriteContext } from '../../core/sql.ts';
import { policyDocuments } from './library.ts';
import { findEntry, toldByTask, type EntryRow } from './queries.ts';

type Input = z.output<typeof taskEntryInputSchema>;

/** As the log keeps it. */
function told({
  enteredOn,
  owner,
  partners,
  person,
  beginOn,
  dueOn,
  progress,
  state,
  remarks,
  note,
}: Omit<Input, 'code'> | EntryRow): Record<string, string | number | null> {
  return {
    toldOn: enteredOn,
    taskOwner: owner,
    taskPartners: partners,
    taskPerson: person,
    beginOn,
    dueOn,
    progressPercent: progress,
    taskState: state,
    leaderRemarks: remarks,
    note,
  };
}

/** @throws AppError TASK_NOT_FOUND, INVALID_INPUT */
export function enter(context: WriteContext, input: Input): { entryId: number } {
  return transaction(context, (writer) => {
    const { code, ...content } = input;
    if (!policyDocuments().some(({ tasks }) => tasks.some((task) => task.code === code))) throw new AppError('TASK_NOT_FOUND', { code });
    if (content.enteredOn > context.clock.today()) throw new AppError('INVALID_INPUT', {}, { enteredOn: '不能晚于今天' });
    const before = toldByTask(writer, content.enteredOn).get(code);
    const entryId = run(
      writer,
      `INSERT INTO policy_task_entry (uid, task_code, entered_on, owner, partners, person, begin_on, due_on, progress, state, remarks, note,
         recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      newUid(),
      code,
      content.enteredOn,
      content.owner || null,
      content.partners || null,
      content.person || null,
      content.beginOn,
      content.dueOn,
      content.progress,
      content.state,
      content.remarks || null,
      content.note || null,
      writer.at,
      writer.actor.userId,
    );
    writer.audit({
      action: 'task.enter',
      entity: 'policy_task_entry',
      entityId: entryId,
      before: before ? { taskCode: code, ...told(before) } : null,
      after: { taskCode: code, ...told(content) },
    });
    return { entryId };
  });
}

/** @throws AppError ENTRY_NOT_FOUND */
export function withdrawEntry(context: WriteContext, { entryId, reason }: { readonly entryId: number; readonly reason: string }): void {
  transaction(context, (writer) => {
    const before = findEntry(writer, entryId);
    if (!before || before.withdrawnAt !== null) throw new AppError('ENTRY_NOT_FOUND');
    run(
      writer,
      'UPDATE policy_task_entry SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE policy_task_entry_id = ?',
      writer.at,
      writer.actor.userId,
      reason,
      entryId,
    );
    writer.audit({
      action: 'task.withdrawEntry',
      entity: 'policy_task_entry',
      entityId: entryId,
      before: { taskCode: before.code, ...told(before) },
      after: { reason },
    });
  });
}
