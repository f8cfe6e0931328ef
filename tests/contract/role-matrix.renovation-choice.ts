/** Who may ask which projects come first, one valid call of each method, and what it leaves in the log. */
import { join } from 'node:path';
import type { choiceMethods } from '../../electron/contract/renovation-choice.ts';
import { fen, isoDate } from '../../electron/contract/values.ts';
import type { Rule } from './role-matrix.golden.ts';
import type { Row } from './role-matrix.inputs.ts';
import type { Place } from './role-world.ts';

type Names = keyof typeof choiceMethods;

export const choiceGolden = {
  'choice.candidates': ['A C V . . R', 'county'],
  'choice.solve': ['A C V . . R', 'county'],
  'choice.paper': ['A C V . . R', 'county'],
  'choice.savePaper': ['A C V . . R', 'county'],
} as const satisfies Readonly<Record<Names, Rule>>;

export const choiceWrites = {
  'choice.paper': ['choice.print print -a'],
  'choice.savePaper': ['choice.export export -a'],
} as const;

const asOf = isoDate('2022-01-20');
const questionOf = ({ homeId }: Place) => ({
  asOf,
  by: isoDate('2022-12-31'),
  budgetFen: fen(100_000_000),
  reach: 3 as const,
  stepFen: fen(10_000_000),
  steps: 1,
  candidates: [
    {
      projectId: null,
      code: 'GZ01',
      name: '护理楼改造',
      homeId,
      townCode: null,
      isCommitted: false,
      costFen: fen(80_000_000),
      nursing: 2,
      normal: 0,
      readyOn: isoDate('2022-10-31'),
      decision: 'open' as const,
    },
  ],
});

export const choiceInputs: { readonly [Name in Names]: Row<Name> } = {
  'choice.candidates': { ask: () => ({ asOf }) },
  'choice.solve': { ask: (place) => questionOf(place), isSlow: true },
  'choice.paper': { ask: (place) => ({ question: questionOf(place), purpose: 'print' }), isSlow: true },
  'choice.savePaper': {
    ask: (place) => ({ question: questionOf(place), format: 'pdf', protection: { kind: 'masked' } }),
    path: (world) => join(world.folder, '测算书.pdf'),
    isSlow: true,
  },
};
