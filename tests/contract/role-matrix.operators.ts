/** Who may do what with the operators of homes, one valid call of each method, and what it leaves in the log. */
import { join } from 'node:path';
import { saveContract } from '../../database/features/homes/contracts.ts';
import { addCheck, planExit, renew } from '../../database/features/operators/service-contracts.ts';
import { addBidder, saveTender } from '../../database/features/operators/service-tenders.ts';
import type { operatorMethods } from '../../electron/contract/operators.ts';
import { fen, isoDate } from '../../electron/contract/values.ts';
import type { Rule } from './role-matrix.golden.ts';
import type { Row } from './role-matrix.inputs.ts';
import type { Place, World } from './role-world.ts';

type Names = keyof typeof operatorMethods;

export const operatorGolden = {
  'operators.list': ['A C V . . R', 'county'],
  'operators.get': ['A C V T H R', 'refuses'],
  'operators.saveTender': ['A C . . . .', 'county'],
  'operators.withdrawTender': ['A C . . . .', 'county'],
  'operators.addBidder': ['A C . . . .', 'county'],
  'operators.withdrawBidder': ['A C . . . .', 'county'],
  'operators.decide': ['A C . . . .', 'county'],
  'operators.renew': ['A C . . . .', 'county'],
  'operators.withdrawRenewal': ['A C . . . .', 'county'],
  'operators.addCheck': ['A C . . . .', 'county'],
  'operators.withdrawCheck': ['A C . . . .', 'county'],
  'operators.planExit': ['A C . . . .', 'county'],
  'operators.withdrawExit': ['A C . . . .', 'county'],
  'operators.handBack': ['A C . . . .', 'county'],
  'operators.paper': ['A C V . . R', 'county'],
  'operators.savePaper': ['A C V . . R', 'county'],
} as const satisfies Readonly<Record<Names, Rule>>;

export const operatorWrites = {
  'operators.saveTender': ['operator.tender write ba'],
  'operators.withdrawTender': ['operator.withdrawTender write ba'],
  'operators.addBidder': ['operator.bidder write -a'],
  'operators.withdrawBidder': ['operator.withdrawBidder write ba'],
  'operators.decide': ['home.contract write ba', 'operator.decide write -a'],
  'operators.renew': ['home.contractChange write ba', 'operator.renew write ba'],
  'operators.withdrawRenewal': ['home.contractChange write ba', 'operator.withdrawRenewal write ba'],
  'operators.addCheck': ['operator.check write -a'],
  'operators.withdrawCheck': ['operator.withdrawCheck write ba'],
  'operators.planExit': ['operator.exit write -a'],
  'operators.withdrawExit': ['operator.withdrawExit write ba'],
  'operators.handBack': ['home.contractChange write ba', 'operator.handBack write ba'],
  'operators.paper': ['operator.print print -a'],
  'operators.savePaper': ['operator.export export -a'],
} as const;

const day = isoDate('2022-01-15');
const reason = '登记有误';
const noDetail = { brand: null, scope: null, performance: null, assets: null, exitPlan: null, checkedOn: null, checkResult: null } as const;
const tender = {
  tenderId: null,
  tenderNo: '泰托选〔2022〕1号',
  method: 'open' as const,
  announcedOn: isoDate('2022-01-05'),
  closesOn: null,
  guaranteedBeds: 10,
  requirement: null,
};
const bidder = { name: '样康养老服务公司', creditCode: null, feeFen: fen(20_000_000), score: 86.5, note: null };
const renewal = {
  renewedOn: day,
  untilOn: isoDate('2026-12-31'),
  guaranteedBeds: 12,
  feeFen: null,
  documentNo: '泰民〔2022〕8号',
  note: null,
};
const check = {
  year: 2021,
  checkedOn: day,
  score: 90.5,
  result: 'good' as const,
  findings: null,
  rectifyBy: null,
  documentNo: null,
};
const leaving = {
  kind: 'agreed' as const,
  decidedOn: isoDate('2022-01-05'),
  leavesOn: isoDate('2022-03-31'),
  reason: '运营单位调整',
  residentsPlan: '人员不动，由镇政府接管',
  assetsPlan: null,
  documentNo: null,
};

/** The contract and the row of each home, by home. */
type Made = Readonly<Record<number, { readonly contractId: number; readonly key: number }>>;
const madeOf = ({ homeId }: Place, prepared: string): Made[number] =>
  (prepared === '' ? {} : (JSON.parse(prepared) as Made))[homeId] ?? { contractId: 1, key: 1 };

const homesOf = (world: World): number[] => [world.own('home_manager').homeId, world.other('home_manager').homeId];

function each(make: (world: World, homeId: number) => { contractId: number; key: number }) {
  return (world: World): string => JSON.stringify(Object.fromEntries(homesOf(world).map((homeId) => [homeId, make(world, homeId)])));
}

const contractIn = (world: World, homeId: number): number =>
  saveContract(world.admin(), {
    homeId,
    contractId: null,
    operator: '样康养老服务公司',
    state: 'operating',
    signedOn: isoDate('2020-12-20'),
    fromOn: isoDate('2021-01-01'),
    untilOn: isoDate('2023-12-31'),
    guaranteedBeds: 10,
    feeFen: null,
    depositFen: fen(5_000_000),
    detail: noDetail,
  }).contractId;

const withContract = each((world, homeId) => ({ contractId: contractIn(world, homeId), key: 1 }));
const withTender = each((world, homeId) => ({ contractId: 1, key: saveTender(world.admin(), { homeId, ...tender }).tenderId }));
const withBidder = each((world, homeId) => {
  const { tenderId } = saveTender(world.admin(), { homeId, ...tender });
  return { contractId: tenderId, key: addBidder(world.admin(), { homeId, tenderId, ...bidder }).bidderId };
});
const withRenewal = each((world, homeId) => {
  const contractId = contractIn(world, homeId);
  return { contractId, key: renew(world.admin(), { homeId, contractId, ...renewal }).renewalId };
});
const withCheck = each((world, homeId) => {
  const contractId = contractIn(world, homeId);
  return { contractId, key: addCheck(world.admin(), { homeId, contractId, ...check }).checkId };
});
const withExit = each((world, homeId) => {
  const contractId = contractIn(world, homeId);
  return { contractId, key: planExit(world.admin(), { homeId, contractId, ...leaving }).exitId };
});

export const operatorInputs: { readonly [Name in Names]: Row<Name> } = {
  'operators.list': { ask: () => ({ asOf: day }) },
  'operators.get': { ask: ({ homeId }) => ({ homeId }) },
  'operators.saveTender': { ask: ({ homeId }) => ({ homeId, ...tender }) },
  'operators.withdrawTender': {
    ask: (place, _, prepared) => ({ homeId: place.homeId, tenderId: madeOf(place, prepared).key, reason }),
    before: withTender,
  },
  'operators.addBidder': {
    ask: (place, _, prepared) => ({ homeId: place.homeId, tenderId: madeOf(place, prepared).key, ...bidder }),
    before: withTender,
  },
  'operators.withdrawBidder': {
    ask: (place, _, prepared) => {
      const { contractId: tenderId, key: bidderId } = madeOf(place, prepared);
      return { homeId: place.homeId, tenderId, bidderId, reason };
    },
    before: withBidder,
  },
  'operators.decide': {
    ask: (place, _, prepared) => {
      const { contractId: tenderId, key: bidderId } = madeOf(place, prepared);
      return { homeId: place.homeId, tenderId, bidderId, decidedOn: day, documentNo: '泰民〔2022〕9号' };
    },
    before: withBidder,
  },
  'operators.renew': {
    ask: (place, _, prepared) => ({ homeId: place.homeId, contractId: madeOf(place, prepared).contractId, ...renewal }),
    before: withContract,
  },
  'operators.withdrawRenewal': {
    ask: (place, _, prepared) => ({ homeId: place.homeId, renewalId: madeOf(place, prepared).key, reason }),
    before: withRenewal,
  },
  'operators.addCheck': {
    ask: (place, _, prepared) => ({ homeId: place.homeId, contractId: madeOf(place, prepared).contractId, ...check }),
    before: withContract,
  },
  'operators.withdrawCheck': {
    ask: (place, _, prepared) => ({ homeId: place.homeId, checkId: madeOf(place, prepared).key, reason }),
    before: withCheck,
  },
  'operators.planExit': {
    ask: (place, _, prepared) => ({ homeId: place.homeId, contractId: madeOf(place, prepared).contractId, ...leaving }),
    before: withContract,
  },
  'operators.withdrawExit': {
    ask: (place, _, prepared) => ({ homeId: place.homeId, contractId: madeOf(place, prepared).contractId, reason }),
    before: withExit,
  },
  'operators.handBack': {
    ask: (place, _, prepared) => ({
      homeId: place.homeId,
      contractId: madeOf(place, prepared).contractId,
      handedBackOn: day,
      handoverNote: '资产账目移交完毕',
      depositReturnedFen: null,
    }),
    before: withExit,
  },
  'operators.paper': { ask: () => ({ asOf: day, purpose: 'print' }) },
  'operators.savePaper': {
    ask: () => ({ asOf: day, format: 'pdf', protection: { kind: 'masked' } }),
    path: (world) => join(world.folder, '托管运营台账.pdf'),
  },
};
