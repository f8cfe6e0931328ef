/** 异动表: sums per home and township, then every change with its reason, then what the checks found and why it was left. */
import type { PaperInput } from '../../../../electron/contract/payments.ts';
import { changeKinds, type ChangeKind } from '../../../../electron/contract/sheet-checks.ts';
import { formatMonth } from '../../../../electron/contract/values.ts';
import type { Reader } from '../../../core/sql.ts';
import type { Report, ReportColumn, ReportRow, ReportTable } from '../../../documents/report-table.ts';
import type { SheetHeader } from '../queries-sheets.ts';
import { moneyColumn, paperOf, subjectOf, unitOf } from '../report-parts.ts';
import { keyOfPart } from '../rules-scope.ts';
import { requiredSheet } from '../service-read.ts';
import { changeSums, unexplainedFen } from './rules-comparison.ts';
import { findingsTable } from './report-findings.ts';
import { compare, shownChanges, type Comparison } from './service-comparison.ts';

const kindLabels: ReadonlyMap<ChangeKind, string> = new Map(changeKinds.map(({ id, label }) => [id, label]));
/** Nothing is an empty cell: a column of zeros hides what has changed. */
const some = (value: number): number | null => (value === 0 ? null : value);
const persons = (group: string): ReportColumn => ({ title: '人数', kind: 'integer', widthMm: 13, isSummed: true, group });

/** @throws AppError SHEET_MONTH_NOT_FOUND @throws RangeError when last total and changes do not make this total */
export function comparisonReport(reader: Reader, input: PaperInput, footLine: string): Report {
  const header = requiredSheet(reader, input.month, input.scheme);
  const compared = compare(reader, header, input.scope === null ? null : keyOfPart(input.scope));
  // Findings are of the whole sheet: a part of it has no check list of its own.
  const checked = input.scope === null ? findingsTable(reader, header, frame(reader, header, compared, '审批前检查清单')) : null;
  const tables = [sumsTable(reader, header, compared), changesTable(reader, header, compared)];
  return paperOf(header, input, footLine, checked ? [...tables, checked] : tables);
}

function frame(
  reader: Reader,
  header: SheetHeader,
  { previous }: Comparison,
  kind: string,
): Pick<ReportTable, 'title' | 'lead' | 'hasTotals' | 'signOff' | 'sealOf'> {
  const { region, bureau } = unitOf(reader);
  return {
    title: `${region}${formatMonth(header.month)}${subjectOf(header)}发放${kind}`,
    lead: {
      left: `填报单位（盖章）：${bureau}`,
      centre: previous ? `${formatMonth(header.month)}与${formatMonth(previous.month)}比较` : `${formatMonth(header.month)}（首次发放）`,
      right: '单位：元',
    },
    hasTotals: true,
    signOff: ['制表人：', '审核人：', '分管领导：', '主要负责人：'],
    sealOf: bureau,
  };
}

function sumsTable(reader: Reader, header: SheetHeader, compared: Comparison): ReportTable {
  const sums = changeSums(compared.last, compared.now, compared.changes, compared.groups);
  const wrong = sums.find((sum) => unexplainedFen(sum) !== 0);
  if (wrong) throw new RangeError(`changes leave ${unexplainedFen(wrong)} fen of ${wrong.key} unexplained`);
  const columns: readonly ReportColumn[] = [
    { title: '序号', kind: 'index', widthMm: 10 },
    { title: '供养机构、乡镇（街道）', kind: 'text', widthMm: 38 },
    persons('上月'),
    moneyColumn('金额', 26, '上月'),
    persons('加：增加'),
    moneyColumn('金额', 22, '加：增加'),
    persons('减：减少'),
    moneyColumn('金额', 22, '减：减少'),
    persons('加：金额变动'),
    moneyColumn('增减额', 22, '加：金额变动'),
    moneyColumn('减：上月', 20, '一次性项目'),
    moneyColumn('加：本月', 20, '一次性项目'),
    persons('本月'),
    moneyColumn('金额', 26, '本月'),
  ];
  const rows = sums.map((sum, index): ReportRow => [
    index + 1,
    sum.name,
    sum.lastPersons,
    sum.lastFen,
    some(sum.addedPersons),
    some(sum.addedFen),
    some(sum.endedPersons),
    some(sum.endedFen),
    some(sum.changedPersons),
    some(sum.changedFen),
    some(sum.lastOnceFen),
    some(sum.onceFen),
    sum.thisPersons,
    sum.thisFen,
  ]);
  return {
    ...frame(reader, header, compared, '异动汇总表'),
    name: '异动汇总',
    columns,
    rows,
    rowCount: rows.length,
    wordsColumn: columns.length - 1,
    notes: [
      `人数为领取当月供养金、护理费等的人数。增加含新增、恢复发放和转入，减少含终止、暂停发放和转出；${movedNote(compared)}`,
      '一次性项目为补发、抵扣、丧葬费。上月金额加、减各栏等于本月金额。',
    ],
  };
}

function movedNote({ changes }: Comparison): string {
  const count = (kind: ChangeKind): number => changes.filter((change) => change.kind === kind).length;
  return `其中新增 ${count('added')} 人，恢复发放 ${count('resumed')} 人，终止 ${count('ended')} 人，暂停发放 ${count('stopped')} 人，转入 ${count('movedIn')} 人，转出 ${count('movedOut')} 人。`;
}

function changesTable(reader: Reader, header: SheetHeader, compared: Comparison): ReportTable {
  const columns: readonly ReportColumn[] = [
    { title: '序号', kind: 'index', widthMm: 11 },
    { title: '供养机构、乡镇（街道）', kind: 'text', widthMm: 36 },
    { title: '姓名', kind: 'text', widthMm: 18 },
    { title: '身份证号', kind: 'code', widthMm: 36 },
    { title: '异动类别', kind: 'text', widthMm: 20 },
    { title: '原因', kind: 'text', widthMm: 78 },
    moneyColumn('上月', 23),
    moneyColumn('本月', 23),
    moneyColumn('增减额', 24),
  ];
  return {
    ...frame(reader, header, compared, '异动明细表'),
    name: '异动明细',
    columns,
    rows: rowsOf(compared),
    rowCount: compared.changes.length,
    wordsColumn: null,
    notes: ['一人有几项异动的分行列出。增减额合计等于本月发放合计减上月发放合计。'],
  };
}

function* rowsOf(compared: Comparison): Generator<ReportRow> {
  let number = 0;
  for (const change of compared.changes)
    for (const { groupName, name, idNumber, kind, reason, lastFen, thisFen, differenceFen } of shownChanges(compared, [change]))
      yield [(number += 1), groupName, name, idNumber, kindLabels.get(kind) ?? kind, reason, lastFen, thisFen, differenceFen];
}
