import { expect, it } from 'vitest';
import { waterfallSteps } from '../../renderer/features/renovation/waterfall.ts';

const source = (name: string, plannedFen: number, allocatedFen: number, receivedFen: number, spentFen: number) => ({
  source: name,
  sourceName: name,
  plannedFen,
  allocatedFen,
  receivedFen,
  spentFen,
  leftFen: receivedFen - spentFen,
});
/** `name amount`, and where a gap hangs. */
const words = (sources: Parameters<typeof waterfallSteps>[0]): string[] =>
  waterfallSteps(sources).map((step) => `${step.name} ${step.fen}${step.kind === 'gap' ? ` (${step.from}–${step.until})` : ''}`);

it('goes from the plan to what is spent, with what is missing hanging between', () => {
  expect(words([source('county', 100, 80, 60, 25), source('city', 50, 50, 20, 20)])).toEqual([
    '计划 150',
    '未下达 20 (130–150)',
    '下达 130',
    '未到位 50 (80–130)',
    '到位 80',
    '未支出 35 (45–80)',
    '支出 45',
  ]);
});

it('calls more than the step before by its name', () => {
  expect(words([source('unsplit', 0, 0, 10, 12)])).toEqual([
    '计划 0',
    '未下达 0 (0–0)',
    '下达 0',
    '多到位 -10 (0–10)',
    '到位 10',
    '超支出 -2 (10–12)',
    '支出 12',
  ]);
});

it('keeps the parts of each source', () => {
  const [plan] = waterfallSteps([source('county', 100, 0, 0, 0), source('city', 50, 0, 0, 0)]);
  expect(plan).toMatchObject({ parts: { county: 100, city: 50 } });
});
