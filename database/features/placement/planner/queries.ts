/** What the planner reads of homes and beds, and where proposals and decisions are kept. */
import type { BedType } from './problem.ts';
import type { SelfCareLevel, Sex } from '../../../../electron/contract/terms.ts';
import type { IsoDate } from '../../../../electron/contract/values.ts';
import { newUid, row, rows, run, type Reader, type Writer } from '../../../core/sql.ts';
import { capacityStands } from '../../homes/capacity.ts';
import { keptBeds } from '../../renovation/kept-beds.ts';

export type HomeRow = {
  readonly homeId: number;
  readonly name: string;
  readonly townCode: string;
  readonly townName: string;
  readonly villageCode: string | null;
  readonly operationMode: string;
  readonly registered: number;
  readonly nursing: number;
  /** 保底特困床位数 of the contract that runs, on its last day too; null without one. */
  readonly guaranteed: number | null;
};

export function homesOn(reader: Reader, day: IsoDate): HomeRow[] {
  return rows(
    reader,
    `SELECT h.home_id AS homeId, h.name, h.town_code AS townCode, h.operation_mode AS operationMode,
       coalesce((SELECT d.name FROM division d WHERE d.code = h.town_code ORDER BY d.valid_to IS NOT NULL LIMIT 1), h.town_code) AS townName,
       (SELECT f.profile_json ->> '$.villageCode' FROM home_profile f WHERE f.home_id = h.home_id AND f.valid_from <= @day
         ORDER BY f.valid_from DESC, f.home_profile_id DESC LIMIT 1) AS villageCode,
       coalesce(c.beds_registered, h.beds_registered) AS registered, coalesce(c.nursing_beds, h.nursing_beds) AS nursing,
       (SELECT sum(o.guaranteed_beds) FROM operator_contract o WHERE o.home_id = h.home_id AND o.withdrawn_at IS NULL AND o.state IN ('signed', 'operating')
         AND (o.from_on IS NULL OR o.from_on <= @day) AND (o.until_on IS NULL OR o.until_on >= @day)) AS guaranteed
     FROM home h LEFT JOIN home_capacity c ON c.home_capacity_id =
       (SELECT k.home_capacity_id FROM home_capacity k WHERE k.home_id = h.home_id AND k.valid_from <= @day AND ${capacityStands}
         ORDER BY k.valid_from DESC, k.home_capacity_id DESC LIMIT 1)
     WHERE h.withdrawn_at IS NULL AND (h.opened_on IS NULL OR h.opened_on <= @day) ORDER BY h.code`,
    { day },
  );
}

export type BedRow = {
  readonly bedId: number;
  readonly homeId: number;
  readonly roomId: number;
  /** `1号楼 3层 305 2床`. */
  readonly place: string;
  readonly bedType: BedType;
  readonly roomSex: Sex | 'any' | 'couple';
  readonly roomLevel: SelfCareLevel | null;
  /** Lived in, held for somebody, out of use or left for the works by somebody who comes back, on the day or later; `stayIds` are those held or lived in. */
  readonly isOut: number;
  readonly stayIds: string | null;
};

export function bedsOn(reader: Reader, day: IsoDate): BedRow[] {
  return rows(
    reader,
    `SELECT b.bed_id AS bedId, r.home_id AS homeId, r.room_id AS roomId, b.bed_type AS bedType, r.sex AS roomSex, r.level AS roomLevel,
       r.building || ' ' || r.floor || '层 ' || r.name || ' ' || b.label || '床' AS place,
       EXISTS (SELECT 1 FROM bed_outage o WHERE o.bed_id = b.bed_id AND o.withdrawn_at IS NULL AND o.from_on IS NOT o.until_on
         AND (o.until_on IS NULL OR o.until_on > @day)) OR b.bed_id IN (SELECT bedId FROM (${keptBeds})) AS isOut,
       (SELECT group_concat(s.bed_stay_id) FROM bed_stay s WHERE s.bed_id = b.bed_id AND s.withdrawn_at IS NULL AND s.from_on IS NOT s.until_on
         AND (s.until_on IS NULL OR s.until_on > @day)) AS stayIds
     FROM bed b JOIN room r ON r.room_id = b.room_id JOIN home h ON h.home_id = r.home_id
     WHERE h.withdrawn_at IS NULL AND r.withdrawn_at IS NULL AND b.from_on <= @day AND (b.until_on IS NULL OR b.until_on > @day)
     ORDER BY h.code, r.building, r.floor, r.name, b.label`,
    { day },
  );
}

export type HeldRow = {
  readonly bedStayId: number;
  readonly personId: number;
  readonly kind: 'reserved' | 'occupied';
  readonly homeId: number;
};

/** Who lives on a bed, or has one held for him, on the day or later. */
export function heldBeds(reader: Reader, day: IsoDate): HeldRow[] {
  return rows(
    reader,
    `SELECT s.bed_stay_id AS bedStayId, s.person_id AS personId, s.kind, r.home_id AS homeId
     FROM bed_stay s JOIN bed b ON b.bed_id = s.bed_id JOIN room r ON r.room_id = b.room_id
     WHERE s.withdrawn_at IS NULL AND s.from_on IS NOT s.until_on AND (s.until_on IS NULL OR s.until_on > ?)`,
    day,
  );
}

export type PlanRow = {
  readonly planId: number;
  readonly asOf: IsoDate;
  readonly result: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
};

const planSql = `SELECT p.placement_plan_id AS planId, p.as_of AS asOf, p.result_json AS result, p.recorded_at AS recordedAt, u.name AS recordedBy
  FROM placement_plan p JOIN user_account u ON u.user_id = p.recorded_by`;

export function newestPlan(reader: Reader): PlanRow | undefined {
  return row(reader, `${planSql} ORDER BY p.placement_plan_id DESC LIMIT 1`);
}

export function storedPlan(reader: Reader, planId: number): PlanRow | undefined {
  return row(reader, `${planSql} WHERE p.placement_plan_id = ?`, planId);
}

export function planHistory(reader: Reader): Pick<PlanRow, 'planId' | 'asOf' | 'recordedAt' | 'recordedBy'>[] {
  return rows(
    reader,
    `SELECT p.placement_plan_id AS planId, p.as_of AS asOf, p.recorded_at AS recordedAt, u.name AS recordedBy
     FROM placement_plan p JOIN user_account u ON u.user_id = p.recorded_by ORDER BY p.placement_plan_id DESC LIMIT 20`,
  );
}

export type LineRow = {
  readonly lineId: number;
  readonly planId: number;
  readonly personId: number;
  readonly name: string;
  readonly sex: Sex;
  readonly homeId: number | null;
  readonly homeName: string | null;
  readonly detail: string;
  readonly decision: 'accepted' | 'declined' | null;
  readonly reason: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly bedStayId: number | null;
  /** The reserved bed; null once the reservation is taken back. */
  readonly bed: string | null;
  /** Why a promised place was given back; null while it stands, and for beds. */
  readonly releasedReason: string | null;
};

const lineSql = `SELECT l.placement_line_id AS lineId, l.placement_plan_id AS planId, l.person_id AS personId, p.name, p.sex, l.home_id AS homeId, h.name AS homeName,
    l.detail_json AS detail, d.decision, d.reason, u.name AS decidedBy, d.recorded_at AS decidedAt, d.bed_stay_id AS bedStayId,
    (SELECT r.building || ' ' || r.floor || '层 ' || r.name || ' ' || b.label || '床' FROM bed_stay s JOIN bed b ON b.bed_id = s.bed_id
      JOIN room r ON r.room_id = b.room_id WHERE s.bed_stay_id = d.bed_stay_id AND s.withdrawn_at IS NULL) AS bed,
    x.reason AS releasedReason
  FROM placement_line l JOIN person p ON p.person_id = l.person_id LEFT JOIN home h ON h.home_id = l.home_id
  LEFT JOIN placement_decision d ON d.placement_line_id = l.placement_line_id LEFT JOIN user_account u ON u.user_id = d.recorded_by
  LEFT JOIN placement_release x ON x.placement_line_id = l.placement_line_id`;

export function linesOf(reader: Reader, planId: number): LineRow[] {
  return rows(reader, `${lineSql} WHERE l.placement_plan_id = ? ORDER BY l.placement_line_id`, planId);
}

export function lineOf(reader: Reader, lineId: number): LineRow | undefined {
  return row(reader, `${lineSql} WHERE l.placement_line_id = ?`, lineId);
}

export function insertPlan(writer: Writer, plan: { readonly asOf: IsoDate; readonly result: unknown }): number {
  return run(
    writer,
    "INSERT INTO placement_plan (uid, as_of, what_if_json, result_json, recorded_at, recorded_by) VALUES (?, ?, '{}', ?, ?, ?)",
    newUid(),
    plan.asOf,
    JSON.stringify(plan.result),
    writer.at,
    writer.actor.userId,
  );
}

export function insertLine(
  writer: Writer,
  line: { readonly planId: number; readonly personId: number; readonly homeId: number | null; readonly detail: unknown },
): void {
  run(
    writer,
    'INSERT INTO placement_line (uid, placement_plan_id, person_id, home_id, detail_json) VALUES (?, ?, ?, ?, ?)',
    newUid(),
    line.planId,
    line.personId,
    line.homeId,
    JSON.stringify(line.detail),
  );
}

export function insertDecision(
  writer: Writer,
  decision: {
    readonly lineId: number;
    readonly decision: 'accepted' | 'declined';
    readonly bedStayId: number | null;
    readonly reason: string | null;
  },
): void {
  run(
    writer,
    'INSERT INTO placement_decision (placement_line_id, decision, bed_stay_id, reason, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?)',
    decision.lineId,
    decision.decision,
    decision.bedStayId,
    decision.reason,
    writer.at,
    writer.actor.userId,
  );
}
