/**
 * What a ledger knows, as the checks of an import ask for it: lookups only, no database. Whoever imports builds it once from the ledger (or from
 * nothing), so the checks stay pure and fast.
 */
import type {
  AdmissionWish,
  AreaType,
  HomeLevel,
  OperationMode,
  PersonCategory,
  SelfCareLevel,
  Sex,
  SupportMode,
  TerminationReason,
} from '../../../electron/contract/terms.ts';
import type { IsoDate, IsoMonth } from '../../../electron/contract/values.ts';
import type { DivisionMatch } from '../divisions/rules.ts';
import type { GradeFact } from '../happiness/rules-entitlement.ts';
import { normaliseIdNumber } from '../people/id-number.ts';
import { closedText } from '../people/plain-text.ts';
import type { Standard } from '../standards/rules.ts';
import type { AccountRecord, CaregiverRecord, DisabilityRecord, ProjectLine } from './records.ts';

export type KnownLevel = { readonly level: SelfCareLevel; readonly assessedOn: IsoDate };
export type KnownMode = { readonly mode: SupportMode; readonly homeCode: string | null; readonly from: IsoDate };

/** A person as recorded: what is not cancelled. Somebody whose every fact is cancelled is unknown. */
export type KnownPerson = {
  readonly idNumber: string;
  readonly name: string;
  readonly sex: Sex;
  readonly ethnicity: string | null;
  readonly areaType: AreaType | null;
  readonly townCode: string | null;
  readonly villageCode: string | null;
  readonly category: PersonCategory | null;
  readonly disability: DisabilityRecord;
  readonly confirmedOn: IsoDate | null;
  /** Day of death or of the termination decision; null while supported. */
  readonly endedOn: IsoDate | null;
  readonly endReason: 'death' | TerminationReason | null;
  /** Every assessment, oldest first; on equal days the last recorded only. */
  readonly levels: readonly KnownLevel[];
  /** Every admission, exit and transfer, oldest first; on equal days the last recorded only. */
  readonly modes: readonly KnownMode[];
  readonly caregiver: CaregiverRecord | null;
  readonly account: AccountRecord | null;
  readonly caregiverAccount: AccountRecord | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly wish: AdmissionWish | null;
  readonly certificateNumber: string | null;
  readonly remark: string | null;
};

export type KnownHome = {
  readonly code: string;
  readonly name: string;
  readonly level: HomeLevel;
  readonly townCode: string;
  readonly bedsRegistered: number;
  readonly nursingBeds: number;
  readonly operationMode: OperationMode;
  readonly openedOn: IsoDate | null;
  readonly account: AccountRecord | null;
};

/** A happiness home as recorded. */
export type KnownHappinessHome = {
  readonly code: string;
  readonly name: string;
  readonly townCode: string;
  readonly villageCode: string;
  readonly grades: readonly GradeFact[];
  readonly openDays: ReadonlyMap<IsoMonth, number>;
};

/** A renovation project as the ledger would print it, and the days of its stages. */
export type KnownProject = {
  readonly line: ProjectLine;
  /** Undated: a file named the stage without its day. */
  readonly stages: readonly { readonly stage: string; readonly happenedOn: IsoDate; readonly isUndated: boolean }[];
  /** 累计支出 by a day, in fen; null where nothing is recorded by then. A file is compared with what was spent by its own day. */
  readonly spentBy: (day: IsoDate) => number | null;
  /** 资金到位 by a day, in the same way: what was typed of later days is no part of what a file tells. */
  readonly receivedBy: (day: IsoDate) => number | null;
};

/** Dated parameters on the day of the import; null leaves the warning out that needs it. */
export type KnownParameters = {
  /** Age from which somebody counts as 老年人, in years. */
  readonly elderAge: number | null;
  /** Age from which somebody is no 未成年人 any more, in years. */
  readonly adultAge: number | null;
  /** Lowest multiple of dibao of the basic living standard, such as 1.3. */
  readonly dibaoMultiple: number | null;
};

export type KnownLedger = {
  personByIdNumber(idNumber: string): KnownPerson | undefined;
  homeByCode(code: string): KnownHome | undefined;
  /** Every home of this name. */
  homesByName(name: string): readonly KnownHome[];
  happinessByCode(code: string): KnownHappinessHome | undefined;
  projectByCode(code: string): KnownProject | undefined;
  /** Township by the name as it stands in the file; the county where the file names one. */
  findTown(name: string, county?: string): DivisionMatch;
  findVillage(townCode: string, name: string): DivisionMatch;
  /** Name of a division, for messages. */
  divisionName(code: string): string;
  /** Standards that are not void. */
  readonly standards: readonly Standard[];
  readonly parameters: KnownParameters;
};

export type KnownFacts = {
  readonly people: Iterable<KnownPerson>;
  readonly homes: Iterable<KnownHome>;
  readonly happinessHomes?: Iterable<KnownHappinessHome>;
  readonly projects?: Iterable<KnownProject>;
  readonly standards: readonly Standard[];
  readonly parameters: KnownParameters;
  readonly findTown: KnownLedger['findTown'];
  readonly findVillage: KnownLedger['findVillage'];
  readonly divisionName: KnownLedger['divisionName'];
};

/** One way of writing the name of a home or its code. */
export function homeKey(text: string): string {
  return closedText(text).toUpperCase();
}

/** Maps over what is known. The places of a table repeat, so their answers are remembered. */
export function knownLedger(facts: KnownFacts): KnownLedger {
  const people = new Map<string, KnownPerson>();
  for (const person of facts.people) people.set(normaliseIdNumber(person.idNumber), person);
  const homes = new Map<string, KnownHome>();
  const homesByName = new Map<string, KnownHome[]>();
  for (const home of facts.homes) {
    homes.set(homeKey(home.code), home);
    const name = homeKey(home.name);
    homesByName.set(name, [...(homesByName.get(name) ?? []), home]);
  }
  const happinessHomes = new Map([...(facts.happinessHomes ?? [])].map((home) => [homeKey(home.code), home]));
  const projects = new Map([...(facts.projects ?? [])].map((project) => [homeKey(project.line.code), project]));
  const remembered = (find: (a: string, b?: string) => DivisionMatch): ((a: string, b?: string) => DivisionMatch) => {
    const answers = new Map<string, DivisionMatch>();
    return (a, b) => {
      const key = b === undefined ? a : `${a}\n${b}`;
      let answer = answers.get(key);
      if (!answer) answers.set(key, (answer = find(a, b)));
      return answer;
    };
  };
  const findVillage = remembered((townCode, name = '') => facts.findVillage(townCode, name));
  return {
    personByIdNumber: (idNumber) => people.get(idNumber),
    homeByCode: (code) => homes.get(homeKey(code)),
    homesByName: (name) => homesByName.get(homeKey(name)) ?? [],
    happinessByCode: (code) => happinessHomes.get(homeKey(code)),
    projectByCode: (code) => projects.get(homeKey(code)),
    findTown: remembered((name, county) => facts.findTown(name, county)),
    findVillage: (townCode, name) => findVillage(townCode, name),
    divisionName: facts.divisionName,
    standards: facts.standards,
    parameters: facts.parameters,
  };
}
