/** What happens to a contract with an operator: renewed, checked every year, ended with a hand-back. */
import type { z } from 'zod';
import { contractStates } from '../../../electron/contract/home-details.ts';
import type {
  checkInputSchema,
  ContractLife,
  exitInputSchema,
  handBackInputSchema,
  renewalInputSchema,
} from '../../../electron/contract/operators-shapes.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { newUid, run, transaction, type Writer, type WriteContext } from '../../core/sql.ts';
import { contractOf, recordContract } from '../homes/contracts.ts';
import { checksOf, livesOf, renewalsOf } from './queries.ts';
import { toldCheck, toldExit, toldRenewal } from './told.ts';

type Withdrawal = { readonly homeId: number; readonly reason: string };

/** @throws AppError CONTRACT_NOT_FOUND */
function lifeOf(writer: Writer, homeId: number, contractId: number): ContractLife {
  const found = livesOf(writer, homeId).find(({ contract }) => contract.contractId === contractId);
  if (!found) throw new AppError('CONTRACT_NOT_FOUND');
  return found;
}

const isRunning = (state: string): boolean => state === 'signed' || state === 'operating';
const stateText = (state: string): string => labelOf(contractStates, state);

function change(writer: Writer, homeId: number, contractId: number, changes: Partial<ContractLife['contract']>): void {
  const { recordedBy: _, ...contract } = contractOf(writer, homeId, contractId);
  recordContract(writer, { ...contract, homeId, ...changes });
}

function withdraw(writer: Writer, table: 'operator_renewal' | 'operator_check' | 'operator_exit', id: number, reason: string): void {
  run(
    writer,
    `UPDATE ${table} SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE ${table}_id = ?`,
    writer.at,
    writer.actor.userId,
    reason,
    id,
  );
}

/** @throws AppError CONTRACT_NOT_FOUND, RENEWAL_STATE, RENEWAL_LEAVING, INVALID_INPUT, CONTRACT_OVERLAP */
export function renew(context: WriteContext, input: z.output<typeof renewalInputSchema>): { renewalId: number } {
  return transaction(context, (writer) => {
    const { homeId, contractId, renewedOn, untilOn, guaranteedBeds, feeFen, documentNo, note } = input;
    const { contract, exit } = lifeOf(writer, homeId, contractId);
    if (!isRunning(contract.state) || contract.untilOn === null) throw new AppError('RENEWAL_STATE', { state: stateText(contract.state) });
    if (exit) throw new AppError('RENEWAL_LEAVING', { day: exit.leavesOn });
    if (untilOn <= contract.untilOn) throw new AppError('INVALID_INPUT', {}, { untilOn: `应晚于原期满日期 ${contract.untilOn}` });
    if (contract.signedOn !== null && renewedOn < contract.signedOn)
      throw new AppError('INVALID_INPUT', {}, { renewedOn: `不能早于签约日期 ${contract.signedOn}` });
    change(writer, homeId, contractId, { untilOn, guaranteedBeds, feeFen });
    const renewalId = run(
      writer,
      `INSERT INTO operator_renewal (uid, operator_contract_id, renewed_on, document_no, until_before, until_on, guaranteed_before, guaranteed_beds,
         fee_before, fee_fen, note, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      newUid(),
      contractId,
      renewedOn,
      documentNo,
      contract.untilOn,
      untilOn,
      contract.guaranteedBeds,
      guaranteedBeds,
      contract.feeFen,
      feeFen,
      note,
      writer.at,
      writer.actor.userId,
    );
    writer.audit({
      action: 'operator.renew',
      entity: 'home',
      entityId: homeId,
      before: {
        operator: contract.operator,
        untilOn: contract.untilOn,
        guaranteedBeds: contract.guaranteedBeds,
        yearFeeFen: contract.feeFen,
      },
      after: { operator: contract.operator, ...toldRenewal(input) },
    });
    return { renewalId };
  });
}

/** The contract goes back to what it was. @throws AppError RENEWAL_NOT_FOUND, RENEWAL_NOT_LAST, RENEWAL_STATE */
export function withdrawRenewal(context: WriteContext, { homeId, renewalId, reason }: Withdrawal & { readonly renewalId: number }): void {
  transaction(context, (writer) => {
    const before = renewalsOf(writer, homeId).find((renewal) => renewal.renewalId === renewalId);
    if (!before) throw new AppError('RENEWAL_NOT_FOUND');
    const { contract, renewals, exit } = lifeOf(writer, homeId, before.contractId);
    if (!isRunning(contract.state)) throw new AppError('RENEWAL_STATE', { state: stateText(contract.state) });
    if (exit) throw new AppError('RENEWAL_LEAVING', { day: exit.leavesOn });
    if (renewals[0]?.renewalId !== renewalId || contract.untilOn !== before.untilOn) throw new AppError('RENEWAL_NOT_LAST');
    change(writer, homeId, before.contractId, {
      untilOn: before.untilBefore,
      guaranteedBeds: before.guaranteedBefore,
      feeFen: before.feeBefore,
    });
    withdraw(writer, 'operator_renewal', renewalId, reason);
    writer.audit({ action: 'operator.withdrawRenewal', entity: 'home', entityId: homeId, before: toldRenewal(before), after: { reason } });
  });
}

/** @throws AppError CONTRACT_NOT_FOUND, CHECK_EXISTS, CHECK_OUTSIDE */
export function addCheck(context: WriteContext, input: z.output<typeof checkInputSchema>): { checkId: number } {
  return transaction(context, (writer) => {
    const { homeId, contractId, score, ...fields } = input;
    const content = { ...fields, scoreTenths: Math.round(score * 10) };
    const { contract, checks } = lifeOf(writer, homeId, contractId);
    if (checks.some(({ year }) => year === content.year)) throw new AppError('CHECK_EXISTS', { year: content.year });
    const { fromOn, untilOn } = contract;
    const [first, last] = [fromOn?.slice(0, 4), untilOn?.slice(0, 4)];
    if (first === undefined || String(content.year) < first || (last !== undefined && String(content.year) > last))
      throw new AppError('CHECK_OUTSIDE', { year: content.year, from: fromOn, until: untilOn });
    const checkId = run(
      writer,
      `INSERT INTO operator_check (uid, operator_contract_id, year, checked_on, score_tenths, result, findings, rectify_by, document_no, recorded_at,
         recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      newUid(),
      contractId,
      content.year,
      content.checkedOn,
      content.scoreTenths,
      content.result,
      content.findings,
      content.rectifyBy,
      content.documentNo,
      writer.at,
      writer.actor.userId,
    );
    writer.audit({
      action: 'operator.check',
      entity: 'home',
      entityId: homeId,
      after: { operator: contract.operator, ...toldCheck(content) },
    });
    return { checkId };
  });
}

/** @throws AppError CHECK_NOT_FOUND */
export function withdrawCheck(context: WriteContext, { homeId, checkId, reason }: Withdrawal & { readonly checkId: number }): void {
  transaction(context, (writer) => {
    const before = checksOf(writer, homeId).find((check) => check.checkId === checkId);
    if (!before) throw new AppError('CHECK_NOT_FOUND');
    withdraw(writer, 'operator_check', checkId, reason);
    writer.audit({ action: 'operator.withdrawCheck', entity: 'home', entityId: homeId, before: toldCheck(before), after: { reason } });
  });
}

/** @throws AppError CONTRACT_NOT_FOUND, EXIT_STATE, EXIT_EXISTS */
export function planExit(context: WriteContext, input: z.output<typeof exitInputSchema>): { exitId: number } {
  return transaction(context, (writer) => {
    const { homeId, contractId, ...content } = input;
    const { contract, exit } = lifeOf(writer, homeId, contractId);
    if (!isRunning(contract.state)) throw new AppError('EXIT_STATE', { state: stateText(contract.state) });
    if (exit) throw new AppError('EXIT_EXISTS', { day: exit.leavesOn });
    const exitId = run(
      writer,
      `INSERT INTO operator_exit (uid, operator_contract_id, kind, decided_on, leaves_on, reason, residents_plan, assets_plan, document_no, until_before,
         recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      newUid(),
      contractId,
      content.kind,
      content.decidedOn,
      content.leavesOn,
      content.reason,
      content.residentsPlan,
      content.assetsPlan,
      content.documentNo,
      contract.untilOn,
      writer.at,
      writer.actor.userId,
    );
    writer.audit({
      action: 'operator.exit',
      entity: 'home',
      entityId: homeId,
      after: { operator: contract.operator, ...toldExit(content) },
    });
    return { exitId };
  });
}

/** @throws AppError CONTRACT_NOT_FOUND, EXIT_NOT_FOUND, EXIT_HANDED_BACK */
export function withdrawExit(context: WriteContext, { homeId, contractId, reason }: Withdrawal & { readonly contractId: number }): void {
  transaction(context, (writer) => {
    const { exit } = lifeOf(writer, homeId, contractId);
    if (!exit) throw new AppError('EXIT_NOT_FOUND');
    if (exit.handedBackOn !== null) throw new AppError('EXIT_HANDED_BACK', { day: exit.handedBackOn });
    withdraw(writer, 'operator_exit', exit.exitId, reason);
    writer.audit({ action: 'operator.withdrawExit', entity: 'home', entityId: homeId, before: toldExit(exit), after: { reason } });
  });
}

/** The contract ends on the day of the hand-back. @throws AppError CONTRACT_NOT_FOUND, EXIT_NOT_FOUND, EXIT_HANDED_BACK, INVALID_INPUT */
export function handBack(context: WriteContext, input: z.output<typeof handBackInputSchema>): void {
  transaction(context, (writer) => {
    const { homeId, contractId, handedBackOn, handoverNote, depositReturnedFen } = input;
    const { contract, exit } = lifeOf(writer, homeId, contractId);
    if (!exit) throw new AppError('EXIT_NOT_FOUND');
    if (exit.handedBackOn !== null) throw new AppError('EXIT_HANDED_BACK', { day: exit.handedBackOn });
    const earliest = [exit.decidedOn, contract.fromOn]
      .filter((day): day is IsoDate => day !== null)
      .reduce((one, other) => (one > other ? one : other));
    if (handedBackOn < earliest) throw new AppError('INVALID_INPUT', {}, { handedBackOn: `不能早于 ${earliest}` });
    if (handedBackOn > context.clock.today()) throw new AppError('INVALID_INPUT', {}, { handedBackOn: '不能晚于今天' });
    if (depositReturnedFen !== null && depositReturnedFen > (contract.depositFen ?? 0))
      throw new AppError('INVALID_INPUT', {}, { depositReturnedFen: '不能多于合同的履约保证金' });
    run(
      writer,
      'UPDATE operator_exit SET handed_back_on = ?, handover_note = ?, deposit_returned_fen = ? WHERE operator_exit_id = ?',
      handedBackOn,
      handoverNote,
      depositReturnedFen,
      exit.exitId,
    );
    change(writer, homeId, contractId, { state: 'ended', untilOn: handedBackOn });
    writer.audit({
      action: 'operator.handBack',
      entity: 'home',
      entityId: homeId,
      before: { operator: contract.operator, state: contract.state, untilOn: contract.untilOn },
      after: { operator: contract.operator, state: 'ended', handedBackOn, handoverNote, depositReturnedFen },
    });
  });
}
