/** Indicators of homes: nursing beds, occupancy, care workers. Pure. */
import type { IndicatorCode, IndicatorRow } from '../../../electron/contract/indicators.ts';
import { selfCareLevelSchema, type SelfCareLevel } from '../../../electron/contract/terms.ts';
import { rateOf } from './rules-rate.ts';
import { isCentralised, type PersonOn } from './rules-stock.ts';

export type HomeOn = {
  readonly homeId: number;
  readonly name: string;
  readonly townCode: string;
  readonly townName: string;
  readonly bedsRegistered: number;
  readonly nursingBeds: number;
  /** Out of use on the day, for repair or renovation. */
  readonly bedsOut: number;
  readonly careWorkers: number;
  /** 托管: by a contract in force, or by the roster alone where no contract was ever recorded. */
  readonly entrusted: 'contract' | 'roster' | null;
  /** Beds drawn on the map; without any, free beds are told from the figures. */
  readonly bedsDrawn: number;
  readonly bedsFree: number;
  /** Beds somebody lives on, leave and hospital included; a bed held for somebody is neither free nor lived on. */
  readonly bedsLived: number;
  readonly nursingFree: number;
};

export type Residents = Readonly<Record<SelfCareLevel | 'unassessed', number>>;
export type CountedHome = HomeOn & { readonly residents: Residents; readonly occupied: number; readonly available: number };

const nobody: Residents = { independent: 0, partialLoss: 0, completeLoss: 0, unassessed: 0 };

/** Who lives in each home on the day, by level; leave and hospital count as living there. */
export function residentsByHome(people: readonly PersonOn[]): ReadonlyMap<number, Residents> {
  const homes = new Map<number, Record<SelfCareLevel | 'unassessed', number>>();
  for (const person of people) {
    if (!isCentralised(person) || person.homeId === null) continue;
    const home = homes.get(person.homeId) ?? { ...nobody };
    home[person.level ?? 'unassessed'] += 1;
    homes.set(person.homeId, home);
  }
  return homes;
}

export function countedHomes(homes: readonly HomeOn[], residents: ReadonlyMap<number, Residents>): CountedHome[] {
  return homes.map((home) => {
    const own = residents.get(home.homeId) ?? nobody;
    const occupied = own.independent + own.partialLoss + own.completeLoss + own.unassessed;
    return { ...home, residents: own, occupied, available: home.bedsRegistered - home.bedsOut };
  });
}

/** Residents one care worker looks after, by level; null where the ratio is not set. */
export type StaffRatio = Readonly<Record<SelfCareLevel, number>> | null;

/** Care workers a home needs for its residents, rounded up once over all levels. */
export function careWorkersNeeded(residents: Residents, ratio: StaffRatio): number | null {
  if (ratio === null) return null;
  // As one fraction of whole numbers: ratios have at most two decimals, sums of shares would end a hair beside a whole number.
  let above = 0n;
  let below = 1n;
  for (const level of selfCareLevelSchema.options) {
    const share = BigInt(Math.round(ratio[level] * 100));
    above = above * share + BigInt(residents[level]) * 100n * below;
    below *= share;
  }
  return Number((above + below - 1n) / below);
}

type HomeIndicator = {
  readonly code: IndicatorCode;
  readonly name: string;
  readonly scope: string;
  readonly numeratorTitle: string;
  readonly denominatorTitle: string;
  readonly targetKey: string | null;
  readonly numerator: (home: CountedHome) => number;
  readonly denominator: (home: CountedHome) => number;
};

export const homeIndicators: readonly HomeIndicator[] = [
  {
    code: 'IND04',
    name: '护理型床位占比',
    scope: '已开办机构截至日的核定床位',
    numeratorTitle: '护理型床位',
    denominatorTitle: '核定床位',
    targetKey: 'target.ind04',
    numerator: (home) => home.nursingBeds,
    denominator: (home) => home.bedsRegistered,
  },
  {
    code: 'IND05',
    name: '入住率（占可用床位）',
    scope: '在院（含请假、住院）特困人员占可用床位；可用床位为核定床位减维修、改造停用',
    numeratorTitle: '在院',
    denominatorTitle: '可用床位',
    targetKey: null,
    numerator: (home) => home.occupied,
    denominator: (home) => home.available,
  },
  {
    code: 'IND21',
    name: '护理员配比',
    scope: '在岗护理员与在院人员之比；应配人数按自理能力分级计算',
    numeratorTitle: '护理员',
    denominatorTitle: '在院人员',
    targetKey: null,
    numerator: (home) => home.careWorkers,
    denominator: (home) => home.occupied,
  },
  {
    code: 'IND22',
    name: '托管率',
    scope: '已开办机构中由专业机构托管运营的；以截至日在运营期内的托管合同为准，从未登记合同的按名册的运营方式',
    numeratorTitle: '托管运营',
    denominatorTitle: '已开办机构',
    targetKey: null,
    numerator: (home) => (home.entrusted === null ? 0 : 1),
    denominator: () => 1,
  },
];

export function homeIndicator(code: IndicatorCode): HomeIndicator | undefined {
  return homeIndicators.find((indicator) => indicator.code === code);
}

/** `3, 22` → `1:7.3`; `—` where there is nobody on one side. */
export function ratioText(workers: number, residents: number): string {
  if (workers === 0 || residents === 0) return '—';
  const tenths = Math.floor((residents * 10 * 2 + workers) / (workers * 2));
  return `1:${Math.floor(tenths / 10)}.${tenths % 10}`;
}

type Policy = { readonly target: number | null; readonly ratio: StaffRatio };

export function homeRate(indicator: HomeIndicator, homes: readonly CountedHome[], { target, ratio }: Policy): IndicatorRow {
  const sum = (pick: (home: CountedHome) => number): number => homes.reduce((total, home) => total + pick(home), 0);
  const { code, name, scope, numeratorTitle, denominatorTitle } = indicator;
  const rate = rateOf(sum(indicator.numerator), sum(indicator.denominator), target);
  const words = {
    code,
    name,
    scope,
    numeratorTitle,
    denominatorTitle,
    lists: 'homes' as const,
    unassessed: 0,
    unit: 'count' as const,
    targetUnit: '%' as const,
    isCeiling: false,
    batchYear: null,
  };
  if (code === 'IND22') {
    const byRoster = homes.filter(({ entrusted }) => entrusted === 'roster').length;
    return { ...words, ...rate, note: byRoster > 0 ? `其中 ${byRoster} 家只有名册登记，没有托管合同` : null };
  }
  if (code !== 'IND21') return { ...words, ...rate, note: null };
  const missing = homes.reduce((total, home) => total + (missingWorkers(home, ratio) ?? 0), 0);
  const short = homes.filter((home) => (missingWorkers(home, ratio) ?? 0) > 0).length;
  return {
    ...words,
    ...rate,
    shown: ratioText(rate.numerator, rate.denominator),
    note: short > 0 ? `${short} 家护理员不足，共缺 ${missing} 人` : null,
  };
}

/** Care workers missing in a home; 0 when there are enough, null where the ratio is not set. */
export function missingWorkers(home: Pick<CountedHome, 'residents' | 'careWorkers'>, ratio: StaffRatio): number | null {
  const needed = careWorkersNeeded(home.residents, ratio);
  return needed === null ? null : Math.max(needed - home.careWorkers, 0);
}

/** Free beds of a home for people in need; without a drawn map from the figures, everybody who lives there on a bed of his own. */
export function freeBeds(home: CountedHome): { readonly free: number; readonly nursing: number; readonly withoutBed: number } {
  if (home.bedsDrawn > 0) {
    // Whoever lives there without a bed of record will need one of those that look free.
    const withoutBed = Math.max(home.occupied - home.bedsLived, 0);
    const free = Math.max(home.bedsFree - withoutBed, 0);
    return { free, nursing: Math.min(home.nursingFree, free), withoutBed };
  }
  const free = Math.max(home.available - home.occupied, 0);
  return { free, nursing: Math.min(Math.max(home.nursingBeds - home.residents.completeLoss, 0), free), withoutBed: 0 };
}
