/** What every part of the invented renovations works with, and their money: funds in halves, a contract at ninety percent, payments under its caps. */
import type { RenovationStage } from '../../../electron/contract/renovation-terms.ts';
import { fen, isoDate, type Fen, type IsoDate } from '../../../electron/contract/values.ts';
import type { WriteContext } from '../../core/sql.ts';
import type { AttachmentStore } from '../attachments/store.ts';
import { saveContract } from '../renovation/service-contracts.ts';
import { addFund } from '../renovation/service-funds.ts';
import { addPayment } from '../renovation/service-payments.ts';
import { addDays } from './calendar.ts';
import type { DemoProject } from './renovation-plans.ts';

export type Home = {
  readonly homeId: number;
  readonly name: string;
  readonly townName: string;
  readonly bedsRegistered: number;
  readonly nursingBeds: number;
};
export type Office = {
  readonly clerk: WriteContext;
  readonly approver: WriteContext;
  readonly store: AttachmentStore;
  /** For the pictures until they are sealed. */
  readonly folder: string;
};
export type Works = Office & { readonly plan: DemoProject; readonly projectId: number; readonly home: Home; readonly number: number };

export const yuan = (amount: number): Fen => fen(Math.round(amount) * 100);
export const share = (amount: number, percent: number): Fen => fen(Math.floor((amount * 100 * percent) / 100));

const sources = [
  ['lottery', 40],
  ['city', 30],
  ['county', 30],
] as const;

export function fund(
  { clerk, plan, projectId, number }: Works,
  kind: 'planned' | 'allocated' | 'received',
  on: IsoDate,
  percent: number,
): void {
  for (const [source, part] of sources)
    addFund(clerk, {
      projectId,
      source,
      kind,
      happenedOn: on,
      documentNo: `演财社〔${on.slice(0, 4)}〕${number + 30}号`,
      fen: share(plan.approvedYuan, (part * percent) / 100),
    });
}

/** The works at ninety percent of what was approved, the supervision at three. */
export function agree({ clerk, plan, projectId, number }: Works, on: IsoDate): number {
  const ends = plan.plan.completed === undefined ? null : isoDate(plan.plan.completed);
  const contract = {
    projectId,
    contractId: null,
    creditCode: null,
    signedOn: on,
    beginsOn: on,
    endsOn: ends,
    insuredUntil: addDays(on, 400),
  } as const;
  const { contractId } = saveContract(clerk, {
    ...contract,
    kind: plan.kind === 'equipment' ? 'equipment' : 'construction',
    contractNo: `演合〔${on.slice(0, 4)}〕${number + 1}号`,
    contractor: plan.kind === 'equipment' ? '样康复器械有限公司' : '样例建设工程有限公司',
    procurement: plan.approvedYuan >= 2_000_000 ? 'open' : 'consultation',
    priceFen: share(plan.approvedYuan, 90),
    retentionPermille: 30,
    retentionUntil: addDays(on, 480),
  });
  saveContract(clerk, {
    ...contract,
    kind: 'supervision',
    contractNo: `演监〔${on.slice(0, 4)}〕${number + 1}号`,
    contractor: '样例工程监理有限公司',
    procurement: 'direct',
    priceFen: share(plan.approvedYuan, 3),
    retentionPermille: 0,
    retentionUntil: null,
  });
  return contractId;
}

/** Money arrives in two halves; it is paid after the contract, half way and after the audit. */
export function pay(works: Works, contractId: number | null, stage: RenovationStage, on: IsoDate, today: IsoDate): void {
  const { plan } = works;
  if (stage === 'procurement') fund(works, 'allocated', on, 100);
  if (stage === 'contract') fund(works, 'received', on, 50);
  if (contractId === null) return;
  const payment = (number: number, day: IsoDate, percent: number, basis: 'prepayment' | 'progress' | 'settlement'): void => {
    if (day > today) return;
    const amount = share(plan.approvedYuan * 0.9, percent);
    const parts = sources.map(([source, part]) => ({ source, fen: fen(Math.floor((amount * part) / 100)) }));
    const rest = amount - parts.reduce((sum, one) => sum + one.fen, 0);
    addPayment(works.clerk, {
      contractId,
      paymentNo: `第${number}期`,
      paidOn: day,
      payee: plan.kind === 'equipment' ? '样康复器械有限公司' : '样例建设工程有限公司',
      fen: amount,
      invoiceNo: `${day.replaceAll('-', '')}${number}`,
      basis,
      note: null,
      sources: parts.map((one, index) => (index === 0 ? { ...one, fen: fen(one.fen + rest) } : one)),
      exceptionReason: null,
    });
  };
  if (stage === 'contract') payment(1, on, 28, 'prepayment');
  if (stage === 'completed') {
    fund(works, 'received', on, 50);
    payment(2, on, 48, 'progress');
  }
  if (stage === 'settled') payment(3, on, 20, 'settlement');
}
