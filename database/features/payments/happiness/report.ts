/** 运营奖补资金发放表: the sheet by township, the copy for the finance office, the summary by township. */
import type { PaperInput } from '../../../../electron/contract/payments.ts';
import { happinessGrades, shortfallRules } from '../../../../electron/contract/happiness-terms.ts';
import type { SubsidyLine } from '../../../../electron/contract/happiness-sheets.ts';
import { AppError } from '../../../../electron/contract/result.ts';
import { labelOf } from '../../../../electron/contract/terms.ts';
import { formatMonth, formatYuan } from '../../../../electron/contract/values.ts';
import { rows, type Reader } from '../../../core/sql.ts';
import type { Report, ReportColumn, ReportRow, ReportTable } from '../../../documents/report-table.ts';
import type { SheetHeader } from '../queries-sheets.ts';
import { moneyColumn, paperOf, unitOf } from '../report-parts.ts';
import { accountMissing, leadOf } from '../report-tables.ts';
import { homesOfSheet, type BatchHeader, type HomeOnSheet } from './queries.ts';
import { requiredBatch, titledLines } from './service-read.ts';

const signatures = ['制表人：', '审核人：', '分管领导：', '主要负责人：'];
const financeSignatures = ['民政经办：', '民政审核：', '民政负责人：', '财政经办：', '财政审核：', '财政负责人：'];

type PaperHome = { readonly home: HomeOnSheet; readonly lines: readonly SubsidyLine[] };
type Sheet = {
  readonly header: SheetHeader;
  readonly batch: BatchHeader;
  readonly homes: readonly PaperHome[];
  readonly region: string;
  readonly bureau: string;
};

function sheetOf(reader: Reader, { month, scope }: PaperInput): Sheet {
  const { header, batch } = requiredBatch(reader, month);
  // A home of the elderly is no part of such a sheet.
  const townCode = scope === null ? null : 'townCode' in scope ? scope.townCode : '';
  const lines = titledLines(reader, header.sheetId);
  const homes = homesOfSheet(reader, header.sheetId, townCode).map((home) => ({ home, lines: lines.get(home.happinessHomeId) ?? [] }));
  if (homes.length === 0 && scope !== null)
    throw new AppError('HOME_OR_TOWN_NOT_IN_SHEET', { month: formatMonth(month), place: townCode === '' ? '敬老院' : (townCode ?? '') });
  return { header, batch, homes, ...unitOf(reader) };
}

const columns: readonly ReportColumn[] = [
  { title: '序号', kind: 'index', widthMm: 7 },
  { title: '乡镇', kind: 'text', widthMm: 16 },
  { title: '村、幸福院名称', kind: 'text', widthMm: 24 },
  { title: '统一社会信用代码或村集体代码', kind: 'code', widthMm: 25 },
  { title: '等级', kind: 'text', widthMm: 9 },
  { title: '年奖补标准', kind: 'money', widthMm: 17 },
  { title: '计补月数', kind: 'integer', widthMm: 9 },
  moneyColumn('应补金额', 17),
  moneyColumn('已拨金额', 17),
  moneyColumn('本次拨付', 17),
  moneyColumn('市级', 16, '其中'),
  moneyColumn('县级', 16, '其中'),
  moneyColumn('乡级', 16, '其中'),
  moneyColumn('金额', 14, '扣减'),
  { title: '原因', kind: 'text', widthMm: 14, group: '扣减' },
  { title: '户名', kind: 'text', widthMm: 30, group: '收款单位' },
  { title: '账号', kind: 'code', widthMm: 25, group: '收款单位' },
  { title: '开户行', kind: 'text', widthMm: 17, group: '收款单位' },
  { title: '备注', kind: 'text', widthMm: 20 },
];
const paidColumn = 9;

function remarkOf({ home, lines }: PaperHome): string | null {
  const corrections = lines.filter(({ type }) => type === 'BACKPAY').map(({ title, fen }) => `${title}${formatYuan(fen)}元`);
  const carried = home.carriedFen > 0 ? [`多拨${formatYuan(home.carriedFen)}元待收回`] : [];
  return [...corrections, ...carried].join('；') || null;
}

function rowOf(paper: PaperHome, index: number): ReportRow {
  const { home, lines } = paper;
  const offsets = lines.filter(({ type }) => type === 'OFFSET');
  const villageAndName = home.name.includes(home.villageName) ? home.name : `${home.villageName} ${home.name}`;
  return [
    index + 1,
    home.townName,
    villageAndName,
    home.creditCode ?? home.villageCode,
    home.grade === null ? '未评' : labelOf(happinessGrades, home.grade),
    home.annualFen,
    home.countedMonths,
    home.entitlementFen,
    home.issuedFen,
    home.fen,
    home.cityFen,
    home.countyFen,
    home.townFen,
    offsets.reduce((sum, line) => sum - line.fen, 0) || null,
    offsets.map(({ title }) => title).join('、') || null,
    home.holder,
    home.account ?? (home.fen > 0 ? accountMissing : null),
    home.bank,
    remarkOf(paper),
  ];
}

function notesOf({ batch, homes, header }: Sheet): string[] {
  const shares = JSON.parse(batch.split) as { city: number; county: number; town: number };
  const carried = homes.filter(({ home }) => home.carriedFen > 0);
  const carriedFen = carried.reduce((sum, { home }) => sum + home.carriedFen, 0);
  const cut = batch.appropriationFen !== null && batch.neededFen > batch.appropriationFen;
  return [
    `发放依据：${header.documentNo ?? ''}。市、县、乡按 ${shares.city}:${shares.county}:${shares.town} 分担，末级以减法取整。收款单位为村级账户。`,
    batch.batch === 'first'
      ? '第一批按1月1日生效等级年奖补标准的比例拨付；应补金额一栏为第一批应拨数。'
      : '应补金额＝计补各月月初生效等级年奖补标准之和÷12，全年四舍五入到分一次；本次拨付＝应补－已拨－扣减，另含备注所列补发。',
    ...(cut
      ? [
          `全年应补合计 ${formatYuan(batch.neededFen)} 元，预算 ${formatYuan(batch.appropriationFen ?? 0)} 元，${labelOf(
            shortfallRules.map((rule) => ({ ...rule, wordings: [] })),
            batch.shortfall,
          )}${batch.scale === null ? '' : `，k＝${batch.scale}`}；应补金额一栏为核减后的数。`,
        ]
      : []),
    ...(carriedFen > 0 ? [`${carried.length} 处幸福院尚有多拨 ${formatYuan(carriedFen)} 元待抵扣或退回，不计入本次合计。`] : []),
  ];
}

function mainTable(sheet: Sheet, kind: string, signOff: readonly string[], sealOf: string): ReportTable {
  const { header, homes, region, bureau } = sheet;
  return {
    name: kind === '' ? '发放表' : '财政会签联',
    title: `${region}${header.title ?? ''}发放表${kind}`,
    lead: leadOf(`填报单位（盖章）：${bureau}`, header.month),
    columns,
    rows: homes.map(rowOf),
    rowCount: homes.length,
    wordsColumn: paidColumn,
    hasTotals: true,
    signOff,
    sealOf,
    notes: notesOf(sheet),
  };
}

/** @throws AppError SUBSIDY_SHEET_NOT_FOUND, HOME_OR_TOWN_NOT_IN_SHEET */
export function subsidyReport(reader: Reader, input: PaperInput, footLine: string): Report {
  const sheet = sheetOf(reader, input);
  return paperOf(sheet.header, input, footLine, [mainTable(sheet, '', signatures, sheet.bureau)]);
}

/** @throws AppError as above */
export function subsidyFinanceReport(reader: Reader, input: PaperInput, footLine: string): Report {
  const sheet = sheetOf(reader, input);
  const sources = input.scope === null ? [sourcesTable(reader, sheet)] : [];
  return paperOf(sheet.header, input, footLine, [
    mainTable(sheet, '（财政会签联）', financeSignatures, `${sheet.region}财政局`),
    ...sources,
  ]);
}

/** As the sheet shares it out; with the sources it was approved with where the county keeps funds. */
function sourcesTable(reader: Reader, { header, homes, region, bureau }: Sheet): ReportTable {
  const fixed = rows<{ name: string; fen: number }>(
    reader,
    'SELECT source_name AS name, fen FROM sheet_fund WHERE sheet_id = ? ORDER BY fund_source_id',
    header.sheetId,
  );
  const sum = (name: 'cityFen' | 'countyFen' | 'townFen'): number => homes.reduce((total, { home }) => total + home[name], 0);
  const shared = [
    { name: '市级财政资金', fen: sum('cityFen') },
    { name: '县级财政资金', fen: sum('countyFen') },
    { name: '乡镇财政资金', fen: sum('townFen') },
  ];
  const shown = fixed.length > 0 ? fixed : shared;
  return {
    name: '资金来源',
    title: `${region}${header.title ?? ''}资金来源`,
    lead: leadOf(`填报单位：${bureau}`, header.month),
    columns: [{ title: '序号', kind: 'index', widthMm: 20 }, { title: '资金来源', kind: 'text', widthMm: 140 }, moneyColumn('金额', 60)],
    rows: shown.map(({ name, fen }, index): ReportRow => [index + 1, name, fen]),
    rowCount: shown.length,
    wordsColumn: 2,
    hasTotals: true,
    signOff: [],
    sealOf: null,
    notes: [],
  };
}

/** @throws AppError as above */
export function subsidyTownsReport(reader: Reader, input: PaperInput, footLine: string): Report {
  const sheet = sheetOf(reader, input);
  const { header, homes, region, bureau } = sheet;
  const towns = [...Map.groupBy(homes, ({ home }) => home.townCode).values()];
  const grades = happinessGrades.filter(({ id }) => homes.some(({ home }) => home.grade === id));
  const sum = (own: readonly PaperHome[], name: 'entitlementFen' | 'issuedFen' | 'fen' | 'cityFen' | 'countyFen' | 'townFen'): number =>
    own.reduce((total, { home }) => total + home[name], 0);
  const body = towns.map((own, index): ReportRow => [
    index + 1,
    own[0]?.home.townName ?? '',
    own.length,
    ...grades.map(({ id }) => own.filter(({ home }) => home.grade === id).length),
    sum(own, 'entitlementFen'),
    sum(own, 'issuedFen'),
    sum(own, 'fen'),
    sum(own, 'cityFen'),
    sum(own, 'countyFen'),
    sum(own, 'townFen'),
    own.reduce((total, { lines }) => total + lines.reduce((taken, line) => taken + Math.max(0, -line.fen), 0), 0),
  ]);
  return paperOf(header, input, footLine, [
    {
      name: '乡镇汇总',
      title: `${region}${header.title ?? ''}发放汇总表（分乡镇）`,
      lead: leadOf(`填报单位（盖章）：${bureau}`, header.month),
      columns: [
        { title: '序号', kind: 'index', widthMm: 11 },
        { title: '乡镇（街道）', kind: 'text', widthMm: 34 },
        { title: '幸福院数', kind: 'integer', widthMm: 16, isSummed: true },
        ...grades.map(({ label }): ReportColumn => ({ title: label, kind: 'integer', widthMm: 13, isSummed: true, group: '等级' })),
        moneyColumn('应补金额', 26),
        moneyColumn('已拨金额', 26),
        moneyColumn('本次拨付', 26),
        moneyColumn('市级', 23, '其中'),
        moneyColumn('县级', 23, '其中'),
        moneyColumn('乡级', 23, '其中'),
        moneyColumn('扣减', 20),
      ],
      rows: body,
      rowCount: body.length,
      wordsColumn: 3 + grades.length + 2,
      hasTotals: true,
      signOff: signatures,
      sealOf: bureau,
      notes: notesOf(sheet),
    },
  ]);
}
