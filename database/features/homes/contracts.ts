/** 托管运营: who runs a home, under which contract. */
import type { z } from 'zod';
import {
  contractDetailSchema,
  contractStates,
  type contractInputSchema,
  type ContractRow,
} from '../../../electron/contract/home-details.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { newUid, rows, run, transaction, type Reader, type WriteContext, type Writer } from '../../core/sql.ts';
import { mayBecome } from './rules-details.ts';

export type ContractInput = z.output<typeof contractInputSchema>;

/** Newest first; withdrawn entries are left out. */
export function contractsOf(reader: Reader, homeId: number): ContractRow[] {
  const stored = rows<Omit<ContractRow, 'detail'> & { json: string }>(
    reader,
    `SELECT c.operator_contract_id AS contractId, c.operator, c.state, c.signed_on AS signedOn, c.from_on AS fromOn, c.until_on AS untilOn,
       c.guaranteed_beds AS guaranteedBeds, c.fee_fen AS feeFen, c.deposit_fen AS depositFen, c.detail_json AS json, u.name AS recordedBy
     FROM operator_contract c JOIN user_account u ON u.user_id = c.recorded_by WHERE c.home_id = ? AND c.withdrawn_at IS NULL
     ORDER BY ifnull(c.from_on, ifnull(c.signed_on, '9999')) DESC, c.operator_contract_id DESC`,
    homeId,
  );
  return stored.map(({ json, ...contract }) => ({ ...contract, detail: contractDetailSchema.parse(JSON.parse(json)) }));
}

/** @throws AppError CONTRACT_NOT_FOUND */
export function contractOf(reader: Reader, homeId: number, contractId: number): ContractRow {
  const found = contractsOf(reader, homeId).find((contract) => contract.contractId === contractId);
  if (!found) throw new AppError('CONTRACT_NOT_FOUND');
  return found;
}

/** Two contracts that are in force cannot share a day. */
function refuseOverlap(writer: Writer, input: ContractInput): void {
  const { fromOn, untilOn } = input;
  if (input.state !== 'operating' || fromOn === null || untilOn === null) return;
  const other = contractsOf(writer, input.homeId).find(
    (contract) =>
      contract.contractId !== input.contractId &&
      contract.state === 'operating' &&
      contract.fromOn !== null &&
      contract.untilOn !== null &&
      contract.fromOn <= untilOn &&
      contract.untilOn >= fromOn,
  );
  if (other) throw new AppError('CONTRACT_OVERLAP', { operator: other.operator, from: other.fromOn, until: other.untilOn });
}

/** @throws AppError HOME_NOT_FOUND, CONTRACT_NOT_FOUND, CONTRACT_STATE, CONTRACT_OVERLAP */
export function saveContract(context: WriteContext, input: ContractInput): { contractId: number } {
  return transaction(context, (writer) => ({ contractId: recordContract(writer, input) }));
}

/** The same within a transaction of its own making. @throws as saveContract */
export function recordContract(writer: Writer, input: ContractInput): number {
  if (rows(writer, 'SELECT 1 FROM home WHERE home_id = ? AND withdrawn_at IS NULL', input.homeId).length === 0)
    throw new AppError('HOME_NOT_FOUND');
  refuseOverlap(writer, input);
  const { homeId, contractId, detail, ...content } = input;
  const before = contractId === null ? null : contractOf(writer, homeId, contractId);
  if (before && !mayBecome(before.state, input.state))
    throw new AppError('CONTRACT_STATE', { from: labelOf(contractStates, before.state), to: labelOf(contractStates, input.state) });
  const values = [
    content.operator,
    content.state,
    content.signedOn,
    content.fromOn,
    content.untilOn,
    content.guaranteedBeds,
    content.feeFen,
    content.depositFen,
    JSON.stringify(detail),
  ];
  const saved =
    contractId ??
    run(
      writer,
      `INSERT INTO operator_contract (operator, state, signed_on, from_on, until_on, guaranteed_beds, fee_fen, deposit_fen, detail_json, uid, home_id, recorded_at, recorded_by)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...values,
      newUid(),
      homeId,
      writer.at,
      writer.actor.userId,
    );
  if (contractId !== null)
    run(
      writer,
      `UPDATE operator_contract SET operator = ?, state = ?, signed_on = ?, from_on = ?, until_on = ?, guaranteed_beds = ?, fee_fen = ?, deposit_fen = ?,
           detail_json = ? WHERE operator_contract_id = ?`,
      ...values,
      contractId,
    );
  writer.audit({
    action: before ? 'home.contractChange' : 'home.contract',
    entity: 'home',
    entityId: homeId,
    before,
    after: { ...content, ...detail },
  });
  return saved;
}

/** @throws AppError CONTRACT_NOT_FOUND */
export function withdrawContract(
  context: WriteContext,
  { homeId, contractId, reason }: { readonly homeId: number; readonly contractId: number; readonly reason: string },
): void {
  transaction(context, (writer) => {
    const before = contractOf(writer, homeId, contractId);
    run(
      writer,
      'UPDATE operator_contract SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE operator_contract_id = ?',
      writer.at,
      writer.actor.userId,
      reason,
      contractId,
    );
    writer.audit({ action: 'home.contractWithdraw', entity: 'home', entityId: homeId, before, after: { reason } });
  });
}
