/** Who sends in, answers and seals quarterly reports, one valid call of each, and what it leaves in the log. */
import { join } from 'node:path';
import type { quarterMethods } from '../../electron/contract/quarter.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { saveSubmission } from '../../database/features/quarter/service-towns.ts';
import type { Rule } from './role-matrix.golden.ts';
import type { Row } from './role-matrix.inputs.ts';
import type { World } from './role-world.ts';

type Names = keyof typeof quarterMethods;

export const quarterGolden = {
  'quarter.list': ['A C V T . R', 'lists'],
  'quarter.get': ['A C V T . R', 'lists'],
  'quarter.submission': ['A C V T . R', 'refuses'],
  'quarter.save': ['A C . T . .', 'refuses'],
  'quarter.answer': ['A C . . . .', 'county'],
  'quarter.saveText': ['A C . . . .', 'county'],
  'quarter.seal': ['A . V . . .', 'county'],
  'quarter.paper': ['A C V . . R', 'county'],
  'quarter.export': ['A C V . . R', 'county'],
} as const satisfies Readonly<Record<Names, Rule>>;

export const quarterWrites = {
  'quarter.save': ['quarter.submit write -a'],
  'quarter.answer': ['quarter.receive write -a'],
  'quarter.saveText': ['quarter.text write -a'],
  'quarter.seal': ['indicatorPeriod.close write -a', 'quarter.seal write -a'],
  'quarter.paper': ['quarter.print print -a'],
  'quarter.export': ['quarter.export export -a'],
} as const;

const end = isoDate('2021-12-31');
const answers = {
  dibaoHouseholds: '120',
  dibaoPeople: '230',
  dibaoNew: '5',
  dibaoOut: '3',
  problems: '个别村探访记录不及时。',
  plans: '按月通报探访情况。',
};

function submitted(world: World): string {
  for (const townCode of new Set([world.own('admin').townCode, world.other('admin').townCode]))
    saveSubmission(world.admin(), { end, townCode, answers, isSubmit: true });
  return '';
}

export const quarterInputs: { readonly [Name in Names]: Row<Name> } = {
  'quarter.list': { ask: () => ({}) },
  'quarter.get': { ask: () => ({ end }) },
  'quarter.submission': { ask: ({ townCode }) => ({ end, townCode }) },
  'quarter.save': { ask: ({ townCode }) => ({ end, townCode, answers, isSubmit: true }) },
  'quarter.answer': { before: submitted, ask: ({ townCode }) => ({ end, townCode, isReceived: true, reason: null }) },
  'quarter.saveText': { ask: () => ({ end, recipients: '泰安市民政局', text: '现将{{期间}}情况报告如下。' }) },
  'quarter.seal': { ask: () => ({ end, documentNo: '肥民报〔2022〕3号', dated: isoDate('2022-01-05'), signer: null }) },
  'quarter.paper': { ask: () => ({ end, kind: 'report', isMasked: false, purpose: 'print' }) },
  'quarter.export': {
    ask: () => ({ end, format: 'pdf', protection: { kind: 'masked' } }),
    path: (world) => join(world.folder, '季度报告.pdf'),
  },
};
