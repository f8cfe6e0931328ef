/** How this office wants the program to behave: a few values per ledger, each named and checked where it is used. Every change stands in the audit. */
import type { z } from 'zod';
import { row, run, transaction, type Reader, type WriteContext } from '../../core/sql.ts';

export type Setting<T> = {
  /** `idleLockMinutes`; in the audit it is named by the word of this field. */
  readonly key: string;
  readonly schema: z.ZodType<T>;
  /** Holds until somebody saves another one. */
  readonly initial: T;
};

/** What is stored and does not fit the schema (of a later version) counts as not stored. */
export function getSetting<T>(reader: Reader, setting: Setting<T>): T {
  const stored = row<{ value: string }>(reader, 'SELECT value_json AS value FROM setting WHERE key = ?', setting.key);
  if (!stored) return setting.initial;
  const parsed = setting.schema.safeParse(JSON.parse(stored.value));
  return parsed.success ? parsed.data : setting.initial;
}

/** Saving what already holds writes nothing. */
export function saveSetting<T>(context: WriteContext, setting: Setting<T>, value: T): void {
  transaction(context, (writer) => {
    const before = getSetting(writer, setting);
    const after = setting.schema.parse(value);
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    run(
      writer,
      `INSERT INTO setting (key, value_json, changed_at, changed_by) VALUES (?, ?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET value_json = excluded.value_json, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
      setting.key,
      JSON.stringify(after),
      writer.at,
      writer.actor.userId,
    );
    writer.audit({
      action: 'setting.save',
      entity: 'setting',
      entityId: null,
      before: { [setting.key]: before },
      after: { [setting.key]: after },
    });
  });
}
