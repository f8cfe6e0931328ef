/** What the ledger knows, for the checks of an import: people are looked up one by one, so the cost follows the file and not the ledger. */
import type { IsoDate } from '../../../electron/contract/values.ts';
import { row, type Reader } from '../../core/sql.ts';
import { divisionRows } from '../divisions/service.ts';
import { findTown, findVillage, indexDivisions } from '../divisions/rules.ts';
import { happinessHomesKnown } from '../happiness/import-batch.ts';
import * as homes from '../homes/service.ts';
import { policyNumber } from '../parameters/service.ts';
import { projectLines } from '../renovation/ledger-lines.ts';
import {
  detailOf,
  newest,
  project,
  type Account,
  type Caregiver,
  type CategoryDetail,
  type Contact,
  type Fact,
  type Identity,
} from '../people/facts.ts';
import { trueFacts } from '../people/store.ts';
import { standardsInForce } from '../standards/service.ts';
import {
  homeKey,
  knownLedger,
  type KnownHappinessHome,
  type KnownHome,
  type KnownLedger,
  type KnownLevel,
  type KnownMode,
  type KnownPerson,
  type KnownProject,
} from './known-ledger.ts';
import { countyWide } from '../users/scope.ts';

/** One entry a day, the last recorded, oldest first. */
function daily<Entry>(facts: readonly Fact[], kind: Fact['kind'], entryOf: (fact: Fact) => Entry): Entry[] {
  const byDay = new Map<string, Fact>();
  for (const fact of facts) if (fact.kind === kind) byDay.set(fact.validFrom, fact);
  return [...byDay.values()].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1)).map(entryOf);
}

export function knownPerson(facts: readonly Fact[], homeCode: (homeId: number) => string | null): KnownPerson | undefined {
  const identity = detailOf<Identity>(newest(facts, 'identity'));
  const state = project(facts);
  if (!identity?.idNumber || state.status === 'void') return undefined;
  const contact = detailOf<Contact>(newest(facts, 'contact'));
  const category = detailOf<CategoryDetail>(newest(facts, 'category'));
  return {
    idNumber: identity.idNumber,
    name: identity.name,
    sex: identity.sex,
    ethnicity: identity.ethnicity,
    areaType: state.areaType,
    townCode: state.townCode,
    villageCode: state.villageCode,
    category: state.category,
    disability: { certificateNumber: category?.certificateNumber ?? null, kind: category?.kind ?? null, grade: category?.grade ?? null },
    confirmedOn: state.confirmedOn as IsoDate | null,
    endedOn: state.endedOn as IsoDate | null,
    endReason: state.endReason as KnownPerson['endReason'],
    levels: daily(facts, 'level', (fact): KnownLevel => ({ level: fact.value as KnownLevel['level'], assessedOn: fact.validFrom })),
    modes: daily(facts, 'mode', (fact): KnownMode => ({
      mode: fact.value as KnownMode['mode'],
      homeCode: fact.homeId === null ? null : homeCode(fact.homeId),
      from: fact.validFrom,
    })),
    caregiver: detailOf<Caregiver>(newest(facts, 'caregiver')),
    account: detailOf<Account>(newest(facts, 'account')),
    caregiverAccount: detailOf<Account>(newest(facts, 'caregiverAccount')),
    phone: contact?.phone ?? null,
    address: contact?.address ?? null,
    wish: state.wish,
    certificateNumber: newest(facts, 'certificate')?.value ?? null,
    remark: contact?.remark ?? null,
  };
}

function knownHomes(reader: Reader): KnownHome[] {
  return homes.list(countyWide(reader)).map((home) => ({
    code: home.code,
    name: home.name,
    level: home.homeLevel,
    townCode: home.townCode,
    bedsRegistered: home.bedsRegistered,
    nursingBeds: home.nursingBeds,
    operationMode: home.operationMode,
    openedOn: home.openedOn,
    account: home.account && { bank: home.account.bank, holder: home.account.holder, number: home.account.number },
  }));
}

export function knownOf(reader: Reader, today: IsoDate): KnownLedger {
  const divisions = indexDivisions(divisionRows(reader), today);
  const names = new Map(divisionRows(reader).map((division) => [division.code, division.name]));
  const codes = new Map(homes.storedHomes(reader).map((home) => [home.homeId, home.code]));
  const known = knownLedger({
    people: [],
    homes: knownHomes(reader),
    standards: standardsInForce(reader),
    parameters: {
      elderAge: policyNumber(reader, 'age.elder', today),
      adultAge: policyNumber(reader, 'age.adult', today),
      dibaoMultiple: policyNumber(reader, 'destitute.multiple', today),
    },
    findTown: (name) => findTown(divisions, name),
    findVillage: (townCode, name) => findVillage(divisions, townCode, name),
    divisionName: (code) => names.get(code) ?? code,
  });
  // Read with the first row that asks for one: no other kind does.
  let happinessHomes: ReadonlyMap<string, KnownHappinessHome> | null = null;
  let projects: ReadonlyMap<string, KnownProject> | null = null;
  return {
    ...known,
    projectByCode: (code) =>
      (projects ??= new Map(projectLines(reader, null).map((project) => [homeKey(project.line.code), project]))).get(homeKey(code)),
    happinessByCode: (code) =>
      (happinessHomes ??= new Map(happinessHomesKnown(reader).map((home) => [homeKey(home.code), home]))).get(homeKey(code)),
    personByIdNumber: (idNumber) => {
      const found = row<{ personId: number }>(reader, 'SELECT person_id AS personId FROM person WHERE id_number = ?', idNumber);
      return found && knownPerson(trueFacts(reader, found.personId), (homeId) => codes.get(homeId) ?? null);
    },
  };
}

/** What is written into the audit but changes nothing a check looks at. */
const harmless = [
  'session.%',
  'access.%',
  'anchor.%',
  'backup.%',
  'setting.%',
  'user.%',
  'sheet.%',
  '%.print',
  '%.export',
  'import.saveErrors',
  'import.mapping',
];

/** The last change of anything a check may look at; another value means that the ledger has changed since. */
export function knownMark(reader: Reader): string {
  const conditions = harmless.map((action) => `action NOT LIKE '${action}'`).join(' AND ');
  const last = row<{ seq: number }>(reader, `SELECT seq FROM audit WHERE ${conditions} ORDER BY seq DESC LIMIT 1`);
  return String(last?.seq ?? 0);
}
