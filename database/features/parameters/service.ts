/** Dated policy parameters: the newest start on or before the asked day holds. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { AppError } from '../../../electron/contract/result.ts';
import { isoDateSchema, type IsoDate } from '../../../electron/contract/values.ts';
import { resourcePath } from '../../core/resources.ts';
import { newUid, row, rows, run, type Reader, type Writer } from '../../core/sql.ts';

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
  for (const parameter of missing)
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
  return missing.length;
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

type ParameterRow = {
  key: string;
  title: string;
  unit: string;
  validFrom: IsoDate;
  value: string;
  documentNo: string;
  documentTitle: string;
};

export function list(reader: Reader): ParameterRow[] {
  const stored = rows<Omit<ParameterRow, 'title' | 'unit'>>(
    reader,
    'SELECT key, valid_from AS validFrom, value_json AS value, document_no AS documentNo, document_title AS documentTitle FROM parameter ORDER BY key, valid_from',
  );
  return stored.map((parameter) => {
    const known = defaults().find((candidate) => candidate.key === parameter.key);
    return { ...parameter, title: known?.title ?? parameter.key, unit: known?.unit ?? '' };
  });
}
