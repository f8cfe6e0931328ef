/**
 * A score sheet (评分表) as data, and the one engine that scores it, in the window while it is filled in and in the backend when it is handed in.
 * Points are integer tenths everywhere (92.5 is 925); nothing is ever rounded up.
 */
import { z } from 'zod';
import { happinessGradeSchema, type HappinessGrade } from './happiness-terms.ts';

/** What the program knows of a home's year, as an exact fraction where it is a rate. */
export const measures = [
  { id: 'openDays', label: '年开放天数' },
  { id: 'mealDays', label: '年助餐天数' },
  { id: 'dinersPerDay', label: '日均就餐人数' },
  { id: 'activitiesPerMonth', label: '月均文体活动次数' },
  { id: 'floorArea', label: '建筑面积（平方米）' },
  { id: 'restPlaces', label: '午休床位或躺椅' },
  { id: 'coverage', label: '受益覆盖率（%）' },
  { id: 'insured', label: '评定期内各月均在保' },
] as const;
export const measureSchema = z.enum(measures.map(({ id }) => id) as [Measure, ...Measure[]]);
export type Measure = (typeof measures)[number]['id'];

const code = z.string().trim().max(12, '编号不超过12个字符');
const text = (longest: number) => z.string().trim().max(longest, `不超过${longest}个字`);
const tenths = z.number().int('分值精确到0.1分').min(0, '分值不能小于零').max(10_000);
/** All of them at least; the fraction is compared without division. */
const condition = z.object({ measure: measureSchema, least: z.number().int().min(0) });

export const naRules = [
  { id: 'ZERO', label: '不得分', wordings: [] },
  { id: 'FULL', label: '按满分计', wordings: [] },
  { id: 'REDISTRIBUTE', label: '分值由本组其他项按比例分担', wordings: [] },
] as const;
export const naRuleSchema = z.enum(['ZERO', 'FULL', 'REDISTRIBUTE']);

const itemFields = {
  code,
  name: text(100),
  max: tenths,
  /** When it does not apply and what it counts then; none: it always applies. */
  notApplicable: z
    .array(z.object({ code, text: text(100), rule: naRuleSchema, mealMode: z.enum(['none', 'delivered']).optional() }))
    .max(6),
};
export const sheetItemSchema = z.discriminatedUnion('kind', [
  z.object({ ...itemFields, kind: z.literal('checklist'), parts: z.array(z.object({ code, text: text(100), points: tenths })).max(20) }),
  /** Best first; below the last one nothing. */
  z.object({
    ...itemFields,
    kind: z.literal('band'),
    bands: z.array(z.object({ text: text(100), points: tenths, when: z.array(condition).max(4).optional() })).max(12),
  }),
  z.object({ ...itemFields, kind: z.literal('pass'), text: text(200), when: z.array(condition).max(4).optional() }),
  /** From 0 to the maximum in steps. */
  z.object({ ...itemFields, kind: z.literal('judged'), text: text(200) }),
]);
export type SheetItem = z.infer<typeof sheetItemSchema>;

export const itemKinds = [
  { id: 'checklist', label: '分项累加', wordings: [] },
  { id: 'band', label: '分档', wordings: [] },
  { id: 'pass', label: '达标得分', wordings: [] },
  { id: 'judged', label: '现场评判', wordings: [] },
] as const;

export const sheetBodySchema = z.object({
  /** Smallest difference of points that are judged: 5 for half points. */
  step: z.number().int().min(1).max(10),
  groups: z.array(z.object({ code, name: text(40), max: tenths, items: z.array(sheetItemSchema).max(60) })).max(20),
  /** 加分项: together never more than the cap, and never above the full points of the sheet. */
  bonus: z.object({ cap: tenths, items: z.array(z.object({ code, name: text(100), max: tenths })).max(20) }).nullable(),
  vetoes: z.array(z.object({ code, text: text(200) })).max(20),
  /** Best first; whoever reaches none is `G0`. */
  grades: z
    .array(
      z.object({
        grade: happinessGradeSchema.exclude(['G0']),
        minimum: tenths,
        conditions: z.array(z.object({ group: code, minimum: tenths })).max(10),
      }),
    )
    .max(3),
});
export type SheetBody = z.infer<typeof sheetBodySchema>;

export const answerSchema = z.object({
  code: z.string().trim().min(1).max(12),
  /** Of a checklist. */
  ticked: z.array(z.string().max(12)).max(20).nullable(),
  /** Index of a band; as many as there are bands: none of them. */
  band: z.number().int().min(0).max(12).nullable(),
  isPassed: z.boolean().nullable(),
  /** Of a judged item or a bonus; of the others too where only the points are known, as from a sheet of paper. */
  points: z.number().int().min(0).max(10_000).nullable(),
  /** Code of the case in which the item does not apply. */
  notApplicable: z.string().max(12).nullable(),
  /** Why it differs from the stage before. */
  reason: z.string().trim().max(200, '理由不超过200个字').nullable(),
  remark: z.string().trim().max(200).nullable(),
});
export type Answer = z.infer<typeof answerSchema>;

export const noAnswer = (item: string): Answer => ({
  code: item,
  ticked: null,
  band: null,
  isPassed: null,
  points: null,
  notApplicable: null,
  reason: null,
  remark: null,
});

/** Every sum a checklist can give. */
function sumsOf(points: readonly number[]): ReadonlySet<number> {
  let sums = new Set([0]);
  for (const part of points) sums = new Set([...sums, ...[...sums].map((sum) => sum + part)]);
  return sums;
}

/** Whether an item can give these points at all. */
export function canGive(item: SheetItem, points: number, step: number): boolean {
  if (points < 0 || points > item.max) return false;
  switch (item.kind) {
    case 'checklist':
      return sumsOf(item.parts.map((part) => part.points)).has(points);
    case 'band':
      return points === 0 || item.bands.some((band) => band.points === points);
    case 'pass':
      return points === 0 || points === item.max;
    case 'judged':
      return points % step === 0;
  }
}

export type ItemResult = {
  readonly code: string;
  /** Tenths; null while it is not answered. With REDISTRIBUTE 0: the others of the group carry it. */
  readonly points: number | null;
  readonly isNotApplicable: boolean;
  readonly isRedistributed: boolean;
};

/** Points of one item. @returns null points for no answer or one the item does not know */
export function itemResult(item: SheetItem, answer: Answer | undefined, step: number): ItemResult {
  const open = { code: item.code, points: null, isNotApplicable: false, isRedistributed: false };
  if (!answer) return open;
  if (answer.notApplicable !== null) {
    const found = item.notApplicable.find((entry) => entry.code === answer.notApplicable);
    if (!found) return open;
    return {
      code: item.code,
      points: found.rule === 'FULL' ? item.max : 0,
      isNotApplicable: true,
      isRedistributed: found.rule === 'REDISTRIBUTE',
    };
  }
  const points = answeredPoints(item, answer);
  return { ...open, points: points !== null && canGive(item, points, step) ? points : null };
}

function answeredPoints(item: SheetItem, answer: Answer): number | null {
  if (item.kind === 'checklist' && answer.ticked !== null) {
    const ticked = new Set(answer.ticked);
    return item.parts.reduce((sum, part) => sum + (ticked.has(part.code) ? part.points : 0), 0);
  }
  if (item.kind === 'band' && answer.band !== null) return item.bands[answer.band]?.points ?? 0;
  if (item.kind === 'pass' && answer.isPassed !== null) return answer.isPassed ? item.max : 0;
  return answer.points;
}

export type GroupResult = { readonly code: string; readonly points: number; readonly max: number };
export type SheetResult = {
  readonly items: readonly ItemResult[];
  readonly groups: readonly GroupResult[];
  /** After the cap. */
  readonly bonus: number;
  /** Null while items are missing. */
  readonly total: number | null;
  /** Items without an answer, in the order of the sheet; all of a group where none of it applies. */
  readonly missing: readonly string[];
};

/**
 * Scores a sheet. What a redistributed item could have given is earned by the others of its group in proportion, rounded down to a tenth, so no
 * group ever exceeds its maximum.
 */
export function scoreSheet(body: SheetBody, answers: readonly Answer[]): SheetResult {
  const byCode = new Map(answers.map((answer) => [answer.code, answer]));
  const items: ItemResult[] = [];
  const missing: string[] = [];
  const groups = body.groups.map((group): GroupResult => {
    const results = group.items.map((item) => itemResult(item, byCode.get(item.code), body.step));
    items.push(...results);
    const spread = group.items.reduce((sum, item, index) => sum + (results[index]?.isRedistributed ? item.max : 0), 0);
    const left = group.max - spread;
    const earned = results.reduce((sum, result) => sum + (result.points ?? 0), 0);
    missing.push(...results.filter((result) => result.points === null || left <= 0).map((result) => result.code));
    return { code: group.code, max: group.max, points: spread === 0 ? earned : left > 0 ? Math.floor((earned * group.max) / left) : 0 };
  });
  const extra = (body.bonus?.items ?? []).map(({ code: key, max }) => Math.min(byCode.get(key)?.points ?? 0, max));
  const bonus = Math.min(
    extra.reduce((sum, points) => sum + points, 0),
    body.bonus?.cap ?? 0,
  );
  const base = groups.reduce((sum, group) => sum + group.points, 0);
  const most = body.groups.reduce((sum, group) => sum + group.max, 0);
  return { items, groups, bonus, total: missing.length > 0 ? null : Math.min(base + bonus, most), missing };
}

export const gradeProposalSchema = z.object({
  grade: happinessGradeSchema,
  /** What the points alone would give. */
  byPoints: happinessGradeSchema,
  /** Extra conditions of better grades that do not hold, best grade first. */
  failed: z.array(z.object({ grade: happinessGradeSchema, group: z.string(), points: z.number(), minimum: z.number() })),
  vetoes: z.array(z.string()),
});
export type GradeProposal = z.infer<typeof gradeProposalSchema>;

/** Any veto gives `G0`; else the best grade whose points are reached and whose extra conditions hold. */
export function proposeGrade(
  body: SheetBody,
  score: { readonly total: number; readonly groups: readonly { readonly code: string; readonly points: number }[] },
  vetoes: readonly string[],
): GradeProposal {
  const reached = body.grades.filter(({ minimum }) => score.total >= minimum);
  const byPoints: HappinessGrade = reached[0]?.grade ?? 'G0';
  const failed: GradeProposal['failed'] = [];
  let grade: HappinessGrade = 'G0';
  for (const band of reached) {
    const short = band.conditions
      .map(({ group, minimum }) => ({
        grade: band.grade,
        group,
        minimum,
        points: score.groups.find(({ code: key }) => key === group)?.points ?? 0,
      }))
      .filter(({ points, minimum }) => points < minimum);
    if (short.length === 0) {
      grade = band.grade;
      break;
    }
    failed.push(...short);
  }
  return { grade: vetoes.length > 0 ? 'G0' : grade, byPoints, failed, vetoes: [...vetoes] };
}

/** `925` → `92.5`, `40` → `4`. */
export function pointsText(value: number): string {
  const whole = String(Math.floor(value / 10));
  return value % 10 === 0 ? whole : `${whole}.${value % 10}`;
}
