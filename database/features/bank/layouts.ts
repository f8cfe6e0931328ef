/** Layouts of batches: what ships with the program and what the county has made of it, version by version. */
import { randomBytes } from 'node:crypto';
import {
  bankEncodings,
  bankFormats,
  bankGroupings,
  bankLayoutSchema,
  bankSeparators,
  bankUnits,
  type BankLayout,
  type StoredLayout,
} from '../../../electron/contract/bank-layout.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { newUid, rows, run, transaction, type Reader, type WriteContext, type Writer } from '../../core/sql.ts';
import { shippedLayouts } from './shipped-layouts.ts';
import { labelIn } from './words.ts';

type Row = {
  readonly layoutKey: string;
  readonly name: string;
  readonly version: number;
  readonly body: string;
  readonly isRetired: number;
  readonly recordedAt: string;
  readonly recordedBy: string;
};

/** The newest version of each the county has saved. */
function savedLayouts(reader: Reader): Row[] {
  return rows(
    reader,
    `SELECT l.layout_key AS layoutKey, l.name, l.version, l.body, l.is_retired AS isRetired, l.recorded_at AS recordedAt, u.name AS recordedBy
     FROM bank_layout l JOIN user_account u ON u.user_id = l.recorded_by
     WHERE l.version = (SELECT max(version) FROM bank_layout n WHERE n.layout_key = l.layout_key) ORDER BY l.layout_key`,
  );
}

/** In force, the shipped ones first. */
export function layouts(reader: Reader): StoredLayout[] {
  const saved = savedLayouts(reader);
  const stored = (row: Row): StoredLayout => ({
    layoutKey: row.layoutKey,
    name: row.name,
    version: row.version,
    layout: bankLayoutSchema.parse(JSON.parse(row.body)),
    recordedAt: row.recordedAt,
    recordedBy: row.recordedBy,
  });
  const shipped = shippedLayouts.flatMap(({ layoutKey, name, layout }): StoredLayout[] => {
    const own = saved.find((row) => row.layoutKey === layoutKey);
    if (own) return own.isRetired === 1 ? [] : [stored(own)];
    return [{ layoutKey, name, version: 0, layout, recordedAt: null, recordedBy: null }];
  });
  const others = saved.filter((row) => row.isRetired === 0 && !shippedLayouts.some(({ layoutKey }) => layoutKey === row.layoutKey));
  return [...shipped, ...others.map(stored)];
}

/** @throws AppError BANK_LAYOUT_NOT_FOUND */
export function requiredLayout(reader: Reader, layoutKey: string): StoredLayout {
  const found = layouts(reader).find((layout) => layout.layoutKey === layoutKey);
  if (!found) throw new AppError('BANK_LAYOUT_NOT_FOUND');
  return found;
}

function insertVersion(
  writer: Writer,
  version: {
    readonly layoutKey: string;
    readonly number: number;
    readonly name: string;
    readonly layout: BankLayout;
    readonly isRetired: boolean;
  },
): number {
  return run(
    writer,
    'INSERT INTO bank_layout (uid, layout_key, version, name, body, is_retired, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    newUid(),
    version.layoutKey,
    version.number,
    version.name,
    JSON.stringify(version.layout),
    version.isRetired ? 1 : 0,
    writer.at,
    writer.actor.userId,
  );
}

/** For the log: everything it decides, in one line. */
function layoutText(layout: BankLayout): string {
  const { format, encoding, separator, hasHeader, unit, grouping, summary, columns } = layout;
  const text =
    format === 'xlsx'
      ? ''
      : `，${labelIn(bankEncodings, encoding)}${format === 'txt' ? `，${labelIn(bankSeparators, separator)}分隔` : ''}`;
  const names = columns
    .map(({ field, header, text: fixed }) => (field === 'fixed' && fixed !== '' ? `${header}（${fixed}）` : header))
    .join('、');
  return `${labelIn(bankFormats, format)}${text}，${hasHeader ? '有' : '无'}表头，金额以${labelIn(bankUnits, unit)}计，${labelIn(bankGroupings, grouping)}，摘要“${summary}”；各列：${names}`;
}

type NewLayout = { readonly layoutKey: string | null; readonly name: string; readonly layout: BankLayout };

/** A new layout, or a new version; earlier ones stay with their batches. @throws AppError BANK_LAYOUT_NOT_FOUND, BANK_LAYOUT_UNCHANGED, BANK_LAYOUT_NAME_TAKEN */
export function saveLayout(context: WriteContext, { layoutKey, name, layout }: NewLayout): StoredLayout {
  return transaction(context, (writer) => {
    const before = layoutKey === null ? null : requiredLayout(writer, layoutKey);
    if (layouts(writer).some((other) => other.name === name && other.layoutKey !== layoutKey))
      throw new AppError('BANK_LAYOUT_NAME_TAKEN', { name });
    if (before && before.name === name && JSON.stringify(before.layout) === JSON.stringify(layout))
      throw new AppError('BANK_LAYOUT_UNCHANGED');
    const key = layoutKey ?? `own-${randomBytes(6).toString('hex')}`;
    const id = insertVersion(writer, { layoutKey: key, number: (before?.version ?? 0) + 1, name, layout, isRetired: false });
    writer.audit({
      action: 'bank.saveLayout',
      entity: 'bank_layout',
      entityId: id,
      ...(before ? { before: { name: before.name, version: before.version, layout: layoutText(before.layout) } } : {}),
      after: { name, version: (before?.version ?? 0) + 1, layout: layoutText(layout) },
    });
    return requiredLayout(writer, key);
  });
}

/** Nobody chooses it any more; batches made with it keep it. @throws AppError BANK_LAYOUT_NOT_FOUND, BANK_LAYOUT_LAST */
export function retireLayout(context: WriteContext, layoutKey: string): void {
  transaction(context, (writer) => {
    const before = requiredLayout(writer, layoutKey);
    if (layouts(writer).length === 1) throw new AppError('BANK_LAYOUT_LAST', { name: before.name });
    const id = insertVersion(writer, { layoutKey, number: before.version + 1, name: before.name, layout: before.layout, isRetired: true });
    writer.audit({
      action: 'bank.retireLayout',
      entity: 'bank_layout',
      entityId: id,
      before: { name: before.name, version: before.version },
      after: { version: before.version + 1 },
    });
  });
}
