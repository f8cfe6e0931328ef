import type { FitBed, WaitingRow } from '../../../electron/contract/placement-waiting.ts';
import { distances } from '../../../electron/contract/placement-waiting.ts';
import { careTierLabels, sexes } from '../../../electron/contract/terms.ts';
import { termText } from '../../shared/format.ts';

export function levelText(level: WaitingRow['level']): string {
  return level === null ? '未评估' : careTierLabels[level];
}

/** `女 78 岁`. */
export function whoText({ sex, age }: Pick<WaitingRow, 'sex' | 'age'>): string {
  return `${termText(sexes, sex)} ${age} 岁`;
}

export function placeText({ townName, villageName }: Pick<WaitingRow, 'townName' | 'villageName'>): string {
  return [townName, villageName].filter(Boolean).join(' ');
}

export function distanceText({ distance }: Pick<FitBed, 'distance'>): string {
  return distances.find(({ id }) => id === distance)?.label ?? distance;
}

const roomSexWords: Readonly<Record<FitBed['roomSex'], string>> = { male: '男房间', female: '女房间', couple: '夫妻房', any: '不限男女' };

/** `护理型，女房间`. */
export function bedKindText(bed: Pick<FitBed, 'bedType' | 'roomSex'>): string {
  return `${bed.bedType === 'nursing' ? '护理型' : '普通'}，${roomSexWords[bed.roomSex]}`;
}
