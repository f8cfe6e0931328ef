/**
 * A scale is data: items with graded options, bands of the total, rules that change the level. One engine evaluates them all, in the window while
 * somebody answers and in the backend when it is concluded. Pure.
 */
import { z } from 'zod';

const optionSchema = z.object({
  value: z.string(),
  label: z.string(),
  points: z.number().int().min(0),
  /** The digit that chooses it on the keyboard. */
  key: z.string().length(1),
});
const itemSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** What is looked at, as the document words it. */
  hint: z.string(),
  options: z.array(optionSchema).min(2),
});
const groupSchema = z.object({ id: z.string(), title: z.string(), items: z.array(itemSchema).min(1) });
const levelSchema = z.object({ id: z.string(), label: z.string() });
const bandSchema = z.object({ level: z.string(), from: z.number().int(), to: z.number().int() });
const changeRuleSchema = z.object({
  id: z.string(),
  label: z.string(),
  effect: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('to'), level: z.string() }),
    /** The steps of several such rules do not add up: the largest counts once. */
    z.object({ kind: z.literal('worse'), steps: z.number().int().positive() }),
  ]),
  /** The answer that goes with it; another one is a contradiction. */
  expects: z.object({ item: z.string(), value: z.string() }).nullable(),
});

export const scaleSchema = z.object({
  code: z.string(),
  version: z.number().int().positive(),
  title: z.string(),
  shortTitle: z.string(),
  documentNo: z.string(),
  validFrom: z.string(),
  /** What the sum of points is called: `总分`, `未达到项数`. */
  totalTitle: z.string(),
  groups: z.array(groupSchema).min(1),
  /** The best first. */
  levels: z.array(levelSchema).min(2),
  bands: z.array(bandSchema).min(2),
  changeRules: z.array(changeRuleSchema),
});
export type Scale = z.infer<typeof scaleSchema>;
export type ScaleItem = Scale['groups'][number]['items'][number];
export type ScaleOption = ScaleItem['options'][number];

/** Option by item. Nothing is answered until somebody answers it. */
export type Answers = Readonly<Record<string, string>>;

export type GroupResult = {
  readonly id: string;
  readonly title: string;
  readonly points: number;
  readonly highest: number;
  readonly answered: number;
};
export type Evaluation = {
  /** Items without an answer: while there is one there is no level. */
  readonly missing: readonly string[];
  readonly total: number;
  readonly groups: readonly GroupResult[];
  readonly preliminary: string | null;
  readonly level: string | null;
  readonly reasons: readonly string[];
};

export function itemsOf(scale: Scale): readonly ScaleItem[] {
  return scale.groups.flatMap((group) => group.items);
}

export function optionOf(item: ScaleItem, answers: Answers): ScaleOption | undefined {
  return item.options.find((option) => option.value === answers[item.id]);
}

export function levelLabel(scale: Scale, level: string): string {
  return scale.levels.find((known) => known.id === level)?.label ?? level;
}

/** Place of a level, 0 the best; of an unknown one -1. */
export function levelRank(scale: Scale, level: string): number {
  return scale.levels.findIndex((known) => known.id === level);
}

const highestOf = (item: ScaleItem): number => Math.max(...item.options.map((option) => option.points));

function groupResults(scale: Scale, answers: Answers): GroupResult[] {
  return scale.groups.map(({ id, title, items }) => {
    const chosen = items.flatMap((item) => optionOf(item, answers) ?? []);
    return {
      id,
      title,
      points: chosen.reduce((sum, option) => sum + option.points, 0),
      highest: items.reduce((sum, item) => sum + highestOf(item), 0),
      answered: chosen.length,
    };
  });
}

/** Total, subtotals, the level of the band, the level after the change rules, and why. @param changes ids of the change rules that apply */
export function evaluate(scale: Scale, answers: Answers, changes: readonly string[] = []): Evaluation {
  const groups = groupResults(scale, answers);
  const missing = itemsOf(scale)
    .filter((item) => optionOf(item, answers) === undefined)
    .map((item) => item.id);
  const total = groups.reduce((sum, group) => sum + group.points, 0);
  if (missing.length > 0) return { missing, total, groups, preliminary: null, level: null, reasons: [] };
  const band = scale.bands.find(({ from, to }) => from <= total && total <= to);
  if (!band) throw new RangeError(`scale ${scale.code} ${scale.version} has no band for ${total}`);
  const range = band.from === band.to ? `${band.from}` : `${band.from}至${band.to}`;
  const reasons = [`${scale.totalTitle} ${total}，在 ${range} 之内：${levelLabel(scale, band.level)}`];
  const level = changed(scale, band.level, changes, reasons);
  return { missing, total, groups, preliminary: band.level, level, reasons };
}

function changed(scale: Scale, preliminary: string, changes: readonly string[], reasons: string[]): string {
  const rules = scale.changeRules.filter((rule) => changes.includes(rule.id));
  let rank = levelRank(scale, preliminary);
  const steps = Math.max(0, ...rules.map(({ effect }) => (effect.kind === 'worse' ? effect.steps : 0)));
  const worst = scale.levels.length - 1;
  if (steps > 0) {
    const causes = rules.filter(({ effect }) => effect.kind === 'worse').map((rule) => rule.label);
    const before = rank;
    rank = Math.min(rank + steps, worst);
    reasons.push(
      rank === before
        ? `${causes.join('、')}：已是最重等级，不再变更`
        : `${causes.join('、')}：合计加重${rank - before}级，变更为${scale.levels[rank]?.label ?? ''}`,
    );
  }
  for (const { label, effect } of rules) {
    if (effect.kind !== 'to') continue;
    const target = levelRank(scale, effect.level);
    if (target > rank) rank = target;
    reasons.push(`${label}：直接评定为${levelLabel(scale, effect.level)}`);
  }
  return scale.levels[rank]?.id ?? preliminary;
}

/** What is wrong with a scale, so that a level would be missing or told twice; empty for a sound one. */
export function scaleFaults(scale: Scale): string[] {
  const faults: string[] = [];
  const items = itemsOf(scale);
  const twice = (names: readonly string[], what: string): void => {
    for (const name of names.filter((candidate, index) => names.indexOf(candidate) !== index)) faults.push(`${what} ${name} twice`);
  };
  twice(
    items.map((item) => item.id),
    'item',
  );
  twice(
    scale.levels.map((level) => level.id),
    'level',
  );
  twice(
    scale.changeRules.map((rule) => rule.id),
    'rule',
  );
  for (const item of items) {
    twice(
      item.options.map((option) => option.value),
      `option of ${item.id}`,
    );
    twice(
      item.options.map((option) => option.key),
      `key of ${item.id}`,
    );
  }
  const lowest = items.reduce((sum, item) => sum + Math.min(...item.options.map((option) => option.points)), 0);
  const highest = items.reduce((sum, item) => sum + highestOf(item), 0);
  for (let total = lowest; total <= highest; total += 1) {
    const found = scale.bands.filter(({ from, to }) => from <= total && total <= to).length;
    if (found !== 1) faults.push(`${found} bands for ${total}`);
  }
  for (const { level, from, to } of scale.bands) {
    if (levelRank(scale, level) < 0) faults.push(`band of unknown level ${level}`);
    if (from < lowest || to > highest) faults.push(`band of ${level} reaches beyond ${lowest} to ${highest}`);
  }
  for (const { id, effect, expects } of scale.changeRules) {
    if (effect.kind === 'to' && levelRank(scale, effect.level) < 0) faults.push(`rule ${id} leads to unknown level`);
    if (expects && !items.some((item) => item.id === expects.item && item.options.some((option) => option.value === expects.value)))
      faults.push(`rule ${id} expects an unknown answer`);
  }
  return faults;
}

/** More than any scale has. */
const mostItems = 100;
/** What is entered item by item. */
export const byItem = <Value extends z.ZodType>(value: Value) =>
  z.record(z.string().max(40), value).refine((items) => Object.keys(items).length <= mostItems, '项目过多');
