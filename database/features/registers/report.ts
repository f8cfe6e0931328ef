/** A register as a list, one record as a form: on paper and in a workbook. */
import type { Protection } from '../../../electron/contract/protection.ts';
import type { RegisterDefinition, RegisterField, RegisterFilter, RegisterRow } from '../../../electron/contract/registers-shapes.ts';
import { formatDate, formatMonth, formatYuan, isIsoDate, isIsoMonth, type IsoDate } from '../../../electron/contract/values.ts';
import { row, transaction, type Reader, type WriteContext } from '../../core/sql.ts';
import { exportFootLine } from '../../documents/foot-line.ts';
import { maskReport } from '../../documents/mask-report.ts';
import type { ColumnKind, Report, ReportColumn, ReportRow, ReportTable } from '../../documents/report-table.ts';
import { purposeOf } from '../exports/service.ts';
import { actorOf, scopeName, scopeOf, type ScopedReader } from '../users/scope.ts';
import { titleOf, townTitle, typedFields } from './file-columns.ts';
import { requiredDefinition } from './library.ts';
import * as queries from './queries.ts';
import { askedOf, get, rowOf } from './service-read.ts';

type Values = RegisterRow['values'];

/** As a reader of the paper expects it. */
export function shownValue(field: RegisterField, values: Values, people: RegisterRow['people']): string {
  const value = values[field.code] ?? null;
  if (value === null) return '';
  if (field.kind === 'person') return people[field.code]?.name ?? '';
  if (field.kind === 'choice') return field.options.find(({ id }) => id === value)?.label ?? String(value);
  if (field.kind === 'yesNo') return value === true ? '是' : '否';
  if (field.kind === 'fen' && typeof value === 'number') return `${formatYuan(value)}元`;
  if (field.kind === 'date' && isIsoDate(String(value))) return formatDate(String(value) as IsoDate);
  if (field.kind === 'month' && isIsoMonth(String(value))) return formatMonth(value as never);
  return `${String(value)}${field.unit ?? ''}`;
}

const kinds: Partial<Record<RegisterField['kind'], ColumnKind>> = {
  fen: 'money',
  integer: 'integer',
  date: 'date',
  month: 'month',
  idNumber: 'code',
  phone: 'code',
};
const widths: Partial<Record<RegisterField['kind'], number>> = {
  fen: 24,
  integer: 16,
  date: 23,
  month: 20,
  idNumber: 38,
  phone: 28,
  choice: 26,
  yesNo: 14,
  person: 20,
  longText: 50,
};
const usualWidth = 28;
/** Masks of files go by the title of the column. */
const titles: Partial<Record<RegisterField['kind'], string>> = { idNumber: '身份证号', phone: '联系电话' };
const ownColumns: Readonly<Record<string, ReportColumn>> = {
  $number: { title: '登记号', kind: 'code', widthMm: 22 },
  $town: { title: '乡镇（街道）', kind: 'text', widthMm: 24 },
  $state: { title: '状态', kind: 'text', widthMm: 26 },
  $due: { title: '期限', kind: 'date', widthMm: 23 },
};

function columnOf({ fields, totals }: RegisterDefinition, code: string): ReportColumn {
  const own = ownColumns[code];
  const field = fields.find((one) => one.code === code);
  if (own || !field) return own ?? { title: code, kind: 'text', widthMm: usualWidth };
  const { kind, label, unit } = field;
  return {
    title: titles[kind] ?? (unit === null ? label : `${label}（${unit}）`),
    kind: kinds[kind] ?? 'text',
    widthMm: widths[kind] ?? usualWidth,
    ...(totals.includes(code) ? { isSummed: true } : {}),
  };
}

function cellOf(definition: RegisterDefinition, found: RegisterRow, code: string): string | number | null {
  if (code === '$number') return found.recordNo;
  if (code === '$town') return found.townName;
  if (code === '$state') return definition.states.find(({ id }) => id === found.state)?.label ?? found.state;
  if (code === '$due') return found.clocks.find(({ stoppedOn }) => stoppedOn === null)?.dueOn ?? null;
  const field = definition.fields.find((one) => one.code === code);
  const value = found.values[code] ?? null;
  if (!field || value === null) return null;
  if (['fen', 'integer', 'date', 'month', 'idNumber', 'phone'].includes(field.kind)) return value as string | number;
  return shownValue(field, found.values, found.people);
}

const standings: Readonly<Record<RegisterFilter['standing'], string>> = {
  all: '全部',
  open: '未办结',
  due: '临近期限',
  overdue: '超过期限',
  closed: '已办结',
};

/** Whose unit makes the paper. */
function unitOf(reader: ScopedReader): string {
  const region = row<{ name: string }>(reader, 'SELECT region_name AS name FROM ledger')?.name ?? '';
  return scopeName(reader) ?? `${region}民政局`;
}

const readerOf = (context: WriteContext): ScopedReader => ({ connection: context.connection, scope: scopeOf(actorOf(context)) });
const basisOf = ({ basis }: RegisterDefinition): string => basis.map(({ documentNo, place }) => `${documentNo} ${place}`).join('；');

export function listTable(reader: ScopedReader, definition: RegisterDefinition, filter: RegisterFilter, today: IsoDate): ReportTable {
  const asked = askedOf(reader, definition, today);
  const found = queries.records(reader, asked, filter, null).map((record) => rowOf(reader, definition, record, today));
  const unit = unitOf(reader);
  const { columns, title, totals } = definition;
  return {
    name: title,
    title: `${title}登记簿`,
    lead: {
      left: `填报单位：${unit}`,
      centre: `截止日期：${formatDate(today)}`,
      right: totals.some((code) => columnOf(definition, code).kind === 'money') ? '单位：元' : '',
    },
    columns: [{ title: '序号', kind: 'index', widthMm: 10 }, ...columns.map((code) => columnOf(definition, code))],
    rows: found.map((one, position): ReportRow => [position + 1, ...columns.map((code) => cellOf(definition, one, code))]),
    rowCount: found.length,
    wordsColumn: null,
    hasTotals: totals.some((code) => columns.includes(code)),
    signOff: ['制表人：', '复核人：', '负责人：'],
    sealOf: unit,
    notes: [`范围：${standings[filter.standing]}${filter.search === '' ? '' : `，检索“${filter.search}”`}。依据：${basisOf(definition)}。`],
  };
}

/** Everything that was typed, for another office or another year: a file with this sheet is read back by the import. */
function wholeTable(reader: ScopedReader, definition: RegisterDefinition, filter: RegisterFilter, today: IsoDate): ReportTable {
  const asked = askedOf(reader, definition, today);
  const found = queries.records(reader, asked, filter, null);
  const fields = typedFields(definition);
  const said = (field: RegisterField, record: queries.RecordRow): string | number | null => {
    const value = record.values[field.code] ?? null;
    if (value === null) return null;
    if (field.kind === 'person') return typeof value === 'number' ? (queries.personIdNumber(reader, value) ?? null) : null;
    if (kinds[field.kind] !== undefined) return value as string | number;
    return shownValue(field, record.values, {});
  };
  const column = (field: RegisterField): ReportColumn => ({
    title: titleOf(field),
    kind: field.kind === 'person' ? 'code' : (kinds[field.kind] ?? 'text'),
    widthMm: field.kind === 'person' ? (widths.idNumber ?? usualWidth) : (widths[field.kind] ?? usualWidth),
  });
  const isOfTowns = definition.level === 'town';
  return {
    name: '全部栏目',
    title: `${definition.title}登记簿（全部栏目）`,
    lead: { left: '', centre: '', right: '' },
    columns: [...(isOfTowns ? [{ title: townTitle, kind: 'text' as const, widthMm: usualWidth }] : []), ...fields.map(column)],
    rows: found.map((record): ReportRow => [...(isOfTowns ? [record.townName] : []), ...fields.map((field) => said(field, record))]),
    rowCount: found.length,
    wordsColumn: null,
    hasTotals: false,
    signOff: [],
    sealOf: null,
    notes: [],
  };
}

const copies = (reader: Reader, action: string): number =>
  1 + (row<{ n: number }>(reader, 'SELECT count(*) AS n FROM audit WHERE action = ?', action)?.n ?? 0);

/** What the audit keeps of a copy. */
type Copy = { readonly register: string; readonly copyNumber: number | null; readonly recordNo?: string };
export type Made = { readonly report: Report; readonly rows: number; readonly copy: Copy };

export function listOf(
  context: WriteContext,
  code: string,
  filter: RegisterFilter,
  { protection, format }: { readonly protection: Protection; readonly format: 'xlsx' | 'pdf' },
): Made {
  const definition = requiredDefinition(code);
  const copyNumber = copies(context, 'register.export');
  const footLine = exportFootLine('导出', context.clock.now(), context.actor.name, copyNumber, purposeOf(protection));
  const reader = readerOf(context);
  const today = context.clock.today();
  const table = listTable(reader, definition, filter, today);
  const tables = format === 'xlsx' ? [table, wholeTable(reader, definition, filter, today)] : [table];
  const report: Report = { paper: 'A4', watermark: null, fingerprint: null, footLine, tables };
  return {
    report: protection.kind === 'masked' ? maskReport(report) : report,
    rows: table.rowCount,
    copy: { register: definition.title, copyNumber },
  };
}

/** What the record says and the steps it took, as a form of one page. */
export function formOf(
  context: WriteContext,
  recordId: number,
  use: { readonly isPrint: boolean } | { readonly protection: Protection },
): Made {
  const protection = 'protection' in use ? use.protection : null;
  const isPreview = 'isPrint' in use && !use.isPrint;
  const reader = readerOf(context);
  const today = context.clock.today();
  const { role } = actorOf(context);
  const found = get(reader, recordId, { role, today });
  const definition = requiredDefinition(found.code);
  const state = (id: string): string => definition.states.find((one) => one.id === id)?.label ?? id;
  const hasGroups = definition.fields.some(({ group }) => group !== null);
  const said = definition.fields
    .map((field) => ({ field, value: shownValue(field, found.values, found.people) }))
    .filter(({ value }) => value !== '')
    .map(({ field, value }): ReportRow => [...(hasGroups ? [field.group ?? '其他'] : []), field.label, value]);
  const steps = found.steps.filter(({ withdrawnReason }) => withdrawnReason === null);
  const stepRows = steps.map((step, position): ReportRow => {
    const fields = definition.transitions.find(({ id }) => id === step.transition)?.fields ?? [];
    const filled = fields.map((field) => [field.label, shownValue(field, step.values, found.people)]).filter(([, value]) => value !== '');
    const words = [...filled.map(([label, value]) => `${label}：${value}`), ...(step.reason === null ? [] : [`理由：${step.reason}`])].join(
      '；',
    );
    return [position + 1, step.doneOn, step.label, words, state(step.to), step.recordedBy];
  });
  const unit = unitOf(reader);
  const clocks = found.clocks.map(({ label, dueOn, stoppedOn, standing }) =>
    stoppedOn === null
      ? `${label}：${formatDate(dueOn)}${standing === 'overdue' ? '，已超过' : ''}`
      : `${label}：${formatDate(dueOn)}，${formatDate(stoppedOn)}办结，${standing === 'late' ? '超期' : '按期'}`,
  );
  const lead = { left: `填报单位：${unit}`, centre: `登记号：${found.recordNo}`, right: `当前状态：${state(found.state)}` };
  const bare = { wordsColumn: null, hasTotals: false } as const;
  const tables: ReportTable[] = [
    {
      ...bare,
      name: '登记表',
      title: `${definition.title}登记表`,
      lead,
      columns: [
        ...(hasGroups ? [{ title: '类别', kind: 'text' as const, widthMm: 36 }] : []),
        { title: '项目', kind: 'text', widthMm: 60 },
        { title: '内容', kind: 'text', widthMm: 160 },
      ],
      rows: said,
      rowCount: said.length,
      signOff: steps.length === 0 ? ['登记人：', '复核人：', '负责人：'] : [],
      sealOf: steps.length === 0 ? unit : null,
      notes: [...clocks, `依据：${basisOf(definition)}。`],
    },
  ];
  if (steps.length > 0)
    tables.push({
      ...bare,
      name: '办理经过',
      title: `${definition.title}办理经过`,
      lead,
      columns: [
        { title: '序号', kind: 'index', widthMm: 10 },
        { title: '办理日期', kind: 'date', widthMm: 25 },
        { title: '办理事项', kind: 'text', widthMm: 45 },
        { title: '内容', kind: 'text', widthMm: 130 },
        { title: '办理后状态', kind: 'text', widthMm: 32 },
        { title: '登记人', kind: 'text', widthMm: 24 },
      ],
      rows: stepRows,
      rowCount: stepRows.length,
      signOff: ['登记人：', '复核人：', '负责人：'],
      sealOf: unit,
      notes: [],
    });
  const action = protection === null ? 'register.print' : 'register.savePaper';
  const copyNumber = isPreview ? null : copies(context, action);
  const verb = isPreview ? '预览' : protection === null ? '打印' : '导出';
  const footLine = exportFootLine(
    verb,
    context.clock.now(),
    context.actor.name,
    copyNumber,
    protection === null ? null : purposeOf(protection),
  );
  const report: Report = { paper: 'A4', hasTallRows: true, watermark: null, fingerprint: null, footLine, tables };
  const isMasked = protection?.kind === 'masked' || role === 'auditor';
  return {
    report: isMasked ? maskReport(report) : report,
    rows: said.length,
    copy: { register: definition.title, recordNo: found.recordNo, copyNumber },
  };
}

export function recordPrint(context: WriteContext, recordId: number, after: object): void {
  transaction(context, (writer) => writer.audit({ action: 'register.print', entity: 'register_record', entityId: recordId, after }));
}
