/** A small county with a clerk and an approver, and the steps of an application as they enter them. */
import { newUid, row, run, type Writer } from '../../database/core/sql.ts';
import { fixedClock } from '../../database/core/clock.ts';
import { applicationDetail } from '../../database/features/placement/applications-read.ts';
import { apply, enterStep } from '../../database/features/placement/applications.ts';
import { safetyItems } from '../../database/features/placement/safety.ts';
import type { ApplyInput } from '../../electron/contract/placement.ts';
import { isoDate, type IsoDate } from '../../electron/contract/values.ts';
import { asUser, type TestLedger } from '../helpers/ledger.ts';
import { smallCounty, type SmallCounty } from './payments-county.ts';

export const today = isoDate('2022-06-30');

export type Office = {
  readonly county: SmallCounty;
  readonly clerk: TestLedger;
  readonly approver: TestLedger;
  readonly applied: (personId: number, more?: Partial<ApplyInput>) => number;
  readonly assessSafety: (applicationId: number, onDate?: IsoDate, isPassed?: boolean) => void;
  readonly bedIn: (homeId: number, more?: { sex?: string; bedType?: string; level?: string }) => number;
  readonly stateOf: (applicationId: number) => { state: string; closedOn: string | null } | undefined;
  /** Steps that are missing, the indispensable ones with an exclamation mark. */
  readonly missingOf: (applicationId: number) => string[];
};

export function openOffice(): Office {
  const county = smallCounty();
  const clerk = asUser({ ...county.context, clock: fixedClock(today) }, '经办', 'county_clerk');
  const approver = asUser(clerk, '审核', 'county_approver');

  function applied(personId: number, more: Partial<ApplyInput> = {}): number {
    return apply(clerk, {
      personId,
      appliedOn: isoDate('2022-04-01'),
      wishedHomeId: county.homeIds[0],
      partnerPersonId: null,
      willSignedOn: isoDate('2022-04-01'),
      willWitness: '村主任',
      contactName: '李联系',
      phone: '13800000000',
      hasGuardian: false,
      note: null,
      ...more,
    }).applicationId;
  }

  function assessSafety(applicationId: number, onDate: IsoDate = isoDate('2022-04-10'), isPassed = true): void {
    const items = safetyItems(clerk, onDate).map(({ code }, place) => ({
      code,
      risk: place === 0 ? ('medium' as const) : ('none' as const),
      measures: place === 0 ? '进食时有人在旁' : null,
    }));
    enterStep(clerk, { kind: 'safety', applicationId, onDate, isPassed, assessors: '护理长', items, conclusion: null });
  }

  let rooms = 0;
  function bedIn(homeId: number, more: { sex?: string; bedType?: string; level?: string } = {}): number {
    const writer: Writer = { ...clerk, at: clerk.clock.now(), audit: () => undefined };
    rooms += 1;
    const roomId = run(
      writer,
      "INSERT INTO room (uid, home_id, building, floor, name, sex, level, recorded_at, recorded_by) VALUES (?, ?, '1号楼', 3, ?, ?, ?, ?, ?)",
      newUid(),
      homeId,
      `${300 + rooms}室`,
      more.sex ?? 'any',
      more.level ?? null,
      writer.at,
      writer.actor.userId,
    );
    return run(
      writer,
      "INSERT INTO bed (uid, room_id, label, bed_type, from_on, recorded_at, recorded_by) VALUES (?, ?, '2', ?, '2020-01-01', ?, ?)",
      newUid(),
      roomId,
      more.bedType ?? 'nursing',
      writer.at,
      writer.actor.userId,
    );
  }

  const stateOf = (applicationId: number) =>
    row<{ state: string; closedOn: string | null }>(
      clerk,
      'SELECT state, closed_on AS closedOn FROM application WHERE application_id = ?',
      applicationId,
    );
  const missingOf = (applicationId: number): string[] =>
    applicationDetail(clerk, applicationId, clerk.actor.userId, today).missing.map(
      ({ kind, isRequired }) => `${kind}${isRequired ? '!' : ''}`,
    );
  return { county, clerk, approver, applied, assessSafety, bedIn, stateOf, missingOf };
}

export function blank(personId: number): ApplyInput {
  return {
    personId,
    appliedOn: isoDate('2022-04-01'),
    wishedHomeId: null,
    partnerPersonId: null,
    willSignedOn: isoDate('2022-04-01'),
    willWitness: '村主任',
    contactName: null,
    phone: null,
    hasGuardian: null,
    note: null,
  };
}
