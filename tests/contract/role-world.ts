/** A real ledger of two townships and two homes with people of each, and a user of every role: what the role matrix and the hostile calls are tried on. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { idCheckCharacter } from '../../electron/contract/id-number.ts';
import { roles, type Role } from '../../electron/contract/method.ts';
import type { RegisterInput } from '../../electron/contract/people-inputs.ts';
import type { Result } from '../../electron/contract/result.ts';
import { isoDate, isoMonth } from '../../electron/contract/values.ts';
import { createRouter, type Router } from '../../electron/backend/router.ts';
import { fixedClock } from '../../database/core/clock.ts';
import { closeConnection, openConnection } from '../../database/core/open.ts';
import { finish, newUid, row, rows, type Reader, type WriteContext } from '../../database/core/sql.ts';
import * as homes from '../../database/features/homes/service.ts';
import { buildSheetSteps } from '../../database/features/payments/service.ts';
import * as people from '../../database/features/people/service.ts';
import { insertUser, noPlace, type Place as UserPlace } from '../../database/features/users/accounts.ts';
import { addStandards } from '../database/payments-county.ts';
import { bedsIn, type PlaceBeds } from './role-beds.ts';
import { assess } from './role-world.assessments.ts';
import { fileLedger, temporaryFolder } from '../helpers/ledger.ts';

const today = isoDate('2022-01-31');
export const worldMonth = isoMonth('2022-01');

type Person = {
  readonly personId: number;
  readonly name: string;
  readonly idNumber: string;
  /** Words that must stand in no answer to somebody who has no business with this person. */
  readonly secrets: readonly string[];
  readonly townCode: string;
  readonly homeId: number | null;
};

/** What a method is asked about: one township, one home, one person of it. */
export type Place = {
  readonly townCode: string;
  readonly villageCode: string;
  readonly homeId: number;
  readonly person: Person;
  readonly factId: number;
  /** Of that person. */
  readonly attachmentId: number;
  /** Of that person too. */
  readonly assessmentId: number;
  readonly conditionReportId: number;
  readonly beds: PlaceBeds;
  readonly groupKey: string;
  readonly part: { readonly townCode: string } | { readonly homeId: number };
};

type Side = { readonly townCode: string; readonly villageCode: string; readonly homeId: number };

export type World = {
  readonly folder: string;
  readonly router: Router;
  readonly people: readonly Person[];
  /** A place of this role and one that is not its own; for users of the whole county both are theirs. */
  readonly own: (role: Role) => Place;
  readonly other: (role: Role) => Place;
  /** People somebody of this role must learn nothing about. */
  readonly outsiders: (role: Role) => readonly Person[];
  readonly userIds: Readonly<Record<Role, number>>;
  readonly admin: () => WriteContext;
  readonly actAs: (role: Role) => void;
  readonly call: (role: Role, method: string, input: unknown, path?: string | null) => Promise<Result<unknown>>;
  /** Everything but the audit: rows of tables and files beside the ledger. */
  readonly fingerprint: () => string;
  readonly refusals: () => number;
  /** Rows ever written through the open connection; also of what was rolled back. */
  readonly changes: () => number;
  /** What the program said of its last fault. */
  readonly lastFault: () => string;
  /** Puts the ledger and its files back to what they were in the beginning. */
  readonly restore: () => void;
  readonly close: () => void;
};

let sequence = 0;
export function newIdNumber(): string {
  sequence += 1;
  const digits = `37099919450312${String(sequence * 2 + 1).padStart(3, '0')}`;
  return digits + idCheckCharacter(digits);
}

function registerIn(context: WriteContext, side: Side, name: string, homeId: number | null): Person {
  const idNumber = newIdNumber();
  const account = `62284800000000${String(1000 + sequence)}`;
  const caregiver = `照料${name.slice(0, 2)}`;
  const input: RegisterInput = {
    name,
    sex: 'male',
    bornOn: isoDate('1945-03-12'),
    idNumber,
    ethnicity: '汉族',
    villageCode: side.villageCode,
    areaType: 'rural',
    address: null,
    category: 'elder',
    disability: { certificateNumber: null, kind: null, grade: null },
    level: 'partialLoss',
    assessedOn: isoDate('2021-02-20'),
    mode: homeId === null ? 'scattered' : 'centralised',
    homeId,
    caregiver: homeId === null ? { name: caregiver, idNumber: null, phone: null } : null,
    confirmedOn: isoDate('2018-05-10'),
    account: { bank: '样本农商银行', holder: name, number: account },
    caregiverAccount: null,
    phone: null,
    wish: null,
    remark: null,
  };
  const { personId } = people.register(context, input);
  const secrets = [name, idNumber, account, ...(homeId === null ? [caregiver] : [])];
  return { personId, name, idNumber, secrets, townCode: side.townCode, homeId };
}

function homeIn(context: WriteContext, townCode: string, code: string, name: string): number {
  return homes.save(context, {
    homeId: null,
    code,
    name,
    homeLevel: 'town',
    townCode,
    bedsRegistered: 60,
    nursingBeds: 20,
    operationMode: 'public',
    openedOn: null,
    creditCode: null,
  }).homeId;
}

function firstFact(reader: Reader, personId: number): number {
  return row<{ id: number }>(reader, "SELECT fact_id AS id FROM fact WHERE person_id = ? AND kind = 'account'", personId)?.id ?? 0;
}

const photo = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

function bedsOf(beds: Readonly<Record<number, PlaceBeds>>, homeId: number): PlaceBeds {
  const found = beds[homeId];
  if (!found) throw new Error('a home without beds');
  return found;
}

export async function openWorld(): Promise<World> {
  const temporary = temporaryFolder();
  const clock = fixedClock(today);
  const { ledger } = fileLedger(temporary.path, { clock });
  const dataKey = Buffer.from(ledger.dataKey);
  const folder = dirname(ledger.file);
  let connection = ledger.connection;
  const admin = (): WriteContext => ({ connection, clock, actor: { userId: ledger.session.user.userId, name: ledger.session.user.name } });
  const towns = rows<{ code: string; village: string }>(
    admin(),
    "SELECT t.code, min(v.code) AS village FROM division t JOIN division v ON v.parent_code = t.code WHERE t.level = 'town' GROUP BY t.code ORDER BY t.code LIMIT 2",
  );
  const sideOf = (index: 0 | 1, homeName: string): Side => {
    const { code = '', village = '' } = towns[index] ?? {};
    return { townCode: code, villageCode: village, homeId: homeIn(admin(), code, `H0${index + 1}`, homeName) };
  };
  const [a, b] = [sideOf(0, '东山敬老院'), sideOf(1, '西河敬老院')];
  addStandards(admin());
  const scatteredA = registerIn(admin(), a, '欧阳东升', null);
  const scatteredB = registerIn(admin(), b, '司马西成', null);
  const residentA = registerIn(admin(), a, '上官南飞', a.homeId);
  const residentB = registerIn(admin(), b, '诸葛北望', b.homeId);
  // Registered in one township, living in the home of the other.
  const mixed = [registerIn(admin(), a, '皇甫中和', b.homeId), registerIn(admin(), b, '令狐远山', a.homeId)];
  const everybody = [scatteredA, scatteredB, residentA, residentB, ...mixed];
  const [fromA, fromB] = mixed;
  const beds = {
    [a.homeId]: bedsIn(admin(), a.homeId, residentA.personId, fromB?.personId ?? 0),
    [b.homeId]: bedsIn(admin(), b.homeId, residentB.personId, fromA?.personId ?? 0),
  };

  const placeOf: Readonly<Record<Role, UserPlace>> = {
    admin: noPlace,
    county_clerk: noPlace,
    county_approver: noPlace,
    town_clerk: { townCode: a.townCode, homeId: null },
    home_manager: { townCode: null, homeId: a.homeId },
    auditor: noPlace,
  };
  const userIds = Object.fromEntries(
    roles.map(({ id, label }) => [
      id,
      id === 'admin' ? ledger.session.user.userId : insertUser(connection, newUid(), label, id, clock.now(), placeOf[id]),
    ]),
  ) as Record<Role, number>;

  const reopen = (): void => {
    connection = openConnection(ledger.file, dataKey, 'existing');
  };
  let fault = '';
  const router = createRouter({
    logFault: (_, __, error) => (fault = error instanceof Error ? (error.stack ?? error.message) : String(error)),
    profileFolder: join(temporary.path, 'profile'),
    emit: () => undefined,
    appVersion: '0.0.0',
    isDemo: false,
    clock,
  });
  /** A call may have opened a ledger of its own: one that was made, one that was restored. */
  const leaveLedger = (): void => {
    const opened = router.backend.state.ledger?.connection;
    if (opened && opened !== connection) closeConnection(opened);
    router.backend.state.ledger = null;
  };
  const actAs = (role: Role): void => {
    if (!connection.open) {
      leaveLedger();
      reopen();
    }
    const name = role === 'admin' ? ledger.session.user.name : (roles.find(({ id }) => id === role)?.label ?? '');
    const user = { ...ledger.session.user, userId: userIds[role], name, role, ...placeOf[role] };
    router.backend.idle.open();
    router.backend.state.ledger = { ...ledger, connection, dataKey: Buffer.from(dataKey), session: { ...ledger.session, user } };
  };
  const call: World['call'] = (role, method, input, path = null) => {
    actAs(role);
    return router.handle({ method, input: structuredClone(input), path, jobId: null });
  };

  const picture = join(temporary.path, '照片.png');
  writeFileSync(picture, photo);
  const attach = async (personId: number): Promise<number> => {
    const added = await call('admin', 'attachments.addToPerson', { personId, kind: 'photo', title: '照片' }, picture);
    if (!added.ok) throw new Error(added.error.text.what);
    return (added.value as { attachmentId: number }).attachmentId;
  };
  const placeAt = async (side: Side, person: Person, isHome: boolean): Promise<Place> => ({
    ...side,
    person,
    factId: firstFact(admin(), person.personId),
    attachmentId: await attach(person.personId),
    ...assess(admin(), person.personId),
    beds: bedsOf(beds, side.homeId),
    groupKey: isHome ? `home:${side.homeId}` : `town:${side.townCode}`,
    part: isHome ? { homeId: side.homeId } : { townCode: side.townCode },
  });
  const [townA, townB, homeA, homeB] = [
    await placeAt(a, scatteredA, false),
    await placeAt(b, scatteredB, false),
    await placeAt(a, residentA, true),
    await placeAt(b, residentB, true),
  ];
  finish(buildSheetSteps(admin(), worldMonth));

  const pristine = join(temporary.path, 'pristine');
  closeConnection(connection);
  cpSync(folder, pristine, { recursive: true });
  reopen();

  return {
    folder: temporary.path,
    router,
    people: everybody,
    own: (role) => (role === 'home_manager' ? homeA : townA),
    other: (role) => (role === 'home_manager' ? homeB : townB),
    outsiders: (role) =>
      everybody.filter((person) =>
        role === 'town_clerk' ? person.townCode !== a.townCode : role === 'home_manager' ? person.homeId !== a.homeId : false,
      ),
    userIds,
    admin,
    actAs,
    call,
    fingerprint: () => `${tablesHash({ connection })} ${filesHash(folder)}`,
    changes: () => row<{ n: number }>({ connection }, 'SELECT total_changes() AS n')?.n ?? 0,
    lastFault: () => fault.slice(0, 400),
    refusals: () => row<{ n: number }>({ connection }, "SELECT count(*) AS n FROM audit WHERE action = 'access.refused'")?.n ?? 0,
    restore: () => {
      leaveLedger();
      // What it held is thrown away: no need to wait until the disk has it.
      if (connection.open) connection.pragma('synchronous = OFF');
      connection.close();
      rmSync(folder, { recursive: true, force: true });
      cpSync(pristine, folder, { recursive: true });
      reopen();
    },
    close: () => {
      router.close();
      closeConnection(connection);
      temporary.remove();
    },
  };
}

function tablesHash(reader: Reader): string {
  const hash = createHash('sha256');
  const tables = rows<{ name: string }>(
    reader,
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'audit%' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name",
  );
  for (const { name } of tables) hash.update(`${name}\n${JSON.stringify(rows(reader, `SELECT * FROM "${name}"`))}\n`);
  return hash.digest('hex');
}

/** Files beside the ledger, without the database and the anchor of its audit, which every refusal rightly changes. */
function filesHash(folder: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, name);
    if (!existsSync(path) || !statSync(path).isFile() || /\.yiyang(-wal|-shm)?$|anchor|审计/.test(name)) continue;
    hash.update(`${name}\n`).update(readFileSync(path));
  }
  return hash.digest('hex');
}
