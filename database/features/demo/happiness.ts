/** Happiness homes of the invented county: two years of months, grades with their documents, village accounts, a few that need looking at. */
import {
  addMonths,
  daysInMonth,
  fen,
  firstDayOf,
  isoDate,
  monthOf,
  type IsoDate,
  type IsoMonth,
} from '../../../electron/contract/values.ts';
import type { HappinessGrade } from '../../../electron/contract/happiness-terms.ts';
import { rows, transaction, type WriteContext } from '../../core/sql.ts';
import { addGrade } from '../happiness/service-grades.ts';
import { save, setAccount, setStatus } from '../happiness/service-homes.ts';
import { saveMonths } from '../happiness/service-months.ts';
import { addSpending } from '../happiness/service-spending.ts';
import { addDays, firstMonth } from './calendar.ts';
import { makeName } from './people.ts';
import type { Random } from './random.ts';

type Village = { readonly code: string; readonly name: string; readonly townCode: string };
type Cell = Parameters<typeof saveMonths>[1]['cells'][number];

export type HappinessLife = { readonly clerk: WriteContext; readonly random: Random };

const count = 36;
const yuan = 100;
const millisecondsOfDay = 24 * 60 * 60 * 1000;
/** What some of them are there to show; by their place in the list. */
const shown = {
  closed: 3,
  low: 7,
  expiring: 9,
  suspended: 11,
  noAccount: 15,
  notTold: 20,
  preparing: 24,
  opening: 29,
  notGraded: 33,
} as const;

function villagesOf(clerk: WriteContext): Village[] {
  const all = rows<Village>(
    clerk,
    `SELECT code, name, parent_code AS townCode FROM division WHERE level = 'village' AND valid_to IS NULL AND name LIKE '%村%' ORDER BY code`,
  );
  const step = Math.max(1, Math.floor(all.length / count));
  return all.filter((_, index) => index % step === 0).slice(0, count);
}

const shortName = (name: string): string => name.replace(/村?(民?委(员)?会)?$/u, '') || name;

/** A first grade for all, and a second one for some, each from the first day of a quarter on. */
function makeGrades({ clerk, random }: HappinessLife, happinessHomeId: number, index: number, today: IsoDate): void {
  if (index === shown.notGraded || index === shown.preparing) return;
  const year = Number(today.slice(0, 4));
  const first = random.weighted<HappinessGrade>([
    ['G1', 5],
    ['G2', 16],
    ['G3', 12],
    ['G0', 3],
  ]);
  const start = index === shown.opening ? isoDate(`${year}-07-01`) : firstDayOf(firstMonth);
  if (start > today) return;
  addGrade(clerk, {
    happinessHomeId,
    grade: first,
    effectiveFrom: start,
    validTo: index === shown.expiring ? addDays(today, 40) : addDays(isoDate(`${Number(start.slice(0, 4)) + 3}${start.slice(4)}`), -1),
    documentNo: `演民发〔${start.slice(0, 4)}〕6号`,
    cause: 'award',
  });
  const changedOn = firstDayOf(addMonths(monthOf(start), random.pick([3, 6, 12, 15])));
  if (!random.happens(0.3) || changedOn > today || index === shown.expiring) return;
  const next: HappinessGrade = first === 'G1' ? 'G3' : random.happens(0.7) ? 'G1' : 'G2';
  if (next === first) return;
  addGrade(clerk, {
    happinessHomeId,
    grade: next,
    effectiveFrom: changedOn,
    validTo: addDays(isoDate(`${Number(changedOn.slice(0, 4)) + 3}${changedOn.slice(4)}`), -1),
    documentNo: `演民发〔${changedOn.slice(0, 4)}〕${random.whole(21, 58)}号`,
    cause: next === 'G3' ? 'downgrade' : 'recheck',
  });
}

/** Every month until the last that has ended. */
function makeMonths(random: Random, happinessHomeId: number, index: number, opened: IsoMonth, last: IsoMonth): Cell[] {
  const cells: Cell[] = [];
  const usual = random.whole(18, 26);
  for (let month = opened; month <= last; month = addMonths(month, 1)) {
    if (index === shown.notTold && month === last) break;
    const isClosed = index === shown.closed && month > addMonths(last, -3);
    const isLow = (index === shown.low && month === last) || random.happens(0.06);
    const openDays = isClosed ? 0 : isLow ? random.whole(4, 14) : Math.min(daysInMonth(month), usual + random.whole(-2, 2));
    const mealDays = Math.max(0, openDays - random.whole(0, 3));
    cells.push({
      happinessHomeId,
      month,
      openDays,
      mealDays,
      meals: mealDays * random.whole(6, 18),
      servedPeople: openDays === 0 ? 0 : random.whole(12, 46),
      activities: openDays === 0 ? 0 : random.whole(1, 6),
      safetyChecks: openDays === 0 ? 0 : random.whole(1, 3),
      isInsured: random.happens(0.92),
    });
  }
  return cells;
}

function makeHome({ clerk, random }: HappinessLife, village: Village, index: number, today: IsoDate): Cell[] {
  const name = shortName(village.name);
  const year = Number(today.slice(0, 4));
  const isNew = index === shown.opening;
  const openedOn =
    index === shown.preparing ? null : isNew ? isoDate(`${year}-06-10`) : isoDate(`${random.whole(2012, 2023)}-0${random.whole(3, 9)}-18`);
  const { happinessHomeId } = save(clerk, {
    happinessHomeId: null,
    code: `370983F${String(index + 1).padStart(3, '0')}`,
    name: `${name}幸福院`,
    townCode: village.townCode,
    villageCode: village.code,
    creditCode: null,
    builtYear: openedOn === null ? null : Number(openedOn.slice(0, 4)),
    openedOn,
    floorAreaCenti: random.whole(70, 340) * yuan,
    restPlaces: random.whole(4, 20),
    mealMode: random.weighted([
      ['cooked', 6],
      ['delivered', 3],
      ['none', 1],
    ]),
    managerName: makeName(random),
    phone: null,
    villageElders: random.whole(90, 420),
  });
  if (index === shown.preparing) {
    setStatus(clerk, {
      happinessHomeId,
      validFrom: addDays(today, -60),
      status: 'preparing',
      reason: null,
      documentNo: null,
      rectifyBy: null,
    });
    return [];
  }
  makeGrades({ clerk, random }, happinessHomeId, index, today);
  if (index !== shown.noAccount)
    setAccount(clerk, {
      happinessHomeId,
      validFrom: firstDayOf(firstMonth),
      kind: random.happens(0.7) ? 'collective' : 'committee',
      holder: random.happens(0.7) ? `${name}村股份经济合作社` : `${name}村民委员会`,
      bank: '演示农村商业银行',
      number: `905010${String(10_000_000 + index * 7919)}`,
    });
  if (index === shown.suspended)
    setStatus(clerk, {
      happinessHomeId,
      validFrom: addDays(today, -62),
      status: 'suspended',
      reason: '用电线路老化，限期整改',
      documentNo: `演民函〔${addDays(today, -62).slice(0, 4)}〕31号`,
      rectifyBy: addDays(today, -3),
    });
  // The first round of grading looks back over twelve months.
  const earliest = addMonths(firstMonth, -6);
  const opened = openedOn !== null && monthOf(openedOn) > earliest ? monthOf(openedOn) : earliest;
  return makeMonths(random, happinessHomeId, index, opened, addMonths(monthOf(today), -1));
}

/** A few receipts of what the money was spent on. */
function makeSpending({ clerk, random }: HappinessLife, happinessHomeId: number, first: IsoDate, today: IsoDate): void {
  const uses = [
    ['utilities', 280, 600],
    ['meals', 900, 1600],
    ['staffAllowance', 600, 1200],
    ['insurance', 300, 500],
    ['repairs', 400, 1500],
  ] as const;
  const [one, two, three] = [makeName(random), makeName(random), makeName(random)];
  if (new Set([one, two, three]).size < uses.length - 2) return;
  const days = Math.round((Date.parse(today) - Date.parse(first)) / millisecondsOfDay);
  for (const [purpose, least, most] of uses) {
    const spentOn = addDays(first, random.whole(1, days - 16));
    addSpending(clerk, {
      happinessHomeId,
      spentOn,
      purpose,
      amountFen: fen(random.whole(least, most) * yuan),
      voucherNo: `${happinessHomeId}-${random.whole(1000, 9999)}-${purpose.length}`,
      handledBy: one,
      witnessedBy: two,
      approvedBy: three,
      publishedOn: random.happens(0.8) ? addDays(spentOn, 15) : null,
      note: null,
    });
  }
}

export function makeHappinessHomes(life: HappinessLife): void {
  const { clerk } = life;
  const today = clerk.clock.today();
  // One transaction for all of them, as for the rest of an invented life.
  transaction(clerk, () => {
    const cells = villagesOf(clerk).flatMap((village, index) => makeHome(life, village, index, today));
    if (cells.length > 0) saveMonths(clerk, { cells });
  });
}

/** Receipts of homes that have got money, of days after they got it. */
export function spendSubsidies(life: HappinessLife): void {
  const { clerk, random } = life;
  const paid = rows<{ happinessHomeId: number; month: IsoMonth }>(
    clerk,
    `SELECT l.happiness_home_id AS happinessHomeId, max(s.month) AS month FROM sheet_line l JOIN sheet s ON s.sheet_id = l.sheet_id
     WHERE s.scheme = 'happiness' AND s.fingerprint IS NOT NULL AND l.fen > 0 GROUP BY 1 HAVING sum(l.fen) > 400000 ORDER BY 1`,
  );
  const today = clerk.clock.today();
  transaction(clerk, () => {
    for (const { happinessHomeId, month } of paid) {
      const first = addDays(firstDayOf(month), 31);
      if (random.happens(0.4) && addDays(first, 40) < today) makeSpending(life, happinessHomeId, first, today);
    }
  });
}
