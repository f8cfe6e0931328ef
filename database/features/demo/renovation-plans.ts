/** The invented renovation projects: two years, every stage of the way, some late, one stopped, one given up. */
import type { ProjectKind, RenovationStage } from '../../../electron/contract/renovation-terms.ts';

export type DemoProject = {
  readonly code: string;
  readonly kind: ProjectKind;
  readonly batchYear: number | null;
  readonly content: string;
  readonly floorArea: number;
  /** What the works add. */
  readonly beds: number;
  readonly approvedYuan: number;
  /** Planned days of the stages that are reported, in order. */
  readonly plan: Partial<Record<RenovationStage, string>>;
  /** What happened, in order. */
  readonly reached: Partial<Record<RenovationStage, string>>;
  readonly event?: { readonly kind: 'suspended' | 'cancelled'; readonly on: string; readonly note: string };
  readonly forecast?: { readonly stage: RenovationStage; readonly on: string; readonly reason: string };
};

const usual = (year: number): Partial<Record<RenovationStage, string>> => ({
  approved: `${year}-02-20`,
  design: `${year}-03-20`,
  procurement: `${year}-04-15`,
  contract: `${year}-05-08`,
  construction: `${year}-05-20`,
  completed: `${year}-10-31`,
  accepted: `${year}-11-20`,
  inUse: `${year}-12-15`,
});
const until = (days: Partial<Record<RenovationStage, string>>, last: RenovationStage): Partial<Record<RenovationStage, string>> => {
  const kept = Object.entries(days);
  return Object.fromEntries(kept.slice(0, kept.findIndex(([stage]) => stage === last) + 1));
};
const pipeline = (year: number): Partial<Record<RenovationStage, string>> => ({ pipeline: `${year}-01-13` });

const first = usual(2025);
const second = usual(2026);

export const demoProjects: readonly DemoProject[] = [
  {
    code: 'GZ2025-01',
    kind: 'rebuild',
    batchYear: 2025,
    content: '失能照护单元改造，新增护理型床位，无障碍卫浴，消防喷淋',
    floorArea: 2260,
    beds: 10,
    approvedYuan: 3_140_000,
    plan: first,
    reached: { ...pipeline(2025), ...first, completed: '2025-10-26', accepted: '2025-11-14', inUse: '2025-12-10', settled: '2026-04-22' },
  },
  {
    code: 'GZ2025-02',
    kind: 'fire',
    batchYear: 2025,
    content: '消防喷淋、烟感和微型消防站，电气线路更新',
    floorArea: 1720,
    beds: 0,
    approvedYuan: 1_160_000,
    plan: first,
    reached: { ...pipeline(2025), ...first, completed: '2025-11-08', accepted: '2025-12-05', inUse: '2025-12-26' },
  },
  {
    code: 'GZ2025-03',
    kind: 'repair',
    batchYear: 2025,
    content: '屋面防水、外墙保温、供暖改造',
    floorArea: 980,
    beds: 0,
    approvedYuan: 860_000,
    plan: first,
    reached: { ...pipeline(2025), ...first, completed: '2025-12-12', accepted: '2026-01-16', inUse: '2026-02-06' },
    forecast: { stage: 'completed', on: '2025-12-15', reason: '雨季停工，材料到货推迟' },
  },
  {
    code: 'GZ2025-04',
    kind: 'equipment',
    batchYear: 2025,
    content: '护理床、洗浴床、呼叫系统',
    floorArea: 1450,
    beds: 0,
    approvedYuan: 720_000,
    plan: first,
    reached: { ...pipeline(2025), ...until(first, 'inUse'), accepted: '2025-11-18', inUse: '2025-12-12' },
  },
  {
    code: 'GZ2026-01',
    kind: 'rebuild',
    batchYear: 2026,
    content: '失能照护楼改扩建，电梯，康复室',
    floorArea: 2680,
    beds: 12,
    approvedYuan: 3_920_000,
    plan: second,
    reached: { ...pipeline(2026), ...until(second, 'construction') },
  },
  {
    code: 'GZ2026-02',
    kind: 'fire',
    batchYear: 2026,
    content: '消防专项：喷淋、疏散、应急照明',
    floorArea: 1600,
    beds: 0,
    approvedYuan: 1_320_000,
    plan: { ...second, completed: '2026-08-31', accepted: '2026-09-15', inUse: '2026-10-15' },
    reached: { ...pipeline(2026), ...until(second, 'construction'), completed: '2026-09-10' },
    forecast: { stage: 'accepted', on: '2026-11-30', reason: '消防验收资料补正' },
  },
  {
    code: 'GZ2026-03',
    kind: 'repair',
    batchYear: 2026,
    content: '卫浴和厨房改造，院落适老化',
    floorArea: 1180,
    beds: 0,
    approvedYuan: 960_000,
    plan: { ...second, construction: '2026-06-10', completed: '2026-10-10', accepted: '2026-10-31' },
    reached: { ...pipeline(2026), ...until(second, 'contract'), construction: '2026-06-18' },
    event: { kind: 'suspended', on: '2026-08-20', note: '地下管线与设计不符，等待设计变更' },
  },
  {
    code: 'GZ2026-04',
    kind: 'rebuild',
    batchYear: 2026,
    content: '闲置校舍改造为护理楼',
    floorArea: 2140,
    beds: 20,
    approvedYuan: 2_860_000,
    plan: {
      ...second,
      contract: '2026-09-20',
      construction: '2026-10-20',
      completed: '2027-04-30',
      accepted: '2027-05-31',
      inUse: '2027-06-30',
    },
    reached: { ...pipeline(2026), ...until(second, 'procurement'), contract: '2026-10-16' },
  },
  {
    code: 'GZ2026-05',
    kind: 'equipment',
    batchYear: 2026,
    content: '智慧养老平台',
    floorArea: 1320,
    beds: 0,
    approvedYuan: 480_000,
    plan: second,
    reached: { ...pipeline(2026), ...until(second, 'approved') },
    event: { kind: 'cancelled', on: '2026-04-10', note: '并入县级平台统一建设' },
  },
  {
    code: 'GZ2027-01',
    kind: 'rebuild',
    batchYear: null,
    content: '失能照护单元（12间）和电梯',
    floorArea: 1900,
    beds: 24,
    approvedYuan: 2_400_000,
    plan: {},
    reached: { pipeline: '2026-09-18' },
  },
];
