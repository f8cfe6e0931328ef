import type { TaskState } from '../../../electron/contract/tasks-shapes.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';

export type EntryRow = {
  readonly entryId: number;
  readonly code: string;
  readonly enteredOn: IsoDate;
  readonly owner: string | null;
  readonly partners: string | null;
  readonly person: string | null;
  readonly beginOn: IsoDate | null;
  readonly dueOn: IsoDate | null;
  readonly progress: number;
  readonly state: TaskState;
  readonly remarks: string | null;
  readonly note: string | null;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly withdrawnAt: string | null;
  readonly withdrawnBy: string | null;
  readonly withdrawnReason: string | null;
};

const entry = `SELECT e.policy_task_entry_id AS entryId, e.task_code AS code, e.entered_on AS enteredOn, e.owner, e.partners, e.person,
    e.begin_on AS beginOn, e.due_on AS dueOn, e.progress, e.state, e.remarks, e.note, e.recorded_at AS recordedAt, u.name AS recordedBy,
    e.withdrawn_at AS withdrawnAt, w.name AS withdrawnBy, e.withdrawn_reason AS withdrawnReason
  FROM policy_task_entry e JOIN user_account u ON u.user_id = e.recorded_by LEFT JOIN user_account w ON w.user_id = e.withdrawn_by`;
const lastFirst = 'ORDER BY e.entered_on DESC, e.policy_task_entry_id DESC';

/** Of a task, the last told first; those that were withdrawn keep their place. */
export function entriesOf(reader: Reader, code: string): EntryRow[] {
  return rows<EntryRow>(reader, `${entry} WHERE e.task_code = ? ${lastFirst}`, code);
}

export function findEntry(reader: Reader, entryId: number): EntryRow | undefined {
  return row<EntryRow>(reader, `${entry} WHERE e.policy_task_entry_id = ?`, entryId);
}

/** By task what was told last until the day. */
export function toldByTask(reader: Reader, asOf: IsoDate): ReadonlyMap<string, EntryRow> {
  const found = rows<EntryRow>(reader, `${entry} WHERE e.withdrawn_at IS NULL AND e.entered_on <= ? ${lastFirst}`, asOf);
  return new Map(found.toReversed().map((each) => [each.code, each]));
}

function numbersByTask(reader: Reader, sql: string): ReadonlyMap<string, number> {
  return new Map(rows<{ code: string; found: number }>(reader, sql).map(({ code, found }) => [code, found]));
}

export function evidenceByTask(reader: Reader): ReadonlyMap<string, number> {
  return numbersByTask(
    reader,
    `SELECT e.task_code AS code, count(*) AS found FROM attachment a
       JOIN policy_task_entry e ON e.policy_task_entry_id = a.filed_id AND e.withdrawn_at IS NULL
     WHERE a.filed_table = 'policy_task_entry'
       AND NOT EXISTS (SELECT 1 FROM attachment_withdrawal w WHERE w.attachment_id = a.attachment_id)
     GROUP BY e.task_code`,
  );
}

export function openProblemsByTask(reader: Reader): ReadonlyMap<string, number> {
  return numbersByTask(
    reader,
    `SELECT p.task_code AS code, count(*) AS found FROM supervision p
     WHERE p.withdrawn_at IS NULL AND p.task_code IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM supervision_step s WHERE s.supervision_id = p.supervision_id AND s.action = 'close' AND s.withdrawn_at IS NULL)
     GROUP BY p.task_code`,
  );
}
