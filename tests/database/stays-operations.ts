/** The random operations: each says whether the model allows it, does it in the ledger, and then in the model. */
import { makeRandom } from '../../database/features/demo/random.ts';
import { newUid, row, run, type Writer } from '../../database/core/sql.ts';
import { endAbsenceIn, startAbsenceIn } from '../../database/features/beds/service-absences.ts';
import { admitIn, exitIn, transferIn } from '../../database/features/beds/service-homes.ts';
import { closeIn, reopenIn } from '../../database/features/beds/service-outages.ts';
import { insertBed, insertRoom } from '../../database/features/beds/service-rooms.ts';
import { assignIn, cancelReservationIn, moveIn, reserveIn, swapIn } from '../../database/features/beds/service-stays.ts';
import { nameInitials } from '../../database/features/people/pinyin.ts';
import { insertCancellation, insertFact, refreshPerson } from '../../database/features/people/store.ts';
import { noDepartureDetail } from '../../electron/contract/stays-terms.ts';
import { isoDate, type IsoDate } from '../../electron/contract/values.ts';
import { memoryLedger } from '../helpers/ledger.ts';
import { idNumberOf } from './payments-county.ts';
import * as model from './stays-model.ts';

const homes = 3;
const bedsPerHome = 14;
const people = 60;
const firstDay = Date.parse('2015-01-01T00:00:00Z');
const dayText: IsoDate[] = [];
export const text = (day: number): IsoDate => (dayText[day] ??= isoDate(new Date(firstDay + day * 86_400_000).toISOString().slice(0, 10)));

type Random = ReturnType<typeof makeRandom>;
export type County = {
  readonly writer: Writer;
  readonly known: model.Model;
  readonly bedIds: readonly number[];
  readonly personIds: readonly number[];
  readonly homeIds: readonly number[];
  readonly random: Random;
  today: number;
};
type Tried = { readonly what: string; readonly mayBe: boolean; readonly work: () => void; readonly after: () => void };

export function makeCounty(seed: number): County {
  const context = memoryLedger();
  const random = makeRandom(seed);
  // The chain of the log is measured elsewhere; a million lines of it would only be waited for.
  const writer: Writer = { connection: context.connection, actor: context.actor, at: context.clock.now(), audit: () => undefined };
  const town = row<{ code: string }>(writer, "SELECT code FROM division WHERE level = 'town' LIMIT 1")?.code ?? '';
  const homeIds = Array.from({ length: homes }, (_, index) =>
    run(
      writer,
      "INSERT INTO home (uid, code, name, home_level, town_code, beds_registered, nursing_beds, operation_mode) VALUES (?, ?, ?, 'town', ?, 14, 0, 'public')",
      newUid(),
      `H${index}`,
      `敬老院${index}`,
      town,
    ),
  );
  const bedIds = homeIds.flatMap((homeId) => {
    const roomId = insertRoom(writer, { homeId, building: '主楼', floor: 1, name: '101', sex: 'any', level: null });
    return Array.from({ length: bedsPerHome }, (_, index) =>
      insertBed(writer, { roomId, label: String(index + 1), bedType: 'normal', fromOn: text(0) }),
    );
  });
  const starts = Array.from({ length: people }, () => (random.happens(0.5) ? random.whole(0, homes - 1) : null));
  const personIds = starts.map((home, index) => {
    const personId = run(
      writer,
      "INSERT INTO person (uid, id_number, name, sex, born_on, initials, status) VALUES (?, ?, ?, 'male', '1940-01-01', '', 'void')",
      newUid(),
      idNumberOf(index),
      `某${index}`,
    );
    const origin = { source: '测试', batchId: null };
    insertFact(writer, personId, { kind: 'confirmation', validFrom: text(0) }, origin);
    const homeId = home === null ? null : (homeIds[home] ?? null);
    insertFact(writer, personId, { kind: 'mode', validFrom: text(0), value: home === null ? 'scattered' : 'centralised', homeId }, origin);
    refreshPerson(writer, personId, nameInitials);
    return personId;
  });
  const known = model.makeModel(
    bedIds.map((_, index) => Math.floor(index / bedsPerHome)),
    starts,
  );
  return { writer, known, bedIds, personIds, homeIds, random, today: 10 };
}

const newestFact = (writer: Writer): number => row<{ id: number }>(writer, 'SELECT max(fact_id) AS id FROM fact')?.id ?? 0;
const newestOf = (writer: Writer, table: 'bed_stay' | 'absence' | 'bed_outage'): number =>
  row<{ id: number }>(writer, `SELECT max(${table}_id) AS id FROM ${table}`)?.id ?? 0;
const away = { plannedUntil: null, destination: null, escort: null, approvedBy: null, note: null } as const;

/** Somebody, some bed, some day, mostly today; half of the beds are those of the home he lives in. */
function anything(county: County) {
  const { random, known, today } = county;
  const person = random.whole(0, people - 1);
  const day = random.happens(0.75) ? today : random.whole(Math.max(0, today - 60), today);
  const home = model.livesIn(known, person, day);
  const bed =
    home !== null && random.happens(0.7)
      ? home * bedsPerHome + random.whole(0, bedsPerHome - 1)
      : random.whole(0, county.bedIds.length - 1);
  return { person, day, home, bed, personId: county.personIds[person] ?? 0, bedId: county.bedIds[bed] ?? 0 };
}

type Any = ReturnType<typeof anything>;

/** Puts him into the bed in the model; null when he may not. */
function assigning(
  { known }: County,
  { person, day }: Any,
  bed: number,
  home: number | null,
): (() => Omit<model.Held, 'id' | 'cutBy' | 'isWithdrawn'>) | null {
  if (home === null || known.homeOfBed[bed] !== home) return null;
  const until = model.livesUntil(known, person, home, day);
  if (model.heldBy(known, person, 'occupied', day, until).length > 0) return null;
  // Own reservations in the home end first; they may be on this very bed.
  const own = model.heldBy(known, person, 'reserved', day, model.forever).filter((one) => one.home === home);
  const kept = own.map((one) => ({ one, until: one.until, own: one.own, cutBy: one.cutBy }));
  model.fulfil(known, person, home, day);
  const isFree = model.isUsable(known, bed, day, until);
  for (const { one, ...before } of kept) Object.assign(one, before);
  if (!isFree) return null;
  return () => {
    model.fulfil(known, person, home, day);
    return { kind: 'occupied', bed, home, person, from: day, until, own: model.forever };
  };
}

function assign(county: County): Tried {
  const any = anything(county);
  const made = assigning(county, any, any.bed, any.home);
  return {
    what: 'assign',
    mayBe: made !== null,
    work: () => assignIn(county.writer, { personId: any.personId, bedId: any.bedId, fromOn: text(any.day), note: null }),
    after: () => made && model.hold(county.known, { ...made(), id: newestOf(county.writer, 'bed_stay') }),
  };
}

const lying = (county: County, person: number, day: number): model.Held | undefined =>
  model.heldBy(county.known, person, 'occupied', day, model.forever).find(({ from }) => from <= day);

function move(county: County): Tried {
  const { known, writer } = county;
  const { person, day, bed, home, personId, bedId } = anything(county);
  const stay = lying(county, person, day);
  let mayBe = false;
  if (stay && home !== null && stay.bed !== bed && known.homeOfBed[bed] === home) {
    const own = model.heldBy(known, person, 'reserved', day, model.forever).find((one) => one.home === home && one.bed === bed);
    mayBe = model.isUsable(known, bed, day, stay.until, own ?? null) || stay.until <= day;
  }
  return {
    what: 'move',
    mayBe,
    work: () => moveIn(writer, { personId, bedId, onDate: text(day), note: null }),
    after: () => {
      if (!stay || home === null) return;
      model.fulfil(known, person, home, day);
      const { until, own } = stay;
      model.endByHand(stay, day);
      model.hold(known, { id: newestOf(writer, 'bed_stay'), kind: 'occupied', bed, home, person, from: day, until, own });
    },
  };
}

function swap(county: County): Tried {
  const { known, writer, random, personIds } = county;
  const { person, day, home, personId } = anything(county);
  const mates = personIds
    .map((_, index) => index)
    .filter((other) => other !== person && home !== null && model.livesIn(known, other, day) === home);
  const other = mates.length > 0 && random.happens(0.9) ? random.pick(mates) : random.whole(0, people - 1);
  const [mine, theirs] = [lying(county, person, day), lying(county, other, day)];
  const isOneHome = home !== null && model.livesIn(known, other, day) === home && person !== other;
  const mayBe =
    isOneHome && !!mine && !!theirs && mine.bed !== theirs.bed && fits(known, theirs, mine, day) && fits(known, mine, theirs, day);
  return {
    what: 'swap',
    mayBe,
    work: () => swapIn(writer, { personId, otherPersonId: personIds[other] ?? 0, onDate: text(day) }),
    after: () => {
      if (!mine || !theirs || home === null) return;
      const last = newestOf(writer, 'bed_stay');
      const [a, b] = [{ ...mine }, { ...theirs }];
      model.endByHand(mine, day);
      model.endByHand(theirs, day);
      model.hold(known, { id: last - 1, kind: 'occupied', bed: b.bed, home, person, from: day, until: a.until, own: a.own });
      model.hold(known, { id: last, kind: 'occupied', bed: a.bed, home, person: other, from: day, until: b.until, own: b.own });
    },
  };
}

/** The bed of one is free for the days of the other, but for the one himself. */
function fits(known: model.Model, bedOf: model.Held, forOne: model.Held, day: number): boolean {
  return model.isUsable(known, bedOf.bed, day, forOne.until, bedOf);
}

function reserve(county: County): Tried {
  const { known, writer } = county;
  const { person, day, bed, personId, bedId } = anything(county);
  const mayBe =
    !model.endOf(known, person) &&
    model.heldBy(known, person, 'reserved', day, model.forever).length === 0 &&
    model.isUsable(known, bed, day, model.forever);
  const home = known.homeOfBed[bed] ?? 0;
  return {
    what: 'reserve',
    mayBe,
    work: () => reserveIn(writer, { personId, bedId, fromOn: text(day), plannedUntil: null, note: null }),
    after: () =>
      model.hold(known, {
        id: newestOf(writer, 'bed_stay'),
        kind: 'reserved',
        bed,
        home,
        person,
        from: day,
        until: model.forever,
        own: model.forever,
      }),
  };
}

function cancelReservation(county: County): Tried | null {
  const open = county.known.held.filter(({ kind, until, isWithdrawn }) => kind === 'reserved' && !isWithdrawn && until === model.forever);
  const any = county.random.happens(0.9) ? open : county.known.held.filter(({ kind }) => kind !== 'away');
  if (any.length === 0) return null;
  const one = county.random.pick(any);
  return {
    what: 'cancelReservation',
    mayBe: one.kind === 'reserved' && !one.isWithdrawn && one.until === model.forever,
    work: () => cancelReservationIn(county.writer, { bedStayId: one.id, reason: '不来了' }, text(county.today)),
    after: () => model.endByHand(one, county.today),
  };
}

function comeTo(county: County, isTransfer: boolean): Tried {
  const { known, writer, random, homeIds } = county;
  const any = anything(county);
  const { person, day, home: from, personId } = any;
  const home = random.whole(0, homes - 1);
  const bed = random.happens(0.6) ? home * bedsPerHome + random.whole(0, bedsPerHome - 1) : null;
  const end = model.endOf(known, person);
  const isSupported = !end || day < end.day;
  const isRight = isTransfer ? from !== null && from !== home : from === null;
  // The bed is asked for once the fact is there: it is put into the model for the question only.
  const kept = (known.heldOf[person] ?? []).map((one) => [one, { ...one }] as const);
  model.record(known, person, { id: model.forever, day, home, isEnd: false });
  const mayLie = bed === null || assigning(county, any, bed, home) !== null;
  known.facts[person]?.pop();
  for (const [one, before] of kept) Object.assign(one, before);
  const common = { personId, homeId: homeIds[home] ?? 0, bedId: bed === null ? null : (county.bedIds[bed] ?? 0), onDate: text(day) };
  return {
    what: isTransfer ? 'transfer' : 'admit',
    mayBe: isSupported && isRight && mayLie,
    work: () =>
      isTransfer
        ? transferIn(writer, { ...common, reason: 'nearby', detail: noDepartureDetail })
        : admitIn(writer, { ...common, note: null }),
    after: () => {
      model.record(known, person, { id: newestFact(writer), day, home, isEnd: false });
      const made = bed === null ? null : assigning(county, any, bed, home);
      if (made) model.hold(known, { ...made(), id: newestOf(writer, 'bed_stay') });
    },
  };
}

function exit(county: County): Tried {
  const { known, writer, random } = county;
  const { person, day, home, personId } = anything(county);
  const isDeath = random.happens(0.4);
  const end = model.endOf(known, person);
  return {
    what: isDeath ? 'death' : 'exit',
    mayBe: home !== null && (!end || (!isDeath && day < end.day)),
    work: () =>
      exitIn(writer, {
        personId,
        onDate: text(day),
        reason: isDeath ? 'death' : 'scattered',
        terminationReason: null,
        caregiver: null,
        detail: noDepartureDetail,
      }),
    after: () => model.record(known, person, { id: newestFact(writer), day, home: null, isEnd: isDeath }),
  };
}

/** A record of a person is taken back, whichever. */
function undo(county: County): Tried | null {
  const { known, writer, random, personIds } = county;
  const dead = personIds.map((_, index) => index).filter((person) => model.endOf(known, person));
  const person = dead.length > 0 && random.happens(0.7) ? random.pick(dead) : random.whole(0, people - 1);
  const facts = (known.facts[person] ?? []).filter(({ id, isCancelled }) => id !== 0 && !isCancelled);
  if (facts.length === 0) return null;
  const fact = facts.find(({ isEnd }) => isEnd) ?? random.pick(facts);
  const personId = personIds[person] ?? 0;
  return {
    what: 'undo',
    mayBe: true,
    work: () => {
      insertCancellation(writer, personId, fact.id, text(fact.day), '登记有误', null);
      refreshPerson(writer, personId, nameInitials);
    },
    after: () => model.cancel(known, person, fact.id),
  };
}

function leave(county: County): Tried {
  const { known, writer } = county;
  const { person, day, home, personId } = anything(county);
  const until = home === null ? day : model.livesUntil(known, person, home, day);
  return {
    what: 'leave',
    mayBe: home !== null && model.heldBy(known, person, 'away', day, until).length === 0,
    work: () => startAbsenceIn(writer, { ...away, personId, kind: 'leave', fromOn: text(day) }),
    after: () =>
      home !== null &&
      model.hold(known, { id: newestOf(writer, 'absence'), kind: 'away', bed: -1, home, person, from: day, until, own: model.forever }),
  };
}

function comeBack(county: County): Tried | null {
  const all = county.known.held.filter(({ kind, isWithdrawn }) => kind === 'away' && !isWithdrawn);
  const open = all.filter(({ until }) => until === model.forever);
  const some = county.random.happens(0.9) ? open : all;
  if (some.length === 0) return null;
  const one = county.random.pick(some);
  const day = county.random.whole(Math.max(0, county.today - 30), county.today);
  return {
    what: 'return',
    mayBe: one.until === model.forever && day >= one.from,
    work: () => endAbsenceIn(county.writer, { absenceId: one.id, onDate: text(day) }),
    after: () => model.endByHand(one, day),
  };
}

function close(county: County): Tried {
  const { known, writer, homeIds } = county;
  const { bed, bedId, day } = anything(county);
  return {
    what: 'close',
    mayBe: model.isUsable(known, bed, day, model.forever),
    work: () =>
      closeIn(writer, {
        homeId: homeIds[known.homeOfBed[bed] ?? 0] ?? 0,
        bedIds: [bedId],
        kind: 'repair',
        fromOn: text(day),
        plannedUntil: null,
        reason: '漏水',
      }),
    after: () => known.outages[bed]?.push({ id: newestOf(writer, 'bed_outage'), bed, from: day, until: model.forever }),
  };
}

function reopen(county: County): Tried | null {
  const open = county.known.outages.flat().filter(({ until }) => until === model.forever);
  if (open.length === 0) return null;
  const outage = county.random.pick(open);
  return {
    what: 'reopen',
    mayBe: true,
    work: () => reopenIn(county.writer, { outageId: outage.id, onDate: text(county.today) }),
    after: () => (outage.until = Math.max(county.today, outage.from)),
  };
}

export const kinds: readonly (readonly [(county: County) => Tried | null, number])[] = [
  [assign, 20],
  [move, 14],
  [swap, 8],
  [reserve, 8],
  [cancelReservation, 5],
  [(county) => comeTo(county, false), 9],
  [(county) => comeTo(county, true), 7],
  [exit, 8],
  [undo, 7],
  [leave, 6],
  [comeBack, 6],
  [close, 3],
  [reopen, 4],
];
