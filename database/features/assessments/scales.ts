/** Scales as they are kept: shipped ones are put into every ledger once, a new version is another row, and an old form opens by its own. */
import { readFileSync } from 'node:fs';
import { scaleFaults, scaleSchema, type Scale } from '../../../electron/contract/assessment-scale.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { resourcePath } from '../../core/resources.ts';
import { newUid, row, rows, run, type Reader, type Writer } from '../../core/sql.ts';

/** 特困人员认定办法: decides the care tier unless the county says otherwise. */
export const sixItems = 'SIX_ITEMS';
/** GB/T 42195-2022 老年人能力评估规范. */
export const elderAbility = 'GBT_42195';

const files = ['six-items-1.json', 'gbt-42195-1.json'] as const;
let shipped: readonly Scale[] | null = null;

/** @throws RangeError when a shipped scale is unsound: a fault of the program */
export function shippedScales(): readonly Scale[] {
  return (shipped ??= files.map((file) => {
    const scale = scaleSchema.parse(JSON.parse(readFileSync(resourcePath(`features/assessments/data/${file}`), 'utf8')));
    const faults = scaleFaults(scale);
    if (faults.length > 0) throw new RangeError(`${file}: ${faults.join('; ')}`);
    return scale;
  }));
}

export function insertScale(writer: Writer, scale: Scale): number {
  return run(
    writer,
    `INSERT INTO assessment_scale (uid, code, version, title, definition_json, document_no, valid_from, recorded_at, recorded_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    scale.code,
    scale.version,
    scale.title,
    JSON.stringify(scale),
    scale.documentNo,
    scale.validFrom,
    writer.at,
    writer.actor.userId,
  );
}

/** Puts in what the ledger does not have yet, at its creation and at every login; returns how many were added. */
export function insertShippedScales(writer: Writer): number {
  const known = new Set(
    rows<{ code: string; version: number }>(writer, 'SELECT code, version FROM assessment_scale').map(
      ({ code, version }) => `${code} ${version}`,
    ),
  );
  const missing = shippedScales().filter(({ code, version }) => !known.has(`${code} ${version}`));
  for (const scale of missing) insertScale(writer, scale);
  return missing.length;
}

export type StoredScale = { readonly scaleId: number; readonly scale: Scale };
type ScaleColumns = { readonly scaleId: number; readonly definition: string };

/** A ledger may hold a scale no program can read: its definition is checked when it is opened. */
function stored({ scaleId, definition }: ScaleColumns): StoredScale {
  return { scaleId, scale: scaleSchema.parse(JSON.parse(definition)) };
}

/** Every version, the newest of each scale first. */
export function allScales(reader: Reader): StoredScale[] {
  return rows<ScaleColumns>(
    reader,
    'SELECT assessment_scale_id AS scaleId, definition_json AS definition FROM assessment_scale ORDER BY code DESC, version DESC',
  ).map(stored);
}

/** @throws AppError SCALE_NOT_FOUND */
export function scaleById(reader: Reader, scaleId: number): StoredScale {
  const found = row<ScaleColumns>(
    reader,
    'SELECT assessment_scale_id AS scaleId, definition_json AS definition FROM assessment_scale WHERE assessment_scale_id = ?',
    scaleId,
  );
  if (!found) throw new AppError('SCALE_NOT_FOUND');
  return stored(found);
}

/** The version of a scale in force on a day; undefined before its first. */
export function scaleOn(scales: readonly StoredScale[], code: string, day: IsoDate): StoredScale | undefined {
  return scales
    .filter(({ scale }) => scale.code === code && scale.validFrom <= day)
    .reduce<StoredScale | undefined>(
      (best, candidate) => (!best || candidate.scale.version > best.scale.version ? candidate : best),
      undefined,
    );
}

/** An assessment is made by the version in force on its day. @throws AppError SCALE_NOT_IN_FORCE */
export function requireInForce(reader: Reader, { scaleId, scale }: StoredScale, day: IsoDate): void {
  const right = scaleOn(allScales(reader), scale.code, day);
  if (right?.scaleId === scaleId) return;
  throw new AppError(
    'SCALE_NOT_IN_FORCE',
    { scale: scale.shortTitle, version: scale.version, date: formatDate(day), right: right ? `第 ${right.scale.version} 版` : '尚未施行' },
    { assessedOn: right ? `这一天执行第 ${right.scale.version} 版` : `这一天“${scale.shortTitle}”尚未施行` },
  );
}
