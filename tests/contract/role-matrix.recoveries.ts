/** One valid call of every method of recoveries and of what waits, and what each writes into the audit. */
import { join } from 'node:path';
import { finish, newUid, row, run, transaction, type WriteContext } from '../../database/core/sql.ts';
import { buildSheetSteps, lockSheet } from '../../database/features/payments/service.ts';
import * as recoveries from '../../database/features/recoveries/service.ts';
import type { pendingMethods } from '../../electron/contract/recoveries-pending.ts';
import type { recoveryMethods } from '../../electron/contract/recoveries.ts';
import { fen, isoDate } from '../../electron/contract/values.ts';
import type { Line } from './audit-writes.test.ts';
import type { Row } from './role-matrix.inputs.ts';
import { worldMonth, type World } from './role-world.ts';

type All = typeof recoveryMethods & typeof pendingMethods;
type Rows = { readonly [Name in keyof All]: Row<Name> };

const today = isoDate('2022-01-31');
const found = (context: WriteContext, table: string, key: string): number =>
  row<{ id: number }>(context, `SELECT max(${key}) AS id FROM ${table}`)?.id ?? 0;

function clerk(world: World): WriteContext {
  return { ...world.admin(), actor: { userId: world.userIds.county_clerk, name: '县级经办' } };
}

/** The sheet of the month, locked with an amount to claim back and one that waits. */
function locked(world: World): string {
  const context = world.admin();
  finish(buildSheetSteps(context, worldMonth));
  const personId = world.own('admin').person.personId;
  transaction(context, (writer) => {
    const sheetId = row<{ id: number }>(writer, 'SELECT sheet_id AS id FROM sheet WHERE month = ?', worldMonth)?.id;
    for (const [table, month] of [
      ['sheet_recovery', '2021-11'],
      ['sheet_pending', '2021-12'],
    ] as const)
      run(
        writer,
        `INSERT INTO ${table} (uid, sheet_id, person_id, for_month, of_type, side, fen) VALUES (?, ?, ?, ?, 'BASIC', 'own', 66300)`,
        newUid(),
        sheetId,
        personId,
        month,
      );
  });
  lockSheet(context, { month: worldMonth, reason: '测试' });
  return String(found(context, 'sheet_recovery', 'recovery_id'));
}

const debtor = {
  debtorKind: 'family',
  debtorName: '陈侄子',
  debtorRelation: '侄子',
  phone: null,
  address: null,
  cause: 'death',
  reason: '去世后仍发放',
  documentNo: null,
  verifiedOn: today,
} as const;

function verified(world: World): string {
  return String(recoveries.verify(clerk(world), { recoveryIds: [Number(locked(world))], ...debtor }).caseId);
}
const due = { issuedOn: today, dueOn: isoDate('2022-02-28') } as const;
function noticed(world: World): string {
  const caseId = Number(verified(world));
  recoveries.issueNotice(clerk(world), { caseId, ...due });
  return String(caseId);
}
function notice(world: World): string {
  noticed(world);
  return String(found(world.admin(), 'recovery_notice', 'notice_id'));
}
const money = { receiptNo: '0001', receivedOn: today, fen: fen(100), payer: '陈侄子', note: null } as const;
function received(world: World): string {
  recoveries.receive(clerk(world), { caseId: Number(verified(world)), ...money });
  return String(found(world.admin(), 'recovery_receipt', 'receipt_id'));
}
const request = { reason: '无遗产可供执行', documentNo: null } as const;
function asked(world: World): string {
  recoveries.askWriteOff(clerk(world), { caseId: Number(verified(world)), ...request });
  return String(found(world.admin(), 'recovery_write_off', 'write_off_id'));
}

const proposal = {
  choice: 'pay',
  payeeKind: 'heir',
  payeeName: '陈侄子',
  payeeRelation: '侄子',
  payeeHomeId: null,
  payeeBank: '样本农商银行',
  payeeAccount: '6228480000000000018',
  reason: '生前应发未发',
  documentNo: '公证书1号',
} as const;
function waiting(world: World): string {
  locked(world);
  return String(found(world.admin(), 'sheet_pending', 'pending_id'));
}
function proposed(world: World): string {
  return String(recoveries.proposePending(clerk(world), { pendingIds: [Number(waiting(world))], ...proposal }).decisionId);
}
function ordered(world: World): string {
  const decisionId = Number(proposed(world));
  recoveries.decidePending(world.admin(), { decisionId, decision: 'approved', reason: null });
  return String(decisionId);
}

const masked = { protection: { kind: 'masked' } } as const;
const all = { standing: 'all', search: '' } as const;

export const recoveryInputs: Rows = {
  'recoveries.summary': { ask: () => ({}) },
  'recoveries.suspected': { ask: () => ({ search: '' }) },
  'recoveries.cases': { ask: () => ({ ...all, offset: 0, limit: 50 }) },
  'recoveries.case': { ask: (_, __, id) => ({ caseId: Number(id) }), before: verified },
  'recoveries.verify': { ask: (_, __, id) => ({ recoveryIds: [Number(id)], ...debtor }), before: locked },
  'recoveries.withdrawCase': { ask: (_, __, id) => ({ caseId: Number(id), reason: '合并错了' }), before: verified },
  'recoveries.issueNotice': { ask: (_, __, id) => ({ caseId: Number(id), ...due }), before: verified },
  'recoveries.deliver': {
    ask: (_, __, id) => ({ caseId: Number(id), deliveredOn: today, way: '直接送达', receiver: '陈侄子' }),
    before: noticed,
  },
  'recoveries.receive': { ask: (_, __, id) => ({ caseId: Number(id), ...money }), before: verified },
  'recoveries.withdrawReceipt': { ask: (_, __, id) => ({ receiptId: Number(id), reason: '登记有误' }), before: received },
  'recoveries.askWriteOff': { ask: (_, __, id) => ({ caseId: Number(id), ...request }), before: verified },
  'recoveries.decideWriteOff': { ask: (_, __, id) => ({ writeOffId: Number(id), decision: 'approved', reason: null }), before: asked },
  'recoveries.takeBackWriteOff': { ask: (_, __, id) => ({ writeOffId: Number(id), reason: '补充材料' }), before: asked },
  'recoveries.handOver': {
    ask: (_, __, id) => ({ caseId: Number(id), handedOn: today, to: '县人民法院', documentNo: null, reason: '拒不退还' }),
    before: noticed,
  },
  'recoveries.paper': { ask: (_, __, id) => ({ paper: { noticeId: Number(id) }, purpose: 'print' }), before: notice },
  'recoveries.savePaper': {
    ask: (_, __, id) => ({ paper: { noticeId: Number(id) }, format: 'pdf', ...masked }),
    before: notice,
    path: (world) => join(world.folder, '追回通知书.pdf'),
  },
  'recoveries.saveLedger': {
    ask: () => ({ filter: all, format: 'xlsx', ...masked }),
    before: verified,
    path: (world) => join(world.folder, '追回台账.xlsx'),
  },
  'recoveries.pending': { ask: () => all },
  'recoveries.ofPerson': { ask: ({ person }) => ({ personId: person.personId }), before: ordered },
  'recoveries.proposePending': { ask: (_, __, id) => ({ pendingIds: [Number(id)], ...proposal }), before: waiting },
  'recoveries.decidePending': { ask: (_, __, id) => ({ decisionId: Number(id), decision: 'approved', reason: null }), before: proposed },
  'recoveries.takeBackPending': { ask: (_, __, id) => ({ decisionId: Number(id), reason: '账号有误' }), before: proposed },
  'recoveries.recordPayment': { ask: (_, __, id) => ({ decisionId: Number(id), paidOn: today, voucherNo: '记字1号' }), before: ordered },
  'recoveries.cancelOrder': { ask: (_, __, id) => ({ decisionId: Number(id), reason: '收款人去世' }), before: ordered },
};

export const recoveryGolden: Partial<Record<keyof All, readonly Line[]>> = {
  'recoveries.verify': ['recoveryCase.verify write -a'],
  'recoveries.withdrawCase': ['recoveryCase.withdraw write ba'],
  'recoveries.issueNotice': ['recoveryCase.notice write ba'],
  'recoveries.deliver': ['recoveryCase.deliver write ba'],
  'recoveries.receive': ['recoveryCase.receive write ba'],
  'recoveries.withdrawReceipt': ['recoveryCase.withdrawReceipt write ba'],
  'recoveries.askWriteOff': ['recoveryCase.askWriteOff write ba'],
  'recoveries.decideWriteOff': ['recoveryCase.writeOff write ba'],
  'recoveries.takeBackWriteOff': ['recoveryCase.takeBackWriteOff write ba'],
  'recoveries.handOver': ['recoveryCase.handOver write ba'],
  'recoveries.paper': ['recoveryPaper.print print -a'],
  'recoveries.savePaper': ['recoveryPaper.export export -a'],
  'recoveries.saveLedger': ['recoveryCase.export export -a'],
  'recoveries.proposePending': ['pendingDecision.propose write -a'],
  'recoveries.decidePending': ['pendingDecision.approve write ba'],
  'recoveries.takeBackPending': ['pendingDecision.takeBack write ba'],
  'recoveries.recordPayment': ['pendingDecision.pay write ba'],
  'recoveries.cancelOrder': ['pendingDecision.cancel write ba'],
};
