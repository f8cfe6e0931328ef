/** What can be done with a bed as it stands, for the menu and the panel. Pure. */
import type { Role } from '../../../electron/contract/method.ts';
import { admitters, everyClerk, everyReporter } from '../../../electron/contract/method.ts';
import type { MapBed } from './bed-map.ts';

export const bedActions = [
  { id: 'return', label: '返院…' },
  { id: 'assign', label: '安排床位…' },
  { id: 'admit', label: '办理入住…' },
  { id: 'move', label: '换床、互换', keys: 'M' },
  { id: 'leave', label: '请假…' },
  { id: 'hospital', label: '住院…' },
  { id: 'transfer', label: '转院…' },
  { id: 'exit', label: '退出…' },
  { id: 'reserve', label: '预留…' },
  { id: 'cancelReservation', label: '取消预留…' },
  { id: 'reopen', label: '恢复使用…' },
  { id: 'close', label: '停用…' },
  { id: 'change', label: '修改床位…' },
  { id: 'retire', label: '撤减床位…' },
  { id: 'room', label: '房间设置…' },
  { id: 'withdrawStay', label: '撤销安排（录错）…' },
  { id: 'withdrawAbsence', label: '撤销请假住院（录错）…' },
  { id: 'withdrawOutage', label: '撤销停用（录错）…' },
] as const;
export type BedAction = (typeof bedActions)[number]['id'];

/** Which home somebody lives in is decided by the county and done there or in the home; a township reads. */
const narrowed: Readonly<Partial<Record<BedAction, readonly Role[]>>> = { admit: everyClerk, transfer: everyClerk, exit: admitters };

function possible(bed: MapBed): ReadonlySet<BedAction> {
  const common: BedAction[] = ['change', 'room'];
  const withReservation: BedAction[] = bed.reserved ? ['cancelReservation'] : [];
  const resident: BedAction[] = ['move', 'transfer', 'exit', 'withdrawStay'];
  switch (bed.state) {
    case 'free':
      return new Set<BedAction>(['assign', 'admit', 'reserve', 'close', 'retire', ...withReservation, ...common]);
    case 'reserved':
      return new Set<BedAction>(['assign', 'admit', ...withReservation, ...common]);
    case 'occupied':
      return new Set<BedAction>([
        'leave',
        'hospital',
        ...resident,
        ...(bed.freeFrom ? (['reserve'] as const) : []),
        ...withReservation,
        ...common,
      ]);
    case 'leave':
    case 'hospital':
      return new Set<BedAction>(['return', 'withdrawAbsence', ...resident, ...withReservation, ...common]);
    case 'repair':
    case 'renovation':
      return new Set<BedAction>(['reopen', 'withdrawOutage', 'retire', ...common]);
  }
}

/** In the order of the list above; nothing for somebody who only reads, and on a day that is over. */
export function actionsOf(bed: MapBed, role: Role, isReadOnly: boolean): readonly BedAction[] {
  if (isReadOnly || !everyReporter.some((known) => known === role)) return [];
  const now = possible(bed);
  return bedActions.map(({ id }) => id).filter((id) => now.has(id) && (narrowed[id]?.includes(role) ?? true));
}

export function actionLabel(id: BedAction): string {
  return bedActions.find((action) => action.id === id)?.label ?? id;
}
