/**
 * The one log of the program: JSON lines in the profile's `logs` folder, written by the main process for itself and for the backend.
 * Messages carry method names, codes and timings; what an unexpected error says about a person is taken out before it is written.
 */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

export type LogLevel = 'info' | 'warn' | 'error';
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;
export type Log = {
  readonly write: (level: LogLevel, event: string, fields?: LogFields) => void;
  /** A line the backend printed: one of its own JSON lines, or whatever the runtime says when it dies. */
  readonly forward: (line: string) => void;
  /** The last lines, already redacted, for an error report. */
  readonly tail: () => readonly string[];
};

const rotateBytes = 10 * 1024 * 1024;
const longestField = 4_000;
const tailLines = 30;

/** Identity numbers (15 or 18 digits, full-width too), accounts (16 to 19, grouped or not), mobile phones, and anything in Chinese: names, addresses, folder names. */
export function redact(text: string): string {
  return text
    .replace(/[\d\uFF10-\uFF19](?:[ -]?[\d\uFF10-\uFF19]){14,}[Xx\uFF38]?/g, (digits) => `[digits×${digits.length}]`)
    .replace(/(?<!\d)1[3-9]\d{9}(?!\d)/g, '[phone]')
    .replace(/\p{Script=Han}+/gu, (word) => `[han×${[...word].length}]`);
}

function redactFields(fields: LogFields): Record<string, string | number | boolean | null> {
  const clean: Record<string, string | number | boolean | null> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    clean[name] =
      typeof value === 'boolean' || value === null || Number.isSafeInteger(value) ? value : redact(String(value)).slice(0, longestField);
  }
  return clean;
}

const isFieldValue = (value: unknown): value is string | number | boolean | null =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** @returns null for a line that is not one of ours */
function parseFields(line: string): LogFields | null {
  if (!line.startsWith('{')) return null;
  try {
    const fields: Record<string, string | number | boolean | null> = {};
    for (const [name, value] of Object.entries(JSON.parse(line) as Record<string, unknown>)) if (isFieldValue(value)) fields[name] = value;
    return fields;
  } catch {
    return null;
  }
}

/** A log that cannot be written (disk full, folder gone) never stops the program. */
export function openLog(folder: string | null): Log {
  const file = folder === null ? null : join(folder, 'yiyang.log');
  const tail: string[] = [];
  let size = 0;
  try {
    if (folder !== null) mkdirSync(folder, { recursive: true });
    size = (file === null ? undefined : statSync(file, { throwIfNoEntry: false }))?.size ?? 0;
  } catch {
    size = 0;
  }

  const append = (line: string): void => {
    tail.push(line);
    if (tail.length > tailLines) tail.shift();
    if (file === null) return;
    try {
      if (size > rotateBytes) {
        renameSync(file, join(folder ?? '', 'yiyang.1.log'));
        size = 0;
      }
      appendFileSync(file, `${line}\n`);
      size += Buffer.byteLength(line) + 1;
    } catch {
      // Nowhere left to say it.
    }
  };
  const write = (level: LogLevel, event: string, fields: LogFields = {}): void => {
    append(JSON.stringify({ at: new Date().toISOString(), level, event, ...redactFields(fields) }));
  };
  return {
    write,
    forward: (line) => {
      const fields = parseFields(line);
      if (fields === null) return write('warn', 'backend.stderr', { text: line });
      const { level, event, ...rest } = fields;
      write(level === 'error' || level === 'warn' ? level : 'info', `backend.${String(event ?? 'line')}`, rest);
    },
    tail: () => tail,
  };
}
