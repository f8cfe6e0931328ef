/** The small county with a clock that moves on, a clerk and an approver, and shorthand for what happens to people and money. */
import type { Clock } from '../../database/core/clock.ts';
import { rows, type WriteContext } from '../../database/core/sql.ts';
import { lockSheet } from '../../database/features/payments/service.ts';
import * as people from '../../database/features/people/service.ts';
import * as recoveries from '../../database/features/recoveries/service.ts';
import type { VerifyRecovery } from '../../electron/contract/recoveries.ts';
import { addMonths, fen, firstDayOf, isoDate, isoMonth, type IsoDate } from '../../electron/contract/values.ts';
import { asUser, type TestLedger } from '../helpers/ledger.ts';
import { build, smallCounty } from '../database/payments-county.ts';

export type Office = {
  readonly admin: TestLedger;
  readonly clerk: TestLedger;
  readonly approver: TestLedger;
  readonly scattered: number;
  readonly resident: number;
  readonly homeIds: readonly [number, number];
  readonly goTo: (day: string) => void;
};

export function office(): Office {
  const county = smallCounty();
  let today: IsoDate = isoDate('2022-01-31');
  const clock: Clock = { today: () => today, now: () => `${today}T01:00:00.000Z` };
  const admin = { ...county.context, clock };
  return {
    admin,
    clerk: asUser(admin, '经办员', 'county_clerk'),
    approver: asUser(admin, '审批员', 'county_approver'),
    scattered: county.scattered,
    resident: county.resident,
    homeIds: county.homeIds,
    goTo: (day) => {
      today = isoDate(day);
    },
  };
}

/** Builds and locks the sheet of a month on its last day before. */
export function lock({ admin }: Pick<Office, 'admin'>, month: string): void {
  build(admin, month);
  lockSheet(admin, { month: isoMonth(month), reason: '测试' });
}

export function lockFrom(at: Office, first: string, last: string): void {
  for (let month = isoMonth(first); month <= last; month = addMonths(month, 1)) {
    at.goTo(firstDayOf(month));
    lock(at, month);
  }
}

/** @returns the fact, to be withdrawn */
export function die(context: WriteContext, personId: number, day: string): number {
  people.record(context, { kind: 'end', personId, validFrom: isoDate(day), reason: 'death', remark: null } as never);
  const found = rows<{ id: number }>(context, "SELECT max(fact_id) AS id FROM fact WHERE person_id = ? AND kind = 'end'", personId);
  return found[0]?.id ?? 0;
}

export function verified(at: Office, change: Partial<VerifyRecovery> = {}): number {
  const suspected = recoveries.suspected(at.clerk, '').rows[0];
  return recoveries.verify(at.clerk, {
    recoveryIds: suspected?.items.map(({ recoveryId }) => recoveryId) ?? [],
    debtorKind: 'family',
    debtorName: '陈侄子',
    debtorRelation: '侄子',
    phone: '13805380000',
    address: null,
    cause: 'death',
    reason: '去世后仍发放',
    documentNo: null,
    verifiedOn: at.clerk.clock.today(),
    ...change,
  }).caseId;
}

export function receive(at: Office, caseId: number, yuan: number, receiptNo: string): void {
  recoveries.receive(at.clerk, {
    caseId,
    receiptNo,
    receivedOn: at.clerk.clock.today(),
    fen: fen(yuan * 100),
    payer: '陈侄子',
    note: null,
  });
}

export function caseOf(at: Office, caseId: number) {
  return recoveries.recoveryCase(at.clerk, caseId, at.clerk.actor.userId, at.clerk.clock.today());
}

/** `应追回 收回 抵扣 核销 未收回` in yuan. */
export function balanceOf(at: Office, caseId: number): string {
  const { claimedFen, receivedFen, offsetFen, writtenOffFen, openFen } = caseOf(at, caseId);
  return [claimedFen, receivedFen, offsetFen, writtenOffFen, openFen].map((amount) => amount / 100).join(' ');
}

/** Of each month and type of a person, in fen: what has really left the county for him so far. */
export function cashOf({ admin }: Pick<Office, 'admin'>, personId: number): ReadonlyMap<string, number> {
  const found = rows<{ key: string; fen: number }>(
    admin,
    `SELECT key, sum(fen) AS fen FROM (
       SELECT l.for_month || ' ' || coalesce(l.of_type, l.line_type) || ' ' || l.side AS key, l.fen FROM sheet_line l JOIN sheet s ON s.sheet_id = l.sheet_id
         WHERE l.person_id = @id AND s.fingerprint IS NOT NULL
       UNION ALL SELECT l.for_month || ' ' || coalesce(l.of_type, l.line_type) || ' ' || l.side, CASE WHEN l.fen > 0 THEN -e.fen ELSE e.fen END
         FROM claim_entry e JOIN sheet_line l ON l.line_id = e.line_id WHERE l.person_id = @id
       UNION ALL SELECT r.for_month || ' ' || r.of_type || ' ' || r.side, -e.fen FROM claim_entry e JOIN sheet_recovery r ON r.recovery_id = e.recovery_id
         WHERE r.person_id = @id AND e.kind = 'receipt'
       UNION ALL SELECT p.for_month || ' ' || p.of_type || ' ' || p.side, e.fen FROM claim_entry e JOIN sheet_pending p ON p.pending_id = e.pending_id
         WHERE p.person_id = @id AND e.kind = 'payment'
     ) GROUP BY key ORDER BY key`,
    { id: personId },
  );
  return new Map(found.map(({ key, fen: amount }) => [key, amount]));
}

/** Of each month and type of a person, in fen: what is due by the sheets (issued + offset − recovered + pending). */
export function dueOf({ admin }: Pick<Office, 'admin'>, personId: number): ReadonlyMap<string, number> {
  const found = rows<{ key: string; fen: number }>(
    admin,
    `SELECT key, sum(fen) AS fen FROM (
       SELECT l.for_month || ' ' || coalesce(l.of_type, l.line_type) || ' ' || l.side AS key, l.fen FROM sheet_line l JOIN sheet s ON s.sheet_id = l.sheet_id
         WHERE l.person_id = @id AND s.fingerprint IS NOT NULL
       UNION ALL SELECT r.for_month || ' ' || r.of_type || ' ' || r.side, -r.fen FROM sheet_recovery r JOIN sheet s ON s.sheet_id = r.sheet_id
         WHERE r.person_id = @id AND s.fingerprint IS NOT NULL
       UNION ALL SELECT p.for_month || ' ' || p.of_type || ' ' || p.side, p.fen FROM sheet_pending p JOIN sheet s ON s.sheet_id = p.sheet_id
         WHERE p.person_id = @id AND s.fingerprint IS NOT NULL
     ) GROUP BY key ORDER BY key`,
    { id: personId },
  );
  return new Map(found.map(({ key, fen: amount }) => [key, amount]));
}
