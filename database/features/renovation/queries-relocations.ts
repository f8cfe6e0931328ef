/** Relocations as they are stored, one or all of a project. */
import type { RelocationKind } from '../../../electron/contract/renovation-works-terms.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';

export type StoredRelocation = {
  readonly relocationId: number;
  readonly projectId: number;
  readonly personId: number;
  readonly name: string;
  readonly kind: RelocationKind;
  readonly fromOn: IsoDate;
  readonly plannedReturn: IsoDate;
  readonly returnedOn: IsoDate | null;
  readonly fromHomeId: number;
  readonly fromBedId: number | null;
  readonly toHomeId: number | null;
  readonly toHomeName: string | null;
  readonly toBedId: number | null;
  readonly place: string | null;
  readonly documentNo: string | null;
  readonly note: string | null;
  readonly factId: number | null;
  /** As the person stands today. */
  readonly status: string;
  readonly mode: 'centralised' | 'scattered' | null;
  readonly homeId: number | null;
  readonly recordedBy: string;
  readonly recordedAt: string;
  readonly withdrawnReason: string | null;
  readonly withdrawnBy: string | null;
  readonly withdrawnAt: string | null;
};

const relocationSql = `SELECT r.renovation_relocation_id AS relocationId, r.renovation_project_id AS projectId, r.person_id AS personId, p.name, r.kind,
    r.from_on AS fromOn, r.planned_return AS plannedReturn, r.returned_on AS returnedOn, r.from_home_id AS fromHomeId, r.from_bed_id AS fromBedId,
    r.to_home_id AS toHomeId, h.name AS toHomeName, r.to_bed_id AS toBedId, r.place, r.document_no AS documentNo, r.note, r.fact_id AS factId,
    p.status, p.mode, p.home_id AS homeId, u.name AS recordedBy, r.recorded_at AS recordedAt, r.withdrawn_reason AS withdrawnReason,
    w.name AS withdrawnBy, r.withdrawn_at AS withdrawnAt
  FROM renovation_relocation r JOIN person p ON p.person_id = r.person_id JOIN user_account u ON u.user_id = r.recorded_by
    LEFT JOIN user_account w ON w.user_id = r.withdrawn_by LEFT JOIN home h ON h.home_id = r.to_home_id`;

/** Not withdrawn; back or not. @throws AppError RELOCATION_NOT_FOUND */
export function requiredRelocation(reader: Reader, projectId: number, relocationId: number): StoredRelocation {
  const found = row<StoredRelocation>(
    reader,
    `${relocationSql} WHERE r.renovation_relocation_id = ? AND r.renovation_project_id = ? AND r.withdrawn_at IS NULL`,
    relocationId,
    projectId,
  );
  if (!found) throw new AppError('RELOCATION_NOT_FOUND');
  return found;
}

export function openRelocationOf(reader: Reader, personId: number): StoredRelocation | undefined {
  return row(reader, `${relocationSql} WHERE r.person_id = ? AND r.returned_on IS NULL AND r.withdrawn_at IS NULL`, personId);
}

/** Newest first, the withdrawn too. */
export function relocationsOf(reader: Reader, projectId: number): StoredRelocation[] {
  return rows(
    reader,
    `${relocationSql} WHERE r.renovation_project_id = ? ORDER BY r.from_on DESC, r.renovation_relocation_id DESC`,
    projectId,
  );
}

/** Of all projects, those that are not back. */
export function openRelocations(reader: Reader): StoredRelocation[] {
  return rows(reader, `${relocationSql} WHERE r.returned_on IS NULL AND r.withdrawn_at IS NULL ORDER BY r.planned_return, p.name`);
}

/** Whether somebody is where his relocation put him; who has died, left support or moved elsewhere is not. */
export function isStillAway({ kind, status, mode, homeId, fromHomeId, toHomeId }: StoredRelocation): boolean {
  if ((status !== 'active' && status !== 'suspended') || mode !== 'centralised') return false;
  return homeId === (kind === 'otherHome' ? toHomeId : fromHomeId);
}
