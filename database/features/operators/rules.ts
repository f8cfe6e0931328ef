/** Where the entrusting of a home stands, and what must be looked after. Pure. */
import { contractStates, type HomeWarning } from '../../../electron/contract/home-details.ts';
import type { ContractLife, TenderRow } from '../../../electron/contract/operators-shapes.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { daysBetween, type IsoDate } from '../../../electron/contract/values.ts';

export type Operated = { readonly tenders: readonly TenderRow[]; readonly lives: readonly ContractLife[] };

/** The furthest on last. */
const inOrder = ['ended', 'planned', 'selecting', 'signed', 'operating'];

/** The contract that counts on a day: the one in force, else the furthest on, of those that ended the newest. */
export function presentLife({ lives }: Operated, day: IsoDate): ContractLife | null {
  const isInForce = ({ contract: { state, fromOn, untilOn } }: ContractLife): boolean =>
    state === 'operating' && (fromOn === null || fromOn <= day) && (untilOn === null || untilOn >= day);
  const rank = (life: ContractLife): number => (isInForce(life) ? inOrder.length : inOrder.indexOf(life.contract.state));
  return lives.toSorted((one, other) => rank(other) - rank(one))[0] ?? null;
}

/** Whether the newest check still asks for something. */
function openCheck(life: ContractLife): ContractLife['checks'][number] | null {
  const [newest] = life.checks;
  return newest && (newest.result === 'rectify' || newest.result === 'failed') ? newest : null;
}

/** Entrusted by the roster, without a contract or anybody asked. */
export const withoutContract = '缺合同';

export function stageOf(operated: Operated, day: IsoDate): string {
  if (operated.lives.length === 0 && operated.tenders.length === 0) return withoutContract;
  const life = presentLife(operated, day);
  const isAsking = operated.tenders.some(({ decidedOn }) => decidedOn === null);
  if (!life || life.contract.state === 'ended') return isAsking ? '招选中' : life ? '已退出' : '拟托管';
  if (life.exit) return '拟退出';
  if (life.contract.state === 'operating' && openCheck(life)) return '考核整改';
  return labelOf(contractStates, life.contract.state);
}

/** Days: after the end of the year until its check is called for; of the year under the contract that ask for a check at all. */
export type CheckPolicy = { readonly remindDays: number; readonly minDays: number };

/** Checks of a year are looked for once it is over, from the first year of which enough was spent under the contract. */
function missingCheck({ contract, checks }: ContractLife, today: IsoDate, { remindDays, minDays }: CheckPolicy): number | null {
  if (contract.state !== 'operating' || contract.fromOn === null) return null;
  const lastYear = Number(today.slice(0, 4)) - 1;
  const lastDay = `${lastYear}-12-31` as IsoDate;
  if (daysBetween(lastDay, today) <= remindDays || daysBetween(contract.fromOn, lastDay) + 1 < minDays) return null;
  return checks.some(({ year }) => year === lastYear) ? null : lastYear;
}

/** Beside what the contract itself calls for (its end, its guaranteed beds). */
export function courseWarnings({ tenders, lives }: Operated, today: IsoDate, checks: CheckPolicy): HomeWarning[] {
  const warnings: HomeWarning[] = [];
  for (const { tenderNo, closesOn, decidedOn, bidders } of tenders)
    if (decidedOn === null && closesOn !== null && closesOn < today)
      warnings.push({ text: `招选 ${tenderNo} 已于 ${closesOn} 截止，应选 ${bidders.length} 家，请确定结果`, tone: 'warning' });
  for (const life of lives) {
    const { contract, exit } = life;
    if (contract.state === 'ended') continue;
    if (exit) {
      const left = daysBetween(today, exit.leavesOn);
      warnings.push(
        left < 0
          ? { text: `${contract.operator}应于 ${exit.leavesOn} 撤出，还没有登记移交`, tone: 'error' }
          : { text: `${contract.operator}将于 ${exit.leavesOn} 撤出，还有 ${left} 天`, tone: 'warning' },
      );
    }
    const year = missingCheck(life, today, checks);
    if (year !== null) warnings.push({ text: `${contract.operator} ${year} 年度考核还没有登记`, tone: 'warning' });
    const check = openCheck(life);
    if (check?.rectifyBy && check.rectifyBy < today)
      warnings.push({ text: `${check.year} 年度考核的整改期限 ${check.rectifyBy} 已过，请登记复查或退出`, tone: 'error' });
    else if (check?.result === 'failed') warnings.push({ text: `${contract.operator} ${check.year} 年度考核不合格`, tone: 'error' });
  }
  return warnings;
}
