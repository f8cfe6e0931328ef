/** Who may keep Word templates and make letters from them, one valid call of each, and what it leaves in the log. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readIn } from '../../database/features/letters/service.ts';
import type { LetterSubject, wordTemplateMethods } from '../../electron/contract/word-templates.ts';
import { wordFile } from '../letters/word-file.ts';
import type { Rule } from './role-matrix.golden.ts';
import type { Row } from './role-matrix.inputs.ts';
import type { World } from './role-world.ts';

type Names = keyof typeof wordTemplateMethods;

export const wordTemplateGolden = {
  'wordTemplates.list': ['A C V T H R', 'open'],
  'wordTemplates.read': ['A C . . . .', 'county'],
  'wordTemplates.save': ['A C . . . .', 'county'],
  'wordTemplates.begin': ['A C . . . .', 'county'],
  'wordTemplates.withdraw': ['A C . . . .', 'county'],
  'letters.candidates': ['A C V T H .', 'lists'],
  'letters.savePack': ['A C V T H .', 'refuses'],
  'letters.saveOne': ['A C V T H .', 'refuses'],
} as const satisfies Readonly<Record<Names, Rule>>;

export const wordTemplateWrites = {
  'wordTemplates.read': ['wordTemplate.read write ba'],
  'wordTemplates.withdraw': ['wordTemplate.withdraw write ba'],
  'letters.savePack': ['letter.export export -a'],
  'letters.saveOne': ['letter.export export -a'],
} as const;

const plain = { kind: 'plain', purpose: '本单位办公使用' } as const;

function file(world: World, text: string): string {
  const path = join(world.folder, '通知.docx');
  writeFileSync(path, wordFile([text]));
  return path;
}

const kept =
  (subject: LetterSubject, text: string) =>
  (world: World): string => {
    const { templateId } = readIn(world.admin(), { templateId: null, subject, name: '通知', note: null }, file(world, text));
    return String(templateId);
  };

export const wordTemplateInputs: { readonly [Name in Names]: Row<Name> } = {
  'wordTemplates.list': { ask: () => ({}) },
  'wordTemplates.read': {
    ask: () => ({ templateId: null, subject: 'person', name: '探访通知', note: null }),
    path: (world) => file(world, '{{姓名}}同志：'),
  },
  'wordTemplates.save': {
    ask: (_, __, prepared) => ({ templateId: Number(prepared) || 1 }),
    path: (world) => join(world.folder, '模板.docx'),
    before: kept('person', '{{姓名}}同志：'),
  },
  'wordTemplates.begin': { ask: () => ({ kind: 'wish' }), path: (world) => join(world.folder, '样本.docx') },
  'wordTemplates.withdraw': {
    ask: (_, __, prepared) => ({ templateId: Number(prepared) || 1, reason: '不再使用' }),
    before: kept('person', '{{姓名}}同志：'),
  },
  'letters.candidates': { ask: () => ({ subject: 'home' }) },
  'letters.savePack': {
    ask: ({ person: { personId } }, _, prepared) => ({
      templateId: Number(prepared) || 1,
      selection: { subject: 'person', people: { personIds: [personId] } },
      protection: plain,
    }),
    path: (world) => join(world.folder, '函件.zip'),
    before: kept('person', '{{姓名}}同志：'),
  },
  'letters.saveOne': {
    ask: ({ homeId }, _, prepared) => ({
      templateId: Number(prepared) || 1,
      selection: { subject: 'home', homeIds: [homeId] },
      protection: plain,
    }),
    path: (world) => join(world.folder, '函件.docx'),
    before: kept('home', '{{机构名称}}：'),
  },
};
