/** Who stands in the opening roster, in which home, cared for by whom; and who will be added later. */
import type { Random } from './random.ts';
import type { CountyHome } from './county.ts';
import { makeAccountNumber, makeDay, makeIdNumber, makeName, makePeople, makePhone, type MadePerson } from './people.ts';

/** First six digits that no bank issues cards under. */
const cardIssuer = '629999';
export const bankName = '样本农村商业银行';

export type DemoAccount = { readonly bank: string; readonly holder: string; readonly number: string };
export type DemoCaregiver = {
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly account: DemoAccount | null;
};
export type RosterPerson = {
  readonly made: MadePerson;
  /** Null: scattered. */
  readonly homeCode: string | null;
  readonly caregiver: DemoCaregiver | null;
  readonly account: DemoAccount | null;
  readonly illness: string | null;
};

const illnesses = [
  '高血压',
  '脑梗死后遗症',
  '冠心病',
  '糖尿病',
  '慢性支气管炎',
  '白内障',
  '类风湿关节炎',
  '帕金森病',
  '阿尔茨海默病',
  '骨折术后',
];

export function makeAccount(random: Random, holder: string): DemoAccount {
  return { bank: bankName, holder, number: makeAccountNumber(random, cardIssuer) };
}

export function makeCaregiver(random: Random, name: string, taken: Set<string>): DemoCaregiver {
  const idNumber = makeIdNumber(random, makeDay(random, 1960, 1992), random.happens(0.4) ? 'male' : 'female', taken);
  return { name, idNumber, phone: makePhone(random), account: random.happens(0.9) ? makeAccount(random, name) : null };
}

/** Beds that are still free, by code of the home. */
type FreeBeds = Map<string, number>;

/** The home of the own township; who cannot look after himself is cared for at the county's home while it has room. */
function chooseHome(random: Random, made: MadePerson, homes: readonly CountyHome[], free: FreeBeds): string | null {
  const roomy = homes.filter((home) => (free.get(home.code) ?? 0) > 0);
  const county = roomy.find((home) => home.level === 'county');
  const own = roomy.find((home) => home.town === made.townName && home.level !== 'county');
  const home =
    (made.level === 'completeLoss' && random.happens(0.6) ? county : undefined) ??
    own ??
    (roomy.length > 0 ? random.pick(roomy) : undefined);
  if (!home) return null;
  free.set(home.code, (free.get(home.code) ?? 0) - 1);
  return home.code;
}

function rosterPerson(random: Random, made: MadePerson, homes: readonly CountyHome[], free: FreeBeds, taken: Set<string>): RosterPerson {
  // Children stay with a family; a home is for the old and the sick.
  const isForHome = made.mode === 'centralised' && made.category !== 'minor';
  const homeCode = isForHome ? chooseHome(random, made, homes, free) : null;
  const named = made.caregiver ?? (random.happens(0.95) ? makeName(random) : null);
  return {
    made,
    homeCode,
    caregiver: homeCode === null && named !== null ? makeCaregiver(random, named, taken) : null,
    account: random.happens(homeCode === null ? 0.97 : 0.4) ? makeAccount(random, made.name) : null,
    illness: random.happens(0.55) ? random.pick(illnesses) : null,
  };
}

export type Population = {
  readonly roster: readonly RosterPerson[];
  /** People to be confirmed in the months that follow, in order. */
  readonly newcomers: readonly RosterPerson[];
  /** ID numbers that are given away. */
  readonly taken: Set<string>;
};

/** Somebody who could be confirmed in these years: just old enough, or disabled. */
function canBeNew(made: MadePerson, year: number): boolean {
  return made.category === 'disabled' || (made.category === 'elder' && Number(made.bornOn.slice(0, 4)) > year - 78);
}

export function makePopulation(
  random: Random,
  seed: number,
  input: {
    readonly people: number;
    readonly newcomers: number;
    readonly regionCode: string;
    readonly homes: readonly CountyHome[];
    readonly year: number;
  },
): Population {
  const { people, newcomers, regionCode, homes, year } = input;
  const made = makePeople(people + newcomers, seed, { regionCode, homes, year, issuer: cardIssuer });
  const isNew = new Set<MadePerson>();
  const candidates = made.filter((person) => canBeNew(person, year));
  while (isNew.size < Math.min(newcomers, candidates.length)) isNew.add(random.pick(candidates));
  const taken = new Set(made.map((person) => person.idNumber));
  const free: FreeBeds = new Map(homes.map((home) => [home.code, home.beds]));
  const roster = made.filter((person) => !isNew.has(person)).map((person) => rosterPerson(random, person, homes, free, taken));
  return { roster, newcomers: [...isNew].map((person) => rosterPerson(random, person, [], new Map(), taken)), taken };
}
