/** Coming to live in a home, going to another, leaving for good: the dated fact that decides who is paid, and the bed with it, in one transaction. */
import { AppError } from '../../../electron/contract/result.ts';
import type { ParsedInputOf } from '../../../electron/contract/index.ts';
import { mayRecord } from '../../../electron/contract/recordable.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { newUid, row, run, transaction, type WriteContext, type Writer } from '../../core/sql.ts';
import { changeForAudit } from '../people/audit-shape.ts';
import { refuseFuture } from '../people/checks.ts';
import { newest, type NewFact } from '../people/facts.ts';
import { nameInitials } from '../people/pinyin.ts';
import { ownHome } from '../people/place.ts';
import { asStored, insertFact, refreshPerson, trueFacts } from '../people/store.ts';
import { actorOf } from '../users/scope.ts';
import { requiredPerson, requiredResidency } from './checks.ts';
import { homeStands, staysOfPerson, type Somebody } from './queries-beds.ts';
import { residenciesOf } from './queries-residency.ts';
import { residencyOn } from './rules-residency.ts';
import { assignIn } from './service-stays.ts';

type AdmitInput = ParsedInputOf<'stays.admit'>;
type TransferInput = ParsedInputOf<'stays.transfer'>;
type ExitInput = ParsedInputOf<'stays.exit'>;

/** The facts of a change, the state that follows from them and what follows from that; the line in the log is the caller's. */
function recordFacts(
  writer: Writer,
  personId: number,
  facts: readonly NewFact[],
  source: string,
): { factId: number; before: unknown; after: object | null } {
  const known = trueFacts(writer, personId);
  const before = facts.flatMap(({ kind }) => newest(known, kind) ?? []);
  const recorded = facts.map((fact) => asStored(insertFact(writer, personId, fact, { source, batchId: null }), fact));
  refreshPerson(writer, personId, nameInitials, [...known, ...recorded]);
  return { factId: recorded[0]?.factId ?? 0, before: changeForAudit(before), after: changeForAudit(recorded) };
}

function nameOfHome(writer: Writer, homeId: number): string {
  return row<{ name: string }>(writer, 'SELECT name FROM home WHERE home_id = ?', homeId)?.name ?? '';
}

function requireHome(writer: Writer, homeId: number, action: string): void {
  if (!homeStands(writer, homeId)) throw new AppError('HOME_NOT_FOUND');
  ownHome(writer, action, homeId);
}

/** @throws AppError STAY_NOT_SUPPORTED, PERSON_ENDED */
function refuseUnsupported(person: Somebody, day: IsoDate): void {
  if (person.confirmedOn === null || person.status === 'void' || day < person.confirmedOn)
    throw new AppError('STAY_NOT_SUPPORTED', { name: person.name, date: formatDate(day) });
  if (person.endedOn !== null && day >= person.endedOn)
    throw new AppError('PERSON_ENDED', { name: person.name, date: formatDate(person.endedOn) });
}

/**
 * 入住, for callers inside a transaction of their own (a placement that was approved). A reservation in the home ends with the bed.
 * @throws AppError STAY_ALREADY_IN_HOME and what `assignIn` refuses
 */
export function admitIn(
  writer: Writer,
  { personId, homeId, bedId, onDate, note }: AdmitInput,
): { factId: number; bedStayId: number | null } {
  const person = requiredPerson(writer, personId);
  refuseUnsupported(person, onDate);
  requireHome(writer, homeId, '办理入住');
  const living = residencyOn(residenciesOf(writer, personId), onDate);
  if (living)
    throw new AppError('STAY_ALREADY_IN_HOME', { name: person.name, date: formatDate(onDate), home: nameOfHome(writer, living.homeId) });
  const recorded = recordFacts(writer, personId, [{ kind: 'mode', validFrom: onDate, value: 'centralised', homeId }], '入住登记');
  writer.audit({
    action: 'stay.admit',
    entity: 'person',
    entityId: personId,
    before: recorded.before,
    after: { ...recorded.after, homeName: nameOfHome(writer, homeId), note },
  });
  const bedStayId = bedId === null ? null : assignIn(writer, { personId, bedId, fromOn: onDate, note });
  return { factId: recorded.factId, bedStayId };
}

export function admit(context: WriteContext, input: AdmitInput): { factId: number; bedStayId: number | null } {
  refuseFuture(input.onDate, context.clock.today(), 'onDate');
  return transaction(context, (writer) => admitIn(writer, input));
}

type Departure = {
  readonly personId: number;
  readonly kind: 'transfer' | 'exit';
  readonly onDate: IsoDate;
  readonly homeId: number;
  readonly toHomeId: number | null;
  readonly reason: string;
  readonly detail: TransferInput['detail'];
  readonly factId: number;
};

function insertDeparture(writer: Writer, departure: Departure): number {
  return run(
    writer,
    `INSERT INTO departure (uid, person_id, kind, on_date, home_id, to_home_id, reason, detail_json, fact_id, recorded_at, recorded_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    departure.personId,
    departure.kind,
    departure.onDate,
    departure.homeId,
    departure.toHomeId,
    departure.reason,
    JSON.stringify(departure.detail),
    departure.factId,
    writer.at,
    writer.actor.userId,
  );
}

function bedOn(writer: Writer, personId: number, day: IsoDate): string | null {
  return staysOfPerson(writer, personId, 'occupied', day, null).find(({ fromOn }) => fromOn <= day)?.place ?? null;
}

/** 转院: the old bed is free from the day the new home begins; no gap and no double day. */
export function transferIn(
  writer: Writer,
  { personId, homeId, bedId, onDate, reason, detail }: TransferInput,
): { factId: number; bedStayId: number | null; departureId: number } {
  const person = requiredPerson(writer, personId);
  refuseUnsupported(person, onDate);
  requireHome(writer, homeId, '办理转院');
  const living = requiredResidency(writer, person, onDate);
  if (living.homeId === homeId)
    throw new AppError('STAY_ALREADY_IN_HOME', { name: person.name, date: formatDate(onDate), home: nameOfHome(writer, homeId) });
  const bed = bedOn(writer, personId, onDate);
  const recorded = recordFacts(writer, personId, [{ kind: 'mode', validFrom: onDate, value: 'centralised', homeId }], '转院登记');
  const departureId = insertDeparture(writer, {
    personId,
    kind: 'transfer',
    onDate,
    homeId: living.homeId,
    toHomeId: homeId,
    reason,
    detail,
    factId: recorded.factId,
  });
  writer.audit({
    action: 'stay.transfer',
    entity: 'person',
    entityId: personId,
    before: { homeName: nameOfHome(writer, living.homeId), bed },
    after: { ...recorded.after, homeName: nameOfHome(writer, homeId), departureReason: reason, handover: detail },
  });
  const bedStayId = bedId === null ? null : assignIn(writer, { personId, bedId, fromOn: onDate, note: null });
  return { factId: recorded.factId, bedStayId, departureId };
}

export function transfer(context: WriteContext, input: TransferInput): ReturnType<typeof transferIn> {
  refuseFuture(input.onDate, context.clock.today(), 'onDate');
  return transaction(context, (writer) => transferIn(writer, input));
}

/** What the reason of an exit records. @throws AppError INVALID_INPUT, NOT_ALLOWED */
function exitFacts(writer: Writer, input: ExitInput): NewFact[] {
  const { onDate: validFrom, reason, terminationReason, caregiver, detail } = input;
  const { role } = actorOf(writer);
  if (reason === 'death' || reason === 'termination') {
    const value = reason === 'death' ? 'death' : terminationReason;
    if (value === null) throw new AppError('INVALID_INPUT', {}, { terminationReason: '请选择终止供养的情形' });
    if (!mayRecord(role, { kind: 'end', reason: value })) throw new AppError('NOT_ALLOWED', { action: '办理终止供养' });
    const remark = reason === 'death' ? (detail.deathCause ?? detail.note) : detail.note;
    return [{ kind: 'end', validFrom, value, detail: { remark } }];
  }
  if (!mayRecord(role, { kind: 'mode' })) throw new AppError('NOT_ALLOWED', { action: '变更供养方式' });
  const mode: NewFact = { kind: 'mode', validFrom, value: 'scattered', homeId: null };
  return caregiver ? [mode, { kind: 'caregiver', validFrom, detail: caregiver }] : [mode];
}

/** 退出, for every reason. */
export function exitIn(writer: Writer, input: ExitInput): { factId: number; departureId: number } {
  const { personId, onDate, reason, detail } = input;
  const person = requiredPerson(writer, personId);
  const facts = exitFacts(writer, input);
  refuseUnsupported(person, onDate);
  if (person.endedOn !== null && (reason === 'death' || reason === 'termination'))
    throw new AppError('FACT_CONFLICT', { fact: `${person.name}已于${formatDate(person.endedOn)}终止` });
  const living = requiredResidency(writer, person, onDate);
  const bed = bedOn(writer, personId, onDate);
  const recorded = recordFacts(writer, personId, facts, '退出登记');
  const departureId = insertDeparture(writer, {
    personId,
    kind: 'exit',
    onDate,
    homeId: living.homeId,
    toHomeId: null,
    reason,
    detail,
    factId: recorded.factId,
  });
  writer.audit({
    action: 'stay.exit',
    entity: 'person',
    entityId: personId,
    before: { homeName: nameOfHome(writer, living.homeId), bed },
    after: { ...recorded.after, departureReason: reason, handover: detail },
  });
  return { factId: recorded.factId, departureId };
}

export function exit(context: WriteContext, input: ExitInput): { factId: number; departureId: number } {
  refuseFuture(input.onDate, context.clock.today(), 'onDate');
  return transaction(context, (writer) => exitIn(writer, input));
}
