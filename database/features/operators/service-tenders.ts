/** 招选: asked for, who answered, who was chosen. */
import type { z } from 'zod';
import type { bidderInputSchema, decideInputSchema, tenderInputSchema, TenderRow } from '../../../electron/contract/operators-shapes.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { newUid, row, run, transaction, type Writer, type WriteContext } from '../../core/sql.ts';
import { recordContract } from '../homes/contracts.ts';
import { tendersOf } from './queries.ts';
import { toldBidder, toldTender } from './told.ts';

const noDetail = { brand: null, scope: null, performance: null, assets: null, exitPlan: null, checkedOn: null, checkResult: null } as const;

function requireHome(writer: Writer, homeId: number): void {
  if (!row(writer, 'SELECT 1 FROM home WHERE home_id = ? AND withdrawn_at IS NULL', homeId)) throw new AppError('HOME_NOT_FOUND');
}

function openTender(writer: Writer, homeId: number, tenderId: number): TenderRow {
  const found = tendersOf(writer, homeId).find((tender) => tender.tenderId === tenderId);
  if (!found) throw new AppError('TENDER_NOT_FOUND');
  if (found.decidedOn !== null) throw new AppError('TENDER_DECIDED', { day: found.decidedOn });
  return found;
}

/** @throws AppError HOME_NOT_FOUND, TENDER_NOT_FOUND, TENDER_DECIDED, TENDER_OPEN */
export function saveTender(context: WriteContext, input: z.output<typeof tenderInputSchema>): { tenderId: number } {
  return transaction(context, (writer) => {
    const { homeId, tenderId, ...content } = input;
    requireHome(writer, homeId);
    const before = tenderId === null ? null : openTender(writer, homeId, tenderId);
    const other = tendersOf(writer, homeId).find((tender) => tender.decidedOn === null && tender.tenderId !== tenderId);
    if (other) throw new AppError('TENDER_OPEN', { tenderNo: other.tenderNo });
    const values = [content.tenderNo, content.method, content.announcedOn, content.closesOn, content.guaranteedBeds, content.requirement];
    const saved =
      tenderId ??
      run(
        writer,
        `INSERT INTO operator_tender (number, method, announced_on, closes_on, guaranteed_beds, requirement, uid, home_id, recorded_at, recorded_by)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        ...values,
        newUid(),
        homeId,
        writer.at,
        writer.actor.userId,
      );
    if (tenderId !== null)
      run(
        writer,
        `UPDATE operator_tender SET number = ?, method = ?, announced_on = ?, closes_on = ?, guaranteed_beds = ?, requirement = ?
         WHERE operator_tender_id = ?`,
        ...values,
        tenderId,
      );
    writer.audit({
      action: 'operator.tender',
      entity: 'home',
      entityId: homeId,
      before: before && toldTender(before),
      after: toldTender(content),
    });
    return { tenderId: saved };
  });
}

/** @throws AppError TENDER_NOT_FOUND, TENDER_DECIDED */
export function withdrawTender(
  context: WriteContext,
  { homeId, tenderId, reason }: { readonly homeId: number; readonly tenderId: number; readonly reason: string },
): void {
  transaction(context, (writer) => {
    const { bidders, ...tender } = openTender(writer, homeId, tenderId);
    run(
      writer,
      'UPDATE operator_tender SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE operator_tender_id = ?',
      writer.at,
      writer.actor.userId,
      reason,
      tenderId,
    );
    writer.audit({
      action: 'operator.withdrawTender',
      entity: 'home',
      entityId: homeId,
      before: { ...toldTender(tender), bidders: bidders.map(({ name }) => name).join('、') },
      after: { reason },
    });
  });
}

/** @throws AppError TENDER_NOT_FOUND, TENDER_DECIDED */
export function addBidder(context: WriteContext, input: z.output<typeof bidderInputSchema>): { bidderId: number } {
  return transaction(context, (writer) => {
    const { homeId, tenderId, score, ...fields } = input;
    const content = { ...fields, scoreTenths: score === null ? null : Math.round(score * 10) };
    const { tenderNo } = openTender(writer, homeId, tenderId);
    const bidderId = run(
      writer,
      `INSERT INTO operator_bidder (uid, operator_tender_id, name, credit_code, fee_fen, score_tenths, note, recorded_at, recorded_by)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      newUid(),
      tenderId,
      content.name,
      content.creditCode,
      content.feeFen,
      content.scoreTenths,
      content.note,
      writer.at,
      writer.actor.userId,
    );
    writer.audit({ action: 'operator.bidder', entity: 'home', entityId: homeId, after: { tenderNo, ...toldBidder(content) } });
    return { bidderId };
  });
}

/** @throws AppError TENDER_NOT_FOUND, TENDER_DECIDED, BIDDER_NOT_FOUND */
export function withdrawBidder(
  context: WriteContext,
  input: { readonly homeId: number; readonly tenderId: number; readonly bidderId: number; readonly reason: string },
): void {
  transaction(context, (writer) => {
    const { homeId, tenderId, bidderId, reason } = input;
    const before = openTender(writer, homeId, tenderId).bidders.find((bidder) => bidder.bidderId === bidderId);
    if (!before) throw new AppError('BIDDER_NOT_FOUND');
    run(
      writer,
      'UPDATE operator_bidder SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE operator_bidder_id = ?',
      writer.at,
      writer.actor.userId,
      reason,
      bidderId,
    );
    writer.audit({ action: 'operator.withdrawBidder', entity: 'home', entityId: homeId, before: toldBidder(before), after: { reason } });
  });
}

/** The chosen one gets a contract in the state 招选中. @throws AppError TENDER_NOT_FOUND, TENDER_DECIDED, BIDDER_NOT_FOUND, INVALID_INPUT */
export function decideTender(context: WriteContext, input: z.output<typeof decideInputSchema>): { contractId: number } {
  return transaction(context, (writer) => {
    const { homeId, tenderId, bidderId, decidedOn, documentNo } = input;
    const tender = openTender(writer, homeId, tenderId);
    const chosen = tender.bidders.find((bidder) => bidder.bidderId === bidderId);
    if (!chosen) throw new AppError('BIDDER_NOT_FOUND');
    if (decidedOn < tender.announcedOn) throw new AppError('INVALID_INPUT', {}, { decidedOn: `不能早于公告日期 ${tender.announcedOn}` });
    const contractId = recordContract(writer, {
      homeId,
      contractId: null,
      operator: chosen.name,
      state: 'selecting',
      signedOn: null,
      fromOn: null,
      untilOn: null,
      guaranteedBeds: tender.guaranteedBeds,
      feeFen: chosen.feeFen,
      depositFen: null,
      detail: noDetail,
    });
    run(writer, 'UPDATE operator_bidder SET is_chosen = 1 WHERE operator_bidder_id = ?', bidderId);
    run(
      writer,
      'UPDATE operator_tender SET decided_on = ?, document_no = ?, operator_contract_id = ? WHERE operator_tender_id = ?',
      decidedOn,
      documentNo,
      contractId,
      tenderId,
    );
    writer.audit({
      action: 'operator.decide',
      entity: 'home',
      entityId: homeId,
      after: { tenderNo: tender.tenderNo, operator: chosen.name, decidedOn, documentNo },
    });
    return { contractId };
  });
}
