/** Relief standards with their documents: listed, added, voided; never changed. */
import type { StandardInput, StandardRow } from '../../../electron/contract/homes.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { formatMonth, formatYuan, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';
import { newUid, row, rows, run, transaction, type Reader, type WriteContext, type Writer } from '../../core/sql.ts';
import { policyNumber } from '../parameters/service.ts';
import { lowestAmount, meetsMultiple, standardName, standardOn, type Standard } from './rules.ts';

type StoredStandard = Standard & {
  readonly documentTitle: string | null;
  readonly source: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly voidedAt: string | null;
  readonly voidReason: string | null;
  readonly isUsed: number;
};

const storedSql = `SELECT s.standard_id AS standardId, s.kind, s.area_type AS areaType, s.mode, s.level, s.amount_fen AS amountFen, s.valid_from AS validFrom,
    s.document_no AS documentNo, s.document_title AS documentTitle, s.source, s.recorded_at AS recordedAt, u.name AS recordedBy, v.voided_at AS voidedAt, v.reason AS voidReason,
    EXISTS (SELECT 1 FROM sheet_standard l JOIN sheet h ON h.sheet_id = l.sheet_id WHERE l.standard_id = s.standard_id AND h.state <> 'draft') AS isUsed
  FROM standard s JOIN user_account u ON u.user_id = s.recorded_by LEFT JOIN standard_void v ON v.standard_id = s.standard_id`;

/** Standards that have not been voided, oldest first. */
export function standardsInForce(reader: Reader): Standard[] {
  return rows(
    reader,
    `SELECT standard_id AS standardId, kind, area_type AS areaType, mode, level, amount_fen AS amountFen, valid_from AS validFrom, document_no AS documentNo
     FROM standard s WHERE NOT EXISTS (SELECT 1 FROM standard_void v WHERE v.standard_id = s.standard_id) ORDER BY valid_from, standard_id`,
  );
}

function dayBefore(day: IsoDate): IsoDate {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10) as IsoDate;
}

export function list(reader: Reader): StandardRow[] {
  const stored = rows<StoredStandard>(
    reader,
    `${storedSql} ORDER BY s.kind, s.area_type, s.mode, s.level, s.valid_from DESC, s.standard_id DESC`,
  );
  const inForce = stored.filter((standard) => standard.voidedAt === null);
  return stored.map((standard) => {
    const next = inForce
      .filter((other) => standardName(other) === standardName(standard) && other.validFrom > standard.validFrom)
      .map((other) => other.validFrom)
      .sort()[0];
    return {
      ...standard,
      isUsed: standard.isUsed === 1,
      validUntil: next && standard.voidedAt === null ? dayBefore(next) : null,
      ...multipleOf(reader, inForce, standard),
    };
  });
}

function multipleOf(
  reader: Reader,
  inForce: readonly Standard[],
  standard: Standard,
): { multiple: string | null; isMultipleMet: boolean | null } {
  const dibao =
    standard.kind === 'basicLiving'
      ? standardOn(inForce, { kind: 'dibao', areaType: standard.areaType, mode: null, level: null }, standard.validFrom)
      : null;
  if (!dibao) return { multiple: null, isMultipleMet: null };
  const hundredths = Math.floor((standard.amountFen * 100) / dibao.amountFen);
  return {
    multiple: `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`,
    isMultipleMet: meetsMultiple(standard.amountFen, dibao.amountFen, policyNumber(reader, 'destitute.multiple', standard.validFrom)),
  };
}

/** @throws AppError STANDARD_OVERLAP: the same standard already begins on that day */
export function refuseOverlap(inForce: readonly Standard[], input: StandardInput): void {
  const overlap = inForce.find(
    (standard) =>
      standard.kind === input.kind &&
      standard.areaType === input.areaType &&
      standard.level === input.level &&
      standard.validFrom === input.validFrom &&
      (standard.mode === input.mode || standard.mode === null || input.mode === null),
  );
  if (overlap)
    throw new AppError('STANDARD_OVERLAP', { standard: standardName(overlap), date: overlap.validFrom, documentNo: overlap.documentNo });
}

function refuseTooLow(reader: Reader, inForce: readonly Standard[], input: StandardInput): void {
  if (input.kind !== 'basicLiving') return;
  const dibao = standardOn(inForce, { kind: 'dibao', areaType: input.areaType, mode: null, level: null }, input.validFrom);
  const multiple = policyNumber(reader, 'destitute.multiple', input.validFrom);
  if (!dibao || meetsMultiple(input.amountFen, dibao.amountFen, multiple)) return;
  const floor = formatYuan(lowestAmount(dibao.amountFen, multiple));
  throw new AppError(
    'STANDARD_TOO_LOW',
    { amount: formatYuan(input.amountFen), dibao: formatYuan(dibao.amountFen), multiple, floor },
    { amountFen: `不得低于 ${floor} 元` },
  );
}

export function insertStandard(writer: Writer, input: StandardInput, source: string, batchId: number | null): number {
  return run(
    writer,
    `INSERT INTO standard (uid, kind, area_type, mode, level, amount_fen, valid_from, document_no, document_title, source, batch_id, recorded_at, recorded_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    input.kind,
    input.areaType,
    input.mode,
    input.level,
    input.amountFen,
    input.validFrom,
    input.documentNo,
    input.documentTitle,
    source,
    batchId,
    writer.at,
    writer.actor.userId,
  );
}

export function add(context: WriteContext, input: StandardInput): { standardId: number } {
  return transaction(context, (writer) => {
    const inForce = standardsInForce(writer);
    refuseOverlap(inForce, input);
    refuseTooLow(writer, inForce, input);
    const standardId = insertStandard(writer, input, '手工登记', null);
    writer.audit({ action: 'standard.add', entity: 'standard', entityId: standardId, after: input });
    return { standardId };
  });
}

/** First month of a sheet past the draft that was computed with a standard. */
export function monthUsing(reader: Reader, standardId: number): IsoMonth | null {
  return (
    row<{ month: IsoMonth | null }>(
      reader,
      "SELECT min(s.month) AS month FROM sheet_standard l JOIN sheet s ON s.sheet_id = l.sheet_id WHERE l.standard_id = ? AND s.state <> 'draft'",
      standardId,
    )?.month ?? null
  );
}

/** What a line about a standard taken back says of it. */
export function standardForAudit(reader: Reader, standardId: number): { name: string; amountFen: number; validFrom: string } | null {
  const standard = row<StoredStandard>(reader, `${storedSql} WHERE s.standard_id = ?`, standardId);
  return standard ? { name: standardName(standard), amountFen: standard.amountFen, validFrom: standard.validFrom } : null;
}

export function voidStandard(context: WriteContext, input: { standardId: number; reason: string }): void {
  transaction(context, (writer) => {
    const standard = row<StoredStandard>(writer, `${storedSql} WHERE s.standard_id = ?`, input.standardId);
    if (!standard || standard.voidedAt) throw new AppError('STANDARD_NOT_FOUND');
    const month = monthUsing(writer, input.standardId);
    if (month) throw new AppError('STANDARD_USED', { standard: standardName(standard), month: formatMonth(month) });
    insertVoid(writer, input.standardId, input.reason, null);
    writer.audit({
      action: 'standard.void',
      entity: 'standard',
      entityId: input.standardId,
      before: { name: standardName(standard), amountFen: standard.amountFen, validFrom: standard.validFrom },
      after: { reason: input.reason },
    });
  });
}

export function insertVoid(writer: Writer, standardId: number, reason: string, batchId: number | null): void {
  run(
    writer,
    'INSERT INTO standard_void (standard_id, reason, batch_id, voided_at, voided_by) VALUES (?, ?, ?, ?, ?)',
    standardId,
    reason,
    batchId,
    writer.at,
    writer.actor.userId,
  );
}
