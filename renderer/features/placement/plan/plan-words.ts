import { planDistances, type PlanLine, type PlanView } from '../../../../electron/contract/planner.ts';
import { count } from '../../../shared/format.ts';

/** Shown at the right: the people of one home, or those for whom no bed was found. */
export type PlanGroup = { readonly kind: 'home'; readonly homeId: number } | { readonly kind: 'unplaced' };

export function isSameGroup(one: PlanGroup, other: PlanGroup): boolean {
  return one.kind === 'home' ? other.kind === 'home' && one.homeId === other.homeId : other.kind === 'unplaced';
}

export function linesOfGroup(plan: PlanView, group: PlanGroup): PlanLine[] {
  return plan.lines.filter((line) => (group.kind === 'home' ? line.homeId === group.homeId : line.homeId === null));
}

export function distanceWords(distance: number | null): string {
  return planDistances.find(({ id }) => id === distance)?.label ?? '';
}

export function bedWords({ bedType, isCoupleRoom }: Pick<PlanLine, 'bedType' | 'isCoupleRoom'>): string {
  if (bedType === null) return '';
  return `${bedType === 'nursing' ? '护理型' : '普通'}${isCoupleRoom ? '夫妻房' : '床位'}`;
}

export function decisionWords({
  decision,
  bed,
  bedStayId,
  releasedReason,
}: Pick<PlanLine, 'decision' | 'bed' | 'bedStayId' | 'releasedReason'>): string {
  if (decision === null) return '待定';
  if (decision === 'declined') return '未采纳';
  if (bedStayId === null) return releasedReason === null ? '已采纳' : '名额已收回';
  return bed === null ? '预留已取消' : '已预留';
}

/** `+14` or `−3`, nothing for no difference. */
export function gainText(difference: number): string {
  return difference === 0 ? '' : `${difference > 0 ? '+' : '−'}${count(Math.abs(difference))}`;
}
