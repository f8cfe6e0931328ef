/**
 * Beds and stays as plain lists of days, written apart from the program: what may be done, and how everything stands afterwards. Days are numbers.
 */
export const forever = 1_000_000;

type Fact = { readonly id: number; readonly day: number; readonly home: number | null; readonly isEnd: boolean; isCancelled: boolean };
export type Held = {
  readonly id: number;
  readonly kind: 'occupied' | 'reserved' | 'away';
  /** -1 of an absence. */
  readonly bed: number;
  readonly home: number;
  readonly person: number;
  readonly from: number;
  /** As the facts let it end. */
  until: number;
  /** As somebody entered it. */
  own: number;
  cutBy: number | null;
  isWithdrawn: boolean;
};
type Outage = { readonly id: number; readonly bed: number; readonly from: number; until: number };

export type Model = {
  readonly homeOfBed: readonly number[];
  readonly facts: readonly Fact[][];
  readonly held: Held[];
  readonly heldOf: readonly Held[][];
  readonly heldOn: readonly Held[][];
  readonly outages: readonly Outage[][];
};

/** @param starts home of every person in the beginning, null for none */
export function makeModel(homeOfBed: readonly number[], starts: readonly (number | null)[]): Model {
  return {
    homeOfBed,
    facts: starts.map((home) => [{ id: 0, day: 0, home, isEnd: false, isCancelled: false }]),
    held: [],
    heldOf: starts.map(() => []),
    heldOn: homeOfBed.map(() => []),
    outages: homeOfBed.map(() => []),
  };
}

const standing = (model: Model, person: number): Fact[] => (model.facts[person] ?? []).filter((fact) => !fact.isCancelled);
export const endOf = (model: Model, person: number): Fact | null => standing(model, person).find((fact) => fact.isEnd) ?? null;

/** The mode that counts on a day, the last said of the last day. */
function modeOn(model: Model, person: number, day: number): Fact | null {
  let best: Fact | null = null;
  for (const fact of standing(model, person))
    if (!fact.isEnd && fact.day <= day && (!best || fact.day > best.day || (fact.day === best.day && fact.id > best.id))) best = fact;
  return best;
}

/** The home somebody lives in on a day. */
export function livesIn(model: Model, person: number, day: number): number | null {
  const end = endOf(model, person);
  return end && end.day <= day ? null : (modeOn(model, person, day)?.home ?? null);
}

const turningDays = (model: Model, person: number): number[] =>
  [...new Set(standing(model, person).map(({ day }) => day))].sort((a, b) => a - b);

/** The first day on which he does not live in the home any more. */
export function livesUntil(model: Model, person: number, home: number, from: number): number {
  if (livesIn(model, person, from) !== home) return from;
  return turningDays(model, person).find((day) => day > from && livesIn(model, person, day) !== home) ?? forever;
}

const meets = (one: { from: number; until: number }, from: number, until: number): boolean =>
  one.from < until && from < one.until && one.from !== one.until && from !== until;

export function heldBy(model: Model, person: number, kind: Held['kind'], from: number, until: number): Held[] {
  return (model.heldOf[person] ?? []).filter((one) => one.kind === kind && !one.isWithdrawn && meets(one, from, until));
}

/** Nobody's and in use for these days. */
export function isUsable(model: Model, bed: number, from: number, until: number, except: Held | null = null): boolean {
  if (until <= from) return true;
  const isOut = model.outages[bed]?.some((outage) => meets(outage, from, until)) ?? true;
  return !isOut && !model.heldOn[bed]?.some((one) => one !== except && !one.isWithdrawn && meets(one, from, until));
}

export function hold(model: Model, one: Omit<Held, 'cutBy' | 'isWithdrawn'>): Held {
  const made: Held = { ...one, cutBy: null, isWithdrawn: false };
  model.held.push(made);
  model.heldOf[one.person]?.push(made);
  if (one.bed >= 0) model.heldOn[one.bed]?.push(made);
  return made;
}

export function endByHand(one: Held, day: number): void {
  one.until = one.own = Math.max(day, one.from);
  one.cutBy = null;
}

/** Whose bed stands in the home needs no reservation there. */
export function fulfil(model: Model, person: number, home: number, day: number): void {
  for (const one of heldBy(model, person, 'reserved', day, forever)) if (one.home === home) endByHand(one, day);
}

type Wanted = { readonly until: number; readonly cutBy: number | null } | null;

function wantedOfStay(model: Model, one: Held): Wanted {
  const hasGround = turningDays(model, one.person).some((day) => day <= one.from && livesIn(model, one.person, day) === one.home);
  if (!hasGround) return null;
  const last = livesUntil(model, one.person, one.home, one.from);
  return last < one.own ? { until: last, cutBy: -1 } : { until: one.own, cutBy: null };
}

/** The day and the fact with which he came to the last home he ever lived in. */
function lastArrival(model: Model, person: number): { day: number; id: number } | null {
  let arrival: { day: number; id: number } | null = null;
  let before: number | null = null;
  for (const day of turningDays(model, person)) {
    const home = livesIn(model, person, day);
    if (home !== null && home !== before) arrival = { day, id: modeOn(model, person, day)?.id ?? -1 };
    before = home;
  }
  return arrival;
}

function wantedOfReservation(model: Model, one: Held, homeBefore: number | null): Wanted {
  const cut = model.facts[one.person]?.find(({ id }) => id === one.cutBy);
  const isCut = cut !== undefined && !cut.isCancelled;
  const now = isCut ? one.until : one.own;
  const end = endOf(model, one.person);
  if (end && end.day < now) return { until: Math.max(end.day, one.from), cutBy: end.id };
  const home = modeOn(model, one.person, forever)?.home ?? null;
  const arrival = lastArrival(model, one.person);
  if (now === forever && home !== null && home !== homeBefore && home !== one.home && arrival)
    return { until: Math.max(arrival.day, one.from), cutBy: arrival.id };
  return isCut ? { until: one.until, cutBy: one.cutBy } : { until: one.own, cutBy: null };
}

function mayLengthen(model: Model, one: Held, until: number): boolean {
  const others = (model.heldOf[one.person] ?? []).filter((other) => other !== one && other.kind === one.kind && !other.isWithdrawn);
  if (others.some((other) => meets(other, one.from, until))) return false;
  return one.bed < 0 || isUsable(model, one.bed, one.from, until, one);
}

/** After a fact was recorded or withdrawn. */
function follow(model: Model, person: number, homeBefore: number | null): void {
  const order = { away: 0, occupied: 1, reserved: 1 } as const;
  const own = (model.heldOf[person] ?? [])
    .filter((one) => !one.isWithdrawn)
    .toSorted((a, b) => a.from - b.from || order[a.kind] - order[b.kind] || a.id - b.id);
  const wanted = own.map((one) => ({
    one,
    end: one.kind === 'reserved' ? wantedOfReservation(model, one, homeBefore) : wantedOfStay(model, one),
  }));
  for (const { one, end } of wanted) if (!end) one.isWithdrawn = true;
  const longer = wanted.filter(({ one, end }) => end && end.until > one.until);
  for (const { one, end } of wanted)
    if (end && end.until <= one.until) {
      one.until = end.until;
      one.cutBy = end.cutBy;
    }
  for (const { one, end } of longer) {
    if (!end) continue;
    if (mayLengthen(model, one, end.until)) {
      one.until = end.until;
      one.cutBy = end.cutBy;
    } else {
      one.own = one.until;
      one.cutBy = null;
    }
  }
}

export function record(model: Model, person: number, fact: Omit<Fact, 'isCancelled'>): void {
  const homeBefore = modeOn(model, person, forever)?.home ?? null;
  model.facts[person]?.push({ ...fact, isCancelled: false });
  follow(model, person, homeBefore);
}

export function cancel(model: Model, person: number, id: number): void {
  const homeBefore = modeOn(model, person, forever)?.home ?? null;
  const fact = model.facts[person]?.find((one) => one.id === id);
  if (fact) fact.isCancelled = true;
  follow(model, person, homeBefore);
}
