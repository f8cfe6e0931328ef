/** 竣工验收: the stage, the figures of the home and its map in one transaction; not without the fire document. */
import { z } from 'zod';
import type { OutputOf, ParsedInputOf } from '../../../electron/contract/index.ts';
import type { FireKind } from '../../../electron/contract/renovation-works-terms.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { newUid, row, run, transaction, type Reader, type WriteContext, type Writer } from '../../core/sql.ts';
import { capacityOn } from '../beds/standing.ts';
import { capacityHistory, recordCapacity } from '../homes/capacity.ts';
import { policyNumber, policyOf } from '../parameters/service.ts';
import { refuseFuture } from '../people/checks.ts';
import { drawAcceptance, type Done, type Gain } from './acceptance-map.ts';
import { requiredWorkProject, type WorkProject } from './queries-works-project.ts';
import { recordStage } from './service-stages.ts';
import { standingAcceptance } from './works-gates.ts';

type AcceptInput = ParsedInputOf<'renovation.accept'>;

const centiPerMetre = 100;

/** Above the area it is a special building, whose fire safety is accepted; others are filed (建设工程消防设计审查验收管理暂行规定). */
export function fireKindNeeded(reader: Reader, { floorAreaCenti }: Pick<WorkProject, 'floorAreaCenti'>, day: IsoDate): FireKind {
  const limit = Math.round(policyNumber(reader, 'renovation.fireAcceptanceArea', day) * centiPerMetre);
  return floorAreaCenti !== null && floorAreaCenti > limit ? 'accepted' : 'filed';
}

const itemsSchema = z.array(z.object({ code: z.string(), text: z.string() }));
/** 验收清单 on a day. */
export function checklistItems(reader: Reader, day: IsoDate): { code: string; label: string }[] {
  return policyOf(reader, 'renovation.acceptanceItems', day, itemsSchema).map(({ code, text }) => ({ code, label: text }));
}

/** @throws AppError ACCEPTANCE_NO_FIRE, ACCEPTANCE_FIRE_KIND, ACCEPTANCE_NO_ELECTRICAL */
function checkEvidence(writer: Writer, project: WorkProject, { fireKind, fireDocumentNo, electricalNo, acceptedOn }: AcceptInput): void {
  const needed = fireKindNeeded(writer, project, acceptedOn);
  const area = (project.floorAreaCenti ?? 0) / centiPerMetre;
  if (fireKind === null || fireDocumentNo === null)
    throw new AppError(
      'ACCEPTANCE_NO_FIRE',
      { name: project.name, paper: needed === 'accepted' ? '消防验收合格意见书' : '消防验收备案凭证' },
      { fireDocumentNo: '请填写消防文号' },
    );
  if (needed === 'accepted' && fireKind === 'filed')
    throw new AppError(
      'ACCEPTANCE_FIRE_KIND',
      { name: project.name, area, limit: policyNumber(writer, 'renovation.fireAcceptanceArea', acceptedOn) },
      { fireKind: '须经消防验收' },
    );
  if (electricalNo === null)
    throw new AppError('ACCEPTANCE_NO_ELECTRICAL', { name: project.name }, { electricalNo: '请填写电气检测报告编号' });
}

/** Every item is answered; what is not met says what is done about it. @throws AppError ACCEPTANCE_CHECKLIST */
function checked(
  writer: Writer,
  { checklist, acceptedOn }: AcceptInput,
): { code: string; label: string; isMet: boolean; note: string | null }[] {
  const answers = new Map(checklist.map((answer) => [answer.code, answer]));
  const items = checklistItems(writer, acceptedOn).map((item) => ({ ...item, answer: answers.get(item.code) }));
  const open = items.filter(({ answer }) => !answer || (!answer.isMet && answer.note === null));
  if (open.length > 0) throw new AppError('ACCEPTANCE_CHECKLIST', { count: open.length, items: open.map(({ label }) => label).join('、') });
  return items.map(({ code, label, answer }) => ({ code, label, isMet: answer?.isMet === true, note: answer?.note ?? null }));
}

/** @throws AppError ACCEPTANCE_BEDS_DIFFER */
function checkGain({ rooms, nursingBedIds, retiredBedIds, bedsAdded, nursingAdded }: AcceptInput, gain: Gain): void {
  if (rooms.length + nursingBedIds.length + retiredBedIds.length === 0) return;
  if (gain.beds === bedsAdded && gain.nursing === nursingAdded) return;
  throw new AppError('ACCEPTANCE_BEDS_DIFFER', { bedsAdded, nursingAdded, drawn: gain.beds, drawnNursing: gain.nursing });
}

/** Later figures would be wrong by what is added before them. @throws AppError ACCEPTANCE_CAPACITY_LATER */
export function refuseLaterCapacity(reader: Reader, { homeId, homeName }: WorkProject, day: IsoDate): void {
  const later = capacityHistory(reader, homeId).find(({ validFrom }) => validFrom > day);
  if (later) throw new AppError('ACCEPTANCE_CAPACITY_LATER', { home: homeName, date: formatDate(later.validFrom) });
}

type Beds = { readonly bedsRegistered: number; readonly nursingBeds: number };

/** 核定床位 of a home from a day on; the row that says so, null when nothing has changed. */
export function writeCapacity(writer: Writer, homeId: number, beds: Beds, day: IsoDate): number | null {
  const newest = (): number | undefined =>
    row<{ id: number }>(writer, 'SELECT max(home_capacity_id) AS id FROM home_capacity WHERE home_id = ?', homeId)?.id;
  const before = newest();
  recordCapacity(writer, homeId, { ...beds, openedOn: null }, { day, batchId: null });
  run(writer, 'UPDATE home SET beds_registered = ?, nursing_beds = ? WHERE home_id = ?', beds.bedsRegistered, beds.nursingBeds, homeId);
  const after = newest();
  return after === undefined || after === before ? null : after;
}

function newCapacity(
  writer: Writer,
  project: WorkProject,
  { acceptedOn, bedsAdded, nursingAdded }: AcceptInput,
): { before: Beds; after: Beds } {
  const { registered, nursing } = capacityOn(writer, project.homeId, acceptedOn);
  const after = { bedsRegistered: registered + bedsAdded, nursingBeds: nursing + nursingAdded };
  if (after.nursingBeds < 0 || after.bedsRegistered < after.nursingBeds)
    throw new AppError('ACCEPTANCE_CAPACITY', { home: project.homeName, beds: after.bedsRegistered, nursing: after.nursingBeds });
  return { before: { bedsRegistered: registered, nursingBeds: nursing }, after };
}

function insertAcceptance(
  writer: Writer,
  input: AcceptInput,
  { checklist, homeCapacityId, done }: { readonly checklist: unknown; readonly homeCapacityId: number | null; readonly done: Done },
): number {
  return run(
    writer,
    `INSERT INTO renovation_acceptance (uid, renovation_project_id, accepted_on, document_no, panel, opinion, fire_kind, fire_document_no, electrical_no,
       checklist_json, beds_added, nursing_added, home_capacity_id, done_json, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    input.projectId,
    input.acceptedOn,
    input.documentNo,
    input.panel,
    input.opinion,
    input.fireKind,
    input.fireDocumentNo,
    input.electricalNo,
    JSON.stringify(checklist),
    input.bedsAdded,
    input.nursingAdded,
    homeCapacityId,
    JSON.stringify(done),
    writer.at,
    writer.actor.userId,
  );
}

/**
 * Everything or nothing.
 * @throws AppError RENOVATION_NOT_FOUND, ACCEPTANCE_*, ROOM_EXISTS, BED_* and what `recordStage` refuses
 */
export function accept(context: WriteContext, input: AcceptInput): OutputOf<'renovation.accept'> {
  const { projectId, acceptedOn, documentNo, exceptionReason } = input;
  refuseFuture(acceptedOn, context.clock.today(), 'acceptedOn');
  return transaction(context, (writer) => {
    const project = requiredWorkProject(writer, projectId);
    const standing = standingAcceptance(writer, projectId);
    if (standing) throw new AppError('ACCEPTANCE_EXISTS', { name: project.name, date: formatDate(standing.acceptedOn) });
    checkEvidence(writer, project, input);
    const checklist = checked(writer, input);
    refuseLaterCapacity(writer, project, acceptedOn);
    const { before, after } = newCapacity(writer, project, input);
    const { done, gain } = drawAcceptance(writer, project, input);
    checkGain(input, gain);
    const homeCapacityId = writeCapacity(writer, project.homeId, after, acceptedOn);
    const acceptanceId = insertAcceptance(writer, input, { checklist, homeCapacityId, done: { ...done, ...before } });
    writer.audit({
      action: 'renovation.accept',
      entity: 'renovation_project',
      entityId: projectId,
      before: { projectName: project.name, homeName: project.homeName, ...before },
      after: {
        acceptedOn,
        documentNo,
        panel: input.panel,
        acceptanceOpinion: input.opinion,
        fireKind: input.fireKind,
        fireDocumentNo: input.fireDocumentNo,
        electricalNo: input.electricalNo,
        ...after,
        rooms: done.roomIds.length,
        beds: done.bedIds.length,
        reopened: done.outageIds.length,
      },
    });
    const { stageId } = recordStage(
      writer,
      {
        projectId,
        stage: 'accepted',
        happenedOn: acceptedOn,
        documentNo,
        note: null,
        exceptionReason,
        batchId: null,
      },
      context.clock.today(),
    );
    return { acceptanceId, stageId, ...after, reopened: done.outageIds.length };
  });
}
