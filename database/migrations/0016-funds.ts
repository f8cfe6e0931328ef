import type { Migration } from '../core/migrate.ts';

/** Fund sources, what was allocated and received, what each sheet draws on. */
export const funds: Migration = { version: 16, name: 'funds', sql: '' };
