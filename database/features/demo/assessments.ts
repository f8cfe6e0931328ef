/** Assessments by form in the last weeks of the invented office: most say what was known, some contradict, some are still to be made. */
import { itemsOf, type Scale } from '../../../electron/contract/assessment-scale.ts';
import type { AssessmentInput, AssessmentKind, DoubtKind } from '../../../electron/contract/assessments.ts';
import { doubtKinds } from '../../../electron/contract/assessments.ts';
import { selfCareLevels, type SelfCareLevel } from '../../../electron/contract/terms.ts';
import { firstDayOf, monthOf, type IsoDate } from '../../../electron/contract/values.ts';
import { rows, transaction, type WriteContext } from '../../core/sql.ts';
import { evaluate } from '../../../electron/contract/assessment-scale.ts';
import { allScales, elderAbility, scaleOn, sixItems, type StoredScale } from '../assessments/scales.ts';
import { report } from '../assessments/service-reports.ts';
import { conclude, withdraw } from '../assessments/service.ts';
import { addDays } from './calendar.ts';
import type { Random } from './random.ts';

type Assessed = {
  readonly personId: number;
  readonly level: SelfCareLevel;
  readonly assessedOn: IsoDate;
  readonly homeName: string | null;
};
type Office = { readonly clerk: WriteContext; readonly random: Random };

const shareOfForms = { regular: 26, ability: 10 } as const;
const unmet: Readonly<Record<SelfCareLevel, readonly [number, number]>> = {
  independent: [0, 0],
  partialLoss: [1, 3],
  completeLoss: [4, 6],
};
/** Points kept of a hundred, by the level that is known: they land in the bands that go with it. */
const kept: Readonly<Record<SelfCareLevel, readonly [number, number]>> = {
  independent: [100, 100],
  partialLoss: [55, 85],
  completeLoss: [10, 40],
};
const assessors = ['周评估', '吴评估', '郑评估', '冯评估'] as const;
const everyDoubt: DoubtKind[] = doubtKinds.map(({ id }) => id);

const reports = [
  { reporter: '照料人', description: '摔伤后不能下床，吃饭、如厕都要人照料' },
  { reporter: '村委会', description: '近来走失两次，不认得家门' },
  { reporter: '敬老院', description: '中风后右侧肢体活动不便' },
  { reporter: '本人', description: '手术后恢复，已能自己洗澡、行走' },
] as const;

/** Everything happens within the month of the sheet that is still a draft: it pays by what was known before. */
export function makeAssessments({ clerk, random }: Office): void {
  const today = clerk.clock.today();
  const earliest = firstDayOf(monthOf(today));
  const people = rows<Assessed>(
    clerk,
    `SELECT p.person_id AS personId, p.level, p.assessed_on AS assessedOn, (SELECT h.name FROM home h WHERE h.home_id = p.home_id) AS homeName
     FROM person p WHERE p.status = 'active' AND p.level IS NOT NULL AND p.assessed_on < ? ORDER BY p.assessed_on, p.person_id`,
    earliest,
  );
  const taken = new Set<number>();
  const next = (isFit: (person: Assessed) => boolean = () => true): Assessed | undefined => {
    const found = people.find((person) => !taken.has(person.personId) && isFit(person) && random.happens(0.35));
    if (found) taken.add(found.personId);
    return found;
  };
  const scales = allScales(clerk);
  const six = scaleOn(scales, sixItems, today);
  const ability = scaleOn(scales, elderAbility, today);
  if (!six || !ability) throw new RangeError('no scales');
  const dayOf = (): IsoDate => {
    const day = addDays(today, -random.whole(0, 12));
    return day < earliest ? earliest : day;
  };
  transaction(clerk, () => {
    openReports(clerk, next, today);
    for (let made = 0; made < shareOfForms.regular; made += 1) {
      const person = next();
      if (person) conclude(clerk, sixForm({ clerk, random }, six, person, dayOf(), made));
    }
    for (let made = 0; made < shareOfForms.ability; made += 1) {
      const person = next(({ homeName }) => homeName !== null);
      if (person) conclude(clerk, abilityForm({ clerk, random }, ability, person, dayOf(), made === 3));
    }
    const mistaken = next();
    if (mistaken) {
      const { assessmentId } = conclude(clerk, sixForm({ clerk, random }, six, mistaken, dayOf(), 0));
      withdraw(clerk, { assessmentId, reason: '姓名相同，评估对象弄错' });
    }
  });
}

/** Three that wait, one of them too long, and one that a reassessment has answered. */
function openReports(clerk: WriteContext, next: () => Assessed | undefined, today: IsoDate): void {
  for (const [index, words] of reports.slice(0, 3).entries()) {
    const person = next();
    if (person) report(clerk, { personId: person.personId, reportedOn: addDays(today, -[20, 7, 1][index]!), ...words });
  }
}

function signed(random: Random): Pick<AssessmentInput, 'assessors' | 'witness' | 'agency'> {
  const first = random.whole(0, assessors.length - 1);
  const second = (first + random.whole(1, assessors.length - 1)) % assessors.length;
  const unit = '县社会福利中心';
  return {
    assessors: [first, second].map((index) => ({ name: assessors[index] ?? '', unit })),
    witness: random.pick(['村委会主任', '邻居代表', '护理组长']),
    agency: unit,
  };
}

type FormGiven = {
  readonly kind: AssessmentKind;
  readonly answers: Record<string, string>;
  readonly changes?: string[];
  readonly notes?: Record<string, string>;
};

function formOf(random: Random, { scaleId, scale }: StoredScale, person: Assessed, assessedOn: IsoDate, given: FormGiven): AssessmentInput {
  const { level } = evaluate(scale, given.answers, given.changes);
  return {
    personId: person.personId,
    scaleId,
    kind: given.kind,
    assessedOn,
    place: person.homeName ?? '本人家中',
    answers: given.answers,
    notes: given.notes ?? {},
    changes: given.changes ?? [],
    concludedLevel: level ?? '',
    overrideReason: null,
    opinion: null,
    acknowledged: everyDoubt,
    ...signed(random),
  };
}

/** Every ninth has grown worse; every twelfth concludes otherwise than the score, with its reason. */
function sixForm({ random }: Office, stored: StoredScale, person: Assessed, day: IsoDate, made: number): AssessmentInput {
  const rank = selfCareLevels.findIndex((level) => level.id === person.level);
  const level = made % 9 === 8 ? (selfCareLevels[Math.min(rank + 1, 2)]?.id ?? person.level) : person.level;
  const [least, most] = unmet[level];
  const ids = shuffled(
    random,
    itemsOf(stored.scale).map((item) => item.id),
  );
  const failed = new Set(ids.slice(0, random.whole(least, most)));
  const answers = Object.fromEntries(itemsOf(stored.scale).map((item) => [item.id, failed.has(item.id) ? 'unable' : 'able']));
  const [noted] = [...failed];
  const form = formOf(random, stored, person, day, { kind: 'regular', answers, notes: noted ? { [noted]: '需要他人协助' } : {} });
  if (made % 12 !== 11 || level === 'completeLoss') return form;
  const concludedLevel = level === 'independent' ? 'partialLoss' : 'completeLoss';
  return { ...form, concludedLevel, overrideReason: '认知障碍，服药和外出须有人看护' };
}

function abilityForm({ random }: Office, stored: StoredScale, person: Assessed, day: IsoDate, isContrary: boolean): AssessmentInput {
  const level: SelfCareLevel = isContrary ? (person.level === 'completeLoss' ? 'independent' : 'completeLoss') : person.level;
  const answers = pointsOf(random, stored.scale, random.whole(...kept[level]));
  return formOf(random, stored, person, day, {
    kind: 'other',
    answers,
    changes: level === 'completeLoss' && random.happens(0.3) ? ['dementia'] : [],
  });
}

/** Takes points away here and there until so many of a hundred are left. */
function pointsOf(random: Random, scale: Scale, percent: number): Record<string, string> {
  const items = itemsOf(scale);
  const points = items.map((item) => item.options.length - 1);
  const wanted = Math.round((points.reduce((sum, value) => sum + value, 0) * percent) / 100);
  for (let total = points.reduce((sum, value) => sum + value, 0); total > wanted;) {
    const at = random.whole(0, points.length - 1);
    if ((points[at] ?? 0) === 0) continue;
    points[at] = (points[at] ?? 0) - 1;
    total -= 1;
  }
  return Object.fromEntries(
    items.map((item, index) => [item.id, item.options[item.options.length - 1 - (points[index] ?? 0)]?.value ?? '']),
  );
}

function shuffled<T>(random: Random, list: readonly T[]): T[] {
  const left = [...list];
  return list.map(() => left.splice(random.whole(0, left.length - 1), 1)[0] as T);
}
