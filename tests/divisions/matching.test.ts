import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as xlsx from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { divisionsOf } from '../../database/features/divisions/national.ts';
import { type DivisionIndex, type DivisionRow, findTown, findVillage, indexDivisions } from '../../database/features/divisions/rules.ts';
import { isoDate } from '../../electron/contract/values.ts';

const today = isoDate('2022-01-31');
const unchanged = { validFrom: null, validTo: null, mergedInto: null };

function indexOf(regionCode: string): DivisionIndex {
  return indexDivisions(
    divisionsOf(regionCode).map((row): DivisionRow => ({ ...row, ...unchanged })),
    today,
  );
}

/** A county of its own, so that every ambiguity is there on purpose. */
function smallCounty(): DivisionIndex {
  const towns = ['城关镇', '城关乡', '东山街道', '西河回族乡', '大汶口镇', '城关东'];
  const villages: Record<string, string[]> = {
    城关镇: [
      '高井村委会',
      '高井社区居委会',
      '北关居委会',
      '刘村委会',
      '时村村委会',
      '羌村行政村',
      '张庄（东）村民委员会',
      '王家',
      '一村',
      '幸福里社区',
      '东关社区居民委员会',
      '巴彦嘎查村民委员会',
    ],
  };
  const rows: DivisionRow[] = [{ code: '370999', name: '示例县', level: 'county', parentCode: null, ...unchanged }];
  towns.forEach((name, place) => {
    const code = `37099910${place}`;
    rows.push({ code, name, level: 'town', parentCode: '370999', ...unchanged });
    (villages[name] ?? []).forEach((village, number) =>
      rows.push({ code: `${code}2${String(number).padStart(2, '0')}`, name: village, level: 'village', parentCode: code, ...unchanged }),
    );
  });
  return indexDivisions(rows, today);
}

const index = smallCounty();
const nameOf = (code: string) => index.current.get(code)?.name;
const shown = (match: ReturnType<typeof findTown>) =>
  match.status === 'found' ? nameOf(match.code) : match.status === 'unknown' ? null : match.candidates.map((candidate) => candidate.name);

describe('a township as workbooks write it', () => {
  it.each([
    ['城关镇', '城关镇'],
    [' 城关镇　', '城关镇'],
    ['城 关 镇', '城关镇'],
    ['东山街道', '东山街道'],
    ['东山街道办事处', '东山街道'],
    ['东山街道办', '东山街道'],
    ['东山办事处', '东山街道'],
    ['东山', '东山街道'],
    ['东山镇', '东山街道'],
    ['西河回族', '西河回族乡'],
    ['大汶口', '大汶口镇'],
    ['示例县大汶口镇', '大汶口镇'],
    ['甲省乙市示例县东山', '东山街道'],
    ['城关', ['城关镇', '城关乡']],
    ['城关街道', ['城关镇', '城关乡']],
    ['城关东', '城关东'],
    ['汶口', null],
    ['城', null],
    ['镇', null],
    ['', null],
    ['南坪乡', null],
    ['示例县', null],
  ])('%j is %j', (text, expected) => {
    expect(shown(findTown(index, text))).toEqual(expected);
  });

  it('is looked for in one county where a ledger has several', () => {
    const city = indexOf('3709');
    const both = divisionsOf('3709').filter((row) => row.level === 'town' && row.name.startsWith('东平'));
    expect(both.length).toBeGreaterThan(0);
    for (const town of both) expect(findTown(city, town.name, town.parentCode ?? '')).toEqual({ status: 'found', code: town.code });
    expect(findTown(city, '新城街道', '370983')).toEqual({ status: 'found', code: '370983001' });
    expect(findTown(city, '新城街道', '370902')).toEqual({ status: 'unknown' });
    expect(findTown(city, '新城街道', '370999')).toEqual({ status: 'unknown' });
  });
});

describe('a village as workbooks write it', () => {
  it.each([
    ['高井村委会', '高井村委会'],
    ['高井村', '高井村委会'],
    ['高井村民委员会', '高井村委会'],
    ['高井社区', '高井社区居委会'],
    ['高井居委会', '高井社区居委会'],
    ['高井社区居民委员会', '高井社区居委会'],
    ['高井', ['高井村委会', '高井社区居委会']],
    ['北关', '北关居委会'],
    ['北关社区', '北关居委会'],
    ['北关村', '北关居委会'],
    ['东关', '东关社区居民委员会'],
    ['东关社区居委会', '东关社区居民委员会'],
    ['刘村', '刘村委会'],
    ['刘村村', null],
    ['巴彦', '巴彦嘎查村民委员会'],
    ['巴彦嘎查', '巴彦嘎查村民委员会'],
    ['刘', null],
    ['时村', '时村村委会'],
    ['时', null],
    ['羌村', '羌村行政村'],
    ['张庄(东)', '张庄（东）村民委员会'],
    ['张庄（东）村', '张庄（东）村民委员会'],
    ['张庄', null],
    ['王家村', '王家'],
    ['一村', '一村'],
    ['二村', null],
    ['幸福里', '幸福里社区'],
    ['北 关\t居委会​', '北关居委会'],
    ['城关镇北关', '北关居委会'],
    ['示例县城关镇北关居委会', '北关居委会'],
    ['城关镇', null],
    ['村委会', null],
    ['', null],
  ])('%j is %j', (text, expected) => {
    expect(shown(findVillage(index, '370999100', text))).toEqual(expected);
  });

  it('is looked for in its own township only', () => {
    expect(findVillage(index, '370999101', '北关居委会')).toEqual({ status: 'unknown' });
    expect(findVillage(index, '370999999', '北关居委会')).toEqual({ status: 'unknown' });
  });

  it('never finds another village of the real tree than the one recorded under the text', () => {
    // Every name of a city with 7,060 villages, and what is left of it without its ending, is either itself or said to be ambiguous.
    const rows = divisionsOf('3707');
    const city = indexOf('3707');
    const wrong: string[] = [];
    for (const row of rows) {
      if (row.level !== 'village') continue;
      if (JSON.stringify(findVillage(city, row.parentCode ?? '', row.name)) !== JSON.stringify({ status: 'found', code: row.code }))
        wrong.push(row.name);
      const short = row.name.replace(/(村民委员会|村委会|居民委员会|居委会)$/, '');
      const found = findVillage(city, row.parentCode ?? '', short);
      if (
        short.length > 1 &&
        (found.status === 'unknown' ||
          (found.status === 'found' && found.code !== row.code && city.current.get(found.code)?.name !== short))
      )
        wrong.push(short);
    }
    expect(wrong).toEqual([]);
  });
});

describe('the roster of the sample county', () => {
  const folder = join(import.meta.dirname, '..', 'samples', 'feicheng');
  const county = indexOf('370983');

  it('names only recorded townships and villages, but for the rows its answers call UNKNOWN_DIVISION', () => {
    const book = xlsx.read(readFileSync(join(folder, '特困人员花名册.xlsx')), { dense: true });
    const sheet = book.Sheets[book.SheetNames[0] ?? ''];
    if (!sheet) throw new Error('no sheet');
    const rows = xlsx.utils.sheet_to_json<unknown[]>(sheet, { header: 1, blankrows: true, defval: null });
    const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as {
      roster: { rejected: { row: number; code: string }[] };
    };
    const unknown: number[] = [];
    let people = 0;
    rows.forEach((cells, place) => {
      if (typeof cells[0] !== 'number') return;
      people += 1;
      const town = findTown(county, String(cells[1]));
      const village = town.status === 'found' ? findVillage(county, town.code, String(cells[2])) : town;
      if (village.status !== 'found') unknown.push(place + 1);
    });
    expect(people).toBe(601);
    expect(unknown).toEqual(expected.roster.rejected.filter((entry) => entry.code === 'UNKNOWN_DIVISION').map((entry) => entry.row));
  });
});
