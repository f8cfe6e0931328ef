/** Sample workbooks with differences of layout: where the header stands, what is merged, empty or hidden, and which sheet is the right one. */
import { bannerRow, bodyOf, column, headersOf, mergeEqual, otherColumn, peopleOf, type Shape, titlesOf } from './shape.ts';
import { type Cell, dayCell, type Merge, rosterColumns, untidyRow } from './cells.ts';
import { makeRandom } from '../../../database/features/demo/random.ts';
import { twoRowHeader } from './roster.ts';
import { workbookBytes } from './workbook.ts';

const plain = rosterColumns.map((name) => column(name));
const width = plain.length;
const unitLine = '填报单位：肥城市民政局    截止日期：2021年12月31日    单位：元/月';
/** Columns of the form under the header of two rows. */
const twoRowTitles = { ...headersOf(plain), 残疾证号: '残疾证/证号', 残疾类别: '残疾证/类别', 残疾等级: '残疾证/等级' };

function twoRows(): Shape {
  const people = peopleOf(14, 101);
  const random = makeRandom(101);
  const [title, unit] = [bannerRow('肥城市特困人员花名册', 0, width), bannerRow(unitLine, 1, width)];
  const header = twoRowHeader(2);
  const grid = [
    title.cells,
    unit.cells,
    ...header.rows,
    ...bodyOf(people, plain, (cells) => untidyRow(random, cells)),
    [null, '合计'],
    [],
    [null, '制表人：', null, null, null, '审核人：'],
  ];
  return {
    file: '01-两行表头.xlsx',
    bytes: workbookBytes([{ name: '特困人员花名册', grid, merges: [title.merge, unit.merge, ...header.merges] }], 'xlsx'),
    expected: {
      kind: 'roster',
      sheet: '特困人员花名册',
      headerRow: 3,
      headerRows: 2,
      columns: twoRowTitles,
      rows: 14,
      accepted: 14,
      rejected: [],
      note: '县级常用表样：标题行、单位行、两行表头、合并单元格、表尾签字行',
    },
  };
}

function firstRowOtherOrder(): Shape {
  const order = [
    '身份证号',
    '姓名',
    '性别',
    '出生日期',
    '村（社区）',
    '乡镇（街道）',
    '供养机构',
    '供养方式',
    '评估日期',
    '生活自理能力',
    '人员类别',
    '户籍类型',
    '确认日期',
    '一卡通账号',
    '账户名',
    '开户银行',
    '照料人姓名',
    '联系电话',
  ] as const;
  const columns = order.map((name) => column(name));
  return {
    file: '02-首行表头列序不同.xlsx',
    bytes: workbookBytes([{ name: 'Sheet1', grid: [titlesOf(columns), ...bodyOf(peopleOf(10, 102), columns)] }], 'xlsx'),
    expected: {
      kind: 'roster',
      sheet: 'Sheet1',
      headerRow: 1,
      headerRows: 1,
      columns: headersOf(columns),
      rows: 10,
      accepted: 10,
      rejected: [],
      note: '没有标题行，只有必需的列和账号，列的次序不同',
    },
  };
}

function headerInSixthRow(): Shape {
  const notes = [
    '附件3',
    '2021年度特困人员救助供养基本信息统计表',
    '填报说明：1.姓名、身份证号须与户口簿一致；2.出生日期按身份证填写；3.供养方式填集中供养或分散供养。',
    '',
    unitLine,
  ];
  const banners = notes.map((text, row) => bannerRow(text, row, width));
  const grid = [
    ...banners.map((banner) => banner.cells.map((cell) => (cell === '' ? null : cell))),
    titlesOf(plain),
    ...bodyOf(peopleOf(10, 112), plain),
  ];
  return {
    file: '12-表头在第六行.xlsx',
    bytes: workbookBytes([{ name: '附件3', grid, merges: banners.map((banner) => banner.merge) }], 'xlsx'),
    expected: {
      kind: 'roster',
      sheet: '附件3',
      headerRow: 6,
      headerRows: 1,
      columns: headersOf(plain),
      rows: 10,
      accepted: 10,
      rejected: [],
      note: '表头前有附件号、标题、提到各列名称的填报说明、空行和单位行',
    },
  };
}

function secondSheet(): Shape {
  const guide: Cell[][] = [
    ['填表说明'],
    ['一、姓名、性别、出生日期、身份证号按户口簿填写。'],
    ['二、乡镇（街道）、村（社区）填全称。'],
    ['三、供养方式：集中供养、分散供养。'],
  ];
  const lists: Cell[][] = [
    ['性别', '户籍类型', '人员类别', '供养方式'],
    ['男', '农村', '老年人', '集中供养'],
    ['女', '城市', '残疾人', '分散供养'],
    [null, null, '未成年人', null],
  ];
  const title = bannerRow('肥城市特困人员花名册', 0, width);
  const sheets = [
    { name: '填表说明', grid: guide },
    { name: '花名册', grid: [title.cells, titlesOf(plain), ...bodyOf(peopleOf(9, 113), plain)], merges: [title.merge] },
    { name: '字典', grid: lists, isHidden: true },
  ];
  return {
    file: '13-第二张才是花名册.xlsx',
    bytes: workbookBytes(sheets, 'xlsx'),
    expected: {
      kind: 'roster',
      sheet: '花名册',
      headerRow: 2,
      headerRows: 1,
      columns: headersOf(plain),
      rows: 9,
      accepted: 9,
      rejected: [],
      note: '第一张是填表说明，第三张是隐藏的选项字典',
    },
  };
}

function hidden(): Shape {
  const title = bannerRow('肥城市特困人员花名册', 0, width);
  const grid = [title.cells, titlesOf(plain), ...bodyOf(peopleOf(12, 114), plain)];
  return {
    file: '14-隐藏行和列.xlsx',
    bytes: workbookBytes([{ name: '花名册', grid, merges: [title.merge], hiddenRows: [4, 5, 9], hiddenColumns: [10, 11, 12, 22] }], 'xlsx'),
    expected: {
      kind: 'roster',
      sheet: '花名册',
      headerRow: 2,
      headerRows: 1,
      columns: headersOf(plain),
      rows: 12,
      accepted: 12,
      rejected: [],
      note: '筛选后隐藏的行也是数据，隐藏的列照样对应',
    },
  };
}

function emptyColumnsAndRows(): Shape {
  const columns = plain
    .flatMap((each, place) => (place % 7 === 0 ? [otherColumn(''), each] : [each]))
    .concat([otherColumn(''), otherColumn('')]);
  const body = bodyOf(peopleOf(10, 116), columns);
  const empty = columns.map(() => null);
  const grid: Cell[][] = [
    empty,
    empty,
    titlesOf(columns),
    ...body.slice(0, 3),
    empty,
    empty,
    ...body.slice(3, 8),
    columns.map(() => ' '),
    ...body.slice(8),
    ...Array.from({ length: 40 }, () => empty),
  ];
  return {
    file: '16-空列和空行.xlsx',
    bytes: workbookBytes([{ name: '花名册', grid }], 'xlsx'),
    expected: {
      kind: 'roster',
      sheet: '花名册',
      headerRow: 3,
      headerRows: 1,
      columns: headersOf(columns),
      rows: 10,
      accepted: 10,
      rejected: [],
      note: '首列和中间有空列，数据中间有空行和只有空格的行，末尾有许多空行',
    },
  };
}

function mergedDownWithSubtotals(): Shape {
  const people = [...peopleOf(30, 117)];
  const title = bannerRow('肥城市特困人员花名册', 0, width);
  const unit = bannerRow(unitLine, 1, width);
  const merges: Merge[] = [title.merge, unit.merge];
  const total = (label: string, count: number): Cell[] =>
    plain.map((_, place) => (place === 0 ? label : place === 3 ? `${count}人` : null));
  const grid: Cell[][] = [title.cells, unit.cells, titlesOf(plain), total('合计', people.length)];
  for (const townCode of new Set(people.map((person) => person.townCode))) {
    const inTown = people.filter((person) => person.townCode === townCode);
    // Two people of one village each, so that villages are merged too.
    const paired = inTown.map((person, place) => ({ ...person, villageName: inTown[place - (place % 2)]?.villageName ?? '' }));
    const top = grid.length;
    grid.push(...bodyOf(paired, plain), total('小计', inTown.length));
    merges.push(...mergeEqual(grid, top, grid.length - 2, 2), ...mergeEqual(grid, top, grid.length - 2, 1));
  }
  return {
    file: '17-合并和小计.xlsx',
    bytes: workbookBytes([{ name: '花名册', grid, merges }], 'xlsx'),
    expected: {
      kind: 'roster',
      sheet: '花名册',
      headerRow: 3,
      headerRows: 1,
      columns: headersOf(plain),
      rows: 30,
      accepted: 30,
      rejected: [],
      note: '合计在最前，乡镇和村向下合并，每个乡镇一行小计',
    },
  };
}

function daysInEveryForm(): Shape {
  const people = peopleOf(12, 119);
  const columns = plain;
  const forms: ((day: string) => Cell)[] = [
    (day) => dayCell(day),
    (day) => dayCell(day, 'yyyy"年"m"月"d"日"'),
    (day) => dayCell(day, 'm/d/yy'),
    (day) => day.replaceAll('-', '.'),
    (day) => day.replaceAll('-0', '-').replaceAll('-', '.'),
    (day) => day.replaceAll('-', ''),
    (day) => Number(day.replaceAll('-', '')),
    (day) => day.replaceAll('-', '/'),
    (day) => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`,
    (day) => `${day.slice(0, 4)}年${day.slice(5, 7)}月${day.slice(8)}日`,
    (day) => ` ${day} `,
    (day) => day.replace(/[0-9-]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0)),
  ];
  const body = bodyOf(people, columns, (cells, number) => {
    const form = (shift: number) => forms[(number - 1 + shift) % forms.length] ?? dayCell;
    const person = people[number - 1];
    return person
      ? { ...cells, 出生日期: form(0)(person.bornOn), 评估日期: form(4)(person.assessedOn), 确认日期: form(8)(person.confirmedOn) }
      : cells;
  });
  return {
    file: '19-日期写法.xlsx',
    bytes: workbookBytes([{ name: '花名册', grid: [titlesOf(columns), ...body] }], 'xlsx'),
    expected: {
      kind: 'roster',
      sheet: '花名册',
      headerRow: 1,
      headerRows: 1,
      columns: headersOf(columns),
      rows: 12,
      accepted: 12,
      rejected: [],
      note: '十二种日期写法，包括数字 20211231 和全角',
    },
  };
}

export function workbookShapes(): Shape[] {
  return [
    twoRows(),
    firstRowOtherOrder(),
    headerInSixthRow(),
    secondSheet(),
    hidden(),
    emptyColumnsAndRows(),
    mergedDownWithSubtotals(),
    daysInEveryForm(),
  ];
}
