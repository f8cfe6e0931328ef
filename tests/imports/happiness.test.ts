import { describe, expect, it } from 'vitest';
import { isoDate, isoMonth } from '../../electron/contract/values.ts';
import { checkFile, recogniseFile } from '../../database/features/imports/check.ts';
import type { KnownHappinessHome, KnownLedger } from '../../database/features/imports/known-ledger.ts';
import { knownLedger } from '../../database/features/imports/known-ledger.ts';
import { rejectionsOf, warningsOf } from '../../database/features/imports/verdicts.ts';
import { type Cell, countyLedger, gridOf, sampleGrid, today } from './support.ts';

const titles = ['序号', '编号', '幸福院名称', '乡镇（街道）', '村（社区）', '年初等级', '等级变化生效日', '变化后等级'];
const monthTitles = Array.from({ length: 12 }, (_, index) => `${index + 1}月开放天数`);
const home: Cell[] = [1, 'F001', '辛屯幸福院', '老城街道', '辛屯村', '二级', null, null, ...Array.from({ length: 12 }, () => 22)];
const vary = (changes: Readonly<Record<number, Cell>>): Cell[] =>
  home.map((cell, index) => (index in changes ? (changes[index] ?? null) : cell));
const gridWith = (rows: readonly (readonly Cell[])[], title = '肥城市农村幸福院运营情况表（2022年）') =>
  gridOf([[title], ['单位：天'], [...titles, ...monthTitles], ...rows]);
const check = (rows: readonly (readonly Cell[])[], known: KnownLedger = countyLedger(), title?: string) =>
  checkFile(gridWith(rows, title), 'happiness', { today, known });
const reasonsOf = (row: readonly Cell[], known?: KnownLedger, title?: string) =>
  rejectionsOf(check([row], known, title)).map(({ code, message }) => `${code} ${message}`);

/** A ledger that knows the home as the row says it, or otherwise. */
function knowing(changes: Partial<KnownHappinessHome> = {}): KnownLedger {
  const record = check([home]).verdicts[0]?.record;
  if (!record) throw new Error('the row is not accepted');
  const recorded: KnownHappinessHome = {
    ...record,
    grades: record.grades.map((grade, order) => ({ ...grade, validTo: null, order })),
    openDays: new Map(record.months.map(({ month, openDays }) => [month, openDays])),
    ...changes,
  };
  const empty = countyLedger();
  return knownLedger({
    people: [],
    homes: [],
    happinessHomes: [recorded],
    standards: [],
    parameters: empty.parameters,
    findTown: (name) => empty.findTown(name),
    findVillage: (townCode, name) => empty.findVillage(townCode, name),
    divisionName: (code) => empty.divisionName(code),
  });
}

describe('the operation table of happiness homes', () => {
  it('is known by its header among all kinds', async () => {
    expect(recogniseFile(await sampleGrid('农村幸福院运营情况表.xlsx'))).toBe('happiness');
    expect(recogniseFile(await sampleGrid('敬老院名册.xlsx'))).toBe('homes');
  });

  it('reads grade, change and open days of the year its title names', () => {
    const { verdicts } = check([vary({ 6: '2022.10.1', 7: 'AAA', 8: '０', 9: null })]);
    expect(verdicts[0]?.record).toMatchObject({
      code: 'F001',
      name: '辛屯幸福院',
      grades: [
        { grade: 'G2', effectiveFrom: '2022-01-01' },
        { grade: 'G1', effectiveFrom: '2022-10-01' },
      ],
    });
    expect(verdicts[0]?.record?.months.slice(0, 2)).toEqual([
      { month: '2022-01', openDays: 0 },
      { month: '2022-03', openDays: 22 },
    ]);
  });

  it.each([
    ['一级', 'G1'],
    ['AAA', 'G1'],
    ['aaa级', 'G1'],
    ['五星', 'G1'],
    ['四星级', 'G2'],
    ['Ａ', 'G3'],
    ['三星', 'G3'],
    ['3级', 'G3'],
    ['未达标', 'G0'],
    ['不合格', 'G0'],
  ])('reads the grade “%s” as %s', (word, grade) => {
    expect(check([vary({ 5: word })]).verdicts[0]?.record?.grades).toEqual([{ grade, effectiveFrom: '2022-01-01' }]);
  });

  it.each(['未评', '无', '新建'])('takes “%s” for no grade', (word) => {
    expect(check([vary({ 5: word })]).verdicts[0]?.record?.grades).toEqual([]);
  });

  it.each<[string, Record<number, Cell>, string]>([
    ['no code', { 1: null }, 'REQUIRED_MISSING “编号”没有填写。请补填。'],
    ['no grade', { 5: null }, 'REQUIRED_MISSING “年初等级”没有填写。请补填。'],
    ['an unknown grade', { 5: '特级' }, 'BAD_ENUM “年初等级”的“特级”无法识别。请填写以下之一：一级、二级、三级、不达标。'],
    [
      'an unknown township',
      { 3: '查无此镇' },
      'UNKNOWN_DIVISION “乡镇（街道）”的“查无此镇”没有找到。请核对名称；区划有变动的，请先在区划中登记。',
    ],
    [
      'an unknown village',
      { 4: '查无此村' },
      'UNKNOWN_DIVISION “村（社区）”的“查无此村”在老城街道没有找到。请核对名称；区划有变动的，请先在区划中登记。',
    ],
    ['a February of 29 days', { 9: 29 }, 'BAD_AMOUNT “2月开放天数”的“29”多于2022年2月的天数（28天）。请核对。'],
    ['days that are none', { 10: '全月' }, 'BAD_AMOUNT “3月开放天数”的“全月”不是数量。请填写不小于零的整数。'],
    [
      'a change in the middle of a quarter',
      { 6: '2022-05-01', 7: '一级' },
      'BAD_DATE “等级变化生效日”的“2022-05-01”不是季度首日。等级变化只能自1月1日、4月1日、7月1日或10月1日起生效。',
    ],
    ['a change of another year', { 6: '2021-04-01', 7: '一级' }, 'BAD_DATE “等级变化生效日”的“2021-04-01”不在2022年。请核对年份。'],
    [
      'a day without a grade',
      { 6: '2022-04-01' },
      'REQUIRED_MISSING 填了“等级变化生效日”，但没有填“变化后等级”。请补填变化后的等级：一级、二级、三级、不达标。',
    ],
    ['a grade without a day', { 7: '一级' }, 'REQUIRED_MISSING 填了“变化后等级”，但没有填“等级变化生效日”。请补填生效日期（季度首日）。'],
    [
      'another grade on 1 January',
      { 6: '2022-01-01', 7: '一级' },
      'CONFLICT “等级变化生效日”是1月1日，与“年初等级”同一天而等级不同。请核对。',
    ],
  ])('refuses %s', (_what, changes, reason) => {
    expect(reasonsOf(vary(changes))).toEqual([reason]);
  });

  it('asks for the year where the title does not name it, and takes it from a column', () => {
    const title = '肥城市农村幸福院运营情况表';
    expect(reasonsOf(home, countyLedger(), title)).toEqual([
      'REQUIRED_MISSING 没有写明是哪一年的运营情况。请选择年度，或在表格标题中写明年份（如“2022年”）、增加“年度”一列。',
    ]);
    // Chosen by the user; what a title says is stronger.
    const chosen = (words: string, year: number) =>
      checkFile(gridOf([[words], [...titles, ...monthTitles], home]), 'happiness', { today, known: countyLedger(), year });
    expect(chosen(title, 2021)).toMatchObject({ table: { year: 2021, isYearTold: false }, counts: { new: 1 } });
    expect(chosen(title, 2021).verdicts[0]?.record?.months[0]?.month).toBe('2021-01');
    expect(chosen(`${title}（2022年）`, 2021)).toMatchObject({ table: { year: 2022, isYearTold: true } });
    const grid = gridOf([[title], [...titles, ...monthTitles, '年度'], [...home, '2021年']]);
    const checked = checkFile(grid, 'happiness', { today, known: countyLedger() });
    expect(checked.verdicts[0]?.record?.grades).toEqual([{ grade: 'G2', effectiveFrom: '2021-01-01' }]);
  });

  it('refuses a code twice, and only wonders about one name twice in a village', () => {
    const found = check([home, vary({ 0: 2 }), vary({ 0: 3, 1: 'F002' })]);
    expect(rejectionsOf(found).map(({ row, code }) => [row, code])).toEqual([[5, 'DUPLICATE_IN_FILE']]);
    expect(warningsOf(found).map(({ row, code }) => [row, code])).toEqual([[6, 'SAME_NAME']]);
  });

  it('is unchanged the second time, and changed where it tells more', () => {
    expect(check([home], knowing()).counts).toMatchObject({ unchanged: 1, new: 0, changed: 0 });
    const found = check([vary({ 6: '2022-07-01', 7: '一级', 19: 20 })], knowing());
    expect(found.verdicts[0]?.differences.map(({ title, before, after }) => `${title} ${before}→${after}`)).toEqual([
      '变化后等级 二级→一级',
      '12月开放天数 22→20',
    ]);
    expect(found.verdicts[0]?.record).toMatchObject({
      grades: [{ grade: 'G1', effectiveFrom: '2022-07-01' }],
      months: [{ month: '2022-12', openDays: 20 }],
    });
  });

  it('does not record a grade that holds already, and refuses another for a day that has one', () => {
    const since = [{ grade: 'G2' as const, effectiveFrom: isoDate('2020-04-01'), validTo: null, order: 1 }];
    expect(check([home], knowing({ grades: since })).counts.unchanged).toBe(1);
    expect(reasonsOf(vary({ 5: '一级' }), knowing())).toEqual([
      'CONFLICT 2022-01-01 起的等级已登记为二级，与一级不同。请核对；原登记有误的请先撤销。',
    ]);
    expect(reasonsOf(vary({ 2: '东坡幸福院' }), knowing())).toEqual([
      'CONFLICT 编号 F001 已登记的是“辛屯幸福院”，不是“东坡幸福院”。请核对编号；确已更名的请在幸福院档案中修改。',
    ]);
  });

  it('wonders about a grade that ends a veto, and refuses one of its own day', () => {
    const vetoed = (effectiveFrom: string) =>
      knowing({ grades: [{ grade: 'G0' as const, effectiveFrom: isoDate(effectiveFrom), validTo: null, order: 1, isVeto: true }] });
    expect(warningsOf(check([home], vetoed('2021-10-01'))).map(({ code, message }) => `${code} ${message}`)).toEqual([
      'VETO_ENDED 该院自2021-10-01起因一票否决不达标，导入后自2022-01-01起为二级。请核对是否已重新评定。',
    ]);
    expect(reasonsOf(home, vetoed('2022-01-01'))[0]).toContain('CONFLICT 2022-01-01 起的等级已登记为不达标');
  });

  it('does not take the zeros of months to come, and wonders about open days in them', () => {
    const grid = gridWith([vary({ 18: 5, 19: 0 })]);
    const checked = checkFile(grid, 'happiness', { today: isoDate('2022-10-08'), known: countyLedger() });
    expect(checked.verdicts[0]?.record?.months.map(({ month }) => month).at(-1)).toBe(isoMonth('2022-11'));
    expect(warningsOf(checked).map(({ code }) => code)).toEqual(['MONTH_AHEAD']);
  });
});
