/** One valid call of every method of happiness homes; a home stands in each of two townships. */
import { join } from 'node:path';
import { addGrade } from '../../database/features/happiness/service-grades.ts';
import { insertHome, setAccount, setStatus } from '../../database/features/happiness/service-homes.ts';
import { addRefund, addSpending } from '../../database/features/happiness/service-spending.ts';
import { transaction } from '../../database/core/sql.ts';
import type { happinessMoneyMethods } from '../../electron/contract/happiness-money.ts';
import type { happinessMethods } from '../../electron/contract/happiness.ts';
import { fen, isoDate, isoMonth } from '../../electron/contract/values.ts';
import type { Row } from './role-matrix.inputs.ts';
import type { Place, World } from './role-world.ts';

type Rows = { readonly [Name in keyof typeof happinessMethods | keyof typeof happinessMoneyMethods]: Row<Name> };

const details = {
  creditCode: null,
  builtYear: 2015,
  openedOn: isoDate('2015-06-01'),
  floorAreaCenti: 26_000,
  restPlaces: 12,
  mealMode: 'cooked',
  managerName: null,
  phone: null,
  villageElders: 180,
} as const;
const document = '样民发〔2022〕3号';
const account = {
  validFrom: isoDate('2022-01-01'),
  kind: 'collective',
  holder: '样本村股份经济合作社',
  bank: '样本农商银行',
  number: '90501000000000011',
} as const;
const grade = { grade: 'G2', effectiveFrom: isoDate('2022-01-01'), validTo: null, documentNo: document, cause: 'award' } as const;
const status = {
  validFrom: isoDate('2022-01-10'),
  status: 'suspended',
  reason: '消防隐患限期整改',
  documentNo: document,
  rectifyBy: isoDate('2022-02-20'),
} as const;
const spending = {
  spentOn: isoDate('2022-01-15'),
  purpose: 'meals',
  amountFen: fen(120_000),
  voucherNo: '00012',
  handledBy: '经手甲',
  witnessedBy: '证明乙',
  approvedBy: '审批丙',
  publishedOn: null,
  note: null,
} as const;
const refund = { forYear: 2021, refundedOn: isoDate('2022-01-20'), amountFen: fen(50_000), receiptNo: '退0001', note: null } as const;

/** Ids of the homes, by village. */
function homes(world: World): Record<string, number> {
  return transaction(world.admin(), (writer) =>
    Object.fromEntries(
      [world.own('town_clerk'), world.other('town_clerk')].map(({ townCode, villageCode }, index) => [
        villageCode,
        insertHome(writer, { ...details, code: `样本F00${index + 1}`, name: `第${index + 1}幸福院`, townCode, villageCode }, null),
      ]),
    ),
  );
}

/** What was made before: the homes, and one row of each. */
type Made = { readonly homes: Readonly<Record<string, number>>; readonly rows: Readonly<Record<string, number>> };
const madeOf = (prepared: string): Made => (prepared === '' ? { homes: {}, rows: {} } : (JSON.parse(prepared) as Made));
const homeOf = (place: Place, prepared: string): number => madeOf(prepared).homes[place.villageCode] ?? 1;
const rowOf = (place: Place, prepared: string): number => madeOf(prepared).rows[place.villageCode] ?? 1;

const made = (world: World): string => JSON.stringify({ homes: homes(world), rows: {} });
const madeWith =
  (make: (world: World, happinessHomeId: number, index: number) => number) =>
  (world: World): string => {
    const ids = homes(world);
    const rows = Object.entries(ids).map(([village, id], index) => [village, make(world, id, index)]);
    return JSON.stringify({ homes: ids, rows: Object.fromEntries(rows) as unknown });
  };
const ofHome = (place: Place, _: World, prepared: string) => ({ happinessHomeId: homeOf(place, prepared) });

const noFilter = { townCode: null, grade: null, status: null, search: '' } as const;
const saved = (name: string, input: object) => ({
  ask: () => ({ ...input, protection: { kind: 'masked' } as const }) as never,
  path: (world: World) => join(world.folder, name),
  before: made,
});
const reason = '登记有误';

export const happinessInputs: Rows = {
  'happiness.list': { ask: () => ({ ...noFilter, asOf: null }), before: made },
  'happiness.get': { ask: ofHome, before: made },
  'happiness.save': {
    ask: (place) => ({
      ...details,
      happinessHomeId: null,
      code: '样本F009',
      name: '新办幸福院',
      townCode: place.townCode,
      villageCode: place.villageCode,
    }),
  },
  'happiness.setAccount': { ask: (place, _, prepared) => ({ ...account, happinessHomeId: homeOf(place, prepared) }), before: made },
  'happiness.withdrawAccount': {
    ask: (place, _, prepared) => ({ accountId: rowOf(place, prepared), reason }),
    before: madeWith((world, happinessHomeId) => setAccount(world.admin(), { ...account, happinessHomeId }).accountId),
  },
  'happiness.revealAccount': {
    ask: (place, _, prepared) => ({ happinessHomeId: homeOf(place, prepared), reason: '核对收款账户' }),
    before: madeWith((world, happinessHomeId) => setAccount(world.admin(), { ...account, happinessHomeId }).accountId),
  },
  'happiness.setStatus': { ask: (place, _, prepared) => ({ ...status, happinessHomeId: homeOf(place, prepared) }), before: made },
  'happiness.withdrawStatus': {
    ask: (place, _, prepared) => ({ statusId: rowOf(place, prepared), reason }),
    before: madeWith((world, happinessHomeId) => setStatus(world.admin(), { ...status, happinessHomeId }).statusId),
  },
  'happiness.months': { ask: () => ({ year: 2022, townCode: null, happinessHomeIds: null }), before: made },
  'happiness.saveMonths': {
    ask: (place, _, prepared) => ({
      cells: [{ happinessHomeId: homeOf(place, prepared), month: isoMonth('2021-12'), openDays: 22 }],
    }),
    before: made,
  },
  'happiness.grades': { ask: ofHome, before: made },
  'happiness.addGrade': { ask: (place, _, prepared) => ({ ...grade, happinessHomeId: homeOf(place, prepared) }), before: made },
  'happiness.withdrawGrade': {
    ask: (place, _, prepared) => ({ gradeId: rowOf(place, prepared), reason }),
    before: madeWith((world, happinessHomeId) => addGrade(world.admin(), { ...grade, happinessHomeId }).gradeId),
  },
  'happiness.alerts': { ask: () => ({}), before: made },
  'happiness.savePaper': saved('幸福院名单.pdf', { filter: noFilter }),
  'happiness.saveWorkbook': saved('幸福院名单.xlsx', { filter: noFilter }),
  'happiness.schedule': { ask: () => ({ year: 2022 }), before: made },
  'happiness.explain': {
    ask: (place, _, prepared) => ({ happinessHomeId: homeOf(place, prepared), year: 2022 }),
    before: made,
  },
  'happiness.budget': {
    ask: () => ({ year: 2023, newHomes: [{ count: 2, firstMonth: 4, grade: 'G3' }], moves: [{ from: 'G3', to: 'G2', homes: 1 }] }),
    before: made,
  },
  'happiness.distribution': { ask: () => ({ year: 2022 }), before: made },
  'happiness.spending': {
    ask: (place, _, prepared) => ({ happinessHomeId: homeOf(place, prepared), year: null }),
    before: made,
  },
  'happiness.addSpending': { ask: (place, _, prepared) => ({ ...spending, happinessHomeId: homeOf(place, prepared) }), before: made },
  'happiness.withdrawSpending': {
    ask: (place, _, prepared) => ({ happinessHomeId: homeOf(place, prepared), spendingId: rowOf(place, prepared), reason }),
    before: madeWith((world, happinessHomeId) => addSpending(world.admin(), { ...spending, happinessHomeId }).spendingId),
  },
  'happiness.refunds': { ask: () => ({ year: 2021 }), before: made },
  'happiness.addRefund': { ask: (place, _, prepared) => ({ ...refund, happinessHomeId: homeOf(place, prepared) }), before: made },
  'happiness.withdrawRefund': {
    ask: (place, _, prepared) => ({ refundId: rowOf(place, prepared), reason }),
    before: madeWith(
      (world, happinessHomeId, index) => addRefund(world.admin(), { ...refund, happinessHomeId, receiptNo: `退000${index}` }).refundId,
    ),
  },
  'happiness.saveSchedulePaper': saved('奖补测算表.pdf', { year: 2022 }),
  'happiness.saveScheduleWorkbook': saved('奖补测算表.xlsx', { year: 2022 }),
};
