/** The works of a project as rows: closures, acceptance, assets, opening, settlement. */
import type { Acceptance, Asset, Closure, Opening, Settlement } from '../../../electron/contract/renovation-works-shapes.ts';
import { rows, type Reader } from '../../core/sql.ts';
import { placeSql } from '../beds/standing.ts';

/** Who wrote a row (alias) and who took it back. */
const recorded = (alias: string): string =>
  `u.name AS recordedBy, ${alias}.recorded_at AS recordedAt, ${alias}.withdrawn_reason AS withdrawnReason, w.name AS withdrawnBy`;
const writers = (alias: string): string =>
  `JOIN user_account u ON u.user_id = ${alias}.recorded_by LEFT JOIN user_account w ON w.user_id = ${alias}.withdrawn_by`;

/** Newest first; ended ones too, withdrawn ones not. */
export function closuresOf(reader: Reader, projectId: number): Closure[] {
  return rows(
    reader,
    `SELECT o.bed_outage_id AS outageId, o.bed_id AS bedId, r.room_id AS roomId, ${placeSql} AS place, b.bed_type AS bedType, o.from_on AS fromOn,
       o.planned_until AS plannedUntil, o.until_on AS untilOn, u.name AS recordedBy, o.recorded_at AS recordedAt
     FROM renovation_closure c JOIN bed_outage o ON o.bed_outage_id = c.bed_outage_id JOIN bed b ON b.bed_id = o.bed_id JOIN room r ON r.room_id = b.room_id
       JOIN user_account u ON u.user_id = o.recorded_by
     WHERE c.renovation_project_id = ? AND o.withdrawn_at IS NULL ORDER BY o.until_on IS NOT NULL, r.building, r.floor, r.name, b.label, o.bed_outage_id`,
    projectId,
  );
}

type StoredAcceptance = Omit<Acceptance, 'checklist' | 'isFromFile'> & { readonly checklistJson: string; readonly isFromFile: number };

/** Newest first, the withdrawn too. */
export function acceptancesOf(reader: Reader, projectId: number): Acceptance[] {
  return rows<StoredAcceptance>(
    reader,
    `SELECT a.renovation_acceptance_id AS acceptanceId, a.accepted_on AS acceptedOn, a.document_no AS documentNo, a.panel, a.opinion, a.fire_kind AS fireKind,
       a.fire_document_no AS fireDocumentNo, a.electrical_no AS electricalNo, a.checklist_json AS checklistJson, a.beds_added AS bedsAdded,
       a.nursing_added AS nursingAdded, a.home_capacity_id AS homeCapacityId, a.batch_id IS NOT NULL AS isFromFile, ${recorded('a')}
     FROM renovation_acceptance a ${writers('a')} WHERE a.renovation_project_id = ? ORDER BY a.renovation_acceptance_id DESC`,
    projectId,
  ).map(({ checklistJson, isFromFile, ...acceptance }) => ({
    ...acceptance,
    isFromFile: isFromFile === 1,
    checklist: JSON.parse(checklistJson) as Acceptance['checklist'],
  }));
}

/** In the order they were handed over, the withdrawn too. */
export function assetsOf(reader: Reader, projectId: number): Asset[] {
  return rows(
    reader,
    `SELECT a.renovation_asset_id AS assetId, a.name, a.model, a.quantity, a.unit_fen AS unitFen, a.quantity * a.unit_fen AS totalFen, a.place,
       a.handed_over_on AS handedOverOn, a.receiver, ${recorded('a')}
     FROM renovation_asset a ${writers('a')} WHERE a.renovation_project_id = ? ORDER BY a.handed_over_on, a.renovation_asset_id`,
    projectId,
  );
}

export function openingOf(reader: Reader, projectId: number): Opening | null {
  return (
    rows<Opening>(
      reader,
      `SELECT o.renovation_opening_id AS openingId, o.opened_on AS openedOn, o.safety_assessed_on AS safetyAssessedOn, o.safety_document_no AS safetyDocumentNo,
         o.filing_changed_on AS filingChangedOn, o.filing_no AS filingNo, o.note, ${recorded('o')}
       FROM renovation_opening o ${writers('o')} WHERE o.renovation_project_id = ? AND o.withdrawn_at IS NULL`,
      projectId,
    )[0] ?? null
  );
}

export function settlementOf(reader: Reader, projectId: number): Omit<Settlement, 'needsReapproval'> | null {
  return (
    rows<Omit<Settlement, 'needsReapproval'>>(
      reader,
      `SELECT s.renovation_settlement_id AS settlementId, s.settled_on AS settledOn, s.document_no AS documentNo, s.auditor, s.audited_fen AS auditedFen,
         s.asset_registration_no AS assetRegistrationNo, s.note, ${recorded('s')}
       FROM renovation_settlement s ${writers('s')} WHERE s.renovation_project_id = ? AND s.withdrawn_at IS NULL`,
      projectId,
    )[0] ?? null
  );
}
