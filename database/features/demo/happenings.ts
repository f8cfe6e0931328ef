/** What happens to people between two sheets, recorded as a clerk does it: by hand, one thing after the other, some of it late. */
import type { RecordInput, RegisterInput } from '../../../electron/contract/people-inputs.ts';
import { type SelfCareLevel, type TerminationReason } from '../../../electron/contract/terms.ts';
import { isoDate, monthOf, type IsoDate } from '../../../electron/contract/values.ts';
import { readDisabilityCertificate } from '../people/disability-certificate.ts';
import * as people from '../people/service.ts';
import { addDays } from './calendar.ts';
import { findPerson, freeHome, happenedOn, isLate, moveHome, type DemoPerson, type Life } from './life.ts';
import { makeName } from './people.ts';
import { makeAccount, makeCaregiver, type RosterPerson } from './roster.ts';

export type Happening = (life: Life) => unknown;

type Said<Kind extends RecordInput['kind']> = Omit<Extract<RecordInput, { kind: Kind }>, 'personId' | 'kind' | 'validFrom'>;

function record<Kind extends RecordInput['kind']>(
  life: Life,
  kind: Kind,
  person: DemoPerson,
  validFrom: IsoDate,
  said: Said<Kind>,
): number {
  // The parts are those of one kind of change: the compiler cannot put a union together again.
  const input = { kind, personId: person.personId, validFrom, ...said } as unknown as RecordInput;
  return people.record(life.clerk, input).factId;
}

export function end(life: Life, person: DemoPerson, on: IsoDate, reason: 'death' | TerminationReason, remark: string | null): number {
  const factId = record(life, 'end', person, on, { reason, remark });
  moveHome(life, person, null);
  person.standing = 'ended';
  person.lastOn = on;
  return factId;
}

function death(life: Life): void {
  const found = [1, 2, 3].map(() => findPerson(life, () => true)).filter((person) => person !== null);
  const [oldest] = found.toSorted((a, b) => (a.person.made.bornOn < b.person.made.bornOn ? -1 : 1));
  if (!oldest) return;
  const on = happenedOn(life, oldest, 0.22);
  end(life, oldest, on, 'death', isLate(life, on) ? '殡葬火化信息比对发现' : null);
}

const reasons: readonly (readonly [readonly [TerminationReason, string], number])[] = [
  [['means', '经核查家庭财产超过规定'], 4],
  [['supporter', '与侄子签订赡养协议，义务人有履行能力'], 3],
  [['voluntary', '本人书面申请退出'], 2],
  [['movedAway', '户籍迁往外市'], 2],
  [['imprisoned', '判决生效，入监服刑'], 1],
];

function termination(life: Life): void {
  const person = findPerson(life, ({ homeId, person: { made } }) => homeId === null && made.category !== 'minor');
  if (!person) return;
  const [reason, remark] = life.random.weighted(reasons);
  end(life, person, happenedOn(life, person, 0.1), reason, remark);
}

const worse: Readonly<Record<SelfCareLevel, SelfCareLevel>> = {
  independent: 'partialLoss',
  partialLoss: 'completeLoss',
  completeLoss: 'completeLoss',
};
const better: Readonly<Record<SelfCareLevel, SelfCareLevel>> = {
  independent: 'independent',
  partialLoss: 'independent',
  completeLoss: 'partialLoss',
};

export function assess(life: Life, person: DemoPerson, on: IsoDate, level: SelfCareLevel): number {
  const factId = record(life, 'level', person, on, { level });
  person.level = level;
  person.assessedOn = on;
  person.lastOn = on;
  return factId;
}

function levelChange(life: Life): void {
  const person = findPerson(life, ({ level }) => level !== 'completeLoss');
  if (person) assess(life, person, happenedOn(life, person, 0.15), worse[person.level]);
}

/** The yearly assessment: for most nothing has changed. */
export function reassess(life: Life, person: DemoPerson): void {
  const { random } = life;
  const on = happenedOn(life, person, 0);
  assess(
    life,
    person,
    on,
    random.weighted([
      [person.level, 90],
      [worse[person.level], 8],
      [better[person.level], 2],
    ]),
  );
}

function admission(life: Life): void {
  const person = findPerson(life, ({ homeId, isWilling, person: { made } }) => homeId === null && isWilling && made.category !== 'minor');
  const home = person && freeHome(life, null, person.person.made.townName);
  if (!person || !home) return;
  const on = happenedOn(life, person, 0.15);
  record(life, 'mode', person, on, { mode: 'centralised', homeId: home.homeId, caregiver: null });
  moveHome(life, person, home.homeId);
  person.lastOn = on;
}

function leaving(life: Life): void {
  const person = findPerson(life, ({ homeId, level }) => homeId !== null && level === 'independent');
  if (!person) return;
  const on = happenedOn(life, person, 0.1);
  const { account: _, ...caregiver } = makeCaregiver(life.random, makeName(life.random), life.taken);
  record(life, 'mode', person, on, { mode: 'scattered', homeId: null, caregiver });
  moveHome(life, person, null);
  person.lastOn = on;
}

function transfer(life: Life): void {
  const person = findPerson(life, ({ homeId }) => homeId !== null);
  const home = person && freeHome(life, person.homeId, null);
  if (!person || !home) return;
  const on = happenedOn(life, person, 0.2);
  record(life, 'mode', person, on, { mode: 'centralised', homeId: home.homeId, caregiver: null });
  moveHome(life, person, home.homeId);
  person.lastOn = on;
}

function newCaregiver(life: Life): void {
  const person = findPerson(life, ({ homeId }) => homeId === null);
  if (!person) return;
  const on = happenedOn(life, person, 0);
  const { account, ...caregiver } = makeCaregiver(life.random, makeName(life.random), life.taken);
  record(life, 'caregiver', person, on, { caregiver });
  if (account) record(life, 'caregiverAccount', person, on, { account });
  person.lastOn = on;
}

/** Somebody whose account was missing brings it; else a lost card is replaced. */
function newAccount(life: Life): void {
  const isMissing = life.random.happens(0.25);
  const person = findPerson(life, ({ homeId, hasAccount }) => homeId === null && hasAccount !== isMissing);
  if (!person) return;
  record(life, 'account', person, life.clerk.clock.today(), { account: makeAccount(life.random, person.person.made.name) });
  person.hasAccount = true;
}

function suspension(life: Life): void {
  const person = findPerson(life, ({ homeId, person: { made } }) => homeId === null && made.category !== 'minor');
  if (!person) return;
  const on = happenedOn(life, person, 0);
  record(life, 'suspension', person, on, {
    isSuspended: true,
    reason: life.random.pick(['外出失联，正在查找', '有举报反映家庭财产，正在核查']),
  });
  person.standing = 'suspended';
  person.suspendedIn = monthOf(on);
  person.lastOn = on;
}

/** Most suspensions end well, with everything paid that was held back; the others end the support. */
export function settleSuspension(life: Life, person: DemoPerson): void {
  const on = happenedOn(life, person, 0);
  if (life.random.happens(0.3)) {
    end(life, person, on, 'means', '核查属实，终止供养');
    return;
  }
  record(life, 'suspension', person, on, { isSuspended: false, reason: '核查无误，恢复供养' });
  person.standing = 'active';
  person.suspendedIn = null;
  person.lastOn = on;
}

function wish(life: Life): void {
  const person = findPerson(life, ({ homeId }) => homeId === null);
  if (!person) return;
  person.isWilling = life.random.happens(0.5);
  record(life, 'wish', person, life.clerk.clock.today(), { wish: person.isWilling ? 'willing' : 'unwilling' });
}

function registration({ made, caregiver, account }: RosterPerson, on: IsoDate, homeId: number | null, isIdKnown: boolean): RegisterInput {
  const isScattered = homeId === null;
  const certificate = made.disability ? readDisabilityCertificate(made.disability.certificate) : null;
  return {
    name: made.name,
    sex: made.sex,
    bornOn: isoDate(made.bornOn),
    idNumber: isIdKnown ? made.idNumber : null,
    ethnicity: made.ethnicity,
    villageCode: made.villageCode,
    areaType: made.areaType,
    address: `${made.townName}${made.villageName}`,
    category: made.category,
    disability: {
      certificateNumber: made.disability?.certificate ?? null,
      kind: certificate?.kind ?? null,
      grade: certificate?.grade ?? null,
    },
    level: made.level,
    assessedOn: addDays(on, -9),
    confirmedOn: on,
    mode: isScattered ? 'scattered' : 'centralised',
    homeId,
    caregiver: isScattered && caregiver ? { name: caregiver.name, idNumber: caregiver.idNumber, phone: caregiver.phone } : null,
    account,
    caregiverAccount: isScattered ? (caregiver?.account ?? null) : null,
    phone: made.phone,
    wish: made.wish === '愿意' ? 'willing' : made.wish === '不愿意' ? 'unwilling' : 'undecided',
    remark: null,
  };
}

export function addNewcomer(life: Life, isIdKnown: boolean): DemoPerson | null {
  const person = life.newcomers.shift();
  if (!person) return null;
  const on = happenedOn(life, { lastOn: addDays(life.clerk.clock.today(), -60) }, 0.12);
  const home = person.made.level !== 'independent' && life.random.happens(0.5) ? freeHome(life, null, person.made.townName) : null;
  const { personId } = people.register(life.clerk, registration(person, on, home?.homeId ?? null, isIdKnown));
  const added: DemoPerson = {
    personId,
    person,
    level: person.made.level,
    assessedOn: addDays(on, -9),
    homeId: null,
    isWilling: person.made.wish === '愿意',
    hasAccount: person.account !== null,
    isIdKnown,
    standing: 'active',
    suspendedIn: null,
    lastOn: on,
  };
  moveHome(life, added, home?.homeId ?? null);
  life.people.push(added);
  return added;
}

/** The ID card has come: the number takes the place of the temporary one. */
export function supplyIdNumber(life: Life, person: DemoPerson): void {
  const { name, sex, ethnicity, idNumber, bornOn } = person.person.made;
  const validFrom = life.clerk.clock.today();
  record(life, 'identity', person, validFrom, {
    reason: '身份证已补办，补录号码',
    name,
    sex,
    bornOn: isoDate(bornOn),
    ethnicity,
    idNumber,
  });
  person.isIdKnown = true;
}

/** How often a month, for every thousand people. */
export const happenings: readonly { readonly perThousand: number; readonly happen: Happening }[] = [
  { perThousand: 4.8, happen: death },
  { perThousand: 5.4, happen: (life) => addNewcomer(life, true) },
  { perThousand: 0.9, happen: termination },
  { perThousand: 3.2, happen: levelChange },
  { perThousand: 2.2, happen: admission },
  { perThousand: 0.5, happen: leaving },
  { perThousand: 1.2, happen: transfer },
  { perThousand: 2.4, happen: newCaregiver },
  { perThousand: 3.2, happen: newAccount },
  { perThousand: 0.7, happen: suspension },
  { perThousand: 3.5, happen: wish },
];
