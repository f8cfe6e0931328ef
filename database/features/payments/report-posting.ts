/**
 * The copy of a payment sheet for posting in public (公示). It names people by their masked names and holds no ID number, no account, nothing of
 * illness, disability or care: whoever passes by may read it. There is no unmasked one.
 */
import { maskName } from '../../../electron/contract/masking.ts';
import type { PaperInput, Posting } from '../../../electron/contract/payments.ts';
import { formatDate, formatMonth } from '../../../electron/contract/values.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { Reader } from '../../core/sql.ts';
import type { Report, ReportColumn, ReportRow, ReportTable } from '../../documents/report-table.ts';
import { regionName } from './queries-paper.ts';
import { paperGroups, type PaperEntry, type PaperGroup } from './report-groups.ts';
import { scopeName } from './report.ts';
import { keyOfPart } from './rules-scope.ts';
import { isLocked } from './rules-states.ts';
import type { SheetHeader } from './queries-sheets.ts';
import { requiredSheet } from './service-read.ts';

const columns: readonly ReportColumn[] = [
  { title: '序号', kind: 'index', widthMm: 14 },
  { title: '姓名', kind: 'text', widthMm: 34 },
  { title: '村（社区）', kind: 'text', widthMm: 74 },
  { title: '类别', kind: 'text', widthMm: 34 },
  { title: '金额', kind: 'money', widthMm: 36, isSummed: true },
  { title: '备注', kind: 'text', widthMm: 60 },
];

const moreOf: readonly (readonly [type: string, word: string])[] = [
  ['BACKPAY', '补发'],
  ['OFFSET', '抵扣'],
  ['FUNERAL', '丧葬费'],
];

function remarkOf(entry: PaperEntry): string | null {
  const parts = moreOf.filter(([type]) => entry.others.some((line) => line.type === type)).map(([, word]) => word);
  return parts.length === 0 ? null : `含${parts.join('、')}`;
}

/** Residents of a home come from several townships; the people of a township all from it. */
function* listed(group: PaperGroup): Generator<ReportRow> {
  let number = 0;
  for (const entry of group.entries) {
    const { name, townName, villageName } = entry.person;
    yield [
      (number += 1),
      maskName(name),
      group.home ? `${townName} ${villageName}` : villageName,
      group.home ? '集中供养' : '分散供养',
      entry.totalFen,
      remarkOf(entry),
    ];
  }
}

function postingTable(group: PaperGroup, region: string, header: SheetHeader, posting: Posting): ReportTable {
  const { scheme, title, documentNo } = header;
  const what = title === null ? '特困人员救助供养资金' : scheme === 'price' ? `特困人员${title}` : title;
  return {
    name: group.name,
    title: `${region}${formatMonth(header.month)}${what}发放公示表`,
    lead: { left: `公示范围：${group.name}`, centre: `所属期：${formatMonth(header.month)}`, right: '单位：元' },
    columns,
    rows: listed(group),
    rowCount: group.entries.length,
    wordsColumn: null,
    hasTotals: true,
    // In the place and the size of a signature: everybody who reads the list looks for it.
    signOff: [`公示时间：${formatDate(posting.from)}至${formatDate(posting.until)}`, `监督电话：${posting.phone}`],
    sealOf: group.home ? group.name : `${group.name}${group.name.endsWith('街道') ? '办事处' : '人民政府'}`,
    notes: [
      ...(documentNo === null ? [] : [`发放依据：${documentNo}。`]),
      '对公示内容有异议的，请在公示期内向监督电话反映。姓名按个人信息保护要求隐去一部分。',
    ],
  };
}

/** @throws AppError SHEET_MONTH_NOT_FOUND, HOME_OR_TOWN_NOT_IN_SHEET */
export function postingReport(reader: Reader, input: PaperInput, posting: Posting, footLine: string): Report {
  const header = requiredSheet(reader, input.month, input.scheme);
  const key = input.scope === null ? null : keyOfPart(input.scope);
  const groups = paperGroups(reader, header.sheetId).filter((group) => key === null || group.key === key);
  if (groups.length === 0)
    throw new AppError('HOME_OR_TOWN_NOT_IN_SHEET', { month: formatMonth(input.month), place: scopeName(reader, input.scope) });
  const region = regionName(reader);
  return {
    paper: input.paper,
    watermark: isLocked(header.state) ? null : '草稿',
    fingerprint: header.fingerprint?.slice(0, 8) ?? null,
    footLine,
    tables: groups.map((group) => postingTable(group, region, header, posting)),
  };
}
