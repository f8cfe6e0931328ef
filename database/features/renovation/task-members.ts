/** Which projects belong to the task of a year, as it was known at an instant. */
import { isStage, renovationStageSchema, type RenovationStage, type StageEntryKind } from '../../../electron/contract/renovation-terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';
import { policyValue } from '../parameters/service.ts';
import { placeCondition, type ScopedReader } from '../users/scope.ts';
import { beyondPaymentsSql } from './queries-spent.ts';
import type { Happened } from './rules-targets.ts';

const known = (alias: string): string =>
  `${alias}.recorded_at <= @horizon AND (${alias}.withdrawn_at IS NULL OR ${alias}.withdrawn_at > @horizon)`;
export const latest = '9999';

export type Member = {
  readonly year: number;
  readonly projectId: number;
  readonly code: string;
  readonly name: string;
  readonly homeName: string;
  readonly townName: string;
  readonly addedOn: IsoDate | null;
  readonly documentNo: string | null;
  readonly removedOn: IsoDate | null;
  readonly removedDocumentNo: string | null;
  readonly removedBy: string | null;
  readonly entries: readonly Happened[];
};

const townName =
  'coalesce((SELECT d.name FROM division d WHERE d.code = h.town_code ORDER BY d.valid_to IS NOT NULL LIMIT 1), h.town_code)';

/** Who is in the task of each year: those taken in, and projects of the year whose taking in was not recorded. Those taken out stand with their document. */
export function membersOf(reader: ScopedReader, horizon: string = latest): Member[] {
  const place = placeCondition(reader.scope, 'h');
  const found = rows<Omit<Member, 'entries'>>(
    reader,
    `WITH member AS (
       SELECT b.year, b.renovation_project_id, b.added_on, b.document_no, b.removed_on, b.removed_document_no, b.removed_by, b.renovation_batch_project_id AS ord
       FROM renovation_batch_project b WHERE ${known('b')}
       UNION ALL
       SELECT p.batch_year, p.renovation_project_id, NULL, p.approval_no, NULL, NULL, NULL, 0 FROM renovation_project p
       WHERE p.batch_year IS NOT NULL AND NOT EXISTS (
         SELECT 1 FROM renovation_batch_project b WHERE b.renovation_project_id = p.renovation_project_id AND ${known('b')}))
     SELECT m.year, p.renovation_project_id AS projectId, p.code, p.name, h.name AS homeName, ${townName} AS townName, m.added_on AS addedOn,
       m.document_no AS documentNo, m.removed_on AS removedOn, m.removed_document_no AS removedDocumentNo, u.name AS removedBy
     FROM member m JOIN renovation_project p ON p.renovation_project_id = m.renovation_project_id JOIN home h ON h.home_id = p.home_id
       LEFT JOIN user_account u ON u.user_id = m.removed_by
     WHERE ${known('p')}${place.sql.replace('?', '@place')} ORDER BY m.year, p.code, m.ord`,
    { horizon, place: place.values[0] ?? null },
  );
  if (found.length === 0) return [];
  const entries = entriesOf(reader, horizon);
  return found.map((member) => ({ ...member, entries: entries.get(member.projectId) ?? [] }));
}

/** Everything that happened to the projects, the earliest first. */
export function entriesOf(reader: Reader, horizon: string = latest): ReadonlyMap<number, readonly Happened[]> {
  const found = rows<{ projectId: number; stage: StageEntryKind; happenedOn: IsoDate }>(
    reader,
    `SELECT s.renovation_project_id AS projectId, s.stage, s.happened_on AS happenedOn FROM renovation_stage s WHERE ${known('s')}
     ORDER BY s.happened_on, s.renovation_stage_id`,
    { horizon },
  );
  return Map.groupBy(found, ({ projectId }) => projectId);
}

/** In the task on a day: once each, and not yet taken out. */
export function standingMembers(members: readonly Member[], year: number, day: IsoDate): Member[] {
  const seen = new Set<number>();
  return members.filter((member) => {
    if (member.year !== year || (member.removedOn !== null && member.removedOn <= day) || seen.has(member.projectId)) return false;
    seen.add(member.projectId);
    return true;
  });
}

export type StoredBatch = {
  readonly batchId: number;
  readonly year: number;
  readonly targetCount: number;
  readonly documentNo: string;
  readonly issuedOn: IsoDate | null;
  readonly note: string | null;
};

export function batchesOf(reader: Reader): StoredBatch[] {
  return rows(
    reader,
    `SELECT renovation_batch_id AS batchId, year, target_count AS targetCount, document_no AS documentNo, issued_on AS issuedOn, note
     FROM renovation_batch WHERE withdrawn_at IS NULL ORDER BY year`,
  );
}

/** 处: of the task of the year, else of the parameter on its last day. */
export function taskOf(reader: Reader, year: number, batches: readonly StoredBatch[]): number | null {
  const batch = batches.find((candidate) => candidate.year === year);
  if (batch) return batch.targetCount;
  const value = policyValue(reader, 'target.renovation', `${year}-12-31` as IsoDate);
  return typeof value === 'number' ? value : null;
}

/** The stage that counts as done. */
export function doneStageOn(reader: Reader, day: IsoDate): RenovationStage {
  const found = renovationStageSchema.safeParse(policyValue(reader, 'renovation.doneStage', day));
  return found.success && isStage(found.data) ? found.data : 'accepted';
}

export type LockedValue = {
  readonly year: number;
  readonly asOf: IsoDate;
  readonly numerator: number;
  readonly denominator: number;
  readonly projectsJson: string;
  readonly lockedAt: string;
  readonly lockedBy: string;
};

export function lockedValues(reader: Reader): LockedValue[] {
  return rows(
    reader,
    `SELECT v.year, v.as_of AS asOf, v.numerator, v.denominator, v.projects_json AS projectsJson, v.locked_at AS lockedAt, u.name AS lockedBy
     FROM renovation_year_value v JOIN user_account u ON u.user_id = v.locked_by ORDER BY v.year`,
  );
}

export function projectNamed(reader: Reader, projectId: number) {
  return row<{ code: string; name: string; batchYear: number | null; approvalNo: string | null }>(
    reader,
    `SELECT code, name, batch_year AS batchYear, approval_no AS approvalNo FROM renovation_project
     WHERE renovation_project_id = ? AND withdrawn_at IS NULL`,
    projectId,
  );
}

export type ProjectMoney = {
  readonly projectId: number;
  readonly code: string;
  readonly name: string;
  readonly homeName: string;
  readonly townName: string;
  readonly approvedFen: number;
  readonly doneFen: number;
  readonly allocatedFen: number;
  readonly receivedFen: number;
  readonly spentFen: number;
};

const funds = (kind: string): string =>
  `(SELECT ifnull(sum(f.fen), 0) FROM renovation_fund f WHERE f.renovation_project_id = p.renovation_project_id AND f.kind = '${kind}'
     AND f.happened_on <= @day AND ${known('f')})`;

/** Money of every approved project up to a day: of a month told twice the last report, what was paid under contracts and what files told to be spent beyond it. */
export function moneyUntil(reader: ScopedReader, day: IsoDate, horizon: string = latest): ProjectMoney[] {
  const place = placeCondition(reader.scope, 'h');
  return rows(
    reader,
    `SELECT p.renovation_project_id AS projectId, p.code, p.name, h.name AS homeName, ${townName} AS townName, p.approved_fen AS approvedFen,
       (SELECT ifnull(sum(g.done_fen), 0) FROM renovation_progress g WHERE g.renovation_project_id = p.renovation_project_id
          AND g.month <= substr(@day, 1, 7) AND ${known('g')} AND g.renovation_progress_id = (SELECT max(x.renovation_progress_id) FROM renovation_progress x
            WHERE x.renovation_project_id = g.renovation_project_id AND x.month = g.month AND ${known('x')})) AS doneFen,
       ${funds('allocated')} AS allocatedFen, ${funds('received')} AS receivedFen,
       ${beyondPaymentsSql('p.renovation_project_id', known)} + (SELECT ifnull(sum(y.fen), 0) FROM renovation_payment y JOIN renovation_contract c ON c.renovation_contract_id = y.renovation_contract_id
          WHERE c.renovation_project_id = p.renovation_project_id AND y.paid_on <= @day AND ${known('y')}) AS spentFen
     FROM renovation_project p JOIN home h ON h.home_id = p.home_id
     WHERE ${known('p')} AND p.approved_fen IS NOT NULL AND (p.approved_on IS NULL OR p.approved_on <= @day)
       AND ifnull(p.batch_year, 0) <= CAST(substr(@day, 1, 4) AS INTEGER)${place.sql.replace('?', '@place')} ORDER BY p.batch_year, p.code`,
    { day, horizon, place: place.values[0] ?? null },
  );
}
