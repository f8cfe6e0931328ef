/** Log lines of the backend. The main process owns the file: a line goes to standard error, written at once, so that it survives a crash. */
import { writeSync } from 'node:fs';

export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/** Fields hold method names, codes and timings, never what a user entered. */
export function log(level: 'info' | 'warn' | 'error', event: string, fields: LogFields = {}): void {
  try {
    writeSync(2, `${JSON.stringify({ level, event, ...fields })}\n`);
  } catch {
    // The reader is gone or slow; the work goes on.
  }
}
