/** Who may do what with the tasks of a year, one valid call of each, and what it leaves in the log. */
import { join } from 'node:path';
import { transaction } from '../../database/core/sql.ts';
import { addToBatch } from '../../database/features/renovation/service-targets.ts';
import type { renovationTargetMethods } from '../../electron/contract/renovation-targets.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { insertProject } from '../renovation/works-project.ts';
import type { Rule } from './role-matrix.golden.ts';
import type { Row } from './role-matrix.inputs.ts';
import type { World } from './role-world.ts';

type Name = keyof typeof renovationTargetMethods;

export const renovationTargetGolden = {
  'renovation.batches': ['A C V T H R', 'lists'],
  'renovation.saveBatch': ['A C . . . .', 'county'],
  'renovation.addToBatch': ['A C . . . .', 'county'],
  'renovation.removeFromBatch': ['A . V . . .', 'county'],
  'renovation.lockYear': ['A . V . . .', 'county'],
  'renovation.coverage': ['A C V T H R', 'lists'],
  'renovation.export': ['A C V . . R', 'county'],
} as const satisfies Readonly<Record<Name, Rule>>;

export const renovationTargetWrites = {
  'renovation.saveBatch': ['renovation.task write -a'],
  'renovation.addToBatch': ['renovation.taskAdd write ba'],
  'renovation.removeFromBatch': ['renovation.taskRemove write ba'],
  'renovation.lockYear': ['renovation.lockYear write -a'],
  'renovation.export': ['renovation.export export -a'],
} as const;

const document = '样民发〔2021〕3号';
const project = (world: World): string =>
  String(
    transaction(world.admin(), (writer) => insertProject(writer, { homeId: world.own('home_manager').homeId, until: 'construction' })),
  );
const inTask = (world: World): string => {
  const projectId = Number(project(world));
  addToBatch(world.admin(), { year: 2021, projectIds: [projectId], documentNo: document, addedOn: isoDate('2021-03-01') });
  return String(projectId);
};

export const renovationTargetInputs: { readonly [Each in Name]: Row<Each> } = {
  'renovation.batches': { ask: () => ({ asOf: null }), before: inTask },
  'renovation.saveBatch': {
    ask: () => ({ year: 2021, targetCount: 6, documentNo: document, issuedOn: isoDate('2021-03-01'), note: null }),
  },
  'renovation.addToBatch': {
    ask: (_, _world, prepared) => ({
      year: 2021,
      projectIds: [Number(prepared) || 1],
      documentNo: document,
      addedOn: isoDate('2021-03-01'),
    }),
    before: project,
  },
  'renovation.removeFromBatch': {
    ask: (_, _world, prepared) => ({
      year: 2021,
      projectId: Number(prepared) || 1,
      documentNo: document,
      removedOn: isoDate('2021-09-01'),
      reason: '用地调整，经批准不再实施',
    }),
    before: inTask,
  },
  'renovation.lockYear': { ask: () => ({ year: 2021, asOf: null }), before: inTask },
  'renovation.coverage': { ask: () => ({ asOf: null }) },
  'renovation.export': {
    ask: () => ({ asOf: null, protection: { kind: 'masked' } }),
    path: (world) => join(world.folder, '改造台账.xlsx'),
    before: inTask,
  },
};
