/** Who may do what with renovation projects and their money, one valid call of each, and what each leaves in the log. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addChange, saveContract } from '../../database/features/renovation/service-contracts.ts';
import { addFund } from '../../database/features/renovation/service-funds.ts';
import { addPayment } from '../../database/features/renovation/service-payments.ts';
import { save } from '../../database/features/renovation/service-projects.ts';
import { recordStageOf } from '../../database/features/renovation/service-stages.ts';
import type { renovationMoneyMethods } from '../../electron/contract/renovation-money.ts';
import type { renovationMethods } from '../../electron/contract/renovation.ts';
import { fen, isoDate } from '../../electron/contract/values.ts';
import { smallestPng } from '../helpers/smallest-png.ts';
import type { Rule } from './role-matrix.golden.ts';
import type { Row } from './role-matrix.inputs.ts';
import type { Place, World } from './role-world.ts';

type Name = keyof typeof renovationMethods | keyof typeof renovationMoneyMethods;
type Rows = { readonly [Each in Name]: Row<Each> };

export const renovationGolden = {
  'renovation.list': ['A C V T H R', 'lists'],
  'renovation.get': ['A C V T H R', 'record'],
  'renovation.save': ['A C . . . .', 'county'],
  'renovation.withdrawProject': ['A C . . . .', 'county'],
  'renovation.recordStage': ['A C V . . .', 'county'],
  'renovation.withdrawStage': ['A C V . . .', 'county'],
  'renovation.setPlan': ['A C V . . .', 'county'],
  'renovation.saveWorkItems': ['A C . T . .', 'record'],
  'renovation.workTemplate': ['A C V T H R', 'open'],
  'renovation.sources': ['A C V T H R', 'open'],
  'renovation.addPhoto': ['A C . T H .', 'record'],
  'renovation.history': ['A C V T H R', 'record'],
  'renovation.money': ['A C V T H R', 'record'],
  'renovation.saveContract': ['A C . . . .', 'county'],
  'renovation.withdrawContract': ['A C . . . .', 'county'],
  'renovation.addChange': ['A C . . . .', 'county'],
  'renovation.withdrawChange': ['A C . . . .', 'county'],
  'renovation.addPayment': ['A C V . . .', 'county'],
  'renovation.withdrawPayment': ['A C V . . .', 'county'],
  'renovation.addFund': ['A C . . . .', 'county'],
  'renovation.withdrawFund': ['A C . . . .', 'county'],
} as const satisfies Readonly<Record<Name, Rule>>;

export const renovationWrites = {
  'renovation.save': ['renovation.register write -a', 'renovation.stage write -a'],
  'renovation.withdrawProject': ['renovation.withdraw write ba'],
  'renovation.recordStage': ['renovation.change write ba', 'renovation.stage write -a'],
  'renovation.withdrawStage': ['renovation.withdrawStage write ba'],
  'renovation.setPlan': ['renovation.baseline write ba'],
  'renovation.saveWorkItems': ['renovation.workItems write ba'],
  'renovation.addPhoto': ['attachment.add write -a'],
  'renovation.saveContract': ['renovation.contract write -a'],
  'renovation.withdrawContract': ['renovation.withdrawContract write ba'],
  'renovation.addChange': ['renovation.contractChange write -a'],
  'renovation.withdrawChange': ['renovation.withdrawChange write ba'],
  'renovation.addPayment': ['renovation.payment write -a'],
  'renovation.withdrawPayment': ['renovation.withdrawPayment write ba'],
  'renovation.addFund': ['renovation.fund write -a'],
  'renovation.withdrawFund': ['renovation.withdrawFund write ba'],
} as const;

const reason = '登记有误';
const document = '样民发〔2022〕3号';
const signed = isoDate('2022-01-05');
const paid = isoDate('2022-01-12');
const project = {
  projectId: null,
  name: '样本敬老院改造',
  batchYear: 2022,
  kind: 'rebuild',
  content: '失能照护单元改造',
  floorAreaCenti: 120_000,
  bedsBefore: 60,
  nursingBefore: 12,
  bedsAfter: 70,
  nursingAfter: 40,
  approvalNo: null,
  approvedOn: null,
  approvedFen: null,
  estimateFen: fen(200_000_000),
  readyOn: null,
  unit: null,
  managerName: null,
  managerPhone: '13805380000',
  enteredOn: isoDate('2022-01-01'),
} as const;
const contract = {
  contractId: null,
  kind: 'construction',
  contractNo: '样合2022-01',
  contractor: '样本建筑有限公司',
  creditCode: null,
  procurement: 'open',
  priceFen: fen(100_000_000),
  signedOn: signed,
  beginsOn: null,
  endsOn: null,
  retentionPermille: 30,
  retentionUntil: null,
  insuredUntil: null,
} as const;
const change = {
  changedOn: isoDate('2022-01-10'),
  deltaFen: fen(5_000_000),
  documentNo: document,
  reason: '增加消防水池',
  endsOn: null,
} as const;
const fund = { source: 'province', kind: 'received', happenedOn: signed, documentNo: document, fen: fen(50_000_000) } as const;
const payment = {
  paymentNo: '001',
  paidOn: paid,
  payee: '样本建筑有限公司',
  fen: fen(10_000_000),
  invoiceNo: null,
  basis: 'prepayment',
  note: null,
  sources: [{ source: 'province', fen: fen(10_000_000) }],
  exceptionReason: null,
} as const;
const stage = { stage: 'approved', happenedOn: signed, documentNo: document, note: null, exceptionReason: null } as const;

/** By home: its project, and the row the call is about. */
type Made = Readonly<Record<number, { readonly projectId: number; readonly key: number }>>;
const madeOf = ({ homeId }: Place, prepared: string): Made[number] =>
  (prepared === '' ? {} : (JSON.parse(prepared) as Made))[homeId] ?? { projectId: 1, key: 1 };

const prepare =
  (more: (world: World, projectId: number) => number | undefined = () => undefined) =>
  (world: World): string => {
    const made = [world.own('home_manager'), world.other('home_manager')].map(({ homeId }) => {
      const { projectId } = save(world.admin(), { ...project, homeId, code: `样改${homeId}` });
      return [homeId, { projectId, key: more(world, projectId) ?? 1 }] as const;
    });
    return JSON.stringify(Object.fromEntries(made));
  };
const made = prepare();
const withContract = prepare((world, projectId) => saveContract(world.admin(), { ...contract, projectId }).contractId);
const withMoney = prepare((world, projectId) => {
  addFund(world.admin(), { ...fund, projectId });
  return saveContract(world.admin(), { ...contract, projectId }).contractId;
});
const withPayment = prepare((world, projectId) => {
  addFund(world.admin(), { ...fund, projectId });
  const { contractId } = saveContract(world.admin(), { ...contract, projectId });
  return addPayment(world.admin(), { ...payment, sources: [...payment.sources], contractId }).paymentId;
});
const ofProject = (place: Place, _: World, prepared: string) => ({ projectId: madeOf(place, prepared).projectId });
const photoFile = '改造前.png';

export const renovationInputs: Rows = {
  'renovation.list': {
    ask: () => ({ search: '', townCode: null, homeId: null, batchYear: null, stage: null, kind: null, asOf: null }),
    before: made,
  },
  'renovation.get': { ask: ofProject, before: made },
  'renovation.save': { ask: ({ homeId }) => ({ ...project, homeId, code: '样改新' }) },
  'renovation.withdrawProject': { ask: (...given) => ({ ...ofProject(...given), reason }), before: made },
  'renovation.recordStage': {
    ask: (...given) => ({ ...ofProject(...given), ...stage, approvedFen: fen(200_000_000) }),
    before: made,
  },
  'renovation.withdrawStage': {
    ask: (place, _, prepared) => ({ projectId: madeOf(place, prepared).projectId, stageId: madeOf(place, prepared).key, reason }),
    before: prepare((world, projectId) => recordStageOf(world.admin(), { ...stage, projectId, approvedFen: fen(200_000_000) }).stageId),
  },
  'renovation.setPlan': {
    ask: (...given) => ({
      ...ofProject(...given),
      kind: 'baseline',
      reason: null,
      documentNo: null,
      rows: [
        { stage: 'construction', plannedOn: isoDate('2022-05-01') },
        { stage: 'completed', plannedOn: isoDate('2022-10-31') },
      ],
    }),
    before: made,
  },
  'renovation.saveWorkItems': {
    ask: (...given) => ({
      ...ofProject(...given),
      items: [{ item: '消防设施', content: '喷淋、烟感', budgetFen: fen(30_000_000), percent: 20, plannedOn: null }],
    }),
    before: made,
  },
  'renovation.workTemplate': { ask: () => ({}) },
  'renovation.sources': { ask: () => ({}) },
  'renovation.addPhoto': {
    ask: (...given) => ({ ...ofProject(...given), purpose: 'before', title: '改造前', takenOn: signed }),
    path: (world) => join(world.folder, photoFile),
    before: (world) => {
      writeFileSync(join(world.folder, photoFile), smallestPng);
      return made(world);
    },
  },
  'renovation.history': { ask: ofProject, before: made },
  'renovation.money': { ask: ofProject, before: withPayment },
  'renovation.saveContract': { ask: (...given) => ({ ...ofProject(...given), ...contract }), before: made },
  'renovation.withdrawContract': {
    ask: (place, _, prepared) => ({ contractId: madeOf(place, prepared).key, reason }),
    before: withContract,
  },
  'renovation.addChange': { ask: (place, _, prepared) => ({ contractId: madeOf(place, prepared).key, ...change }), before: withContract },
  'renovation.withdrawChange': {
    ask: (place, _, prepared) => ({ changeId: madeOf(place, prepared).key, reason }),
    before: prepare((world, projectId) => {
      const { contractId } = saveContract(world.admin(), { ...contract, projectId });
      return addChange(world.admin(), { ...change, contractId }).changeId;
    }),
  },
  'renovation.addPayment': {
    ask: (place, _, prepared) => ({ ...payment, sources: [...payment.sources], contractId: madeOf(place, prepared).key }),
    before: withMoney,
  },
  'renovation.withdrawPayment': { ask: (place, _, prepared) => ({ paymentId: madeOf(place, prepared).key, reason }), before: withPayment },
  'renovation.addFund': { ask: (...given) => ({ ...ofProject(...given), ...fund }), before: made },
  'renovation.withdrawFund': {
    ask: (place, _, prepared) => ({ fundId: madeOf(place, prepared).key, reason }),
    before: prepare((world, projectId) => addFund(world.admin(), { ...fund, projectId }).fundId),
  },
};
