/** Month after month: what the office learns, the sheet it makes of it, and who signs. */
import { addMonths, formatMonth, monthOf, type Fen, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';
import { transaction, type Progress, type Steps, type WriteContext } from '../../core/sql.ts';
import { approveSheet, buildSheetSteps, prepareSheet, returnSheet, reviewSheet } from '../payments/service.ts';
import * as people from '../people/service.ts';
import * as standards from '../standards/service.ts';
import { addDays, approvalDay, buildingDay, daysBetweenSheets, type OfficeClock } from './calendar.ts';
import { payThroughBank } from './bank.ts';
import { fenOf, type StandardNotice } from './county.ts';
import { provideFunds } from './funds.ts';
import { addNewcomer, end, happenings, reassess, settleSuspension, supplyIdNumber, type Happening } from './happenings.ts';
import { workRecoveries } from './recoveries.ts';
import { makeRandom } from './random.ts';
import { payTopUps } from './top-ups.ts';
import { findPerson, happenedOn, type DemoPerson, type Life } from './life.ts';

export type Story = {
  readonly life: Life;
  readonly clock: OfficeClock;
  readonly approver: WriteContext;
  readonly months: readonly IsoMonth[];
  /** Notices that reach the office while it lives, oldest first. */
  readonly notices: readonly StandardNotice[];
};

/** Somebody is assessed once a year, and called eleven months after the last time. */
const monthsBetweenAssessments = 11;
const shareAssessedInTime = 0.94;

/** A paid sheet stays open for returns that come late. */
const monthsBeforeArchive = 3;

/** Months after the first in which the things happen that an office sees once in two years. */
const once = { noIdCard: 2, sheetReturned: 3, idCard: 4, wrongDeath: 6, wrongDeathFound: 7 } as const;

type Entry = { readonly day: IsoDate; readonly happen: Happening };

/** What was recorded and has to be put right later. */
type Unfinished = { withoutId: DemoPerson | null; wrongDeath: { readonly person: DemoPerson; readonly factId: number } | null };

/** Lives through every month; the last sheet stays a draft. */
export function* liveThrough(story: Story): Steps<void> {
  const { life, clock, months } = story;
  const carried = happenings.map(() => 0.7);
  const unfinished: Unfinished = { withoutId: null, wrongDeath: null };
  const notices = [...story.notices];
  const yearNeeds = new Map<number, Fen>();
  for (const [index, month] of months.entries()) {
    const progress = { done: index, total: months.length, phase: `正在编制${formatMonth(month)}发放表` };
    yield progress;
    clock.moveTo(buildingDay(month));
    if (index === months.length - 1) {
      yield* within(progress, buildSheetSteps(life.clerk, month));
      return;
    }
    yield* makeSheet(story, month, progress, { isReturned: index === once.sheetReturned, yearNeeds });
    yield* within(progress, payTopUps({ clerk: life.clerk, approver: story.approver }, month));
    const isLastPeriod = index === months.length - 2;
    const isRecent = index >= months.length - 2 - monthsBeforeArchive;
    const bankOffice = { clerk: life.clerk, approver: story.approver, random: makeRandom(index + 1) };
    payThroughBank(bankOffice, month, isLastPeriod ? 'sent' : isRecent ? 'paid' : 'archived');
    workRecoveries({ clerk: life.clerk, approver: story.approver }, isLastPeriod);
    const entries = entriesBetweenSheets(life, month, carried, onceInALife(index, isLastPeriod, unfinished));
    const nextSheet = buildingDay(addMonths(month, 1));
    // One transaction for all of them: half a month of an invented life is of use to nobody.
    transaction(life.clerk, () => {
      for (const { day, happen } of entries) {
        recordNotices(story, notices, day);
        clock.moveTo(day);
        happen(life);
      }
      recordNotices(story, notices, addDays(nextSheet, -1));
    });
  }
}

/** Long work as a part of longer work: what it tells of itself is replaced. */
export function* within<T>(progress: Progress, steps: Steps<T>): Steps<T> {
  try {
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      yield progress;
    }
  } finally {
    // Cancelled here, it ends there too, and takes back what it has begun.
    steps.return(undefined as never);
  }
}

type SheetOrder = { readonly isReturned: boolean; readonly yearNeeds: Map<number, Fen> };

function* makeSheet(
  { life, clock, approver }: Story,
  month: IsoMonth,
  progress: Progress,
  { isReturned, yearNeeds }: SheetOrder,
): Steps<void> {
  provideFunds(life.clerk, yield* within(progress, buildSheetSteps(life.clerk, month)), yearNeeds);
  prepareSheet(life.clerk, month);
  clock.moveTo(approvalDay(month));
  if (isReturned) {
    returnSheet(approver, { month, reason: '请先核对集中供养人员名单与机构在院人数，再重新编制' });
    yield* within(progress, buildSheetSteps(life.clerk, month));
    prepareSheet(life.clerk, month);
  }
  reviewSheet(approver, { month, reason: null });
  approveSheet(approver, { month, reason: null });
}

/** Enters the notices that have come until a day. */
function recordNotices({ life, clock }: Story, waiting: StandardNotice[], until: IsoDate): void {
  for (let notice = waiting[0]; notice && notice.recordedOn <= until; notice = waiting[0]) {
    if (notice.recordedOn > clock.today()) clock.moveTo(notice.recordedOn);
    const { documentNo, documentTitle, validFrom } = notice;
    for (const amount of notice.amounts) {
      const { kind, areaType, level } = amount;
      standards.add(life.clerk, { kind, areaType, mode: null, level, amountFen: fenOf(amount), validFrom, documentNo, documentTitle });
    }
    waiting.shift();
  }
}

function entriesBetweenSheets(life: Life, month: IsoMonth, carried: number[], extraordinary: readonly Happening[]): Entry[] {
  const { random, people: everybody } = life;
  const living = everybody.filter((person) => person.standing === 'active').length;
  const due: Happening[] = [...extraordinary];
  for (const [place, { perThousand, happen }] of happenings.entries()) {
    const expected = (carried[place] ?? 0) + (perThousand * living) / 1000;
    const times = Math.floor(expected);
    carried[place] = expected - times;
    for (let time = 0; time < times; time += 1) due.push(happen);
  }
  const assessedUntil = addMonths(month, -monthsBetweenAssessments);
  for (const person of everybody) {
    if (person.standing === 'active' && monthOf(person.assessedOn) <= assessedUntil && random.happens(shareAssessedInTime))
      due.push(() => person.standing === 'active' && person.lastOn < life.clerk.clock.today() && reassess(life, person));
    if (person.standing === 'suspended' && person.suspendedIn !== null && person.suspendedIn < month && random.happens(0.6))
      due.push(() => settleSuspension(life, person));
  }
  const days = daysBetweenSheets(month);
  return due.map((happen) => ({ day: random.pick(days), happen })).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

function onceInALife(index: number, isLastPeriod: boolean, unfinished: Unfinished): Happening[] {
  if (index === once.noIdCard || (isLastPeriod && index > once.idCard))
    return [(life) => (unfinished.withoutId = addNewcomer(life, false))];
  if (index === once.idCard) return [(life) => unfinished.withoutId && supplyIdNumber(life, unfinished.withoutId)];
  if (index === once.wrongDeath) return [(life) => recordWrongDeath(life, unfinished)];
  return index === once.wrongDeathFound ? [(life) => withdrawWrongDeath(life, unfinished)] : [];
}

/** Somebody of the same name has died: the sheet pays for a funeral and stops the support, and the next one takes it back. */
function recordWrongDeath(life: Life, unfinished: Unfinished): void {
  const person = findPerson(life, ({ homeId }) => homeId === null);
  if (person) unfinished.wrongDeath = { person, factId: end(life, person, happenedOn(life, person, 0), 'death', null) };
}

function withdrawWrongDeath(life: Life, unfinished: Unfinished): void {
  if (!unfinished.wrongDeath) return;
  const { person, factId } = unfinished.wrongDeath;
  people.cancelFact(life.clerk, { factId, reason: '登记错人：去世的是邻村同名的另一人' });
  person.standing = 'active';
}
