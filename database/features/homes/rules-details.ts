/** What must be looked after in a home: contracts that end, beds promised and not there, papers that lapse. Pure. */
import type { ContractRow, HomeDetail, HomeProfile, HomeWarning } from '../../../electron/contract/home-details.ts';
import type { HomeRow } from '../../../electron/contract/homes.ts';
import { daysBetween, type IsoDate } from '../../../electron/contract/values.ts';
import { isTargetMet } from '../indicators/rules-rate.ts';

type Figures = HomeDetail['figures'];

const inOrder = ['planned', 'selecting', 'signed', 'operating', 'ended'];

/** A contract goes forward only; from any state it may end. */
export function mayBecome(from: string, to: string): boolean {
  return inOrder.indexOf(to) >= inOrder.indexOf(from);
}

export function contractWarnings(
  contracts: readonly ContractRow[],
  { today, warnDays }: { readonly today: IsoDate; readonly warnDays: number },
  { occupied, free }: Pick<Figures, 'occupied' | 'free'>,
): HomeWarning[] {
  const warnings: HomeWarning[] = [];
  for (const { operator, state, untilOn, guaranteedBeds } of contracts) {
    if (state !== 'operating') continue;
    const left = untilOn === null ? null : daysBetween(today, untilOn);
    if (left !== null && left < 0) warnings.push({ text: `与${operator}的托管合同已于 ${untilOn} 到期，请登记续约或退出`, tone: 'error' });
    else if (left !== null && left <= warnDays)
      warnings.push({ text: `与${operator}的托管合同还有 ${left} 天到期（${untilOn}）`, tone: 'warning' });
    const missing = guaranteedBeds - occupied - free;
    if (missing > 0)
      warnings.push({
        text: `保底特困床位 ${guaranteedBeds} 张，现有特困 ${occupied} 人、可入住 ${free} 张，差 ${missing} 张`,
        tone: 'error',
      });
  }
  return warnings;
}

export function profileWarnings(
  profile: HomeProfile | null,
  { today, warnDays }: { readonly today: IsoDate; readonly warnDays: number },
): HomeWarning[] {
  if (!profile) return [];
  const warnings: HomeWarning[] = [];
  const { fireState, buildingRating, insuredUntil } = profile;
  if (fireState === 'none') warnings.push({ text: '消防验收或备案未办理', tone: 'error' });
  if (buildingRating === 'C' || buildingRating === 'D') warnings.push({ text: `房屋鉴定为${buildingRating}级，不得住人`, tone: 'error' });
  const left = insuredUntil === null ? null : daysBetween(today, insuredUntil);
  if (left !== null && left < 0) warnings.push({ text: `机构责任险已于 ${insuredUntil} 到期`, tone: 'error' });
  else if (left !== null && left <= warnDays) warnings.push({ text: `机构责任险还有 ${left} 天到期（${insuredUntil}）`, tone: 'warning' });
  return warnings;
}

export function staffWarning({ careWorkers, careWorkersNeeded }: Pick<Figures, 'careWorkers' | 'careWorkersNeeded'>): HomeWarning[] {
  const missing = (careWorkersNeeded ?? 0) - careWorkers;
  if (careWorkers === 0 && missing > 0) return [{ text: `还没有登记在岗护理员，按在院人员应配 ${missing} 人`, tone: 'warning' }];
  return missing > 0 ? [{ text: `护理员应配 ${careWorkersNeeded} 人，在岗 ${careWorkers} 人，缺 ${missing} 人`, tone: 'warning' }] : [];
}

/** What a home needs to count as the county's; the share of nursing beds is compared as whole numbers. */
export function countyHomeChecks(
  home: Pick<HomeRow, 'bedsRegistered' | 'nursingBeds'>,
  profile: HomeProfile | null,
  { residents }: Pick<Figures, 'residents'>,
  minNursingShare: number | null,
): { readonly text: string; readonly isMet: boolean }[] {
  const checks = [
    { text: '设有失能照护单元', isMet: profile?.hasCareUnit === true },
    { text: '实际入住完全丧失生活自理能力人员', isMet: residents.completeLoss > 0 },
  ];
  if (minNursingShare === null) return checks;
  const isMet = isTargetMet(home.nursingBeds, home.bedsRegistered, minNursingShare * 100) === true;
  return [...checks, { text: `护理型床位占比不低于 ${minNursingShare * 100}%`, isMet }];
}
