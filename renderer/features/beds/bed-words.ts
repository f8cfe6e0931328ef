/** What the states of a bed are called, and the sign each bears on the map: a colour, a shape of the frame and a character, never a colour alone. */
import type { BedState } from '../../../electron/contract/beds.ts';
import { careTierLabels, type SelfCareLevel } from '../../../electron/contract/terms.ts';

export const stateMarks = {
  free: { label: '空闲', sign: '' },
  reserved: { label: '预留', sign: '预' },
  occupied: { label: '在住', sign: '' },
  leave: { label: '请假', sign: '假' },
  hospital: { label: '住院', sign: '医' },
  repair: { label: '维修停用', sign: '修' },
  renovation: { label: '改造停用', sign: '改' },
} as const satisfies Readonly<Record<BedState, { readonly label: string; readonly sign: string }>>;

/** 自理、半护理、全护理; 未评估 while nobody has assessed. */
export function tierText(level: SelfCareLevel | null): string {
  return level === null ? '未评估' : careTierLabels[level];
}

export function sexText(sex: 'male' | 'female'): string {
  return sex === 'male' ? '男' : '女';
}

export type Somebody = {
  readonly name: string;
  readonly sex: 'male' | 'female';
  readonly age: number;
  readonly level: SelfCareLevel | null;
};

/** `王桂兰（女，78岁，半护理）`. */
export function somebodyText({ name, sex, age, level }: Somebody): string {
  return `${name}（${sexText(sex)}，${age}岁，${tierText(level)}）`;
}

/** `2022-03-12` → `3月12日`, with the year where it is another one than that of `today`. */
export function dayText(day: string, today: string): string {
  const [year, month, date] = day.split('-');
  const short = `${Number(month)}月${Number(date)}日`;
  return day.slice(0, 4) === today.slice(0, 4) ? short : `${year}年${short}`;
}

/** For the narrow cell: `03-12`, with the year where it is another one. */
export function shortDay(day: string, today: string): string {
  return day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day.slice(2);
}

/** `1号楼 2层 203室 1床`; what the home itself wrote is not lengthened twice. */
export function roomText(room: { readonly building: string; readonly floor: number; readonly name: string }): string {
  return `${room.building} ${room.floor}层 ${room.name}${/[室房间]$/.test(room.name) ? '' : '室'}`;
}

export function bedText(room: { readonly building: string; readonly floor: number; readonly name: string }, label: string): string {
  return `${roomText(room)} ${label}${label.endsWith('床') ? '' : '床'}`;
}

/** Label of one of the closed lists of beds and stays. */
export function wordFor(list: readonly { readonly id: string; readonly label: string }[], id: string | null): string {
  return id === null ? '—' : (list.find((known) => known.id === id)?.label ?? id);
}
