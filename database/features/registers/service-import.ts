/** A register as a workbook: an empty one to fill in, and a filled one read back. All rows or none; the same rows again record nothing. */
import { createHash } from 'node:crypto';
import type { OutputOf } from '../../../electron/contract/index.ts';
import type { RegisterDefinition, RegisterField } from '../../../electron/contract/registers-shapes.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { rows, row, transaction, type Reader, type WriteContext } from '../../core/sql.ts';
import type { Report, ReportColumn, ReportRow } from '../../documents/report-table.ts';
import { amountOfCell, countOfCell, dayOfCell, isBlankMark, isNumberForText, monthOfCell, type Cell } from '../imports/normalise.ts';
import type { CellGrid, WorkbookGrid } from '../imports/reader-grid.ts';
import { scopeOfActor, type ScopedReader } from '../users/scope.ts';
import { titleOf, townTitle, typedFields, wordsOf } from './file-columns.ts';
import { requiredDefinition } from './library.ts';
import * as queries from './queries.ts';
import { askedOf, everything } from './service-read.ts';
import { check, insert, type Checked } from './service.ts';

/** Two sheets: one to fill in, one that says how. */
export function template(code: string): Report {
  const definition = requiredDefinition(code);
  const columns: ReportColumn[] = typedFields(definition).map((field) => ({ title: titleOf(field), kind: 'text', widthMm: 28 }));
  const town: ReportColumn[] = definition.level === 'town' ? [{ title: townTitle, kind: 'text', widthMm: 28 }] : [];
  const bare = { lead: { left: '', centre: '', right: '' }, wordsColumn: null, hasTotals: false, signOff: [], sealOf: null, notes: [] };
  const help = typedFields(definition).map((field): ReportRow => [
    titleOf(field),
    field.isRequired ? '必填' : '',
    field.options.length > 0 ? `填写：${field.options.map(({ label }) => label).join('、')}` : wordsOf[field.kind],
  ]);
  const rows = definition.level === 'town' ? [[townTitle, '必填', '乡镇（街道）名称或代码'], ...help] : help;
  return {
    paper: 'A4',
    watermark: null,
    fingerprint: null,
    footLine: '',
    tables: [
      { ...bare, name: definition.title, title: `${definition.title}登记簿`, columns: [...town, ...columns], rows: [], rowCount: 0 },
      {
        ...bare,
        name: '填写说明',
        title: `${definition.title}登记簿填写说明`,
        columns: [
          { title: '列', kind: 'text', widthMm: 45 },
          { title: '是否必填', kind: 'text', widthMm: 25 },
          { title: '怎样填写', kind: 'text', widthMm: 150 },
        ],
        rows,
        rowCount: rows.length,
      },
    ],
  };
}

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '');

type Head = { readonly row: number; readonly columns: ReadonlyMap<string, number> };
const headRows = 12;

/** The first row that names every required column, or what is missing where most of them are. */
function headIn(grid: CellGrid, definition: RegisterDefinition): { readonly missing: readonly string[]; readonly head: Head } {
  const required = typedFields(definition)
    .filter(({ isRequired }) => isRequired)
    .map(titleOf);
  const wanted = definition.level === 'town' ? [townTitle, ...required] : required;
  let best: { missing: string[]; head: Head } = { missing: wanted, head: { row: 0, columns: new Map() } };
  for (let at = 1; at <= Math.min(headRows, grid.rowCount); at += 1) {
    const columns = new Map<string, number>();
    for (let column = 1; column <= grid.columnCount; column += 1) {
      const title = plain(grid.textAt(at, column));
      if (title !== '' && !columns.has(title)) columns.set(title, column);
    }
    const missing = wanted.filter((title) => !columns.has(plain(title)));
    if (missing.length < best.missing.length || (missing.length === 0 && best.head.row === 0))
      best = { missing, head: { row: at, columns } };
  }
  return best;
}

/** The sheet that tells most: an exported register has a list to look at and a sheet with everything. @throws AppError REGISTER_FILE */
function sheetOf(workbook: WorkbookGrid, definition: RegisterDefinition): { readonly grid: CellGrid; readonly head: Head } {
  const titles = typedFields(definition).map((field) => plain(titleOf(field)));
  const told = ({ columns }: Head): number => titles.filter((title) => columns.has(title)).length;
  const sheets = workbook.sheets
    .filter(({ isHidden }) => !isHidden)
    .map(({ rows: grid }) => ({ grid, ...headIn(grid, definition) }))
    .toSorted((one, other) => one.missing.length - other.missing.length || told(other.head) - told(one.head));
  const [best] = sheets;
  if (!best) throw new AppError('REGISTER_FILE', { title: definition.title, missing: '工作表' });
  if (best.missing.length > 0)
    throw new AppError('REGISTER_FILE', { title: definition.title, missing: best.missing.map((title) => `“${title}”`).join('、') });
  return best;
}

type Read = { readonly value: unknown } | { readonly fault: string };

function valueOf(reader: Reader, field: RegisterField, cell: Cell): Read {
  const text = cell.text.normalize('NFKC').trim();
  if (text === '' || isBlankMark(text)) return { value: null };
  if ((field.kind === 'idNumber' || field.kind === 'person') && isNumberForText(cell, true))
    return { fault: '身份证号应为文本格式，末尾数字可能已经丢失' };
  switch (field.kind) {
    case 'date':
      return { value: dayOfCell(cell) ?? text };
    case 'month':
      return { value: monthOfCell(cell) ?? text };
    case 'fen':
      return { value: amountOfCell(cell) ?? text };
    case 'integer':
      return { value: countOfCell(cell) ?? text };
    case 'choice':
      return { value: field.options.find(({ id, label }) => plain(label) === plain(text) || id === text)?.id ?? text };
    case 'yesNo':
      return { value: ['是', '有', '1', 'TRUE'].includes(text) ? true : ['否', '无', '0', 'FALSE'].includes(text) ? false : text };
    case 'person': {
      const found = row<{ personId: number }>(reader, 'SELECT person_id AS personId FROM person WHERE id_number = ?', text.toUpperCase());
      return found ? { value: found.personId } : { fault: '在册人员中没有这个身份证号' };
    }
    default:
      return { value: text };
  }
}

function townsByName(reader: Reader): ReadonlyMap<string, string> {
  const towns = rows<{ code: string; name: string }>(reader, "SELECT code, name FROM division WHERE level = 'town' AND valid_to IS NULL");
  return new Map(towns.flatMap(({ code, name }) => [[plain(name), code] as const, [code, code] as const]));
}

type Refused = OutputOf<'registers.import'>['refused'][number];
type Reading = {
  readonly fresh: { readonly checked: Checked; readonly key: string }[];
  readonly rows: number;
  readonly unchanged: number;
  readonly refused: Refused[];
};

/** What is typed makes a row the same row; what its steps filled in later does not make it another one. */
function keyOf(definition: RegisterDefinition, { townCode, values }: Pick<Checked, 'townCode' | 'values'>): string {
  const said = typedFields(definition).flatMap(({ code }) => {
    const value = values[code] ?? null;
    return value === null || value === '' ? [] : [[code, value]];
  });
  return createHash('sha256')
    .update(JSON.stringify([townCode, said]))
    .digest('hex');
}

/** Rows that stand already, written by hand or read from a file. */
function knownKeys(reader: ScopedReader, definition: RegisterDefinition, today: IsoDate): Set<string> {
  const standing = queries.records(reader, askedOf(reader, definition, today), everything, null);
  return new Set(standing.map((record) => keyOf(definition, record)));
}

const endsTable = (text: string): boolean => /^(合计|小计|总计|制表人|填报人|说明|注[:：])/.test(plain(text));

/** A line of text over the whole sheet, as under a printed table. */
const isLine = ({ merges }: CellGrid, at: number): boolean =>
  merges.some(({ top, bottom, left, right }) => top <= at && at <= bottom && left === 1 && right > left);

function read(reader: ScopedReader, definition: RegisterDefinition, workbook: WorkbookGrid, today: IsoDate): Reading {
  const { grid, head } = sheetOf(workbook, definition);
  const towns = townsByName(reader);
  const columnOf = (title: string): number | null => head.columns.get(plain(title)) ?? null;
  const cellAt = (at: number, title: string): Cell => {
    const column = columnOf(title);
    if (column === null) return { kind: 'blank', text: '', number: Number.NaN };
    return { kind: grid.kindAt(at, column), text: grid.textAt(at, column), number: grid.numberAt(at, column) };
  };
  const fields = typedFields(definition);
  const fresh: { checked: Checked; key: string }[] = [];
  const refused: Refused[] = [];
  const seen = knownKeys(reader, definition, today);
  let count = 0;
  let unchanged = 0;
  for (let at = head.row + 1; at <= grid.rowCount; at += 1) {
    const texts = [...head.columns.values()].map((column) => grid.textAt(at, column).trim());
    if (texts.every((text) => text === '')) continue;
    if (endsTable(grid.textAt(at, 1)) || isLine(grid, at)) continue;
    count += 1;
    const faults: Refused[] = [];
    const values: Record<string, unknown> = {};
    for (const field of fields) {
      const told = valueOf(reader, field, cellAt(at, titleOf(field)));
      if ('fault' in told) faults.push({ row: at, column: titleOf(field), message: told.fault });
      else values[field.code] = told.value;
    }
    const townText = plain(cellAt(at, townTitle).text);
    const townCode = definition.level === 'town' ? (towns.get(townText) ?? null) : null;
    if (definition.level === 'town' && townCode === null)
      faults.push({ row: at, column: townTitle, message: townText === '' ? '请填写乡镇（街道）' : '行政区划中没有这个乡镇（街道）' });
    if (faults.length > 0) {
      refused.push(...faults);
      continue;
    }
    try {
      const checked = check(reader, definition, { townCode, values }, today);
      const key = keyOf(definition, checked);
      if (seen.has(key)) unchanged += 1;
      else fresh.push({ checked, key });
      seen.add(key);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const entries = Object.entries(error.fields ?? {});
      const ofField = (path: string): string | null => {
        const field = fields.find(({ code }) => path === `values.${code}`);
        return field ? titleOf(field) : path === 'townCode' ? townTitle : null;
      };
      if (entries.length === 0) refused.push({ row: at, column: null, message: error.message });
      for (const [path, message] of entries) refused.push({ row: at, column: ofField(path), message });
    }
  }
  return { fresh, rows: count, unchanged, refused };
}

/** @throws AppError REGISTER_UNKNOWN, REGISTER_FILE */
export function importWorkbook(
  context: WriteContext,
  { code, isCommitted }: { readonly code: string; readonly isCommitted: boolean },
  workbook: WorkbookGrid,
): OutputOf<'registers.import'> {
  return transaction(context, (writer) => {
    const definition = requiredDefinition(code);
    const reader: ScopedReader = { connection: writer.connection, scope: scopeOfActor(context) };
    const reading = read(reader, definition, workbook, context.clock.today());
    const isWritten = isCommitted && reading.refused.length === 0 && reading.fresh.length > 0;
    if (isWritten) {
      for (const { checked, key } of reading.fresh) insert(writer, definition, checked, key);
      writer.audit({
        action: 'register.import',
        entity: 'register_record',
        entityId: null,
        after: { register: definition.title, rows: reading.rows, freshRows: reading.fresh.length, unchanged: reading.unchanged },
      });
    }
    const { rows: all, fresh, unchanged, refused } = reading;
    return { rows: all, fresh: fresh.length, unchanged, refused, isCommitted: isWritten };
  });
}
