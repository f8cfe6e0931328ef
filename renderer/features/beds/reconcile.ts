import type { BedCounts } from '../../../electron/contract/beds.ts';
import { count } from '../../shared/format.ts';

/** What the numbers rest on, where the drawn beds are not the registered ones; empty where they agree. */
export function reconcileText({ registered, drawn, undrawn, drawnNursing, nursing }: BedCounts): string {
  if (drawn === 0) return '';
  const parts: string[] = [];
  if (undrawn > 0) parts.push(`核定 ${count(registered)} 张，已登记房间的 ${count(drawn)} 张，还有 ${count(undrawn)} 张没有登记到房间`);
  if (undrawn < 0)
    parts.push(`登记到房间的 ${count(drawn)} 张，比核定 ${count(registered)} 张多 ${count(-undrawn)} 张，请核对核定床位或撤减床位`);
  if (drawnNursing !== nursing && undrawn === 0) parts.push(`护理型核定 ${count(nursing)} 张，登记 ${count(drawnNursing)} 张`);
  return parts.join('；');
}

/** Where not every kept place is a reserved bed of today. */
export function heldText({ held, reserved }: Pick<BedCounts, 'held' | 'reserved'>): string {
  return `今天在床位上预留 ${count(reserved)} 张，另有 ${count(held - reserved)} 处从以后开始，或是没有床位图的名额`;
}
