/** What the office does about overpayments and about what waits, month after month: most is refunded, some late, some never. */
import { fen, type IsoDate } from '../../../electron/contract/values.ts';
import type { RecoveryCase, Suspected } from '../../../electron/contract/recoveries.ts';
import type { PendingPerson } from '../../../electron/contract/recoveries-pending.ts';
import type { WriteContext } from '../../core/sql.ts';
import * as recoveries from '../recoveries/service.ts';
import { addDays } from './calendar.ts';

type Office = { readonly clerk: WriteContext; readonly approver: WriteContext };

const relatives = ['建国', '志强', '秀英', '春生', '桂兰'] as const;
const account = '6223190000000000';

function relativeOf(name: string, key: number): string {
  return `${name.charAt(0)}${relatives[key % relatives.length] ?? '建国'}`;
}

/** After the sheet of a month was approved. @param isLast what the last sheet has found is still to be done */
export function workRecoveries(office: Office, isLast: boolean): void {
  const today = office.clerk.clock.today();
  const open = { standing: 'open', search: '', offset: 0, limit: 100 } as const;
  for (const found of recoveries.cases(office.clerk, open, today).rows) follow(office, found, today);
  for (const person of recoveries.pending(office.clerk, { standing: 'open', search: '' }, 0).rows) decide(office, person, today, isLast);
  if (isLast) return;
  for (const person of recoveries.suspected(office.clerk, '').rows) claim(office.clerk, person, today);
}

function claim(clerk: WriteContext, { personId, name, items }: Suspected, today: IsoDate): void {
  const isFuneral = items.every(({ of }) => of === 'FUNERAL');
  const isLiving = items.every(({ payeeKind }) => payeeKind === 'caregiver');
  const { caseId } = recoveries.verify(clerk, {
    recoveryIds: items.map(({ recoveryId }) => recoveryId),
    debtorKind: isFuneral ? 'handler' : isLiving ? 'caregiver' : 'family',
    debtorName: isLiving ? (items[0]?.payeeName ?? name) : relativeOf(name, personId),
    debtorRelation: isLiving ? null : '侄子',
    phone: `138${String(10_000_000 + personId).slice(-8)}`,
    address: null,
    cause: isFuneral ? 'funeral' : isLiving ? 'level' : 'death',
    reason: isFuneral ? '误报死亡，丧葬费应当退回' : isLiving ? '自理能力档次更正，照料护理费多发' : '去世后仍按月发放，未及时报告',
    documentNo: null,
    verifiedOn: today,
  });
  recoveries.issueNotice(clerk, { caseId, issuedOn: today, dueOn: addDays(today, 30) });
  recoveries.deliver(clerk, { caseId, deliveredOn: today, way: '直接送达', receiver: isLiving ? name : relativeOf(name, personId) });
}

/** Every case has a character of its own: at once, in two parts, late, never. */
function follow(
  { clerk, approver }: Office,
  { caseId, debtorName, openFen, receivedFen, state, dueOn }: RecoveryCase,
  today: IsoDate,
): void {
  const character = caseId % 6;
  const receive = (part: number): void => {
    const amount = fen(Math.max(1, Math.round(openFen * part)));
    const receiptNo = `37${String(100_000 + caseId * 10 + (receivedFen > 0 ? 1 : 0))}`;
    recoveries.receive(clerk, { caseId, receiptNo, receivedOn: today, fen: amount, payer: debtorName, note: null });
  };
  if (character === 0 || character === 3) return receive(1);
  if (character === 1) return receive(receivedFen > 0 ? 1 : 0.5);
  if (dueOn === null || dueOn >= addDays(today, -60)) return;
  if (character === 2 && state === 'collecting') {
    recoveries.handOver(clerk, { caseId, handedOn: today, to: '县人民法院', documentNo: null, reason: '经两次催告拒不退回' });
  } else if (character === 4) {
    const { caseId: asked } = recoveries.askWriteOff(clerk, { caseId, reason: '领取人已去世，没有遗产可供退回', documentNo: '村委会证明' });
    const [request] = recoveries.recoveryCase(clerk, asked, approver.actor.userId, today).writeOffs.slice(-1);
    if (request?.mayDecide) recoveries.decideWriteOff(approver, { writeOffId: request.writeOffId, decision: 'approved', reason: null });
  }
}

function decide({ clerk, approver }: Office, { personId, name, items, decisions }: PendingPerson, today: IsoDate, isLast: boolean): void {
  for (const { decisionId, orderNumber, paidOn, cancelledReason } of decisions)
    if (orderNumber !== null && paidOn === null && cancelledReason === null)
      recoveries.recordPayment(clerk, { decisionId, paidOn: today, voucherNo: `记-${orderNumber}` });
  const open = items.filter(({ standing }) => standing === 'open');
  // The office waits until the relatives have brought their papers.
  if (open.length === 0 || isLast || personId % 4 === 3) return;
  const isDenied = personId % 8 === 2;
  const nobody = { payeeKind: null, payeeName: null, payeeRelation: null, payeeBank: null, payeeAccount: null };
  const heir = {
    payeeKind: 'heir',
    payeeName: relativeOf(name, personId),
    payeeRelation: '侄子',
    payeeBank: '肥城农村商业银行',
    payeeAccount: `${account}${String(100 + (personId % 900))}`,
  } as const;
  const { decisionId } = recoveries.proposePending(clerk, {
    pendingIds: open.map(({ pendingId }) => pendingId),
    choice: isDenied ? 'deny' : 'pay',
    ...(isDenied ? nobody : heir),
    payeeHomeId: null,
    reason: isDenied ? '没有继承人，也没有垫付费用的人' : '生前应发未发，由法定继承人领取',
    documentNo: isDenied ? null : '村委会证明',
  });
  recoveries.decidePending(approver, { decisionId, decision: 'approved', reason: null });
}
