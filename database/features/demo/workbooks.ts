/** The tables an office begins with, as workbooks: the ledger takes them in by the same import as every other file. */
import {
  areaTypes,
  homeLevels,
  labelOf,
  operationModes,
  personCategories,
  selfCareLevels,
  sexes,
  supportModes,
} from '../../../electron/contract/terms.ts';
import { addFen, addMonths, formatDate, monthOf, type IsoDate } from '../../../electron/contract/values.ts';
import type { Report, ReportColumn, ReportRow, ReportTable } from '../../documents/report-table.ts';
import { writeWorkbook } from '../../documents/xlsx/workbook.ts';
import { standardName } from '../standards/rules.ts';
import { fenOf, type CountyHome, type StandardNotice } from './county.ts';
import type { Random } from './random.ts';
import { makeAccount, type DemoAccount, type RosterPerson } from './roster.ts';

export const unit = '肥城市';
const signOff = ['制表人：', '审核人：', '负责人：'];
const footLine = '说明：演示数据，人员、证件号码、账号、金额和文号均为虚构。';

export const column = (title: string, kind: ReportColumn['kind'], widthMm: number): ReportColumn => ({ title, kind, widthMm });

export function writeTable(
  file: string,
  table: Pick<ReportTable, 'name' | 'title' | 'lead' | 'columns'>,
  rows: readonly ReportRow[],
): void {
  const report: Report = {
    paper: 'A3',
    watermark: null,
    fingerprint: null,
    footLine,
    tables: [{ ...table, rows, rowCount: rows.length, wordsColumn: null, hasTotals: false, signOff, sealOf: null, notes: [] }],
  };
  writeWorkbook(report, file);
}

export const lead = (day: IsoDate, right: string): ReportTable['lead'] => ({
  left: `填报单位：${unit}民政局`,
  centre: `截止日期：${formatDate(day)}`,
  right,
});

/** Bank, holder, number. */
function accountCells(account: DemoAccount | null): [string | null, string | null, string | null] {
  return account ? [account.bank, account.holder, account.number] : [null, null, null];
}

export function writeHomes(file: string, homes: readonly CountyHome[], day: IsoDate, random: Random): void {
  const columns = [
    column('序号', 'index', 10),
    column('机构编号', 'code', 24),
    column('机构名称', 'text', 50),
    column('级别', 'text', 20),
    column('所在乡镇', 'text', 24),
    column('核定床位', 'integer', 18),
    column('其中护理型床位', 'integer', 24),
    column('运营方式', 'text', 24),
    column('开办时间', 'date', 24),
    column('开户银行', 'text', 44),
    column('账户名', 'text', 50),
    column('账号', 'code', 44),
  ];
  const rows = homes.map((home, index): ReportRow => [
    index + 1,
    home.code,
    home.name,
    labelOf(homeLevels, home.level),
    home.town,
    home.beds,
    home.nursingBeds,
    labelOf(operationModes, home.operationMode),
    home.openedOn,
    ...accountCells(makeAccount(random, home.name)),
  ]);
  writeTable(file, { name: '敬老院名册', title: `${unit}敬老院名册`, lead: lead(day, ''), columns }, rows);
}

export function writeStandards(file: string, notice: StandardNotice): void {
  const columns = [
    column('标准名称', 'text', 60),
    column('金额（元/月）', 'money', 26),
    column('生效日期', 'date', 24),
    column('文号', 'text', 44),
    column('文件名称', 'text', 110),
  ];
  const rows = notice.amounts.map((amount): ReportRow => [
    standardName({ ...amount, mode: null }),
    fenOf(amount),
    notice.validFrom,
    notice.documentNo,
    notice.documentTitle,
  ]);
  writeTable(
    file,
    { name: '救助标准表', title: `${unit}救助标准表`, lead: { left: `填报单位：${unit}民政局`, centre: '', right: '' }, columns },
    rows,
  );
}

const rosterColumns = [
  column('序号', 'index', 10),
  column('乡镇（街道）', 'text', 22),
  column('村（社区）', 'text', 34),
  column('姓名', 'text', 20),
  column('性别', 'text', 10),
  column('民族', 'text', 14),
  column('出生日期', 'date', 22),
  column('身份证号', 'code', 38),
  column('户籍类型', 'text', 14),
  column('户籍地址', 'text', 50),
  column('人员类别', 'text', 18),
  column('残疾证号', 'code', 42),
  column('残疾类别', 'text', 14),
  column('残疾等级', 'text', 14),
  column('健康状况', 'text', 28),
  column('生活自理能力', 'text', 40),
  column('评估日期', 'date', 22),
  column('供养方式', 'text', 18),
  column('供养机构', 'text', 46),
  column('照料人姓名', 'text', 20),
  column('照料人身份证号', 'code', 38),
  column('照料人电话', 'code', 26),
  column('照料人开户银行', 'text', 36),
  column('照料人账户名', 'text', 20),
  column('照料人账号', 'code', 40),
  column('特困证号', 'code', 34),
  column('确认日期', 'date', 22),
  column('最初享受月份', 'month', 22),
  column('基本生活标准', 'money', 22),
  column('照料护理费', 'money', 22),
  column('合计', 'money', 22),
  column('开户银行', 'text', 36),
  column('账户名', 'text', 20),
  column('一卡通账号', 'code', 40),
  column('联系电话', 'code', 26),
  column('集中供养意愿', 'text', 18),
];

function rosterRow(person: RosterPerson, index: number, notice: StandardNotice, homes: ReadonlyMap<string, string>): ReportRow {
  const { made, caregiver, account } = person;
  const amount = (kind: string, key: string): ReturnType<typeof fenOf> => {
    const found = notice.amounts.find((candidate) => candidate.kind === kind && (candidate.areaType === key || candidate.level === key));
    if (!found) throw new RangeError(`no standard ${kind} ${key}`);
    return fenOf(found);
  };
  const basic = amount('basicLiving', made.areaType);
  const care = amount('careAllowance', made.level);
  return [
    index + 1,
    made.townName,
    made.villageName,
    made.name,
    labelOf(sexes, made.sex),
    made.ethnicity,
    made.bornOn,
    made.idNumber,
    labelOf(areaTypes, made.areaType),
    `${unit}${made.townName}${made.villageName}`,
    labelOf(personCategories, made.category),
    made.disability?.certificate ?? null,
    made.disability?.kind ?? null,
    made.disability?.grade ?? null,
    person.illness,
    labelOf(selfCareLevels, made.level),
    made.assessedOn,
    labelOf(supportModes, person.homeCode === null ? 'scattered' : 'centralised'),
    person.homeCode === null ? null : (homes.get(person.homeCode) ?? null),
    caregiver?.name ?? null,
    caregiver?.idNumber ?? null,
    caregiver?.phone ?? null,
    ...accountCells(caregiver?.account ?? null),
    `3709${made.confirmedOn.slice(0, 4)}${String(index + 1).padStart(5, '0')}`,
    made.confirmedOn,
    addMonths(monthOf(made.confirmedOn as IsoDate), 1),
    basic,
    care,
    addFen([basic, care]),
    ...accountCells(account),
    made.phone,
    made.wish,
  ];
}

export function writeRoster(
  file: string,
  people: readonly RosterPerson[],
  homes: readonly CountyHome[],
  notice: StandardNotice,
  day: IsoDate,
): void {
  const names = new Map(homes.map((home) => [home.code, home.name]));
  const rows = people.map((person, index) => rosterRow(person, index, notice, names));
  writeTable(
    file,
    { name: '特困人员花名册', title: `${unit}特困人员花名册`, lead: lead(day, '单位：元/月'), columns: rosterColumns },
    rows,
  );
}
