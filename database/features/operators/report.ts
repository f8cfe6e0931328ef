/** The register of entrusted homes on paper and as a workbook. */
import type { Protection } from '../../../electron/contract/protection.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import type { AuditEntry } from '../../core/audit.ts';
import { row, transaction, type Reader, type Steps, type WriteContext } from '../../core/sql.ts';
import { exportFootLine } from '../../documents/foot-line.ts';
import { renderSteps } from '../../documents/pdf/paper.ts';
import { paperWarningText } from '../../documents/pdf/warning-text.ts';
import type { Report, ReportColumn, ReportRow } from '../../documents/report-table.ts';
import { renderWorkbookSteps } from '../../documents/xlsx/workbook.ts';
import { purposeOf, type ExportContent } from '../exports/service.ts';
import { register } from './register.ts';

const columns: readonly ReportColumn[] = [
  { title: '序号', kind: 'index', widthMm: 9 },
  { title: '乡镇（街道）', kind: 'text', widthMm: 20 },
  { title: '机构名称', kind: 'text', widthMm: 34 },
  { title: '状态', kind: 'text', widthMm: 15 },
  { title: '运营单位', kind: 'text', widthMm: 36 },
  { title: '连锁品牌', kind: 'text', widthMm: 18 },
  { title: '起始', kind: 'date', widthMm: 20, group: '托管期' },
  { title: '期满', kind: 'date', widthMm: 20, group: '托管期' },
  { title: '续约次数', kind: 'integer', widthMm: 11 },
  { title: '保底', kind: 'integer', widthMm: 12, group: '特困床位', isSummed: true },
  { title: '在住', kind: 'integer', widthMm: 12, group: '特困床位', isSummed: true },
  { title: '空余', kind: 'integer', widthMm: 12, group: '特困床位' },
  { title: '短缺', kind: 'integer', widthMm: 12, group: '特困床位', isSummed: true },
  { title: '托管费（元/年）', kind: 'money', widthMm: 24 },
  { title: '保证金（元）', kind: 'money', widthMm: 24 },
  { title: '年度', kind: 'text', widthMm: 12, group: '最近考核' },
  { title: '得分', kind: 'decimal', widthMm: 12, group: '最近考核' },
  { title: '结果', kind: 'text', widthMm: 16, group: '最近考核' },
  { title: '提醒', kind: 'text', widthMm: 52 },
];

function reportOf(reader: Reader, asOf: IsoDate, footLine: string): Report {
  const region = row<{ name: string }>(reader, 'SELECT region_name AS name FROM ledger')?.name ?? '';
  const { rows, rate } = register(reader, asOf);
  return {
    paper: 'A3',
    hasTallRows: true,
    watermark: null,
    fingerprint: null,
    footLine,
    tables: [
      {
        name: '托管运营台账',
        title: `${region}敬老院托管运营台账`,
        lead: { left: `填报单位：${region}民政局`, centre: `截止日期：${formatDate(asOf)}`, right: `共 ${rows.length} 家` },
        columns,
        rows: rows.map((home, index): ReportRow => [
          index + 1,
          home.townName,
          home.homeName,
          home.stage,
          home.operator,
          home.brand,
          home.fromOn,
          home.untilOn,
          home.renewals,
          home.guaranteedBeds,
          home.living,
          home.free,
          home.missingBeds,
          home.feeFen,
          home.depositFen,
          home.checkYear === null ? null : String(home.checkYear),
          home.checkScoreTenths,
          home.checkResult,
          home.warnings.map(({ text }) => text).join('；'),
        ]),
        rowCount: rows.length,
        wordsColumn: null,
        hasTotals: rows.length > 0,
        signOff: ['制表人：', '审核人：', '负责人：'],
        sealOf: null,
        notes: [
          `托管率 ${rate.shown}（托管运营 ${rate.numerator} 家，已开办机构 ${rate.denominator} 家）${rate.note ? `；${rate.note}` : ''}。`,
        ],
      },
    ],
  };
}

function nextCopy(reader: Reader): number {
  return 1 + (row<{ n: number }>(reader, "SELECT count(*) AS n FROM audit WHERE action IN ('operator.print', 'operator.export')")?.n ?? 0);
}

type Paper = { readonly pdf: Uint8Array; readonly pages: number; readonly warnings: string[] };

function* drawn(report: Report): Steps<Paper> {
  const steps = renderSteps(report);
  let step = steps.next();
  while (step.done !== true) {
    yield { ...step.value, phase: '正在排版' };
    step = steps.next();
  }
  const { bytes, pages, warnings } = step.value;
  return { pdf: bytes, pages, warnings: warnings.map(paperWarningText) };
}

function entryOf(action: string, report: Report, asOf: IsoDate, copyNumber: number): AuditEntry {
  return { action, entity: 'home', entityId: null, after: { asOf, rows: report.tables[0]?.rowCount ?? 0, copyNumber } };
}

/** To look at or to print; a print is numbered and logged. */
export function* operatorPaperSteps(
  context: WriteContext,
  { asOf, purpose }: { readonly asOf: IsoDate; readonly purpose: 'preview' | 'print' },
): Steps<Paper> {
  const copyNumber = purpose === 'print' ? nextCopy(context) : null;
  const verb = purpose === 'print' ? '打印' : '预览';
  const report = reportOf(context, asOf, exportFootLine(verb, context.clock.now(), context.actor.name, copyNumber));
  if (copyNumber !== null) transaction(context, (writer) => writer.audit(entryOf('operator.print', report, asOf, copyNumber)));
  return yield* drawn(report);
}

export function* operatorCopySteps(
  context: WriteContext,
  {
    asOf,
    format,
    protection,
    file,
  }: { readonly asOf: IsoDate; readonly format: 'pdf' | 'xlsx'; readonly protection: Protection; readonly file: string },
): Steps<ExportContent> {
  const copyNumber = nextCopy(context);
  const foot = exportFootLine('导出', context.clock.now(), context.actor.name, copyNumber, purposeOf(protection));
  const report = reportOf(context, asOf, foot);
  const entry = entryOf('operator.export', report, asOf, copyNumber);
  if (format === 'pdf') return { bytes: (yield* drawn(report)).pdf, extension: 'pdf', entry };
  const steps = renderWorkbookSteps(report, file);
  let step = steps.next();
  while (step.done !== true) {
    yield { ...step.value, phase: '正在写入工作簿' };
    step = steps.next();
  }
  return { bytes: step.value.content, extension: 'xlsx', entry };
}
