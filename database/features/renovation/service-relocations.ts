/** Residents during the works: into another room, another home or a place for the time being, and back again. They stay 集中供养 all the while. */
import type { OutputOf, ParsedInputOf } from '../../../electron/contract/index.ts';
import { everyClerk, type Role } from '../../../electron/contract/method.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { noDepartureDetail } from '../../../electron/contract/stays-terms.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { newUid, run, transaction, type WriteContext, type Writer } from '../../core/sql.ts';
import { requiredBed, requiredPerson } from '../beds/checks.ts';
import { endStay } from '../beds/rows.ts';
import { residencyOn } from '../beds/rules-residency.ts';
import { transferIn } from '../beds/service-homes.ts';
import { assignIn, moveIn } from '../beds/service-stays.ts';
import { homeStands, residenciesOf, staysOfPerson, type Somebody, type StoredStay } from '../beds/standing.ts';
import { refuseFuture } from '../people/checks.ts';
import { actorOf, isInScope, scopeName, scopeOf } from '../users/scope.ts';
import { openRelocationOf, requiredRelocation, type StoredRelocation } from './queries-relocations.ts';
import { requiredWorkProject, type WorkProject } from './queries-works-project.ts';
import { requireWorks } from './service-closures.ts';

type RelocateInput = ParsedInputOf<'renovation.relocate'>;

/** A township's people only for a township, whoever lives in its homes. @throws AppError OUT_OF_SCOPE */
export function refuseStrangers(writer: Writer, personId: number, action: string): void {
  const reader = { connection: writer.connection, scope: scopeOf(actorOf(writer)) };
  if (!isInScope(reader, 'person', personId)) throw new AppError('OUT_OF_SCOPE', { action, place: scopeName(reader) });
}

/** Who lives in which home is the county's to decide. @throws AppError NOT_ALLOWED */
export function requireCounty(writer: Writer, action: string): void {
  if (!(everyClerk as readonly Role[]).includes(actorOf(writer).role)) throw new AppError('NOT_ALLOWED', { action });
}

export function homeOn(writer: Writer, personId: number, day: IsoDate): number | null {
  return residencyOn(residenciesOf(writer, personId), day)?.homeId ?? null;
}

export function stayOn(writer: Writer, personId: number, day: IsoDate): StoredStay | undefined {
  return staysOfPerson(writer, personId, 'occupied', day, null).find(({ fromOn }) => fromOn <= day);
}

/** Into a bed of the home he lives in, from the one he has or from none. */
export function putToBed(writer: Writer, personId: number, bedId: number, day: IsoDate, note: string | null): void {
  const stay = stayOn(writer, personId, day);
  if (stay?.bedId === bedId) return;
  if (stay) moveIn(writer, { personId, bedId, onDate: day, note });
  else assignIn(writer, { personId, bedId, fromOn: day, note });
}

/** The bed he is given for the time being is expected back on the day he is; for planning only. */
export function planReturn(writer: Writer, personId: number, bedId: number, plannedReturn: IsoDate): void {
  run(
    writer,
    `UPDATE bed_stay SET planned_until = ? WHERE person_id = ? AND bed_id = ? AND kind = 'occupied' AND until_on IS NULL AND withdrawn_at IS NULL`,
    plannedReturn,
    personId,
    bedId,
  );
}

/** What the kind of a relocation asks for. @throws AppError INVALID_INPUT, NOT_ALLOWED, HOME_NOT_FOUND */
function checkKind(writer: Writer, { kind, toHomeId, place, fromOn, plannedReturn }: RelocateInput, homeId: number): void {
  if (plannedReturn < fromOn) throw new AppError('INVALID_INPUT', {}, { plannedReturn: '不能早于安置日期' });
  if (kind === 'temporary' && place === null) throw new AppError('INVALID_INPUT', {}, { place: '请填写临时安置地点' });
  if (kind !== 'otherHome') return;
  requireCounty(writer, '转往他院安置');
  if (toHomeId === null || toHomeId === homeId) throw new AppError('INVALID_INPUT', {}, { toHomeId: '请选择另一家机构' });
  if (!homeStands(writer, toHomeId)) throw new AppError('HOME_NOT_FOUND');
}

/** Moves him as the kind says; the fact of a transfer. */
function move(writer: Writer, person: Somebody, bedId: number | null, input: RelocateInput, stay: StoredStay | undefined): number | null {
  const { kind, fromOn, documentNo, note } = input;
  const { personId, name } = person;
  if (kind === 'sameHome') {
    if (bedId === null) throw new AppError('RELOCATION_NO_BED', { name });
    putToBed(writer, personId, bedId, fromOn, '改造期间安置');
    return null;
  }
  if (kind === 'temporary') {
    if (bedId !== null) throw new AppError('INVALID_INPUT', {}, { people: '临时安置点没有床位' });
    if (stay) endStay(writer, stay, fromOn);
    return null;
  }
  const detail = { ...noDepartureDetail, approvedBy: documentNo, note };
  return transferIn(writer, { personId, homeId: input.toHomeId ?? 0, bedId, onDate: fromOn, reason: 'renovation', detail }).factId;
}

function relocateOne(writer: Writer, project: WorkProject, one: RelocateInput['people'][number], input: RelocateInput): void {
  const { kind, fromOn, plannedReturn, documentNo, note } = input;
  const person = requiredPerson(writer, one.personId);
  refuseStrangers(writer, one.personId, '登记改造安置');
  const open = openRelocationOf(writer, one.personId);
  if (open) throw new AppError('RELOCATION_OPEN', { name: person.name, from: formatDate(open.fromOn) });
  if (homeOn(writer, one.personId, fromOn) !== project.homeId)
    throw new AppError('RELOCATION_NOT_HERE', { name: person.name, date: formatDate(fromOn), home: project.homeName });
  const stay = stayOn(writer, one.personId, fromOn);
  const factId = move(writer, person, one.bedId, input, stay);
  if (one.bedId !== null) planReturn(writer, one.personId, one.bedId, plannedReturn);
  const place = kind === 'temporary' ? input.place : null;
  const relocationId = run(
    writer,
    `INSERT INTO renovation_relocation (uid, renovation_project_id, person_id, kind, from_on, planned_return, from_home_id, from_bed_id, to_home_id,
       to_bed_id, place, document_no, note, fact_id, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    project.projectId,
    one.personId,
    kind,
    fromOn,
    plannedReturn,
    project.homeId,
    stay?.bedId ?? null,
    kind === 'otherHome' ? input.toHomeId : null,
    one.bedId,
    place,
    documentNo,
    note,
    factId,
    writer.at,
    writer.actor.userId,
  );
  writer.audit({
    action: 'renovation.relocate',
    entity: 'renovation_relocation',
    entityId: relocationId,
    personId: one.personId,
    before: { homeName: project.homeName, bed: stay?.place ?? null },
    after: {
      projectName: project.name,
      personName: person.name,
      relocationKind: kind,
      fromOn,
      plannedReturn,
      bed: one.bedId === null ? null : requiredBed(writer, one.bedId).place,
      ...(place === null ? {} : { place }),
      documentNo,
      note,
    },
  });
}

/**
 * All of them or none.
 * @throws AppError WORKS_OVER, RELOCATION_OPEN, RELOCATION_NOT_HERE, RELOCATION_NO_BED, OUT_OF_SCOPE, NOT_ALLOWED and what beds and transfers refuse
 */
export function relocate(context: WriteContext, input: RelocateInput): OutputOf<'renovation.relocate'> {
  refuseFuture(input.fromOn, context.clock.today(), 'fromOn');
  return transaction(context, (writer) => {
    const project = requireWorks(writer, input.projectId, context.clock.today());
    checkKind(writer, input, project.homeId);
    const people = [...new Map(input.people.map((one) => [one.personId, one])).values()];
    for (const one of people) relocateOne(writer, project, one, input);
    return { relocated: people.length };
  });
}

/** Whoever has died or gone elsewhere meanwhile does not come back: only the relocation ends. */
function comeBack(writer: Writer, project: WorkProject, relocation: StoredRelocation, bedId: number | null, day: IsoDate): number | null {
  const { personId, kind, toHomeId } = relocation;
  const livesIn = homeOn(writer, personId, day);
  if (kind === 'otherHome' && livesIn === toHomeId) {
    requireCounty(writer, '登记回迁');
    return transferIn(writer, {
      personId,
      homeId: project.homeId,
      bedId,
      onDate: day,
      reason: 'returning',
      detail: { ...noDepartureDetail, approvedBy: relocation.documentNo },
    }).factId;
  }
  if (livesIn === project.homeId && bedId !== null) putToBed(writer, personId, bedId, day, '改造后回迁');
  return null;
}

/** In one step. @throws AppError RELOCATION_NOT_FOUND, RELOCATION_BACK, RELOCATION_DAY, OUT_OF_SCOPE, NOT_ALLOWED and what beds and transfers refuse */
export function bringBack(context: WriteContext, input: ParsedInputOf<'renovation.bringBack'>): OutputOf<'renovation.bringBack'> {
  const { projectId, returnedOn } = input;
  refuseFuture(returnedOn, context.clock.today(), 'returnedOn');
  return transaction(context, (writer) => {
    const project = requiredWorkProject(writer, projectId);
    const people = [...new Map(input.people.map((one) => [one.relocationId, one])).values()];
    for (const { relocationId, bedId } of people) {
      const relocation = requiredRelocation(writer, projectId, relocationId);
      refuseStrangers(writer, relocation.personId, '登记回迁');
      if (relocation.returnedOn !== null)
        throw new AppError('RELOCATION_BACK', { name: relocation.name, date: formatDate(relocation.returnedOn) });
      if (returnedOn < relocation.fromOn)
        throw new AppError('RELOCATION_DAY', { name: relocation.name, from: formatDate(relocation.fromOn) });
      const factId = comeBack(writer, project, relocation, bedId, returnedOn);
      run(
        writer,
        'UPDATE renovation_relocation SET returned_on = ?, return_fact_id = ? WHERE renovation_relocation_id = ?',
        returnedOn,
        factId,
        relocationId,
      );
      writer.audit({
        action: 'renovation.bringBack',
        entity: 'renovation_relocation',
        entityId: relocationId,
        personId: relocation.personId,
        before: { projectName: project.name, personName: relocation.name, relocationKind: relocation.kind, fromOn: relocation.fromOn },
        after: { returnedOn, bed: bedId === null ? null : requiredBed(writer, bedId).place },
      });
    }
    return { returned: people.length };
  });
}
