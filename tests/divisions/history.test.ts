import { describe, expect, it } from 'vitest';
import {
  currentCode,
  type DivisionRow,
  divisionName,
  findTown,
  findVillage,
  indexDivisions,
} from '../../database/features/divisions/rules.ts';
import { type IsoDate, isoDate } from '../../electron/contract/values.ts';

const day = (text: string | null): IsoDate | null => (text === null ? null : isoDate(text));
function row(
  code: string,
  name: string,
  from: string | null = null,
  to: string | null = null,
  mergedInto: string | null = null,
): DivisionRow {
  const level = ({ 6: 'county', 9: 'town', 12: 'village' } as const)[code.length] ?? 'county';
  const parentCode = level === 'county' ? null : code.slice(0, level === 'town' ? 6 : 9);
  return { code, name, level, parentCode, validFrom: day(from), validTo: day(to), mergedInto };
}

/**
 * 南坪乡 becomes part of 东山镇 on 2022-07-01: its village 前岭 gets a new code there, 后岭 goes into 前岭, 石湾 keeps its code for now.
 * 西河镇 is renamed 西河街道 on the same day; 旧庄 ended long ago without an heir.
 */
const rows: readonly DivisionRow[] = [
  row('370999', '示例县'),
  row('370999101', '东山镇'),
  row('370999101201', '山口村委会'),
  row('370999101202', '前岭村委会', '2022-07-01'),
  row('370999102', '西河镇', null, '2022-07-01'),
  row('370999102', '西河街道', '2022-07-01'),
  row('370999102201', '河东村委会', null, '2022-07-01'),
  row('370999102201', '河东社区居委会', '2022-07-01'),
  row('370999201', '南坪乡', null, '2022-07-01', '370999101'),
  row('370999201201', '前岭村委会', null, '2022-07-01', '370999101202'),
  row('370999201202', '后岭村委会', null, '2022-07-01', '370999201201'),
  row('370999201203', '石湾村委会'),
  row('370999201204', '旧庄村委会', null, '2010-01-01'),
];
const before = indexDivisions(rows, isoDate('2022-06-30'));
const after = indexDivisions(rows, isoDate('2022-07-01'));
const found = (code: string) => ({ status: 'found', code });

describe('divisions that change', () => {
  it('answer for the day before as they were', () => {
    expect(findTown(before, '南坪乡')).toEqual(found('370999201'));
    expect(findVillage(before, '370999201', '前岭村')).toEqual(found('370999201201'));
    expect(findVillage(before, '370999201', '后岭')).toEqual(found('370999201202'));
    expect(findVillage(before, '370999101', '前岭')).toEqual({ status: 'unknown' });
    expect(findTown(before, '西河镇')).toEqual(found('370999102'));
    expect([divisionName(before, '370999102'), divisionName(before, '370999201')]).toEqual(['西河镇', '南坪乡']);
    expect(divisionName(before, '370999101202')).toBeNull();
    expect(currentCode(before, '370999101202')).toBeNull();
  });

  it('answer for the day of the merge with the heir', () => {
    expect(findTown(after, '南坪乡')).toEqual(found('370999101'));
    expect(findTown(after, '南坪')).toEqual(found('370999101'));
    expect(findVillage(after, '370999101', '前岭村')).toEqual(found('370999101202'));
    expect(findVillage(after, '370999201', '前岭村')).toEqual(found('370999101202'));
    expect(findVillage(after, '370999101', '后岭村委会')).toEqual(found('370999101202'));
    expect(findVillage(after, '370999101', '石湾村')).toEqual(found('370999201203'));
    expect([currentCode(after, '370999201'), currentCode(after, '370999201202')]).toEqual(['370999101', '370999101202']);
  });

  it('keep the old name of a renamed place findable', () => {
    expect(findTown(after, '西河街道')).toEqual(found('370999102'));
    expect(findTown(after, '西河镇')).toEqual(found('370999102'));
    expect(findVillage(after, '370999102', '河东村委会')).toEqual(found('370999102201'));
    expect(findVillage(after, '370999102', '河东社区')).toEqual(found('370999102201'));
    expect([divisionName(after, '370999102'), divisionName(after, '370999201')]).toEqual(['西河街道', '南坪乡']);
  });

  it('do not bring back what ended without an heir', () => {
    for (const index of [before, after]) {
      expect(findVillage(index, '370999201', '旧庄村委会')).toEqual({ status: 'unknown' });
      expect(currentCode(index, '370999201204')).toBeNull();
      expect(divisionName(index, '370999201204')).toBe('旧庄村委会');
    }
  });

  it('prefer the place of today to a former one of the same name', () => {
    const index = indexDivisions([...rows, row('370999101203', '后岭村委会', '2022-08-01')], isoDate('2022-08-01'));
    expect(findVillage(index, '370999101', '后岭村委会')).toEqual(found('370999101203'));
    expect(findVillage(index, '370999101', '后岭')).toEqual(found('370999101203'));
  });

  it('survive merges that point at each other', () => {
    const index = indexDivisions(
      [
        row('370999', '示例县'),
        row('370999301', '甲镇', null, '2022-01-01', '370999302'),
        row('370999302', '乙镇', null, '2022-01-01', '370999301'),
      ],
      isoDate('2022-02-01'),
    );
    expect(currentCode(index, '370999301')).toBeNull();
    expect(findTown(index, '甲镇')).toEqual({ status: 'unknown' });
  });
});
