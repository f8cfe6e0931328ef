/** One valid call of every method of funds. */
import { join } from 'node:path';
import { row } from '../../database/core/sql.ts';
import * as funds from '../../database/features/funds/service.ts';
import type { fundMethods } from '../../electron/contract/funds.ts';
import { fen, isoDate } from '../../electron/contract/values.ts';
import type { Row } from './role-matrix.inputs.ts';
import type { World } from './role-world.ts';

type Rows = { readonly [Name in keyof typeof fundMethods]: Row<Name> };

const year = 2022;
const entry = {
  sourceId: 1,
  kind: 'allocated',
  year,
  onDate: isoDate('2022-01-10'),
  documentNo: '样财社〔2022〕1号',
  amountFen: fen(1_000_000),
  note: null,
} as const;
const rule = {
  kind: 'percent',
  shares: [
    { sourceId: 1, share: 6000 },
    { sourceId: 4, share: 4000 },
  ],
  validFrom: isoDate('2021-01-01'),
  basis: 'received',
  documentNo: '样财社〔2021〕9号',
  documentTitle: '',
} as const;
const plan = { kind: 'order', shares: [{ sourceId: 4, share: null }] } as const;

const recorded = (world: World): string => String(funds.record(world.admin(), entry).entryId);
const ruled = (world: World): string => String(funds.saveRule(world.admin(), { ...rule, shares: [...rule.shares] }).ruleId);
const sheetId = (world: World): string => String(row<{ id: number }>(world.admin(), 'SELECT min(sheet_id) AS id FROM sheet')?.id);
const saved = (ending: string) => ({
  ask: () => ({ year, protection: { kind: 'masked' } as const }),
  path: (world: World) => join(world.folder, `资金台账.${ending}`),
});

export const fundInputs: Rows = {
  'funds.year': { ask: () => ({ year: null }) },
  'funds.forecast': { ask: () => ({ year }) },
  'funds.entries': { ask: () => ({ year }) },
  'funds.record': { ask: () => entry },
  'funds.withdraw': { ask: (_, __, id) => ({ entryId: Number(id), reason: '登记有误' }), before: recorded },
  'funds.saveSource': { ask: () => ({ sourceId: null, name: '慈善捐赠资金' }) },
  'funds.stopSource': { ask: () => ({ sourceId: 3, reason: '市级不再安排' }) },
  'funds.rules': { ask: () => ({}) },
  'funds.saveRule': { ask: () => ({ ...rule, shares: [...rule.shares] }) },
  'funds.withdrawRule': { ask: (_, __, id) => ({ ruleId: Number(id), reason: '文件已废止' }), before: ruled },
  'funds.ofSheet': { ask: (_, __, id) => ({ sheetId: Number(id) }), before: sheetId },
  'funds.choose': {
    ask: (_, __, id) => ({ sheetId: Number(id), plan: { ...plan, shares: [...plan.shares] }, reason: '本月由县级先行支付' }),
    before: sheetId,
  },
  'funds.savePaper': saved('pdf'),
  'funds.saveWorkbook': saved('xlsx'),
};
