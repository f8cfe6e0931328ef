/**
 * Which renovation projects first: 100 projects, the best set with its proof, the runner-up and the greedy one; beside it the curve of more money.
 * The set-up of HiGHS is left out of the figure: the thread of the program loads it while the facts are read.
 */
import { highsSolver } from '../../database/features/placement/planner/highs.ts';
import { solveChoice, type Choice } from '../../database/features/renovation/choice/solve.ts';
import { randomChoice, type ChoiceSize } from '../renovation/choice-world.ts';
import { bounded, median, type BenchResult } from './bench.ts';

const counties: readonly { readonly name: string; readonly size: ChoiceSize }[] = [
  {
    name: '100 个项目，2,000 人，120 家，全县安置',
    size: { seed: 7, people: 2000, homes: 120, beds: 300, towns: 20, candidates: 100, unitFen: 10_000, budget: 30, reach: 3 },
  },
  {
    name: '100 个项目，2,000 人，120 家，邻近乡镇以内',
    size: { seed: 7, people: 2000, homes: 120, beds: 300, towns: 20, candidates: 100, unitFen: 10_000, budget: 30, reach: 2, wishing: 10 },
  },
  {
    name: '100 个项目，2,000 人，40 家，本乡镇以内',
    size: {
      seed: 11,
      people: 2000,
      homes: 40,
      beds: 200,
      towns: 20,
      candidates: 100,
      unitFen: 10_000,
      budget: 50,
      reach: 1,
      wishing: 10,
      approved: 10,
    },
  },
];

/** Milliseconds of the processor: one thread does it all, so it is what a machine with nothing else to do takes. */
function processor(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

export async function run(): Promise<BenchResult[]> {
  const highs = await highsSolver();
  const results: BenchResult[] = [];
  const table: Record<string, unknown>[] = [];
  for (const { name, size } of counties) {
    const problem = randomChoice(size);
    const forBest: number[] = [];
    const forAll: number[] = [];
    let answer: Choice | null = null;
    for (let round = 0; round < 3; round++) {
      const started = processor();
      let found = Number.NaN;
      answer = solveChoice(highs, problem, {
        onProgress: (_, __, phase) => {
          if (phase === '求次优组合') found = processor() - started;
        },
      });
      forBest.push(found);
      forAll.push(processor() - started);
    }
    const curve = processor();
    solveChoice(highs, problem, { curve: { stepFen: 10_000_000, steps: 10 } });
    const withCurve = processor() - curve;
    if (!answer) throw new Error('no answer');
    const { best, second, greedy, base, most, isProven } = answer;
    if (!isProven) throw new Error('not proven');
    results.push(
      bounded(`改造选择 ${name}：最优组合及证明`, median(forBest), 1000),
      bounded(`改造选择 ${name}：加次优组合、再多一人的投入`, median(forAll), 5000),
      bounded(`改造选择 ${name}：加每增加10万元，10 步`, withCurve, 15_000),
    );
    table.push({ 县: name, 不改造: base, 最优: best?.placed, 次优: second?.placed, 按单项效益: greedy?.placed, 全部改造: most });
  }
  console.table(table);
  return results;
}
