/** The invented people of the demonstration ledger, with what the sample county's roster says of them: its homes, its bank and its standards of 2021. */
import { makePeople as makeInvented, type MadeHome, type MadePerson as InventedPerson } from '../../../database/features/demo/people.ts';

export type { MadeHome } from '../../../database/features/demo/people.ts';
export type MadePerson = InventedPerson & {
  /** Yuan a month. */
  readonly basic: number;
  readonly care: number;
  readonly bank: string;
};

/** The homes of the sample county, as in its 敬老院名册. */
export const sampleHomes: readonly MadeHome[] = [
  '肥城县级特困供养服务中心',
  '新城敬老院',
  '老城敬老院',
  '仪阳敬老院',
  '潮泉镇敬老院',
  '桃园镇敬老院',
  '王庄镇敬老院',
  '湖屯镇敬老院',
  '石横镇敬老院',
  '孙伯镇敬老院',
  '安驾庄镇敬老院',
  '边院镇敬老院',
].map((name, place) => ({ code: `370983H${String(place + 1).padStart(2, '0')}`, name }));

/**
 * `count` people of different ID numbers, in the order of their villages.
 * @param options region (county or city, default the sample county) and homes (default those of the sample county; none: everybody scattered)
 */
export function makePeople(
  count: number,
  seed: number,
  options: { readonly regionCode?: string; readonly homes?: readonly MadeHome[] } = {},
): MadePerson[] {
  const invented = makeInvented(count, seed, { regionCode: '370983', homes: sampleHomes, ...options, year: 2021, issuer: '622848' });
  return invented.map((person) => ({
    ...person,
    basic: person.areaType === 'rural' ? 624 : 832,
    care: { independent: 180, partialLoss: 300, completeLoss: 600 }[person.level],
    bank: '样本农商银行',
  }));
}
