/** One valid call of every method of benefits drawn twice, and what each of them writes into the audit. */
import { join } from 'node:path';
import { row } from '../../database/core/sql.ts';
import * as overlaps from '../../database/features/overlaps/service.ts';
import { lockSheet } from '../../database/features/payments/service.ts';
import type { overlapMethods } from '../../electron/contract/overlaps.ts';
import { fen, isoDate } from '../../electron/contract/values.ts';
import type { Line } from './audit-writes.test.ts';
import type { Row } from './role-matrix.inputs.ts';
import { worldMonth, type World } from './role-world.ts';

type Names = keyof typeof overlapMethods;

const day = isoDate('2022-01-31');
const terms = {
  benefit: 'disabilityCare',
  fromMonth: worldMonth,
  untilMonth: worldMonth,
  monthlyFen: fen(12_000),
  householdSize: null,
} as const;
const hit = { ...terms, foundOn: day, source: '与残疾人两项补贴名单比对', note: null } as const;
const referral = { referredOn: day, office: '残疾人两项补贴处', documentNo: '样民函〔2022〕3号' } as const;
const answer = { kind: 'feedback', receivedOn: day, documentNo: '复函1号', fen: null, note: '已停发' } as const;
const all = { standing: 'all', search: '' } as const;

const locked = (world: World): string => {
  lockSheet(world.admin(), { month: worldMonth, reason: '测试' });
  return '';
};
const recorded = (world: World): string => {
  locked(world);
  return String(overlaps.record(world.admin(), { ...hit, personId: world.own('admin').person.personId }).overlapId);
};
const referred = (world: World): string => {
  const overlapId = recorded(world);
  overlaps.refer(world.admin(), { overlapId: Number(overlapId), ...referral });
  return overlapId;
};
const answered = (world: World): string => {
  const overlapId = referred(world);
  overlaps.addEvidence(world.admin(), { overlapId: Number(overlapId), ...answer });
  return overlapId;
};
const evidence = (world: World): string => {
  answered(world);
  return String(row<{ id: number }>(world.admin(), 'SELECT max(evidence_id) AS id FROM overlap_evidence')?.id ?? 0);
};

export const overlapInputs: { readonly [Name in Names]: Row<Name> } = {
  'overlaps.list': { ask: () => ({ ...all, offset: 0, limit: 50 }), before: recorded },
  'overlaps.one': { ask: (_, __, id) => ({ overlapId: Number(id) }), before: answered },
  'overlaps.preview': { ask: ({ person }) => ({ ...terms, personId: person.personId }) },
  'overlaps.record': { ask: ({ person }) => ({ ...hit, personId: person.personId }), before: locked },
  'overlaps.withdraw': { ask: (_, __, id) => ({ overlapId: Number(id), reason: '比对有误' }), before: recorded },
  'overlaps.refer': { ask: (_, __, id) => ({ overlapId: Number(id), ...referral }), before: recorded },
  'overlaps.addEvidence': { ask: (_, __, id) => ({ overlapId: Number(id), ...answer }), before: referred },
  'overlaps.withdrawEvidence': { ask: (_, __, id) => ({ evidenceId: Number(id), reason: '文号有误' }), before: evidence },
  'overlaps.close': { ask: (_, __, id) => ({ overlapId: Number(id), closedOn: day, note: '对方分期追回' }), before: answered },
  'overlaps.saveList': {
    ask: () => ({ filter: all, format: 'xlsx', protection: { kind: 'masked' } }),
    before: recorded,
    path: (world) => join(world.folder, '重复享受台账.xlsx'),
  },
};

export const overlapGolden: Partial<Record<Names, readonly Line[]>> = {
  'overlaps.record': ['overlap.record write -a'],
  'overlaps.withdraw': ['overlap.withdraw write ba'],
  'overlaps.refer': ['overlap.refer write -a'],
  'overlaps.addEvidence': ['overlap.evidence write -a'],
  'overlaps.withdrawEvidence': ['overlap.withdrawEvidence write ba'],
  'overlaps.close': ['overlap.close write ba'],
  'overlaps.saveList': ['overlap.export export -a'],
};
