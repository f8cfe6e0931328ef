/**
 * The demonstration ledger: one county with two years of invented life, made by the same use cases as a real one. It is built in a hidden folder
 * and gets its name when it is whole, so a start that was cut short leaves nothing but that folder, which the next one removes.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ImportKind } from '../../../electron/contract/imports.ts';
import { noPeopleFilter } from '../../../electron/contract/people.ts';
import type { Role } from '../../../electron/contract/method.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { isoDate, monthOf, type IsoDate } from '../../../electron/contract/values.ts';
import type { Progress, Steps, WriteContext } from '../../core/sql.ts';
import { attachmentsFolder, attachmentStore } from '../attachments/store.ts';
import * as homes from '../homes/service.ts';
import { commitSteps } from '../imports/commit.ts';
import { judged, previewSteps } from '../imports/preview.ts';
import { openWorkbook } from '../imports/reader-grid.ts';
import { readXlsx } from '../imports/reader-xlsx.ts';
import { closeLedger, createLedger, ledgerExtension } from '../ledger/service.ts';
import * as people from '../people/service.ts';
import { addUser } from '../users/service.ts';
import { makeAssessments } from './assessments.ts';
import { monthsLived, officeClock, openingDay, rosterDay } from './calendar.ts';
import { liveInBeds, openBeds } from './beds.ts';
import { demoCounty, type County } from './county.ts';
import type { DemoPerson, Life } from './life.ts';
import { administratorName, approverName, clerkName, newPassphrases, writePassphrases, type DemoPassphrases } from './passphrases.ts';
import { buildSheetSteps } from '../payments/service.ts';
import { makeGrading } from './grading.ts';
import { makeHappinessHomes, spendSubsidies } from './happiness.ts';
import { makeWordTemplates } from './letters.ts';
import { makeOverlaps } from './overlaps.ts';
import { closeQuarters } from './periods.ts';
import { makeApplications } from './placement.ts';
import { makeQuarters } from './quarter.ts';
import { makeRandom, type Random } from './random.ts';
import { makeRegisters } from './registers.ts';
import { moveResidents } from './relocations.ts';
import { makePopulation, type Population, type RosterPerson } from './roster.ts';
import { makeHomesInDepth } from './homes.ts';
import { makeHomeLife } from './scattered.ts';
import { makeSheetFindings } from './sheet-findings.ts';
import { liveThrough, within } from './story.ts';
import { paySubsidies } from './subsidy.ts';
import { makePolicyTasks } from './tasks.ts';
import { openTopUps } from './top-ups.ts';
import { makeRenovation } from './renovation.ts';
import { writeChanges } from './workbook-changes.ts';
import { writeHomes, writeRoster, writeStandards } from './workbooks.ts';
import { countyWide } from '../users/scope.ts';

const demoLedgerName = '演示台账';

export type DemoFiles = {
  readonly folder: string;
  readonly ledger: string;
  /** The passphrases of its users, to be read by everybody who sees the folder. */
  readonly passphrases: string;
};

/** Where the demonstration ledger is, or will be. @param parent folder of ledgers in the demonstration's profile */
export function demoFiles(parent: string): DemoFiles {
  return filesIn(join(parent, demoLedgerName));
}

function filesIn(folder: string): DemoFiles {
  return { folder, ledger: join(folder, `${demoLedgerName}${ledgerExtension}`), passphrases: join(folder, `${demoLedgerName}口令.txt`) };
}

export type DemoInput = {
  readonly parent: string;
  /** Of the computer: decides how many months there are. */
  readonly today: IsoDate;
  /** A smaller county, a shorter life: for tests. */
  readonly people?: number;
  readonly mostMonths?: number;
};

const countyPeople = 900;
const seed = 370_983;
/** A month, for every thousand people: a few more than the happenings ask for. */
const newcomersPerThousand = 7;

/**
 * Makes the ledger in steps. Cancelled, or failing, it removes everything it has written.
 * @throws AppError LEDGER_EXISTS, FILE_NOT_WRITABLE, LEDGER_FOLDER_NOT_WRITABLE
 */
export function* makeDemoSteps(input: DemoInput): Steps<DemoFiles> {
  const whole = demoFiles(input.parent);
  if (existsSync(whole.ledger)) throw new AppError('LEDGER_EXISTS', { file: whole.ledger });
  // No ledger can be given this name by a user: a ledger's name does not begin with a dot.
  const building = filesIn(join(input.parent, `.${demoLedgerName}正在生成`));
  removeFolder(building.folder);
  let isWhole = false;
  try {
    mkdirSync(input.parent, { recursive: true });
    yield preparing;
    const passphrases = newPassphrases();
    writePassphrases(building.passphrases, passphrases, yield* build(building, passphrases, input));
    setAside(whole.folder);
    moveFolder(building.folder, whole.folder);
    isWhole = true;
    return whole;
  } finally {
    if (!isWhole) removeFolder(building.folder);
  }
}

const preparing: Progress = { done: 0, total: 0, phase: '正在建立演示台账' };
const importing: Progress = { done: 0, total: 0, phase: '正在导入敬老院、标准和花名册' };
const housing: Progress = { done: 0, total: 0, phase: '正在登记床位、评估、探访和申请' };

/** @returns the recovery key */
function* build(files: DemoFiles, passphrases: DemoPassphrases, input: DemoInput): Steps<string> {
  const county = demoCounty();
  const clock = officeClock(openingDay, makeRandom(seed + 1));
  const { ledger, recoveryKey } = createLedger({
    file: files.ledger,
    name: demoLedgerName,
    regionCode: county.regionCode,
    userName: administratorName,
    passphrase: passphrases.administrator,
    isDemo: true,
    clock,
  });
  try {
    yield preparing;
    const { connection } = ledger;
    const administrator: WriteContext = { connection, clock, actor: { userId: ledger.session.user.userId, name: administratorName } };
    const add = (name: string, role: Role, passphrase: string): WriteContext => {
      const { userId } = addUser(ledger, administrator, { name, role, passphrase, isTemporary: false });
      return { connection, clock, actor: { userId, name } };
    };
    const clerk = add(clerkName, 'county_clerk', passphrases.clerk);
    yield preparing;
    const approver = add(approverName, 'county_approver', passphrases.approver);
    yield importing;
    const months = monthsLived(input.today).slice(0, input.mostMonths);
    const tables = join(files.folder, '演示表格');
    const life = yield* within(importing, open(clerk, county, join(tables, '已导入'), input.people ?? countyPeople, months.length));
    openBeds(life, county.homes);
    yield* liveThrough({ life, clock, approver, months, notices: county.notices.slice(1) });
    yield housing;
    liveInBeds(life, county.homes, makeRandom(seed + 13));
    writeChanges(join(tables, '特困人员异动登记表（演示）.xlsx'), life, monthOf(clock.today()));
    makeHomeLife({ clerk, clock, random: makeRandom(seed + 14), taken: life.taken, today: input.today });
    makeHomesInDepth({ clerk, random: makeRandom(seed + 16), homes: life.homes, county: county.homes, today: input.today });
    makeAssessments({ clerk, random: makeRandom(seed + 15) });
    makeApplications({ clerk, approver, random: makeRandom(seed + 12), homeIds: life.homes.map(({ homeId }) => homeId) });
    makeHappinessHomes({ clerk, random: makeRandom(seed + 21) });
    makeGrading({ clerk, approver, random: makeRandom(seed + 22) });
    paySubsidies({ clerk, approver });
    spendSubsidies({ clerk, random: makeRandom(seed + 23) });
    makeOverlaps(clerk);
    makeRegisters({ clerk, random: makeRandom(seed + 31), taken: life.taken });
    const store = attachmentStore(attachmentsFolder(files.ledger), ledger.dataKey);
    makeRenovation({ clerk, approver, store, folder: join(files.folder, '照片') });
    moveResidents(clerk);
    makeWordTemplates(clerk);
    makePolicyTasks({ clerk, approver });
    // The draft of the last month knows what has been recorded since.
    const last = months.at(-1);
    if (last) {
      makeSheetFindings(clerk, last);
      yield* within(housing, buildSheetSteps(clerk, last));
    }
    yield* within(housing, openTopUps(clerk));
    closeQuarters({ clerk, approver });
    makeQuarters({ clerk, approver });
    return recoveryKey;
  } finally {
    closeLedger(ledger);
  }
}

/** Writes the tables of the office and takes them in, as a user would. */
function* open(clerk: WriteContext, county: County, folder: string, count: number, months: number): Steps<Life> {
  const random = makeRandom(seed + 2);
  const [notice] = county.notices;
  if (!notice) throw new RangeError('no standards to begin with');
  const newcomers = Math.ceil((count * months * newcomersPerThousand) / 1000) + months;
  const population = makePopulation(random, seed, { ...county, people: count, newcomers, year: Number(rosterDay.slice(0, 4)) });
  mkdirSync(folder, { recursive: true });
  const file = (name: string): string => join(folder, `${name}（演示）.xlsx`);
  writeHomes(file('敬老院名册'), county.homes, rosterDay, random);
  yield* takeIn(clerk, 'homes', file('敬老院名册'));
  writeStandards(file('救助标准表'), notice);
  yield* takeIn(clerk, 'standards', file('救助标准表'));
  writeRoster(file('特困人员花名册'), population.roster, county.homes, notice, rosterDay);
  yield* takeIn(clerk, 'roster', file('特困人员花名册'));
  return lifeOf(clerk, county, population, random);
}

function* takeIn(context: WriteContext, kind: ImportKind, path: string): Steps<void> {
  const bytes = readFileSync(path);
  const fileSha256 = createHash('sha256').update(bytes).digest('hex');
  // A file of our own needs no thread that guards against hostile ones.
  const raw = readXlsx(bytes);
  if (!raw) throw new RangeError('a workbook just written cannot be read');
  const grid = openWorkbook(raw);
  const preview = yield* previewSteps(context, { path, fileName: basename(path), fileSha256, grid }, { kind });
  yield* commitSteps(context, { ...judged(preview), isSkippingInvalid: false });
}

function lifeOf(clerk: WriteContext, county: County, { roster, newcomers, taken }: Population, random: Random): Life {
  const towns = new Map(county.homes.map((home) => [home.code, home.town]));
  const beds = homes.list(countyWide(clerk)).map((home) => ({
    homeId: home.homeId,
    name: home.name,
    town: towns.get(home.code) ?? '',
    beds: home.bedsRegistered,
    residents: home.residents,
    code: home.code,
  }));
  const homeIds = new Map(beds.map((home) => [home.code, home.homeId]));
  const listed = people.page(countyWide(clerk), { filter: noPeopleFilter, sort: null, offset: 0, limit: roster.length });
  const ids = new Map(listed.rows.map((row) => [row.idNumber, row.personId]));
  const registered = roster.map((person) => atOpening(person, ids.get(person.made.idNumber), homeIds.get(person.homeCode ?? '') ?? null));
  return { clerk, random, people: registered, homes: beds, newcomers: [...newcomers], taken };
}

function atOpening(person: RosterPerson, personId: number | undefined, homeId: number | null): DemoPerson {
  if (personId === undefined) throw new RangeError('somebody of the roster was not taken in');
  const { made } = person;
  return {
    personId,
    person,
    level: made.level,
    assessedOn: isoDate(made.assessedOn),
    homeId,
    isWilling: made.wish === '愿意',
    hasAccount: person.account !== null,
    isIdKnown: true,
    standing: 'active',
    suspendedIn: null,
    lastOn: rosterDay,
  };
}

/** A virus scanner may hold a new file for a moment; then Windows does not move its folder. */
const folderRetries = { maxRetries: 20, retryDelay: 100 } as const;

function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, ...folderRetries });
}

function moveFolder(from: string, to: string): void {
  for (let attempt = 1; ; attempt += 1) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (attempt > folderRetries.maxRetries || (code !== 'EPERM' && code !== 'EBUSY' && code !== 'EACCES')) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, folderRetries.retryDelay);
    }
  }
}

/** What stands where the ledger will be, without being one, is kept under another name. */
function setAside(folder: string): void {
  if (!existsSync(folder)) return;
  let number = 1;
  while (existsSync(`${folder}（旧${number}）`)) number += 1;
  moveFolder(folder, `${folder}（旧${number}）`);
}
