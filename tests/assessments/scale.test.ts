/** The engine and the shipped scales against two hundred cases worked by hand; each rule changed a little must be noticed by them. */
import fc from 'fast-check';
import { readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { evaluate, itemsOf, levelRank, scaleFaults, type Scale } from '../../electron/contract/assessment-scale.ts';
import { shippedScales } from '../../database/features/assessments/scales.ts';
import { temporaryFolder } from '../helpers/ledger.ts';
import { abilityCases, sixItemCases } from './assessments.golden.ts';
import { disagreements } from './golden.ts';
import { mutants } from './mutants.ts';

const [six, ability] = shippedScales() as readonly [Scale, Scale];
const shipped = { six, ability };

describe('the shipped scales', () => {
  test('have the items and maxima of the documents', () => {
    expect(shippedScales().map((scale) => scaleFaults(scale))).toEqual([[], []]);
    expect(itemsOf(six).map((item) => item.title)).toEqual(['自主吃饭', '自主穿衣', '自主上下床', '自主如厕', '室内自主行走', '自主洗澡']);
    const highest = ability.groups.map((group) => group.items.map((item) => Math.max(...item.options.map((option) => option.points))));
    expect(highest).toEqual([
      [4, 4, 4, 4, 4, 4, 4, 4],
      [4, 4, 4, 3],
      [4, 4, 4, 4, 4, 4, 1, 1, 2],
      [2, 2, 4, 3, 4],
    ]);
    expect(highest.map((group) => group.reduce((sum, points) => sum + points, 0))).toEqual([32, 15, 28, 15]);
  });

  test('agree with every case of the table', () => {
    expect(sixItemCases.length + abilityCases.length).toBeGreaterThanOrEqual(200);
    for (const total of [90, 89, 66, 65, 46, 45, 30, 29, 0]) expect(abilityCases.some((known) => known[2] === total)).toBe(true);
    expect(disagreements(evaluate, shipped)).toEqual([]);
  });
});

describe('a changed rule is noticed', () => {
  test('in the data: bands, thresholds, points, change rules', () => {
    const every = [
      ...mutants(six).map(({ name, scale }) => ({ name, scales: { six: scale, ability } })),
      ...mutants(ability).map(({ name, scale }) => ({ name, scales: { six, ability: scale } })),
    ];
    expect(every.length).toBeGreaterThan(170);
    // Two bands for one total, or none: such a scale is not taken at all.
    const isSound = ({ scales }: (typeof every)[number]): boolean =>
      [scales.six, scales.ability].every((scale) => scaleFaults(scale).length === 0);
    expect(every.filter(isSound).length).toBeGreaterThan(110);
    const unnoticed = every.filter((mutant) => isSound(mutant) && disagreements(evaluate, mutant.scales).length === 0);
    expect(unnoticed.map(({ name }) => name)).toEqual([]);
  });

  const engineFile = join(import.meta.dirname, '../../electron/contract/assessment-scale.ts');
  const folder = temporaryFolder();
  afterAll(() => folder.remove());
  const largestStep = "Math.max(0, ...rules.map(({ effect }) => (effect.kind === 'worse' ? effect.steps : 0)))";

  /** What stands in the engine, and what somebody might write instead. */
  test.each([
    ['find(({ from, to }) => from <= total && total <= to)', 'find(({ from, to }) => from < total && total <= to)'],
    ['find(({ from, to }) => from <= total && total <= to)', 'find(({ from, to }) => from <= total && total < to)'],
    [largestStep, "rules.reduce((sum, { effect }) => sum + (effect.kind === 'worse' ? effect.steps : 0), 0)"],
    ['Math.min(rank + steps, worst)', 'Math.max(rank - steps, 0)'],
    ['if (target > rank) rank = target;', ''],
    ['if (target > rank) rank = target;', 'if (target < rank) rank = target;'],
    ['changes.includes(rule.id)', '!changes.includes(rule.id)'],
    ['if (missing.length > 0) return', 'if (missing.length > 1) return'],
    ['optionOf(item, answers) === undefined)', 'optionOf(item, answers) === null)'],
    ['groups.reduce((sum, group) => sum + group.points, 0)', 'groups.reduce((sum, group) => Math.max(sum, group.points), 0)'],
    ['scale.levels[rank]?.id ?? preliminary', 'preliminary'],
  ])('in the engine: %s → %s', async (from, to) => {
    const source = readFileSync(engineFile, 'utf8');
    expect(source.split(from).length).toBe(2);
    const zod = pathToFileURL(join(import.meta.dirname, '../../node_modules/zod/index.js')).href;
    const code = stripTypeScriptTypes(source.replace(from, () => to)).replace("from 'zod'", `from '${zod}'`);
    const file = join(folder.path, `engine-${crypto.randomUUID()}.mjs`);
    writeFileSync(file, code);
    const mutant = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as { evaluate: typeof evaluate };
    expect(disagreements(mutant.evaluate, shipped).length).toBeGreaterThan(0);
  });
});

describe('for any answers', () => {
  const answered = (scale: Scale) =>
    fc
      .tuple(...itemsOf(scale).map((item) => fc.constantFrom(...item.options.map((option) => option.value))))
      .map((values) => Object.fromEntries(itemsOf(scale).map((item, index) => [item.id, values[index] ?? ''])));
  const changesOf = (scale: Scale) => fc.subarray(scale.changeRules.map((rule) => rule.id));
  const rankOf = (scale: Scale, answers: Record<string, string>, changes: readonly string[]): number =>
    levelRank(scale, evaluate(scale, answers, changes).level ?? '');

  test.each([
    ['六项', six, 1],
    ['能力', ability, -1],
  ] as const)('%s: a worse answer never gives a better level, nor does a further change rule', (_, scale, worse) => {
    const items = itemsOf(scale);
    fc.assert(
      fc.property(answered(scale), changesOf(scale), changesOf(scale), fc.nat(), fc.nat(), (answers, changes, more, itemAt, optionAt) => {
        const item = items[itemAt % items.length];
        const chosen = item?.options.find((option) => option.value === answers[item.id]);
        if (!item || !chosen) throw new RangeError('no item');
        const graver = item.options.filter((option) => (option.points - chosen.points) * worse >= 0);
        const other = graver[optionAt % graver.length] ?? chosen;
        const before = rankOf(scale, answers, changes);
        expect(rankOf(scale, { ...answers, [item.id]: other.value }, changes)).toBeGreaterThanOrEqual(before);
        expect(rankOf(scale, answers, [...new Set([...changes, ...more])])).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 500 },
    );
  });

  test('all change rules together are one level, unless somebody lies in a coma', () => {
    fc.assert(
      fc.property(answered(ability), fc.subarray(['dementia', 'mental', 'incidents'], { minLength: 1 }), (answers, changes) => {
        const plain = rankOf(ability, answers, []);
        expect(rankOf(ability, answers, changes)).toBe(Math.min(plain + 1, 4));
        expect(rankOf(ability, answers, [...changes, 'coma'])).toBe(4);
      }),
    );
  });
});
