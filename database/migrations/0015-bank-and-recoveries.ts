import type { Migration } from '../core/migrate.ts';

/** Bank files and results, returned lines, recoveries and what is pending until somebody decides. */
export const bankAndRecoveries: Migration = { version: 15, name: 'bank-and-recoveries', sql: '' };
