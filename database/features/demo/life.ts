/** The people of the invented county as they stand on a day of their life, and how one of them is found to whom something may happen. */
import type { SelfCareLevel } from '../../../electron/contract/terms.ts';
import type { IsoDate, IsoMonth } from '../../../electron/contract/values.ts';
import type { WriteContext } from '../../core/sql.ts';
import { addDays } from './calendar.ts';
import type { Random } from './random.ts';
import type { RosterPerson } from './roster.ts';

export type DemoPerson = {
  readonly personId: number;
  readonly person: RosterPerson;
  level: SelfCareLevel;
  assessedOn: IsoDate;
  /** Null: scattered. */
  homeId: number | null;
  isWilling: boolean;
  hasAccount: boolean;
  /** False while somebody is kept under a temporary number. */
  isIdKnown: boolean;
  standing: 'active' | 'suspended' | 'ended';
  suspendedIn: IsoMonth | null;
  /** Day of the newest fact about support: nothing is recorded of a day before it. */
  lastOn: IsoDate;
};

export type DemoHomeBeds = {
  readonly homeId: number;
  readonly name: string;
  readonly town: string;
  readonly beds: number;
  residents: number;
};

export type Life = {
  /** The clerk at work; her clock is the office's. */
  readonly clerk: WriteContext;
  readonly random: Random;
  readonly people: DemoPerson[];
  readonly homes: readonly DemoHomeBeds[];
  readonly newcomers: RosterPerson[];
  readonly taken: Set<string>;
};

/** Tries enough to find somebody of one in a hundred; in a small county there may be nobody. */
const mostTries = 400;

export function findPerson(life: Life, suits: (person: DemoPerson) => boolean): DemoPerson | null {
  const { random, people } = life;
  for (let attempt = 0; attempt < mostTries && people.length > 0; attempt += 1) {
    const person = random.pick(people);
    if (person.standing === 'active' && person.lastOn < life.clerk.clock.today() && suits(person)) return person;
  }
  return null;
}

/**
 * The day something happened that the office learns of today: mostly within the week, sometimes months ago, never before what is known of the
 * person already.
 */
export function happenedOn(life: Life, person: Pick<DemoPerson, 'lastOn'>, lateness: number): IsoDate {
  const { random, clerk } = life;
  const today = clerk.clock.today();
  const day = addDays(today, random.happens(lateness) ? -random.whole(25, 100) : -random.whole(0, 6));
  const earliest = addDays(person.lastOn, 1);
  return day < earliest ? earliest : day;
}

/** Learnt so late that a sheet has gone out without it. */
export function isLate(life: Life, on: IsoDate): boolean {
  return on.slice(0, 7) < life.clerk.clock.today().slice(0, 7);
}

export function freeHome(life: Life, not: number | null, town: string | null): DemoHomeBeds | null {
  const roomy = life.homes.filter((home) => home.homeId !== not && home.residents < home.beds);
  return roomy.find((home) => home.town === town) ?? (roomy.length > 0 ? life.random.pick(roomy) : null);
}

export function moveHome(life: Life, person: DemoPerson, homeId: number | null): void {
  for (const home of life.homes) {
    if (home.homeId === person.homeId) home.residents -= 1;
    if (home.homeId === homeId) home.residents += 1;
  }
  person.homeId = homeId;
}
