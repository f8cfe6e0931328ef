/** Support at home in the invented county: agreements, checks of the five haves, rounds of visits, wishes asked again. */
import type { AgreementInput } from '../../../electron/contract/scattered.ts';
import type { VisitInput } from '../../../electron/contract/visits.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { transaction, type WriteContext } from '../../core/sql.ts';
import { fiveHavesItems, visitFrequency } from '../scattered/policy.ts';
import { termEnd } from '../scattered/rules-agreements.ts';
import { daysBetween } from '../scattered/rules-visits.ts';
import { recordAgreement } from '../scattered/service-agreements.ts';
import { recordCheck } from '../scattered/service-five-haves.ts';
import { closeRisk, peopleAtHome, recordVisits, risks } from '../scattered/service-visits.ts';
import { recordWishes } from '../scattered/service-wishes.ts';
import { countyWide } from '../users/scope.ts';
import { addDays, type OfficeClock } from './calendar.ts';
import { makeDay, makeIdNumber, makeName, makePhone } from './people.ts';
import type { Random } from './random.ts';

type ListedRow = ReturnType<typeof peopleAtHome>[number];

export type HomeLife = {
  readonly clerk: WriteContext;
  readonly clock: OfficeClock;
  readonly random: Random;
  /** ID numbers that somebody has already. */
  readonly taken: Set<string>;
  /** Of the computer: the rounds go on until the day before, where the story ends not long ago. */
  readonly today: IsoDate;
};

const daysOfRounds = 75;
const longestGap = 62;
const shares = { agreement: 0.86, idNumber: 0.75, check: 0.8, wish: 0.7, visited: 0.9, closed: 0.75 } as const;

export function makeHomeLife(life: HomeLife): void {
  const { clerk, clock, today } = life;
  const yesterday = addDays(today, -1);
  if (yesterday > clock.today() && yesterday <= addDays(clock.today(), longestGap)) clock.moveTo(yesterday);
  // One transaction for all of them, as for the rest of an invented life.
  transaction(clerk, () => {
    const people = peopleAtHome(countyWide(clerk), { townCode: null, villageCode: null, search: '' });
    for (const person of people) makeAgreement(life, person);
    for (const village of Map.groupBy(people, ({ villageCode }) => villageCode).values()) {
      makeRounds(life, village);
      makeWishes(life, village);
    }
    for (const person of people) makeCheck(life, person);
  });
}

function later(one: IsoDate, other: IsoDate): IsoDate {
  return one > other ? one : other;
}

/** Some are about to run out, some have, a few people have none. */
function makeAgreement({ clerk, clock, random, taken }: HomeLife, person: ListedRow): void {
  const today = clock.today();
  if (!random.happens(shares.agreement)) return;
  const fromOn = later(person.listedFrom, addDays(today, -random.whole(10, 380)));
  const sex = random.happens(0.6) ? 'female' : 'male';
  const content: Omit<AgreementInput, 'personId'> = {
    agreementNumber: null,
    signedOn: fromOn,
    fromOn,
    untilOn: termEnd(fromOn, 12),
    content: random.pick([
      '代购代办、打扫卫生、陪同就医、住院看护',
      '做饭洗衣、打扫卫生、陪同就医',
      '日常照看、代购代办，发现异常及时报告',
    ]),
    frequency: random.pick(['每日一次', '每周不少于三次', '每周不少于两次']),
    feeFen: null,
    caregiverName: person.caregiverOnRecord ?? makeName(random),
    caregiverIdNumber: random.happens(shares.idNumber) ? makeIdNumber(random, makeDay(random, 1950, 1990), sex, taken) : null,
    caregiverPhone: makePhone(random),
    relation: random.pick(['亲属', '邻居', '村（社区）干部', '公益岗位人员']),
    entrustedBy: `${person.townName ?? ''}民政办公室`,
    emergencyContact: null,
    breach: null,
  };
  recordAgreement(clerk, { personId: person.personId, ...content });
}

const findings = [
  ['屋顶漏雨，雨天床铺受潮', 'middle', '已报村委会安排修缮'],
  ['血压偏高，没有按时服药', 'middle', '已联系村卫生室上门'],
  ['取暖用煤炉，没有报警器', 'high', '已通知照料人更换，报镇民政办'],
  ['近期情绪低落，不愿出门', 'low', '请邻居多走动'],
  ['电线老化', 'middle', '已联系电工检查'],
] as const;

/** Each is called on in the rhythm of his level, mostly by the same visitor of the village. */
function makeRounds({ clerk, clock, random }: HomeLife, village: readonly ListedRow[]): void {
  const today = clock.today();
  const frequency = visitFrequency(clerk, today);
  const visitor = makeName(random);
  const visits: VisitInput[] = [];
  for (const person of village) {
    if (random.happens(0.03)) continue;
    const every = daysBetween(frequency, person.level);
    const first = later(person.listedFrom, addDays(today, -daysOfRounds));
    const pause = random.happens(0.12) ? every + random.whole(3, 12) : 0;
    for (let day = addDays(first, random.whole(0, every)); day <= addDays(today, -pause); day = addDays(day, every - random.whole(0, 2)))
      visits.push(oneVisit(random, person.personId, day, visitor));
  }
  for (let start = 0; start < visits.length; start += 200) recordVisits(clerk, { visits: visits.slice(start, start + 200) });
  for (const { visitId, visitedOn } of openRisks(clerk, village)) {
    const closedOn = addDays(visitedOn, random.whole(2, 20));
    if (closedOn <= today && random.happens(shares.closed)) closeRisk(clerk, { visitId, closedOn, note: '已处理，复访正常' });
  }
}

function openRisks(clerk: WriteContext, village: readonly ListedRow[]): { readonly visitId: number; readonly visitedOn: IsoDate }[] {
  const villageCode = village[0]?.villageCode ?? null;
  const place = { townCode: null, villageCode, search: '' };
  const found = risks(countyWide(clerk), { ...place, isOpenOnly: true, offset: 0, limit: 200 }, clerk.clock.today());
  return found.rows.map(({ visit }) => visit);
}

function oneVisit(random: Random, personId: number, visitedOn: IsoDate, visitor: string): VisitInput {
  const isVisited = random.happens(shares.visited);
  const [text, risk, action] = random.pick(findings);
  const isRisky = isVisited && random.happens(0.012);
  return {
    personId,
    visitedOn,
    visitor,
    visitorRole: '村（社区）“两委”',
    method: random.happens(0.94) ? 'home' : 'phone',
    result: isVisited ? 'visited' : random.happens(0.8) ? 'notMet' : 'refused',
    findings: isRisky ? text : null,
    risk: isRisky ? risk : 'none',
    action: isRisky ? action : null,
  };
}

function makeCheck({ clerk, clock, random }: HomeLife, person: ListedRow): void {
  const today = clock.today();
  if (!random.happens(shares.check)) return;
  const checkedOn = later(person.listedFrom, addDays(today, -random.whole(1, 130)));
  const items = fiveHavesItems(clerk, checkedOn).map(({ key }) => {
    const isMet = random.happens(0.95);
    return { key, isMet, note: isMet || random.happens(0.5) ? null : '正在补办' };
  });
  recordCheck(clerk, { personId: person.personId, checkedOn, checkedBy: '民政办经办', items });
}

function makeWishes({ clerk, clock, random }: HomeLife, village: readonly ListedRow[]): void {
  const askedOn = addDays(clock.today(), -random.whole(5, 300));
  const asked = village.filter((person) => person.listedFrom <= askedOn && random.happens(shares.wish));
  if (asked.length === 0) return;
  const wishes = asked.map(({ personId }) => ({
    personId,
    wish: random.weighted([
      ['willing', 30],
      ['unwilling', 60],
      ['undecided', 10],
    ] as const),
  }));
  recordWishes(clerk, { askedOn, witness: makeName(random), wishes });
}
