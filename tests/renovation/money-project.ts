/** A project taken through its stages by its use cases, and what a test of its money begins with. */
import type { WriteContext } from '../../database/core/sql.ts';
import { divisionsOf } from '../../database/features/divisions/national.ts';
import { fixedClock } from '../../database/core/clock.ts';
import { addFund } from '../../database/features/renovation/service-funds.ts';
import { saveContract } from '../../database/features/renovation/service-contracts.ts';
import { addPayment } from '../../database/features/renovation/service-payments.ts';
import { save } from '../../database/features/renovation/service-projects.ts';
import { recordStageOf } from '../../database/features/renovation/service-stages.ts';
import { save as saveHome } from '../../database/features/homes/service.ts';
import { transaction, newUid, run } from '../../database/core/sql.ts';
import type { InputOf } from '../../electron/contract/index.ts';
import type { RenovationStage } from '../../electron/contract/renovation-terms.ts';
import { AppError } from '../../electron/contract/result.ts';
import { fen, isoDate, parseYuan, type Fen, type IsoDate } from '../../electron/contract/values.ts';
import { feicheng } from '../helpers/ledger.ts';

export const yuan = (text: string): Fen => parseYuan(text) ?? fen(0);

/** The same ledger on another day. */
export const onDay = <Context extends WriteContext>(context: Context, day: string): Context => ({
  ...context,
  clock: fixedClock(isoDate(day)),
});

export function homeIn(context: WriteContext, code: string): number {
  return saveHome(context, {
    homeId: null,
    code,
    name: `${code}敬老院`,
    homeLevel: 'town',
    townCode: divisionsOf(feicheng).find(({ level }) => level === 'town')?.code ?? '',
    bedsRegistered: 100,
    nursingBeds: 20,
    operationMode: 'public',
    openedOn: isoDate('2010-01-01'),
    creditCode: null,
  }).homeId;
}

export const projectInput = (homeId: number, code: string, enteredOn: string): Parameters<typeof save>[1] => ({
  projectId: null,
  code,
  name: `${code}改造提升项目`,
  batchYear: 2021,
  homeId,
  kind: 'rebuild',
  content: null,
  floorAreaCenti: 160_000,
  bedsBefore: 100,
  nursingBefore: 20,
  bedsAfter: 120,
  nursingAfter: 60,
  approvalNo: null,
  approvedOn: null,
  approvedFen: null,
  estimateFen: null,
  readyOn: null,
  unit: null,
  managerName: null,
  managerPhone: null,
  enteredOn: isoDate(enteredOn),
});

export function contractInput(
  projectId: number,
  given: Partial<InputOf<'renovation.saveContract'>> = {},
): Parameters<typeof saveContract>[1] {
  return {
    projectId,
    contractId: null,
    kind: 'construction',
    contractNo: '样合〔2021〕5号',
    contractor: '样本建筑有限公司',
    creditCode: null,
    procurement: 'open',
    priceFen: yuan('1860000'),
    signedOn: isoDate('2021-05-10'),
    beginsOn: null,
    endsOn: null,
    retentionPermille: 30,
    retentionUntil: null,
    insuredUntil: null,
    ...given,
  };
}

export function reach(context: WriteContext, projectId: number, stage: RenovationStage, day: string, approved: Fen | null = null): number {
  const happenedOn = isoDate(day);
  if (stage === 'accepted') acceptIn(context, projectId, happenedOn);
  if (stage === 'inUse' || stage === 'settled') evidenceIn(context, projectId, stage, happenedOn);
  return recordStageOf(onDay(context, day), {
    projectId,
    stage,
    happenedOn,
    documentNo: `样文${stage}`,
    note: null,
    exceptionReason: null,
    ...(stage === 'approved' ? { approvedFen: approved } : {}),
  }).stageId;
}

/** Only what the stage rests on: no beds are added. */
export function acceptIn(context: WriteContext, projectId: number, acceptedOn: IsoDate): void {
  transaction(context, (writer) =>
    run(
      writer,
      `INSERT INTO renovation_acceptance (uid, renovation_project_id, accepted_on, document_no, panel, opinion, fire_kind, fire_document_no, electrical_no,
         checklist_json, beds_added, nursing_added, done_json, recorded_at, recorded_by)
       VALUES (?, ?, ?, '样验1号', '五方', '同意', 'accepted', '样消验1号', '样电检1号', '[]', 0, 0, '{}', ?, ?)`,
      newUid(),
      projectId,
      acceptedOn,
      writer.at,
      writer.actor.userId,
    ),
  );
}

/** 投入使用 and 结算审计 rest on more than a document. */
export function evidenceIn(context: WriteContext, projectId: number, stage: 'inUse' | 'settled', on: IsoDate): void {
  const [table, day, other, words] =
    stage === 'inUse'
      ? (['renovation_opening', 'opened_on', 'safety_assessed_on, safety_document_no', [on, '样评1号']] as const)
      : ([
          'renovation_settlement',
          'settled_on',
          'document_no, auditor, audited_fen',
          ['样审1号', '样本会计师事务所', 186_000_000],
        ] as const);
  transaction(context, (writer) =>
    run(
      writer,
      `INSERT INTO ${table} (uid, renovation_project_id, ${day}, ${other}, recorded_at, recorded_by) VALUES (${Array.from({ length: words.length + 5 }, () => '?').join(', ')})`,
      newUid(),
      projectId,
      on,
      ...words,
      writer.at,
      writer.actor.userId,
    ),
  );
}

export function receive(context: WriteContext, projectId: number, source: string, amount: Fen, day: string): void {
  addFund(onDay(context, day), { projectId, source, kind: 'received', happenedOn: isoDate(day), documentNo: '样财指1号', fen: amount });
}

type Payment = Parameters<typeof addPayment>[1];
export function paymentInput(contractId: number, paymentNo: string, day: string, amount: Fen, given: Partial<Payment> = {}): Payment {
  return {
    contractId,
    paymentNo,
    paidOn: isoDate(day),
    payee: '样本建筑有限公司',
    fen: amount,
    invoiceNo: null,
    basis: 'progress',
    note: null,
    sources: [{ source: 'county', fen: amount }],
    exceptionReason: null,
    ...given,
  };
}

/** What the window would say: `现在最多可付 …`; null when it is accepted. */
export function refusalText(
  work: () => unknown,
): { readonly code: string; readonly what: string; readonly params: AppError['params'] } | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, what: error.message, params: error.params };
    throw error;
  }
}
