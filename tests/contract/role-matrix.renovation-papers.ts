/** Who may make papers of renovations, one valid call of each, and what it leaves in the log. */
import { join } from 'node:path';
import { transaction } from '../../database/core/sql.ts';
import type { renovationPaperMethods } from '../../electron/contract/renovation-papers.ts';
import { isoMonth } from '../../electron/contract/values.ts';
import { insertProject } from '../renovation/works-project.ts';
import type { Rule } from './role-matrix.golden.ts';
import type { Row } from './role-matrix.inputs.ts';
import type { Place, World } from './role-world.ts';

type Names = keyof typeof renovationPaperMethods;

export const renovationPaperGolden = {
  'renovation.paper': ['A C V T H R', 'refuses'],
  'renovation.savePaper': ['A C V T H R', 'refuses'],
} as const satisfies Readonly<Record<Names, Rule>>;

export const renovationPaperWrites = {
  'renovation.paper': ['renovationPaper.print print -a'],
  'renovation.savePaper': ['renovationPaper.export export -a'],
} as const;

/** A project of the home in each place. */
function withProjects(world: World): string {
  const homes = new Set([world.own('home_manager').homeId, world.other('home_manager').homeId]);
  return transaction(world.admin(), (writer) =>
    JSON.stringify(Object.fromEntries([...homes].map((homeId) => [homeId, insertProject(writer, { homeId, until: 'construction' })]))),
  );
}

const projectOf = (place: Place, prepared: string): number =>
  prepared === '' ? 1 : ((JSON.parse(prepared) as Record<number, number>)[place.homeId] ?? 1);

export const renovationPaperInputs: { readonly [Name in Names]: Row<Name> } = {
  'renovation.paper': {
    ask: (place, _, prepared) => ({ paper: { kind: 'project', projectId: projectOf(place, prepared) }, purpose: 'print' }),
    before: withProjects,
  },
  'renovation.savePaper': {
    ask: (place) => ({
      paper: { kind: 'monthly', month: isoMonth('2022-01'), townCode: place.townCode, batchYear: null, size: 'A4' },
      format: 'xlsx',
      protection: { kind: 'masked' },
    }),
    path: (world) => join(world.folder, '进度月报.xlsx'),
    before: withProjects,
  },
};
