/** Sample files with differences of make: old formats, text, web pages, wrong endings; and other names for the same columns. */
import { type Cell, cellText, fullWidth, rosterColumns } from './cells.ts';
import { toGb18030 } from './gb18030.ts';
import {
  bannerRow,
  bodyOf,
  type Column,
  column,
  type Expected,
  headersOf,
  mergeEqual,
  otherColumn,
  peopleOf,
  type Shape,
  titlesOf,
} from './shape.ts';
import { csvText, spreadsheetXml, tabbedText, webPage } from './text-tables.ts';
import { workbookBytes } from './workbook.ts';

const plain = rosterColumns.map((name) => column(name));
const width = plain.length;

function expectAll(sheet: string | null, headerRow: number, columns: readonly Column[], rows: number, note: string): Expected {
  return { kind: 'roster', sheet, headerRow, headerRows: 1, columns: headersOf(columns), rows, accepted: rows, rejected: [], note };
}

function provincialExport(): Shape {
  const columns: Column[] = [
    column('序号'),
    otherColumn('所属区县', () => '肥城市'),
    column('乡镇（街道）', '所属街道'),
    column('村（社区）', '所属社区'),
    column('姓名'),
    column('性别'),
    column('民族'),
    column('身份证号'),
    column('出生日期'),
    otherColumn('与户主关系', () => '本人'),
    otherColumn('婚姻状况', (number) => (number % 3 === 0 ? '丧偶' : '未婚')),
    otherColumn('文化程度', () => '小学'),
    otherColumn('政治面貌', () => '群众'),
    otherColumn('就业状况', () => '无就业能力'),
    otherColumn('参保类型', () => '城乡居民'),
    column('户籍类型'),
    column('人员类别'),
    otherColumn('低保（特困）证号', (number) => `370983T${String(number).padStart(6, '0')}`),
    column('残疾证号'),
    column('残疾类别'),
    column('残疾等级'),
    column('生活自理能力'),
    column('评估日期'),
    column('供养方式'),
    column('供养机构'),
    column('照料人姓名'),
    column('确认日期'),
    column('基本生活标准', '基本生活标准（元）'),
    column('照料护理费', '照料护理费（元）'),
    column('合计', '合计（元）'),
    column('开户银行'),
    column('账户名'),
    column('一卡通账号', '银行帐号'),
    column('联系电话'),
    otherColumn('是否建档立卡扶贫对象', () => '否'),
    otherColumn('救助类型', () => '特困'),
  ];
  const title = bannerRow('特困人员人员查询', 0, columns.length);
  // A system writes every cell as text, days with an hour that is always midnight.
  const body = bodyOf(peopleOf(12, 103), columns).map((row) =>
    row.map((cell): Cell => (cell === null ? null : typeof cell === 'object' ? `${cell.day} 00:00:00` : String(cell))),
  );
  return {
    file: '03-省平台导出.xls',
    bytes: workbookBytes([{ name: 'sheet1', grid: [title.cells, titlesOf(columns), ...body], merges: [title.merge] }], 'biff8'),
    expected: expectAll('sheet1', 2, columns, 12, '省平台“特困人员人员查询”的列名，全部单元格为文本，日期带 00:00:00'),
  };
}

function commaText(): Shape[] {
  const withoutMark = bodyOf(peopleOf(8, 104), plain, (cells) => ({ ...cells, 身份证号: `\t${cellText(cells.身份证号)}` }));
  const withMark = bodyOf(peopleOf(8, 105), plain, (cells, number) => ({
    ...cells,
    备注: number % 2 === 0 ? '随访：视力下降,行动不便\n需"每日"探视' : null,
  }));
  const inNational = bodyOf(peopleOf(8, 106), plain, (cells, number) =>
    number % 3 === 0 ? { ...cells, 姓名: '邵㛃䶮', 账户名: '邵㛃䶮', 照料人姓名: cells.供养方式 === '分散供养' ? '王𬭚' : null } : cells,
  );
  const [title, unit] = ['肥城市特困人员花名册', '填报单位：肥城市民政局    截止日期：2021年12月31日    单位：元/月'].map(
    (text, row) => bannerRow(text, row, width).cells,
  );
  return [
    {
      file: '04-无BOM.csv',
      bytes: Buffer.from(csvText([titlesOf(plain), ...withoutMark], '\n')),
      expected: expectAll(null, 1, plain, 8, 'UTF-8 无 BOM，换行为 LF，身份证号前有制表符防止变成数字'),
    },
    {
      file: '05-有BOM.csv',
      bytes: Buffer.from(`\ufeff${csvText([title ?? [], titlesOf(plain), ...withMark])}`),
      expected: expectAll(null, 2, plain, 8, 'UTF-8 有 BOM，备注里有逗号、引号和换行；行号按记录计'),
    },
    {
      file: '06-国标码.csv',
      bytes: toGb18030(csvText([title ?? [], unit ?? [], titlesOf(plain), ...inNational])),
      expected: expectAll(null, 3, plain, 8, 'GB18030，姓名中有四字节的生僻字'),
    },
  ];
}

function webPages(): Shape[] {
  const make = (seed: number): { readonly grid: Cell[][]; readonly merges: ReturnType<typeof mergeEqual> } => {
    const title = bannerRow('特困人员花名册', 0, width);
    const grid = [title.cells, titlesOf(plain), ...bodyOf(peopleOf(10, seed), plain)];
    return { grid, merges: [title.merge, ...mergeEqual(grid, 2, grid.length - 1, 1)] };
  };
  const [one, two] = [make(107), make(108)];
  return [
    {
      file: '07-网页表格.xls',
      bytes: Buffer.from(webPage(one.grid, one.merges, 'utf-8')),
      expected: expectAll(null, 2, plain, 10, '扩展名为 xls 的网页，UTF-8，乡镇用 rowspan 合并，空格为 &nbsp;'),
    },
    {
      file: '08-网页表格国标码.xls',
      bytes: toGb18030(webPage(two.grid, two.merges, 'gbk')),
      expected: expectAll(null, 2, plain, 10, '扩展名为 xls 的网页，GBK'),
    },
  ];
}

function excel2003Xml(): Shape {
  const title = bannerRow('肥城市特困人员花名册', 0, width);
  const grid = [title.cells, titlesOf(plain), ...bodyOf(peopleOf(10, 109), plain)];
  const merges = [title.merge, ...mergeEqual(grid, 2, grid.length - 1, 1)];
  return {
    file: '09-表格2003.xls',
    bytes: Buffer.from(spreadsheetXml('特困花名册', grid, merges)),
    expected: expectAll('特困花名册', 2, plain, 10, 'Excel 2003 的 XML 表格，扩展名为 xls'),
  };
}

function wrongEndings(): Shape[] {
  const sheet = (seed: number) => ({ name: '花名册', grid: [titlesOf(plain), ...bodyOf(peopleOf(8, seed), plain)] });
  return [
    {
      file: '10-其实是旧格式.xlsx',
      bytes: workbookBytes([sheet(110)], 'biff8'),
      expected: expectAll('花名册', 1, plain, 8, '内容是 xls，扩展名误为 xlsx'),
    },
    {
      file: '11-其实是新格式.xls',
      bytes: workbookBytes([sheet(111)], 'xlsx'),
      expected: expectAll('花名册', 1, plain, 8, '内容是 xlsx，扩展名误为 xls'),
    },
    {
      file: '25-其实是工作簿.csv',
      bytes: workbookBytes([sheet(125)], 'xlsx'),
      expected: expectAll('花名册', 1, plain, 8, '内容是 xlsx，扩展名误为 csv'),
    },
    {
      file: '22-制表符文本.xls',
      bytes: toGb18030(tabbedText([titlesOf(plain), ...bodyOf(peopleOf(8, 122), plain)])),
      expected: expectAll(null, 1, plain, 8, '系统导出的制表符分隔文本，GB18030，扩展名为 xls'),
    },
  ];
}

function fullWidthAndBlanks(): Shape {
  const blanks = [' ', '　', '\t', '\u00a0'] as const;
  const columns = plain.map((each) => ({ ...each, title: { 姓名: '姓　名', 性别: '性 别', 民族: ' 民族 ' }[each.title] ?? each.title }));
  const body = bodyOf(peopleOf(12, 115), columns, (cells, number) => {
    const blank = blanks[number % 4] ?? ' ';
    const changed = Object.fromEntries(
      Object.entries(cells).map(([name, cell]) => [
        name,
        typeof cell === 'string' ? (number % 2 === 0 ? cell + blank : blank + cell) : cell,
      ]),
    );
    const idNumber = cellText(cells.身份证号);
    return {
      ...cells,
      ...changed,
      身份证号: [fullWidth(idNumber), idNumber.toLowerCase(), `'${idNumber}`, ` ${idNumber} `][number % 4] ?? idNumber,
      一卡通账号: number % 3 === 0 ? fullWidth(cellText(cells.一卡通账号)) : cells.一卡通账号,
    };
  });
  return {
    file: '15-全角和空格.xlsx',
    bytes: workbookBytes([{ name: '花名册', grid: [titlesOf(columns), ...body] }], 'xlsx'),
    expected: expectAll('花名册', 1, columns, 12, '全角数字、小写 x、撇号、半角和全角空格、制表符、不换行空格，表头里也有空格'),
  };
}

function otherNames(): Shape {
  const names: Partial<Record<(typeof rosterColumns)[number], string>> = {
    '乡镇（街道）': '所属街道',
    '村（社区）': '所属社区',
    姓名: '*姓名',
    出生日期: '出生\n日期',
    身份证号: '身份证号码',
    基本生活标准: '基本生活标准（元）',
    照料护理费: '照料护理费(元)',
    合计: '合计（元）',
    一卡通账号: '银行帐号',
  };
  const columns = rosterColumns.map((name) => column(name, names[name] ?? name));
  const title = bannerRow('特困人员花名册', 0, width);
  return {
    file: '18-别的列名.xlsx',
    bytes: workbookBytes(
      [{ name: '花名册', grid: [title.cells, titlesOf(columns), ...bodyOf(peopleOf(10, 118), columns)], merges: [title.merge] }],
      'xlsx',
    ),
    expected: expectAll('花名册', 2, columns, 10, '列名的别称、星号、半角括号和换行'),
  };
}

export function fileShapes(): Shape[] {
  return [provincialExport(), ...commaText(), ...webPages(), excel2003Xml(), ...wrongEndings(), fullWidthAndBlanks(), otherNames()];
}
