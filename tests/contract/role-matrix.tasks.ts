/** Who may do what with policy tasks, the document library and supervision, one valid call of each method, and what it leaves in the log. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { register, step } from '../../database/features/supervision/service.ts';
import { link, saveDocument } from '../../database/features/tasks/service-documents.ts';
import { enter } from '../../database/features/tasks/service-entries.ts';
import type { documentMethods } from '../../electron/contract/documents.ts';
import type { supervisionMethods } from '../../electron/contract/supervision.ts';
import type { taskMethods } from '../../electron/contract/tasks.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { smallestPng } from '../helpers/smallest-png.ts';
import type { Rule } from './role-matrix.golden.ts';
import type { Row } from './role-matrix.inputs.ts';
import type { Place, World } from './role-world.ts';

type Names = keyof typeof taskMethods | keyof typeof documentMethods | keyof typeof supervisionMethods;

export const taskGolden = {
  'tasks.list': ['A C V . . R', 'county'],
  'tasks.get': ['A C V . . R', 'county'],
  'tasks.chooseProfile': ['A C . . . .', 'county'],
  'tasks.enter': ['A C . . . .', 'county'],
  'tasks.withdrawEntry': ['A C . . . .', 'county'],
  'tasks.addEvidence': ['A C . . . .', 'county'],
  'tasks.paper': ['A C V . . R', 'county'],
  'tasks.savePaper': ['A C V . . R', 'county'],
  'documents.list': ['A C V T H R', 'open'],
  'documents.get': ['A C V T H R', 'open'],
  'documents.save': ['A C . . . .', 'county'],
  'documents.withdraw': ['A C . . . .', 'county'],
  'documents.addPaper': ['A C . . . .', 'county'],
  'documents.link': ['A C . . . .', 'county'],
  'documents.unlink': ['A C . . . .', 'county'],
  'documents.linkable': ['A C . . . .', 'county'],
  'supervision.list': ['A C V T . R', 'lists'],
  'supervision.get': ['A C V T . R', 'record'],
  'supervision.register': ['A C V . . .', 'county'],
  'supervision.withdraw': ['A C . . . .', 'county'],
  'supervision.step': ['A C V T . .', 'record'],
  'supervision.withdrawStep': ['A C V . . .', 'county'],
  'supervision.addPaper': ['A C V T . .', 'record'],
  'supervision.paper': ['A C V . . R', 'county'],
  'supervision.savePaper': ['A C V . . R', 'county'],
} as const satisfies Readonly<Record<Names, Rule>>;

export const taskWrites = {
  'tasks.chooseProfile': ['setting.save setting ba'],
  'tasks.enter': ['task.enter write ba'],
  'tasks.withdrawEntry': ['task.withdrawEntry write ba'],
  'tasks.addEvidence': ['attachment.add write -a'],
  'tasks.paper': ['task.print print -a'],
  'tasks.savePaper': ['task.export export -a'],
  'documents.save': ['document.save write ba'],
  'documents.withdraw': ['document.withdraw write ba'],
  'documents.addPaper': ['attachment.add write -a'],
  'documents.link': ['document.link write -a'],
  'documents.unlink': ['document.unlink write ba'],
  'supervision.register': ['supervision.register write -a'],
  'supervision.withdraw': ['supervision.withdraw write ba'],
  'supervision.step': ['supervision.rectify write -a'],
  'supervision.withdrawStep': ['supervision.withdrawStep write ba'],
  'supervision.addPaper': ['attachment.add write -a'],
  'supervision.paper': ['supervision.print print -a'],
  'supervision.savePaper': ['supervision.export export -a'],
} as const;

const day = isoDate('2022-01-31');
const reason = '登记有误';
const entry = {
  code: 'A-(七)2',
  enteredOn: day,
  owner: '基层政权科',
  partners: null,
  person: '样一',
  beginOn: null,
  dueOn: null,
  progress: 40,
  state: 'running' as const,
  remarks: null,
  note: null,
};
const paper = {
  documentId: null,
  documentNo: '样民〔2022〕1号',
  title: '实施细则',
  issuer: '样县民政局',
  issuedOn: day,
  text: '一、总则\n按此办理。',
};
const problem = {
  foundOn: day,
  topic: 'money' as const,
  source: 'self' as const,
  unit: '样镇民政办',
  townCode: null,
  homeId: null,
  problem: '发放表缺签字',
  taskCode: null,
};
const assigned = {
  action: 'assign' as const,
  happenedOn: day,
  responsibleUnit: '样镇民政办',
  responsiblePerson: null,
  dueOn: isoDate('2022-02-28'),
  text: '限期补正',
  documentNo: null,
};
const rectified = { ...assigned, action: 'rectify' as const, responsibleUnit: null, dueOn: null, text: '已补签' };
const linked = { documentId: 1, place: '三（五）', kind: 'parameter' as const, key: 'assessment.validMonths', note: null };

const entered = (world: World): string => String(enter(world.admin(), entry).entryId);
const found = (world: World): string => String(register(world.admin(), problem).supervisionId);
/** One in each township, assigned: their keys by the township. */
const assignedToEach = (world: World): string => {
  const towns = [world.own('town_clerk').townCode, world.other('town_clerk').townCode];
  return JSON.stringify(
    Object.fromEntries(
      towns.map((townCode) => {
        const { supervisionId } = register(world.admin(), { ...problem, townCode });
        step(world.admin(), { supervisionId, ...assigned });
        return [townCode, supervisionId];
      }),
    ),
  );
};
const idOf = ({ townCode }: Place, prepared: string): number =>
  prepared === '' ? 1 : ((JSON.parse(prepared) as Record<string, number>)[townCode] ?? 2);
const photo = (world: World): string => join(world.folder, '佐证.png');
const withPhoto =
  (make: (world: World) => string) =>
  (world: World): string => {
    writeFileSync(photo(world), smallestPng);
    return make(world);
  };

export const taskInputs: { readonly [Name in Names]: Row<Name> } = {
  'tasks.list': { ask: () => ({ asOf: day }) },
  'tasks.get': { ask: () => ({ asOf: day, code: 'A-(五)7' }) },
  'tasks.chooseProfile': { ask: () => ({ profile: 'QH-2022-47' }) },
  'tasks.enter': { ask: () => entry },
  'tasks.withdrawEntry': { ask: (_, __, prepared) => ({ entryId: Number(prepared), reason }), before: entered },
  'tasks.addEvidence': {
    ask: (_, __, prepared) => ({ entryId: Number(prepared), title: '通知' }),
    before: withPhoto(entered),
    path: photo,
  },
  'tasks.paper': { ask: () => ({ asOf: day, purpose: 'print' }) },
  'tasks.savePaper': {
    ask: () => ({ asOf: day, format: 'pdf', protection: { kind: 'masked' } }),
    path: (world) => join(world.folder, '政策任务台账.pdf'),
  },
  'documents.list': { ask: () => ({}) },
  'documents.get': { ask: () => ({ documentId: 1 }) },
  'documents.save': { ask: () => paper },
  'documents.withdraw': {
    ask: (_, __, prepared) => ({ documentId: Number(prepared), reason }),
    before: (world) => String(saveDocument(world.admin(), paper).documentId),
  },
  'documents.addPaper': { ask: () => ({ documentId: 1, title: '扫描件' }), before: withPhoto(() => ''), path: photo },
  'documents.link': { ask: () => linked },
  'documents.unlink': {
    ask: (_, __, prepared) => ({ linkId: Number(prepared), reason }),
    before: (world) => String(link(world.admin(), linked).linkId),
  },
  'documents.linkable': { ask: () => ({}) },
  'supervision.list': { ask: () => ({ asOf: day }) },
  'supervision.get': { ask: (place, _, prepared) => ({ asOf: day, supervisionId: idOf(place, prepared) }), before: assignedToEach },
  'supervision.register': { ask: () => problem },
  'supervision.withdraw': { ask: (_, __, prepared) => ({ supervisionId: Number(prepared), reason }), before: found },
  'supervision.step': { ask: (place, _, prepared) => ({ supervisionId: idOf(place, prepared), ...rectified }), before: assignedToEach },
  'supervision.withdrawStep': {
    ask: (_, __, prepared) => ({ stepId: Number(prepared), reason }),
    before: (world) => String(step(world.admin(), { supervisionId: Number(found(world)), ...assigned }).stepId),
  },
  'supervision.addPaper': {
    ask: (place, _, prepared) => ({ supervisionId: idOf(place, prepared), title: '整改照片' }),
    before: withPhoto(assignedToEach),
    path: photo,
  },
  'supervision.paper': { ask: () => ({ asOf: day, purpose: 'print' }) },
  'supervision.savePaper': {
    ask: () => ({ asOf: day, format: 'pdf', protection: { kind: 'masked' } }),
    path: (world) => join(world.folder, '督查台账.pdf'),
  },
};
