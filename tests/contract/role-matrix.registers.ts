/** Who may see and lead the light registers, one valid call of each, and what it leaves in the log. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { registerMethods } from '../../electron/contract/registers.ts';
import { writeWorkbook } from '../../database/documents/xlsx/workbook.ts';
import * as registers from '../../database/features/registers/service.ts';
import { template } from '../../database/features/registers/service-import.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { smallestPng } from '../helpers/smallest-png.ts';
import type { Rule } from './role-matrix.golden.ts';
import type { Row } from './role-matrix.inputs.ts';
import type { Place, World } from './role-world.ts';

type Names = keyof typeof registerMethods;

export const registerGolden = {
  'registers.definitions': ['A C V T . R', 'lists'],
  'registers.page': ['A C V T . R', 'lists'],
  'registers.get': ['A C V T . R', 'refuses'],
  'registers.save': ['A C . T . .', 'refuses'],
  'registers.step': ['A C V T . .', 'refuses'],
  'registers.withdraw': ['A C . T . .', 'refuses'],
  'registers.addPaper': ['A C . T . .', 'refuses'],
  'registers.paper': ['A C V T . R', 'refuses'],
  'registers.savePaper': ['A C V T . R', 'refuses'],
  'registers.export': ['A C V T . R', 'lists'],
  'registers.template': ['A C . T . .', 'open'],
  'registers.import': ['A C . T . .', 'open'],
} as const satisfies Readonly<Record<Names, Rule>>;

export const registerWrites = {
  'registers.save': ['register.save write -a'],
  'registers.step': ['register.step write ba'],
  'registers.withdraw': ['register.withdraw write ba'],
  'registers.addPaper': ['attachment.add write -a'],
  'registers.paper': ['register.print print -a'],
  'registers.savePaper': ['register.savePaper export -a'],
  'registers.export': ['register.export export -a'],
  'registers.import': ['register.save write -a', 'register.import write -a'],
} as const;

const day = '2022-01-10';
const values = { applicant: '登记甲', acceptedOn: day, need: '子女入学困难', department: 'education' };
const all = { standing: 'all', state: null, townCode: null, search: '', from: null, until: null } as const;

const asRecord = ({ townCode }: Pick<Place, 'townCode'>) => ({ code: 'referral', recordId: null, townCode, values });

/** One record in each of two townships, by its township. */
function recorded(world: World): string {
  const ids = [world.own('town_clerk'), world.other('town_clerk')].map((place) => [
    place.townCode,
    registers.save(world.admin(), asRecord(place)).recordId,
  ]);
  return JSON.stringify(Object.fromEntries(ids));
}

const idOf = ({ townCode }: Place, prepared: string): number =>
  prepared === '' ? 1 : ((JSON.parse(prepared) as Record<string, number>)[townCode] ?? 2);
const photo = (world: World): string => join(world.folder, '登记材料.png');
const masked = { kind: 'masked' } as const;

/** A file with one record of the township clerk's own place. */
function fileOf(world: World): string {
  const path = join(world.folder, '转介登记.xlsx');
  const { tables, ...report } = template('referral');
  const [table] = tables;
  if (!table) throw new Error('no table');
  const cells = new Map([
    ['乡镇（街道）', world.own('town_clerk').townCode],
    ['申请人', '导入甲'],
    ['受理日期', day],
    ['求助事项', '住房漏雨'],
    ['转介部门', '教育'],
  ]);
  const row = table.columns.map(({ title }) => cells.get(title) ?? null);
  writeWorkbook({ ...report, tables: [{ ...table, rows: [row], rowCount: 1 }] }, path);
  return path;
}

export const registerInputs: { readonly [Name in Names]: Row<Name> } = {
  'registers.definitions': { ask: () => ({}) },
  'registers.page': { ask: () => ({ code: 'referral', filter: all, offset: 0, limit: 50 }), before: recorded },
  'registers.get': { ask: (place, _, ids) => ({ recordId: idOf(place, ids) }), before: recorded },
  'registers.save': { ask: (place) => asRecord(place) },
  'registers.step': {
    ask: (place, _, ids) => ({
      recordId: idOf(place, ids),
      transition: 'refer',
      doneOn: isoDate('2022-01-12'),
      values: { referredOn: '2022-01-12', documentNo: '转〔2022〕1号' },
      reason: null,
    }),
    before: recorded,
  },
  'registers.withdraw': { ask: (place, _, ids) => ({ recordId: idOf(place, ids), stepId: null, reason: '重复登记' }), before: recorded },
  'registers.addPaper': {
    ask: (place, _, ids) => ({ recordId: idOf(place, ids), title: '佐证材料' }),
    before: (world) => {
      writeFileSync(photo(world), smallestPng);
      return recorded(world);
    },
    path: photo,
  },
  'registers.paper': { ask: (place, _, ids) => ({ recordId: idOf(place, ids), purpose: 'print' }), before: recorded },
  'registers.savePaper': {
    ask: (place, _, ids) => ({ recordId: idOf(place, ids), protection: masked }),
    before: recorded,
    path: (world) => join(world.folder, '登记表.pdf'),
  },
  'registers.export': {
    ask: () => ({ code: 'referral', filter: all, format: 'xlsx', protection: masked }),
    before: recorded,
    path: (world) => join(world.folder, '登记簿.xlsx'),
  },
  'registers.template': { ask: () => ({ code: 'referral' }), path: (world) => join(world.folder, '模板.xlsx') },
  'registers.import': { ask: () => ({ code: 'referral', isCommitted: true }), path: fileOf },
};
