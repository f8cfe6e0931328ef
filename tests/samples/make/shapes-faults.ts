/** Sample files with rows that must be rejected, each for its stated reason; and small files of the other kinds. */
import { type Cell, cellText, type RosterCells, rosterCells, rosterColumns } from './cells.ts';
import { toGb18030 } from './gb18030.ts';
import type { MadePerson } from './people.ts';
import { bannerRow, column, headersOf, peopleOf, type Shape, titlesOf } from './shape.ts';
import { csvText } from './text-tables.ts';
import { workbookBytes } from './workbook.ts';

const plain = rosterColumns.map((name) => column(name));

type FaultyRow = { readonly cells: RosterCells; readonly codes: readonly string[] };

/** A day later, within the month. */
function otherDay(day: string): string {
  return `${day.slice(0, 8)}${day.slice(8) === '05' ? '06' : '05'}`;
}

function wrongCheckDigit(idNumber: string): string {
  return idNumber.slice(0, 17) + (idNumber.endsWith('1') ? '2' : '1');
}

/** One person per fault, good people between them. */
function faultyRows(people: readonly MadePerson[], idAsNumber: (idNumber: string) => Cell): FaultyRow[] {
  let next = 0;
  const take = (wanted: (person: MadePerson) => boolean = () => true): RosterCells => {
    while (people[next] !== undefined && !wanted(people[next] as MadePerson)) next += 1;
    const person = people[next];
    if (person === undefined) throw new Error('too few people for the faults');
    next += 1;
    return rosterCells(person, next);
  };
  const inHome = (person: MadePerson): boolean => person.home !== null;
  const [first, wrongDate] = [take(), take()];
  const id = (cells: RosterCells): string => cellText(cells.身份证号);
  const bornOn = (cells: RosterCells): string => (typeof cells.出生日期 === 'object' && cells.出生日期 !== null ? cells.出生日期.day : '');
  const rows: FaultyRow[] = [{ cells: first, codes: [] }];
  const fault = (cells: RosterCells, change: Partial<RosterCells>, ...codes: readonly string[]): void =>
    void rows.push({ cells: { ...cells, ...change }, codes });
  fault(take(), { 姓名: null }, 'REQUIRED_MISSING');
  fault(take(inHome), { 供养机构: null }, 'REQUIRED_MISSING');
  fault(wrongDate, { 评估日期: '2021年2月30日' }, 'BAD_DATE');
  fault(take(), { 供养方式: '其他供养' }, 'BAD_ENUM');
  const asNumber = take();
  fault(asNumber, { 身份证号: idAsNumber(id(asNumber)) }, 'ID_SCIENTIFIC');
  const wrongDigit = take();
  fault(wrongDigit, { 身份证号: wrongCheckDigit(id(wrongDigit)) }, 'ID_CHECKSUM');
  const wrongBirth = take();
  fault(wrongBirth, { 出生日期: otherDay(bornOn(wrongBirth)) }, 'ID_BIRTH_MISMATCH');
  const wrongSex = take();
  fault(wrongSex, { 性别: wrongSex.性别 === '男' ? '女' : '男' }, 'ID_SEX_MISMATCH');
  fault(take(), {});
  fault(first, { 备注: '重复登记' }, 'DUPLICATE_IN_FILE');
  fault(take(), { '村（社区）': '查无此村委会' }, 'UNKNOWN_DIVISION');
  fault(take(inHome), { 供养机构: '查无此院' }, 'UNKNOWN_HOME');
  const twice = take(inHome);
  fault(twice, { 性别: twice.性别 === '男' ? '女' : '男', 供养机构: '查无此院' }, 'ID_SEX_MISMATCH', 'UNKNOWN_HOME');
  // The earlier row of this person was rejected, so this one is no duplicate.
  fault(wrongDate, { 备注: '日期已更正' });
  return rows;
}

function faulty(
  file: string,
  seed: number,
  titleRows: readonly (readonly Cell[])[],
  idAsNumber: (idNumber: string) => Cell,
  write: (grid: Cell[][]) => Buffer,
  sheet: string | null,
  note: string,
): Shape {
  const rows = faultyRows(peopleOf(40, seed), idAsNumber);
  const firstRow = titleRows.length + 2;
  const grid: Cell[][] = [
    ...titleRows.map((row) => [...row]),
    titlesOf(plain),
    ...rows.map(({ cells }) => rosterColumns.map((name) => cells[name])),
  ];
  const rejected = rows.flatMap(({ codes }, place) => codes.map((code) => ({ row: firstRow + place, code })));
  return {
    file,
    bytes: write(grid),
    expected: {
      kind: 'roster',
      sheet,
      headerRow: firstRow - 1,
      headerRows: 1,
      columns: headersOf(plain),
      rows: rows.length,
      accepted: rows.filter((row) => row.codes.length === 0).length,
      rejected,
      note,
    },
  };
}

function homes(): Shape {
  const titles = ['序号', '机构编号', '机构名称', '级别', '所在乡镇', '核定床位', '其中护理型床位', '运营方式', '开办时间'];
  const [title, unit] = [bannerRow('肥城市敬老院基本情况表', 0, titles.length), bannerRow('统计时间：2021-12-31', 1, titles.length)];
  const group = titles.indexOf('核定床位');
  const upper = titles.map((name, place): Cell => (place === group ? '床位' : place === group + 1 ? null : name));
  const lower = titles.map((name, place): Cell => (place === group || place === group + 1 ? name : null));
  const rows: Cell[][] = [
    [1, '370983H21', '新城街道第二敬老院', '乡镇', '新城街道', 60, 24, '公办', '2012年3月1日'],
    [2, '370983H22', '湖屯镇康乐敬老院', '乡镇', '湖屯镇 ', '80', '１６', '公建民营', '2015.6.1'],
    [3, '370983H23', '肥城市失能照护中心', '县级', '老城街道', 200, 160, '托管运营', '2020-10-01'],
    [4, '370983H24', '查无此镇敬老院', '乡镇', '查无此镇', 40, 10, '公办', '2010-01-01'],
  ];
  const merges = [
    title.merge,
    unit.merge,
    { top: 2, bottom: 2, left: group, right: group + 1 },
    ...titles.flatMap((_, place) => (place === group || place === group + 1 ? [] : [{ top: 2, bottom: 3, left: place, right: place }])),
  ];
  const columns = Object.fromEntries(
    titles.slice(1).map((name, place) => [name, place + 1 === group || place === group ? `床位/${name}` : name]),
  );
  return {
    file: '23-敬老院名册.xls',
    bytes: workbookBytes([{ name: '敬老院', grid: [title.cells, unit.cells, upper, lower, ...rows], merges }], 'biff8'),
    expected: {
      kind: 'homes',
      sheet: '敬老院',
      headerRow: 3,
      headerRows: 2,
      columns,
      rows: 4,
      accepted: 3,
      rejected: [{ row: 8, code: 'UNKNOWN_DIVISION' }],
      note: '床位两列共用上层表头，数字有文本和全角',
    },
  };
}

function standards(): Shape {
  const titles = ['标准名称', '金额（元/月）', '生效日期', '文号'];
  const grid: Cell[][] = [
    ['肥城市社会救助标准', null, null, null],
    titles,
    ['农村低保标准', '510.00', '2022.1.1', '样民发〔2022〕2号'],
    ['农村特困基本生活标准', '663元', '2022年1月1日', '样民发〔2022〕2号'],
    ['照料护理标准（半护理）', '300', '20220101', '样民发〔2022〕2号'],
    ['照料护理标准（全护理）', '六百元', '2022/1/1', '样民发〔2022〕2号'],
  ];
  return {
    file: '24-救助标准表.csv',
    bytes: toGb18030(csvText(grid)),
    expected: {
      kind: 'standards',
      sheet: null,
      headerRow: 2,
      headerRows: 1,
      columns: Object.fromEntries(titles.map((name) => [name, name])),
      rows: 4,
      accepted: 3,
      rejected: [{ row: 6, code: 'BAD_AMOUNT' }],
      note: 'GB18030，金额带“元”，一行金额为汉字',
    },
  };
}

export function faultShapes(): Shape[] {
  const title = bannerRow('肥城市特困人员花名册', 0, rosterColumns.length);
  const asExcelNumber = (idNumber: string): number => Number(idNumber.replace('X', '0'));
  const asRounded = (idNumber: string): string => Number(idNumber.replace('X', '0')).toExponential(5).replace('e+', 'E+');
  return [
    faulty(
      '20-有错的行.xlsx',
      120,
      [title.cells],
      asExcelNumber,
      (grid) => workbookBytes([{ name: '花名册', grid, merges: [title.merge] }], 'xlsx'),
      '花名册',
      '每种不合格各一行，一行有两处，一人更正后再次出现',
    ),
    faulty(
      '21-有错的行.csv',
      121,
      [],
      asRounded,
      (grid) => toGb18030(csvText(grid)),
      null,
      '同上，GB18030；身份证号已被表格软件写成科学计数',
    ),
    homes(),
    standards(),
  ];
}
