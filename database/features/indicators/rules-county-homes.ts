/** 县级敬老院: what a home must be to count as the county's, each test with its reason. Pure. */
import type { HomeProfile } from '../../../electron/contract/home-details.ts';
import { countyHomeChecks } from '../homes/rules-details.ts';
import type { CountedHome } from './rules-homes.ts';

export type CountyHome = {
  readonly homeId: number;
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly townCode: string;
  readonly townName: string;
  /** Null while it is not open. */
  readonly figures: Pick<CountedHome, 'bedsRegistered' | 'nursingBeds' | 'residents' | 'occupied'> | null;
  readonly profile: HomeProfile | null;
};
export type CountyHomeTest = { readonly text: string; readonly isMet: boolean };

/** Every test of the definition; of a home that is no county home the first alone. */
export function countyHomeTests(home: CountyHome, minNursingShare: number | null): CountyHomeTest[] {
  const isCounty = home.level === 'county';
  const level = { text: '级别为县级', isMet: isCounty };
  if (!isCounty) return [level];
  const { figures } = home;
  const open = { text: '已投入使用', isMet: figures !== null };
  const beds = figures ?? { bedsRegistered: 0, nursingBeds: 0 };
  const residents = figures?.residents ?? { independent: 0, partialLoss: 0, completeLoss: 0, unassessed: 0 };
  return [level, open, ...countyHomeChecks(beds, home.profile, { residents }, minNursingShare)];
}

export function isCounting(tests: readonly CountyHomeTest[]): boolean {
  return tests.every(({ isMet }) => isMet);
}

/** `缺：设有失能照护单元；实际入住…`; null for a home that counts. */
export function missingWords(tests: readonly CountyHomeTest[]): string | null {
  const missing = tests.filter(({ isMet }) => !isMet).map(({ text }) => text);
  return missing.length === 0 ? null : `未满足：${missing.join('；')}`;
}

/** Code of the county a township lies in. */
export function countyOf(townCode: string): string {
  return townCode.slice(0, 6);
}
