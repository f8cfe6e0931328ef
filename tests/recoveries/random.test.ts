/** Random histories through the real sheets and the real recovery ledger: nobody is ever paid what he has already. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rows } from '../../database/core/sql.ts';
import * as people from '../../database/features/people/service.ts';
import * as recoveries from '../../database/features/recoveries/service.ts';
import { AppError } from '../../electron/contract/result.ts';
import { addMonths, fen, firstDayOf, isoDate, isoMonth, type IsoMonth } from '../../electron/contract/values.ts';
import { caseOf, cashOf, die, dueOf, lock, office, type Office } from './recoveries-county.ts';

const first = isoMonth('2022-01');
const months = 8;

type Act =
  | { readonly kind: 'die'; readonly back: number }
  | { readonly kind: 'revive' }
  | { readonly kind: 'level'; readonly back: number; readonly level: 'independent' | 'partialLoss' | 'completeLoss' }
  | { readonly kind: 'stay'; readonly back: number; readonly home: boolean }
  | { readonly kind: 'verify' }
  | { readonly kind: 'receive'; readonly share: number }
  | { readonly kind: 'withdrawReceipt' }
  | { readonly kind: 'writeOff' }
  | { readonly kind: 'decide'; readonly choice: 'pay' | 'deny' }
  | { readonly kind: 'cancelOrder' };

const back = fc.integer({ min: 1, max: 150 });
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('die' as const), back }) },
  { weight: 4, arbitrary: fc.constant<Act>({ kind: 'revive' }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('level' as const),
      back,
      level: fc.constantFrom('independent' as const, 'partialLoss' as const, 'completeLoss' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('stay' as const), back, home: fc.boolean() }) },
  { weight: 3, arbitrary: fc.constant<Act>({ kind: 'verify' }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('receive' as const), share: fc.double({ min: 0.05, max: 1, noNaN: true }) }) },
  { weight: 1, arbitrary: fc.constant<Act>({ kind: 'withdrawReceipt' }) },
  { weight: 2, arbitrary: fc.constant<Act>({ kind: 'writeOff' }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('decide' as const), choice: fc.constantFrom('pay' as const, 'deny' as const) }) },
  { weight: 1, arbitrary: fc.constant<Act>({ kind: 'cancelOrder' }) },
);
const history = fc.array(fc.array(act, { maxLength: 4 }), { minLength: months, maxLength: months });

/** Something may be refused (a death after a death, a case that is closed): then nothing has happened. */
function tried(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

function daysBack(today: string, count: number): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) - count * 24 * 3600 * 1000).toISOString().slice(0, 10);
}

let receipts = 0;

function happen(at: Office, personId: number, step: Act): void {
  const { clerk, approver } = at;
  const today = clerk.clock.today();
  const validFrom = 'back' in step ? isoDate(daysBack(today, step.back)) : today;
  const openCases = () => recoveries.cases(clerk, { standing: 'open', search: '', offset: 0, limit: 100 }, today).rows;
  if (step.kind === 'die') die(clerk, personId, validFrom);
  else if (step.kind === 'revive') {
    const sql = `SELECT fact_id AS id FROM fact f WHERE person_id = ? AND kind = 'end' AND NOT EXISTS (SELECT 1 FROM fact c WHERE c.cancels_fact_id = f.fact_id)`;
    const [end] = rows<{ id: number }>(clerk, sql, personId);
    if (end) people.cancelFact(clerk, { factId: end.id, reason: '误报' });
  } else if (step.kind === 'level') people.record(clerk, { kind: 'level', personId, validFrom, level: step.level } as never);
  else if (step.kind === 'stay') {
    const stay = step.home ? { mode: 'centralised', homeId: at.homeIds[0] } : { mode: 'scattered', homeId: null };
    people.record(clerk, { kind: 'mode', personId, validFrom, ...stay } as never);
  } else if (step.kind === 'verify') {
    const [found] = recoveries.suspected(clerk, '').rows;
    const recoveryIds = found?.items.map(({ recoveryId }) => recoveryId) ?? [];
    const debtor = { debtorKind: 'family', debtorName: '陈侄子', debtorRelation: null, phone: null, address: null } as const;
    if (found) recoveries.verify(clerk, { recoveryIds, ...debtor, cause: 'death', reason: '多发', documentNo: null, verifiedOn: today });
  } else if (step.kind === 'receive') {
    const [found] = openCases();
    const amount = fen(Math.max(1, Math.floor((found?.openFen ?? 0) * step.share)));
    const receipt = { receiptNo: `R${(receipts += 1)}`, receivedOn: today, fen: amount, payer: '陈侄子', note: null };
    if (found) recoveries.receive(clerk, { caseId: found.caseId, ...receipt });
  } else if (step.kind === 'withdrawReceipt') {
    const [receipt] = rows<{ id: number }>(clerk, 'SELECT receipt_id AS id FROM recovery_receipt WHERE withdrawn_at IS NULL');
    if (receipt) recoveries.withdrawReceipt(clerk, { receiptId: receipt.id, reason: '登记错了' });
  } else if (step.kind === 'writeOff') {
    const [found] = openCases();
    if (!found) return;
    recoveries.askWriteOff(clerk, { caseId: found.caseId, reason: '无法收回', documentNo: null });
    const writeOffId = caseOf(at, found.caseId).writeOffs.at(-1)?.writeOffId ?? 0;
    recoveries.decideWriteOff(approver, { writeOffId, decision: 'approved', reason: null });
  } else if (step.kind === 'decide') {
    const [found] = recoveries.pending(clerk, { standing: 'all', search: '' }, 0).rows.filter(({ standing }) => standing === 'open');
    const pendingIds = found?.items.filter(({ standing }) => standing === 'open').map(({ pendingId }) => pendingId) ?? [];
    if (found) decide(at, pendingIds, step.choice);
  } else {
    const sql = 'SELECT decision_id AS id FROM pending_decision WHERE order_number IS NOT NULL AND cancelled_at IS NULL';
    const [order] = rows<{ id: number }>(clerk, sql);
    if (order) recoveries.cancelOrder(approver, { decisionId: order.id, reason: '收款人有误' });
  }
}

function decide(at: Office, pendingIds: number[], choice: 'pay' | 'deny'): void {
  const nobody = { payeeKind: null, payeeName: null, payeeRelation: null, payeeBank: null, payeeAccount: null };
  const heir = {
    payeeKind: 'heir',
    payeeName: '陈侄子',
    payeeRelation: '侄子',
    payeeBank: '样本农商银行',
    payeeAccount: '6228480000000000018',
  } as const;
  const { decisionId } = recoveries.proposePending(at.clerk, {
    pendingIds,
    choice,
    ...(choice === 'pay' ? heir : nobody),
    payeeHomeId: null,
    reason: '核实',
    documentNo: '公证书',
  });
  recoveries.decidePending(at.approver, { decisionId, decision: 'approved', reason: null });
}

/** Whatever was paid out meanwhile, nothing of it went to somebody who had it already. */
function expectNothingTwice(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
  due: ReadonlyMap<string, number>,
): void {
  for (const [key, amount] of after)
    if (amount > (before.get(key) ?? 0)) expect([key, amount]).toEqual([key, Math.min(amount, due.get(key) ?? 0)]);
}

test('任意经历、任意顺序的退款、核销、待定决定：谁也不会领两份，最后付出的等于应发', () => {
  fc.assert(
    fc.property(history, (lived) => {
      const at = office();
      const personId = at.scattered;
      for (let month: IsoMonth = first, index = 0; index < months; month = addMonths(month, 1), index += 1) {
        at.goTo(firstDayOf(month));
        const before = cashOf(at, personId);
        lock(at, month);
        expectNothingTwice(before, cashOf(at, personId), dueOf(at, personId));
        at.goTo(`${month}-20`);
        for (const step of lived[index] ?? []) {
          const had = cashOf(at, personId);
          tried(() => happen(at, personId, step));
          // A receipt taken back was never received: that is no payment.
          if (step.kind !== 'withdrawReceipt') expectNothingTwice(had, cashOf(at, personId), dueOf(at, personId));
        }
      }
      settleEverything(at);
      const due = dueOf(at, personId);
      const writtenOff = new Set(
        rows<{ key: string }>(
          at.admin,
          `SELECT r.for_month || ' ' || r.of_type || ' ' || r.side AS key FROM claim_entry e JOIN sheet_recovery r ON r.recovery_id = e.recovery_id
           WHERE e.kind = 'writeOff' GROUP BY 1 HAVING sum(e.fen) > 0`,
        ).map(({ key }) => key),
      );
      const compared = (amounts: ReadonlyMap<string, number>): unknown =>
        [...amounts].filter(([key, amount]) => amount !== 0 && !writtenOff.has(key));
      expect(compared(cashOf(at, personId))).toEqual(compared(due));
    }),
    { numRuns: Number(process.env['RECOVERY_RUNS'] ?? 25) },
  );
}, 120_000);

/** Everything that is open is refunded, everything that waits is paid. */
function settleEverything(at: Office): void {
  const today = at.clerk.clock.today();
  for (let left = 40; left > 0 && recoveries.suspected(at.clerk, '').rows.length > 0; left -= 1)
    happen(at, at.scattered, { kind: 'verify' });
  for (const { caseId, openFen } of recoveries.cases(at.clerk, { standing: 'open', search: '', offset: 0, limit: 100 }, today).rows)
    if (openFen > 0)
      recoveries.receive(at.clerk, {
        caseId,
        receiptNo: `R${(receipts += 1)}`,
        receivedOn: today,
        fen: fen(openFen),
        payer: '陈侄子',
        note: null,
      });
  for (const person of recoveries.pending(at.clerk, { standing: 'all', search: '' }, 0).rows) {
    const open = person.items.filter(({ leftFen }) => leftFen > 0).map(({ pendingId }) => pendingId);
    if (open.length > 0) decide(at, open, 'pay');
  }
}
