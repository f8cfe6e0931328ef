/** Dated policy parameters: the newest start on or before the asked day holds. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parameterFault, type parameterInputSchema, type ParameterRow } from '../../../electron/contract/parameters.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { isoDateSchema, type IsoDate } from '../../../electron/contract/values.ts';
import { resourcePath } from '../../core/resources.ts';
import { newUid, row, rows, run, transaction, type Reader, type WriteContext, type Writer } from '../../core/sql.ts';
import { parameterShape } from './shape.ts';

export type ParameterInput = z.output<typeof parameterInputSchema>;

const defaultSchema = z.array(
  z.object({
    key: z.string(),
    title: z.string(),
    unit: z.string(),
    validFrom: isoDateSchema,
    value: z.json(),
    documentNo: z.string(),
    documentTitle: z.string(),
  }),
);
export type ParameterDefault = z.infer<typeof defaultSchema>[number];

let shipped: readonly ParameterDefault[] | null = null;

function defaults(): readonly ParameterDefault[] {
  return (shipped ??= defaultSchema.parse(JSON.parse(readFileSync(resourcePath('features/parameters/data/defaults.json'), 'utf8'))));
}

/**
 * A new ledger begins with the shipped values; each names its document or says that it is a default. An older ledger is given those of the
 * parameters it does not know yet; what it has is never touched. Returns how many were added.
 */
export function insertDefaults(writer: Writer): number {
  const missing = missingDefaults(writer);
  for (const parameter of missing) insertParameter(writer, parameter);
  return missing.length;
}

function insertParameter(
  writer: Writer,
  parameter: {
    readonly key: string;
    readonly validFrom: IsoDate;
    readonly value: unknown;
    readonly documentNo: string;
    readonly documentTitle: string;
  },
): void {
  run(
    writer,
    'INSERT INTO parameter (uid, key, valid_from, value_json, document_no, document_title, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    newUid(),
    parameter.key,
    parameter.validFrom,
    JSON.stringify(parameter.value),
    parameter.documentNo,
    parameter.documentTitle,
    writer.at,
    writer.actor.userId,
  );
}

/** What each parameter is called. */
export function parameterTitles(): ReadonlyMap<string, string> {
  return new Map(defaults().map(({ key, title }) => [key, title]));
}

export function missingDefaults(reader: Reader): readonly ParameterDefault[] {
  const known = new Set(rows<{ key: string }>(reader, 'SELECT DISTINCT key FROM parameter').map(({ key }) => key));
  return defaults().filter(({ key }) => !known.has(key));
}

/** Value of a parameter on a day, whatever its shape; undefined before its first day and while the ledger does not have it. */
export function policyValue(reader: Reader, key: string, day: IsoDate): unknown {
  const found = row<{ value: string }>(
    reader,
    'SELECT value_json AS value FROM parameter WHERE key = ? AND valid_from <= ? ORDER BY valid_from DESC LIMIT 1',
    key,
    day,
  );
  return found ? (JSON.parse(found.value) as unknown) : undefined;
}

/** Value of a numeric parameter on a day. @throws AppError PARAMETER_MISSING */
export function policyNumber(reader: Reader, key: string, day: IsoDate): number {
  const value = policyValue(reader, key, day);
  if (typeof value !== 'number') throw new AppError('PARAMETER_MISSING', { key, date: day });
  return value;
}

/** A list or a record kept as a parameter, checked against its schema. @throws AppError PARAMETER_MISSING when absent or of another shape */
export function policyOf<Schema extends z.ZodType>(reader: Reader, key: string, day: IsoDate, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(policyValue(reader, key, day));
  if (!parsed.success) throw new AppError('PARAMETER_MISSING', { key, date: day });
  return parsed.data;
}

/** Every value of every parameter with its document, oldest first. */
export function list(reader: Reader): ParameterRow[] {
  const stored = rows<Omit<ParameterRow, 'title' | 'unit' | 'shape'>>(
    reader,
    `SELECT p.key, p.valid_from AS validFrom, p.value_json AS value, p.document_no AS documentNo, p.document_title AS documentTitle,
       p.recorded_at AS recordedAt, u.name AS recordedBy
     FROM parameter p JOIN user_account u ON u.user_id = p.recorded_by ORDER BY p.key, p.valid_from`,
  );
  const known = knownParameters();
  return stored.map((parameter) => {
    const { title, unit, shape } = known.get(parameter.key) ?? { title: parameter.key, unit: '', shape: { kind: 'fixed' as const } };
    return { ...parameter, title, unit, shape };
  });
}

type Known = Pick<ParameterRow, 'title' | 'unit' | 'shape'>;

function knownParameters(): ReadonlyMap<string, Known> {
  const byKey = Map.groupBy(defaults(), ({ key }) => key);
  return new Map(
    [...byKey].map(([key, values]): [string, Known] => {
      const shape = parameterShape(
        key,
        values[0]?.unit ?? '',
        values.map(({ value }) => value),
      );
      return [key, { title: values[0]?.title ?? key, unit: values[0]?.unit ?? '', shape }];
    }),
  );
}

/**
 * A new value from a day on, by a document; what held before stays to be read.
 * @throws AppError PARAMETER_UNKNOWN, PARAMETER_EXISTS, INVALID_INPUT when the value does not fit the kind of the parameter
 */
export function set(context: WriteContext, input: ParameterInput): void {
  transaction(context, (writer) => {
    const { key, validFrom, documentNo, documentTitle } = input;
    const known = knownParameters().get(key);
    if (!known) throw new AppError('PARAMETER_UNKNOWN', { key });
    const value = parsed(input.value);
    const fault = value === undefined ? '请填写数值' : parameterFault(known.shape, value);
    if (fault !== null) throw new AppError('INVALID_INPUT', {}, { value: fault });
    const same = row<{ documentNo: string }>(
      writer,
      'SELECT document_no AS documentNo FROM parameter WHERE key = ? AND valid_from = ?',
      key,
      validFrom,
    );
    if (same)
      throw new AppError(
        'PARAMETER_EXISTS',
        { title: known.title, date: validFrom, document: same.documentNo },
        { validFrom: '这一天已有登记的数值' },
      );
    const before = policyValue(writer, key, validFrom);
    insertParameter(writer, { key, validFrom, value, documentNo, documentTitle });
    writer.audit({
      action: 'parameter.set',
      entity: 'parameter',
      entityId: null,
      before: { parameter: known.title, value: before ?? null },
      after: { parameter: known.title, validFrom, value, documentNo, documentTitle },
    });
  });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}
