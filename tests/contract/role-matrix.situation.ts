/** Who may see and print the page of the county's or a township's standing, one valid call of each, and what it leaves in the log. */
import { join } from 'node:path';
import type { situationMethods } from '../../electron/contract/situation.ts';
import type { Rule } from './role-matrix.golden.ts';
import type { Row } from './role-matrix.inputs.ts';

type Names = keyof typeof situationMethods;

export const situationGolden = {
  'situation.get': ['A C V T . R', 'refuses'],
  'situation.paper': ['A C V T . R', 'refuses'],
  'situation.save': ['A C V T . R', 'refuses'],
} as const satisfies Readonly<Record<Names, Rule>>;

export const situationWrites = {
  'situation.paper': ['situation.print print -a'],
  'situation.save': ['situation.export export -a'],
} as const;

export const situationInputs: { readonly [Name in Names]: Row<Name> } = {
  'situation.get': { ask: ({ townCode }) => ({ townCode }) },
  'situation.paper': { ask: ({ townCode }) => ({ townCode, purpose: 'print' }) },
  'situation.save': {
    ask: ({ townCode }) => ({ townCode, protection: { kind: 'masked' } }),
    path: (world) => join(world.folder, '单页情况表.pdf'),
  },
};
