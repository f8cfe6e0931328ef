import type { Migration } from '../core/migrate.ts';

/** What was found wrong with a sheet before its approval, and the reason it was approved with. */
export const sheetFindings: Migration = { version: 18, name: 'sheet-findings', sql: '' };
