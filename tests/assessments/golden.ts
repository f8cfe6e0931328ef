/** Runs the golden table against any engine and any scales: what does not agree, in words. */
import type { Answers, evaluate, Scale } from '../../electron/contract/assessment-scale.ts';
import { abilityCases, sixItemCases, type ChangeWord } from './assessments.golden.ts';
import { sixIds } from './support.ts';

const levelWords = { 具备: 'independent', 部分丧失: 'partialLoss', 完全丧失: 'completeLoss' } as const;
const changeIds: Readonly<Record<ChangeWord, string>> = { 昏迷: 'coma', 痴呆: 'dementia', 精神: 'mental', 风险: 'incidents' };

export function sixAnswers(marks: string): Answers {
  return Object.fromEntries(sixIds.map((id, index) => [id, marks[index] === '√' ? 'able' : 'unable']));
}

/** `44444444 4443 444444112 22434` → an answer for every item of the standard, in its order. */
export function abilityAnswers(scores: string): Record<string, string> {
  return Object.fromEntries(
    scores
      .split(' ')
      .flatMap((group, groupIndex) => [...group].map((digit, index) => [`B.${groupIndex + 1}.${index + 1}`, digit] as const)),
  );
}

type Evaluate = typeof evaluate;
type Scales = { readonly six: Scale; readonly ability: Scale };

/** One sentence for every case that comes out otherwise. */
export function disagreements(engine: Evaluate, { six, ability }: Scales): string[] {
  const found: string[] = [];
  const compare = (name: string, expected: unknown, work: () => unknown): void => {
    let told: string;
    try {
      told = JSON.stringify(work());
    } catch (error) {
      told = error instanceof Error ? error.message : 'thrown';
    }
    if (told !== JSON.stringify(expected)) found.push(`${name}: ${JSON.stringify(expected)} ≠ ${told}`);
  };
  for (const [marks, unmet, level] of sixItemCases)
    compare(`六项 ${marks}`, [unmet, levelWords[level]], () => {
      const result = engine(six, sixAnswers(marks));
      return [result.total, result.level];
    });
  for (const [scores, subtotals, total, changes, preliminary, level] of abilityCases)
    compare(`能力 ${scores} ${changes.join('、')}`, [subtotals, total, String(preliminary), String(level)], () => {
      const ids = changes.map((word) => changeIds[word]);
      const result = engine(ability, abilityAnswers(scores), ids);
      return [result.groups.map((group) => group.points), result.total, result.preliminary, result.level];
    });
  return [
    ...found,
    ...blankCases(engine, six, sixAnswers('√√√√√√')),
    ...blankCases(engine, ability, abilityAnswers('44444444 4443 444444112 22434')),
  ];
}

/** Any one item left blank: no level, whatever the others say. */
function blankCases(engine: Evaluate, scale: Scale, whole: Answers): string[] {
  return Object.keys(whole).flatMap((id) => {
    const answers = Object.fromEntries(Object.entries(whole).filter(([key]) => key !== id));
    const { level, missing } = engine(scale, answers);
    return level !== null || missing.join() !== id ? [`空 ${id}: ${level ?? ''} ${missing.join()}`] : [];
  });
}
