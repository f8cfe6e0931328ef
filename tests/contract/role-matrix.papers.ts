/** Valid calls of the methods of papers. */
import { join } from 'node:path';
import type { MethodName } from '../../electron/contract/index.ts';
import type { Row } from './role-matrix.inputs.ts';
import type { Place, World } from './role-world.ts';

type Names = Extract<MethodName, `papers.${string}`>;

const plain = { kind: 'plain', purpose: '本单位办公使用' } as const;
const inFolder =
  (name: string) =>
  (world: World): string =>
    join(world.folder, name);
const order = ({ person }: Place) => ({ kinds: ['wish' as const], selection: { personIds: [person.personId] } });
const body = '# 意愿书\n本人{{姓名}}愿意集中供养。';

export const paperInputs: { readonly [Name in Names]: Row<Name> } = {
  'papers.kinds': { ask: () => ({}) },
  'papers.template': { ask: () => ({ kind: 'wish' }) },
  'papers.tryTemplate': { ask: () => ({ kind: 'wish', body, isBlank: false }) },
  'papers.saveTemplate': { ask: () => ({ kind: 'wish', body, note: null }) },
  'papers.restoreTemplate': { ask: () => ({ kind: 'wish' }), otherwise: ['TEMPLATE_UNCHANGED'] },
  'papers.count': { ask: ({ person }) => ({ selection: { personIds: [person.personId] } }), isTelling: true },
  'papers.paper': { ask: (place) => ({ ...order(place), purpose: 'print' }), isTelling: true },
  'papers.savePdf': { ask: (place) => ({ ...order(place), protection: plain }), path: inFolder('文书.pdf'), isTelling: true },
  'papers.saveWord': { ask: (place) => ({ ...order(place), protection: plain }), path: inFolder('文书.docx') },
  'papers.savePack': { ask: (place) => ({ ...order(place), format: 'docx', protection: plain }), path: inFolder('文书.zip') },
};
