/** The registers of a home: who lives there, who came and left, who was away, how full it was day by day. */
import type { AbsenceRow, MovementRow, Occupancy, ResidentRow } from '../../../electron/contract/stays-registers.ts';
import { exitReasons, transferReasons, type DepartureDetail } from '../../../electron/contract/stays-terms.ts';
import { labelOf, terminationReasons } from '../../../electron/contract/terms.ts';
import { ageOn, firstDayOf, lastDayOf, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import type { ScopedReader } from '../users/scope.ts';
import { policyNumber } from '../parameters/service.ts';
import { homeName } from './map.ts';
import { absencesOn, peopleOn } from './queries-map.ts';
import {
  absencesBetween,
  bedsOfPeople,
  departuresOf,
  factsById,
  livingDetails,
  outagesBetween,
  placeAround,
  whoAre,
  type DepartureRow,
  type FactRow,
} from './queries-registers.ts';
import { capacityOn, residenciesIn, residenciesOf, type HomeResidency } from './queries-residency.ts';
import { addDays, daysBetween } from './days.ts';

type Period = { readonly homeId: number; readonly from: IsoDate; readonly until: IsoDate };

const on = (day: IsoDate) => (interval: { readonly from: IsoDate; readonly until: IsoDate | null }) =>
  interval.from <= day && (interval.until === null || day < interval.until);

/** 集中供养人员花名册（机构）, in the order of the beds; those without one last. @throws AppError HOME_NOT_FOUND */
export function residentsRegister(
  reader: ScopedReader,
  { homeId, day }: { readonly homeId: number; readonly day: IsoDate },
): ResidentRow[] {
  homeName(reader, homeId);
  const residents = residenciesIn(reader, homeId).filter(on(day));
  const ids = residents.map(({ personId }) => personId);
  const people = peopleOn(reader, ids, day);
  const details = livingDetails(reader, ids);
  const beds = bedsOfPeople(reader, homeId, day);
  const away = new Map(absencesOn(reader, homeId, day).map((absence) => [absence.personId, absence]));
  const listed = residents.flatMap(({ personId, from }): ResidentRow[] => {
    const person = people.get(personId);
    if (!person) return [];
    const [bed, absence, detail] = [beds.get(personId), away.get(personId), details.get(personId)];
    return [
      {
        personId,
        name: person.name,
        sex: person.sex,
        age: ageOn(person.bornOn, day),
        idNumber: person.idNumber,
        building: bed?.building ?? null,
        floor: bed?.floor ?? null,
        room: bed?.room ?? null,
        bed: bed?.bed ?? null,
        bedType: bed?.bedType ?? null,
        townName: detail?.townName ?? null,
        villageName: detail?.villageName ?? null,
        level: person.level,
        admittedOn: from,
        phone: person.phone,
        illness: detail?.illness ?? null,
        state: absence?.kind ?? 'inHouse',
        stateSince: absence?.fromOn ?? bed?.fromOn ?? from,
        remark: detail?.remark ?? null,
      },
    ];
  });
  const order = (row: ResidentRow): string =>
    row.bed === null
      ? `1${row.name}`
      : `0${row.building} ${String(row.floor).padStart(3, '0')} ${row.room?.padStart(6, '0')} ${row.bed.padStart(3, '0')}`;
  return listed.toSorted((one, other) => order(one).localeCompare(order(other), 'zh'));
}

function endWords({ kind, value, homeName: home }: FactRow): string {
  if (kind === 'end') return value === 'death' ? '死亡' : `终止供养（${labelOf(terminationReasons, value ?? '')}）`;
  return value === 'centralised' ? `转入${home ?? ''}` : '转分散供养';
}

/** As it was written down when he left; else by the fact that ended the stay. */
function leavingWords(departure: DepartureRow | undefined, fact: FactRow | undefined): string | null {
  if (departure?.kind === 'transfer') return labelOf(transferReasons, departure.reason);
  const words = fact ? endWords(fact) : null;
  if (!departure || fact?.kind === 'end') return words;
  return labelOf(exitReasons, departure.reason);
}

/** 入住、转院、退出登记: everything between two days, both included, the newest first. @throws AppError HOME_NOT_FOUND */
export function movementsRegister(reader: ScopedReader, { homeId, from, until }: Period): MovementRow[] {
  homeName(reader, homeId);
  const isIn = (day: IsoDate | null): boolean => day !== null && from <= day && day <= until;
  const all = residenciesIn(reader, homeId).filter((stay) => isIn(stay.from) || isIn(stay.until));
  const ids = [...new Set(all.map(({ personId }) => personId))];
  const people = whoAre(reader, ids);
  const departures = departuresOf(reader, ids);
  const facts = factsById(
    reader,
    all.flatMap(({ beginFactId, endFactId }) => [beginFactId, ...(endFactId === null ? [] : [endFactId])]),
  );
  const row = (
    stay: HomeResidency,
    day: IsoDate,
    factId: number | null,
    rest: Pick<MovementRow, 'kind' | 'otherHomeName' | 'reason' | 'detail'>,
  ): MovementRow[] => {
    const person = people.get(stay.personId);
    const fact = factId === null ? undefined : facts.get(factId);
    if (!person) return [];
    const { bornOn, ...who } = person;
    const isLeaving = rest.kind === 'exit' || rest.kind === 'transferOut';
    const place = placeAround(reader, homeId, stay.personId, day, isLeaving);
    const by = { recordedAt: fact?.recordedAt ?? '', recordedBy: fact?.recordedBy ?? '' };
    return [{ ...who, age: ageOn(bornOn, day), onDate: day, place, ...rest, ...by }];
  };
  const movements = all.flatMap((stay) => {
    const came = departures.find(
      ({ kind, factId, personId }) => kind === 'transfer' && personId === stay.personId && factId === stay.beginFactId,
    );
    // A transfer that was imported has no paper of its own.
    const earlier = residenciesOf(reader, stay.personId).find(({ until: day, homeId: other }) => day === stay.from && other !== homeId);
    const fromHome = came?.homeId ?? earlier?.homeId ?? null;
    const left = departures.find((one) => one.personId === stay.personId && one.homeId === homeId && one.factId === stay.endFactId);
    const ending = stay.endFactId === null ? undefined : facts.get(stay.endFactId);
    const isTransfer = ending?.kind === 'mode' && ending.value === 'centralised';
    const detailOf = (departure: DepartureRow | undefined): DepartureDetail | null =>
      departure ? (JSON.parse(departure.detail) as DepartureDetail) : null;
    const coming = isIn(stay.from)
      ? row(stay, stay.from, stay.beginFactId, {
          kind: fromHome === null ? 'admission' : 'transferIn',
          otherHomeName: fromHome === null ? null : homeName(reader, fromHome),
          reason: came ? leavingWords(came, undefined) : null,
          detail: detailOf(came),
        })
      : [];
    const leaving =
      stay.until !== null && isIn(stay.until)
        ? row(stay, stay.until, stay.endFactId, {
            kind: isTransfer ? 'transferOut' : 'exit',
            otherHomeName: isTransfer ? (ending?.homeName ?? null) : null,
            reason: leavingWords(left, ending),
            detail: detailOf(left),
          })
        : [];
    return [...coming, ...leaving];
  });
  return movements.toSorted((one, other) =>
    one.onDate === other.onDate ? one.name.localeCompare(other.name, 'zh') : one.onDate < other.onDate ? 1 : -1,
  );
}

/** 请假、住院登记: every absence that touches the days. @throws AppError HOME_NOT_FOUND */
export function absencesRegister(reader: ScopedReader, { homeId, from, until }: Period, today: IsoDate): AbsenceRow[] {
  homeName(reader, homeId);
  const stored = absencesBetween(reader, homeId, from, until);
  const people = whoAre(
    reader,
    stored.map(({ personId }) => personId),
  );
  const remindDays = policyNumber(reader, 'leave.remindDays', today);
  return stored.flatMap((absence) => {
    const person = people.get(absence.personId);
    if (!person) return [];
    const { bornOn, ...who } = person;
    const nights = Math.max(0, daysBetween(absence.fromOn, absence.untilOn ?? today));
    const place = placeAround(reader, homeId, absence.personId, absence.fromOn, false);
    return [
      {
        ...absence,
        ...who,
        age: ageOn(bornOn, absence.fromOn),
        nights,
        place,
        isReminded: absence.untilOn === null && nights >= remindDays,
      },
    ];
  });
}

/** 入住情况月报: every day of the month up to today. @throws AppError HOME_NOT_FOUND */
export function occupancyOf(
  reader: Reader,
  { homeId, month }: { readonly homeId: number; readonly month: IsoMonth },
  today: IsoDate,
): Occupancy {
  const name = homeName(reader, homeId);
  const first = firstDayOf(month);
  const last = lastDayOf(month) < today ? lastDayOf(month) : today;
  const residents = residenciesIn(reader, homeId);
  const absences = absencesBetween(reader, homeId, first, last);
  const outages = outagesBetween(reader, homeId, first, last);
  const days: Occupancy['days'] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const living = new Set(residents.filter(on(day)).map(({ personId }) => personId));
    const away = (kind: 'leave' | 'hospital'): number =>
      absences.filter(
        (one) => one.kind === kind && one.fromOn <= day && (one.untilOn === null || day < one.untilOn) && living.has(one.personId),
      ).length;
    const { registered } = capacityOn(reader, homeId, day);
    const closed = outages.filter((outage) => outage.fromOn <= day && (outage.untilOn === null || day < outage.untilOn)).length;
    const [leave, hospital] = [away('leave'), away('hospital')];
    days.push({
      day,
      registered,
      available: registered - closed,
      occupied: living.size,
      inHouse: living.size - leave - hospital,
      leave,
      hospital,
      admitted: residents.filter(({ from }) => from === day).length,
      left: residents.filter(({ until }) => until === day).length,
    });
  }
  const sum = (key: 'occupied' | 'leave' | 'hospital' | 'available'): number => days.reduce((total, day) => total + day[key], 0);
  return {
    homeName: name,
    days,
    personNights: sum('occupied'),
    leaveNights: sum('leave'),
    hospitalNights: sum('hospital'),
    bedNights: sum('available'),
  };
}
