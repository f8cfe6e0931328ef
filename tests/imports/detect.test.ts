import { describe, expect, it } from 'vitest';
import { checkFile, detectKindTable, recogniseFile } from '../../database/features/imports/check.ts';
import { columnLetter, titleKey } from '../../database/features/imports/columns.ts';
import { buildWorkbook } from '../../database/features/imports/reader-builder.ts';
import { openWorkbook, type WorkbookGrid } from '../../database/features/imports/reader-grid.ts';
import { rosterTitles, soundPerson } from './people.ts';
import { type Cell, gridOf, reasons, sampleLedger, today } from './support.ts';

const titles: Cell[] = [...rosterTitles];
const person: Cell[] = rosterTitles.map((title) => soundPerson[title] ?? null);

function sheets(
  ...parts: readonly { readonly name: string; readonly isHidden?: boolean; readonly cells: readonly (readonly Cell[])[] }[]
): WorkbookGrid {
  const builder = buildWorkbook();
  for (const { name, isHidden = false, cells } of parts) {
    const sheet = builder.sheet(name, isHidden);
    cells.forEach((row, index) => {
      sheet.startRow(index + 1);
      row.forEach((cell, position) =>
        typeof cell === 'string' ? sheet.text(position + 1, cell) : typeof cell === 'number' ? sheet.number(position + 1, cell) : undefined,
      );
    });
  }
  return openWorkbook(builder.finish('xlsx'));
}

describe('titles', () => {
  it.each([
    ['乡镇（街道）', '乡镇(街道)'],
    [' 姓　名 ', '姓名'],
    ['*身份证号：', '身份证号'],
    ['一卡通帐号', '一卡通账号'],
    ['五保供养证号', '特困证号'],
    ['【户籍】类型', '(户籍)类型'],
  ])('%s is %s', (title, key) => {
    expect(titleKey(title)).toBe(key);
  });

  it('have the letters of their columns', () => {
    expect([1, 26, 27, 28, 702, 703].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA']);
  });
});

describe('the header', () => {
  it('is found by its words in any order, below any lines, whatever stands beside', () => {
    const order = titles.map((_, index) => (index * 7) % titles.length);
    const pick = (row: readonly Cell[]): Cell[] => ['旁注', ...order.map((index) => row[index] ?? null)];
    const grid = gridOf([
      ['附件3'],
      ['××县特困人员花名册'],
      [],
      ['填报单位：某县民政局', null, null, '截止日期：2022年6月30日'],
      [],
      pick(titles),
      pick(person),
    ]);
    const table = detectKindTable(grid, 'roster');
    expect(table).toMatchObject({ headerRows: [6], firstDataRow: 7, asOf: '2022-06-30', unit: '某县民政局', missing: [] });
    expect(table.unmapped).toEqual([{ column: 1, group: '', title: '旁注' }]);
    expect(reasons(checkFile(grid, 'roster', { today, known: sampleLedger() }))).toEqual([]);
  });

  it('may have two rows with shared titles, merged or with the merges lost', () => {
    const upper: Cell[] = [
      '序号',
      '住址',
      null,
      '姓名',
      '性别',
      '出生日期',
      '身份证号',
      '户籍类型',
      '人员类别',
      '残疾证',
      null,
      null,
      '生活自理能力',
      null,
      '供养方式',
      '照料人',
      null,
      '确认日期',
    ];
    const lower: Cell[] = [
      null,
      '乡镇',
      '村',
      null,
      null,
      null,
      null,
      null,
      null,
      '证号',
      '类别',
      '等级',
      '等级',
      '评估日期',
      null,
      '姓名',
      '电话',
      null,
    ];
    const merges = [1, 4, 5, 6, 7, 8, 9, 15, 18].map((column) => [1, column, 2, column] as const);
    const wide = [
      [1, 2, 1, 3],
      [1, 10, 1, 12],
      [1, 13, 1, 14],
      [1, 16, 1, 17],
    ] as const;
    for (const grid of [gridOf([upper, lower], [...merges, ...wide]), gridOf([upper, lower])]) {
      const table = detectKindTable(grid, 'roster');
      expect([table.headerRows, table.missing.map((field) => field.key)]).toEqual([[1, 2], []]);
      expect(table.mapping).toMatchObject({
        town: 2,
        village: 3,
        name: 4,
        idNumber: 7,
        disabilityNumber: 10,
        disabilityKind: 11,
        disabilityGrade: 12,
        level: 13,
        assessedOn: 14,
        mode: 15,
        caregiverName: 16,
        caregiverPhone: 17,
        confirmedOn: 18,
      });
      // The telephone and the name below 照料人 are not the person's own.
      expect(table.mapping['phone']).toBeUndefined();
    }
  });

  it('never takes what belongs to a guardian or a householder for the person', () => {
    const upper: Cell[] = [...rosterTitles.filter((title) => title !== '联系电话'), '监护人', null, '户主', null];
    const lower: Cell[] = [...rosterTitles.filter((title) => title !== '联系电话').map(() => null), '姓名', '联系电话', '姓名', '手机号'];
    const table = detectKindTable(gridOf([upper, lower]), 'roster');
    expect([table.headerRows, table.mapping['phone'], table.mapping['name']]).toEqual([[1, 2], undefined, 4]);
  });

  it('is looked for in every sheet; of equal ones the visible one counts', () => {
    const notes = { name: '说明', cells: [['填表说明'], ['姓名', '身份证号']] };
    const data = { name: '花名册', cells: [titles, person] };
    expect(detectKindTable(sheets(notes, data), 'roster').sheetName).toBe('花名册');
    expect(
      detectKindTable(sheets({ ...data, name: '旧', isHidden: true, cells: [titles, person, person] }, data), 'roster').sheetName,
    ).toBe('花名册');
    expect(detectKindTable(sheets(notes, data, { ...data, name: '另一张' }), 'roster', { sheetName: '另一张' }).sheetName).toBe('另一张');
    expect(() => detectKindTable(sheets(data), 'roster', { sheetName: '没有' })).toThrow('工作簿里没有名为“没有”的工作表。');
  });

  it('is refused when there is none', () => {
    expect(() =>
      detectKindTable(
        gridOf([
          ['甲', '乙'],
          ['1', '2'],
        ]),
        'roster',
      ),
    ).toThrow('没有找到“特困人员花名册”的表头。');
    expect(() => detectKindTable(gridOf([titles, person]), 'standards')).toThrow('没有找到“救助标准表”的表头。');
    expect(
      recogniseFile(
        gridOf([
          ['甲', '乙'],
          ['1', '2'],
        ]),
      ),
    ).toBeNull();
  });

  it('can be chosen by hand, and columns given to fields', () => {
    const odd = titles.map((title) => (title === '确认日期' ? '批文时间' : title));
    const grid = gridOf([odd, person]);
    const found = detectKindTable(grid, 'roster');
    expect([found.missing.map((field) => field.key), found.unmapped.map(({ title }) => title)]).toEqual([['confirmedOn'], ['批文时间']]);
    const column = odd.indexOf('批文时间') + 1;
    const chosen = detectKindTable(grid, 'roster', { mapping: { confirmedOn: column, phone: null, nonsense: 3 } });
    expect(chosen.missing).toEqual([]);
    expect(chosen.mapping).toMatchObject({ confirmedOn: column });
    expect([chosen.mapping['phone'], chosen.mapping['nonsense']]).toEqual([undefined, undefined]);
    expect(reasons(checkFile(grid, 'roster', { today, known: sampleLedger(), mapping: { confirmedOn: column } }))).toEqual([]);
    expect(detectKindTable(gridOf([['无关'], ['无关'], person]), 'roster', { headerRow: 2 })).toMatchObject({
      headerRows: [2],
      firstDataRow: 3,
    });
  });

  it('has a signature that only its own words change', () => {
    const signature = (cells: readonly (readonly Cell[])[]): string => detectKindTable(gridOf(cells), 'roster').signature;
    const plain = signature([titles, person]);
    expect(plain).toMatch(/^[0-9a-f]{32}$/);
    expect(signature([['标题'], [], rosterTitles.map((title) => ` ${title} `), person, person])).toBe(plain);
    expect(signature([[...titles].reverse(), person])).not.toBe(plain);
    expect(signature([titles.map((title) => (title === '备注' ? '说明' : title)), person])).not.toBe(plain);
  });

  it.each([
    ['截止日期：2021年12月31日', '2021-12-31'],
    ['统计时间：2021-12-31', '2021-12-31'],
    ['截至 2022年6月底', '2022-06-30'],
    ['填报日期:20220105', '2022-01-05'],
    ['截止时间：2022.2', '2022-02-28'],
    ['填报单位：2021年度', null],
    ['单位：元/月', null],
    ['登记月份：2022-01', null],
  ])('has above it %s', (line, asOf) => {
    expect(detectKindTable(gridOf([[line], titles, person]), 'roster').asOf).toBe(asOf);
  });

  it.each([
    ['填报单位：肥城市民政局    截止日期：2021年12月31日', '肥城市民政局'],
    ['编制单位:某镇 （盖章） 填报日期：2022-01-01', '某镇'],
    ['单位：元/月', null],
  ])('names its office: %s', (line, unit) => {
    expect(detectKindTable(gridOf([[line], titles, person]), 'roster').unit).toBe(unit);
  });
});

describe('data rows', () => {
  const rows = (...lines: readonly (readonly Cell[])[]): number[] =>
    checkFile(gridOf([titles, ...lines]), 'roster', { today, known: sampleLedger() }).verdicts.map((verdict) => verdict.row);

  it('are what is not blank, total, signature, note or header', () => {
    expect(
      rows(
        person,
        [],
        [2],
        [null, '新城街道 小计', null, '45人'],
        ['合计', null, null, null],
        titles,
        titles.map((_, index) => index + 1),
        [null, '本页小计'],
        [null, '  '],
        ['注：本表一式三份'],
        ['制表人：某', null, null, '审核人：某'],
        ['填表说明'],
      ),
    ).toEqual([2]);
  });

  it('may say 合计 where a person stands, and have gaps', () => {
    const odd = person.map((cell, index) => (titles[index] === '乡镇（街道）' ? '合计' : cell));
    expect(rows(odd)).toEqual([2]);
    expect(rows([null, null, null, '张三'])).toEqual([2]);
  });

  it('fill a lost merge down only when most cells of the column are blank', () => {
    const blankTown = person.map((cell, index) => (titles[index] === '乡镇（街道）' ? null : cell));
    const another = (sequence: number): Cell[] => blankTown.map((cell, index) => (titles[index] === '身份证号' ? `ID${sequence}` : cell));
    const towns = (lines: readonly (readonly Cell[])[]): string[] =>
      reasons(checkFile(gridOf([titles, ...lines]), 'roster', { today, known: sampleLedger() })).filter((reason) =>
        reason.includes('乡镇'),
      );
    expect(towns([person, another(1), another(2), another(3)])).toEqual([]);
    expect(towns([person, person, another(1)])).toEqual(['4 REQUIRED_MISSING 乡镇（街道）']);
  });
});
