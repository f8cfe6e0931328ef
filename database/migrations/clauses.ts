/** Clauses that many tables share. Migrations that have landed are hashed: a change here that reaches one of them is found by the tests. */
export const day = (column: string): string => `${column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`;
export const dayOrNull = (column: string): string => `(${column} IS NULL OR ${day(column)})`;

const minute = (column: string): string =>
  `(${column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9] [0-2][0-9]:[0-5][0-9]' AND substr(${column}, 12, 2) < '24'
    AND date(substr(${column}, 1, 10)) = substr(${column}, 1, 10))`;
/** A local time to the minute that there is: no 31st of April, no hour 24. */
export const localTime = (column: string): string => `ifnull(${minute(column)}, 0)`;
export const localTimeOrNull = (column: string): string => `(${column} IS NULL OR ${localTime(column)})`;

export const neverDeleted = (table: string): string =>
  `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'never deleted: ${table}'); END;`;
export const appendOnly = (table: string): string => `
CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'append-only: ${table}'); END;
CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'append-only: ${table}'); END;`;

export const recorded = `recorded_at TEXT NOT NULL,
  recorded_by INTEGER NOT NULL REFERENCES user_account (user_id)`;
/** A wrong entry is withdrawn with its reason and stays to be read. */
export const withdrawable = `${recorded},
  withdrawn_at TEXT,
  withdrawn_by INTEGER REFERENCES user_account (user_id),
  withdrawn_reason TEXT,
  CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))`;

/** Two intervals [from, until) share a day; an empty one shares none, an open one has no end. */
export const sharesADay = (one: string, other: string): string =>
  `${one}.from_on < ifnull(${other}.until_on, '9999-12-31') AND ${other}.from_on < ifnull(${one}.until_on, '9999-12-31')
    AND ${one}.from_on IS NOT ${one}.until_on AND ${other}.from_on IS NOT ${other}.until_on`;

/** Refuses at insert and at change a row that stands while such another row exists. */
export const refuse = (table: string, name: string, condition: string): string =>
  ['INSERT', 'UPDATE']
    .map(
      (event) => `
CREATE TRIGGER ${table}_${name}_${event.toLowerCase()} BEFORE ${event} ON ${table} WHEN NEW.withdrawn_at IS NULL AND EXISTS (${condition})
BEGIN SELECT RAISE(ABORT, 'overlap: ${name}'); END;`,
    )
    .join('');

/** What a row said stays as it was: only the withdrawal itself may be written, once. */
export const keptOnceWithdrawn = (table: string, columns: readonly string[]): string => `
CREATE TRIGGER ${table}_kept BEFORE UPDATE ON ${table} WHEN OLD.withdrawn_at IS NOT NULL OR ${columns
  .map((column) => `NEW.${column} IS NOT OLD.${column}`)
  .join(' OR ')}
BEGIN SELECT RAISE(ABORT, 'append-only: ${table}'); END;
${neverDeleted(table)}`;
