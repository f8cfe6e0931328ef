import type { Migration } from '../core/migrate.ts';

/** Price-linked temporary subsidy and one-off items. */
export const topUps: Migration = { version: 17, name: 'top-ups', sql: '' };
