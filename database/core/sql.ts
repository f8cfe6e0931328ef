/** The two handles every query names: `Reader` may look, `Writer` may also change and must audit. */
import { randomBytes } from 'node:crypto';
import { Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, DummyDriver, type CompiledQuery } from 'kysely';
import { auditFor, type Actor, type Audit } from './audit.ts';
import type { Clock } from './clock.ts';
import { requirePresent, type Connection } from './open.ts';
import { statement } from './statement.ts';
import type { Tables } from './tables.ts';

export type Reader = { readonly connection: Connection };

export type Writer = Reader & {
  readonly actor: Actor & { readonly userId: number };
  /** UTC instant of this transaction, the same on every row it writes. */
  readonly at: string;
  readonly audit: Audit;
};

/** Typed compiler only: queries are built with it and run synchronously by `many` and `one`. */
export const query = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

type Compilable<Row> = { readonly compile: () => CompiledQuery<Row> };

export function many<Row>(reader: Reader, built: Compilable<Row>): Row[] {
  const compiled = built.compile();
  return statement(reader.connection, compiled.sql).all(...compiled.parameters) as Row[];
}

export function one<Row>(reader: Reader, built: Compilable<Row>): Row | undefined {
  const compiled = built.compile();
  return statement(reader.connection, compiled.sql).get(...compiled.parameters) as Row | undefined;
}

/** Rows of a plain statement with named or positional values. The caller states the shape; a test runs every such query. */
export function rows<Row>(reader: Reader, sql: string, ...values: unknown[]): Row[] {
  return statement(reader.connection, sql).all(...values) as Row[];
}

export function row<Row>(reader: Reader, sql: string, ...values: unknown[]): Row | undefined {
  return statement(reader.connection, sql).get(...values) as Row | undefined;
}

/** Runs a change; returns the key of the inserted row. */
export function run(writer: Writer, sql: string, ...values: unknown[]): number {
  return Number(statement(writer.connection, sql).run(...values).lastInsertRowid);
}

export function newUid(): Buffer {
  return randomBytes(16);
}

export type WriteContext = { readonly connection: Connection; readonly actor: Actor & { readonly userId: number }; readonly clock: Clock };

/** One use case, one immediate transaction: everything or nothing. The work must be synchronous. @throws AppError LEDGER_DISK_GONE, LEDGER_FILE_MOVED */
export function transaction<T>(context: WriteContext, work: (writer: Writer) => T extends Promise<unknown> ? never : T): T {
  const { connection, actor, clock } = context;
  requirePresent(connection);
  return connection
    .transaction(() => {
      const at = clock.now();
      return work({ connection, actor, at, audit: auditFor(connection, actor, at) });
    })
    .immediate();
}

export type Progress = { readonly done: number; readonly total: number; readonly phase: string };
/** Long work that tells how far it is between steps; whoever drives it may stop it there. */
export type Steps<T> = Generator<Progress, T, undefined>;

/** Like `transaction`, in steps: the one who drives it may cancel between two, and nothing is kept. */
export function* transactionSteps<T>(context: WriteContext, work: (writer: Writer) => Steps<T>): Steps<T> {
  const { connection, actor, clock } = context;
  const at = clock.now();
  requirePresent(connection);
  connection.exec('BEGIN IMMEDIATE');
  let isCommitted = false;
  try {
    const result = yield* work({ connection, actor, at, audit: auditFor(connection, actor, at) });
    // The work may have taken minutes.
    requirePresent(connection);
    connection.exec('COMMIT');
    isCommitted = true;
    return result;
  } finally {
    if (!isCommitted && connection.inTransaction) connection.exec('ROLLBACK');
  }
}

/** Drives steps to the end at once, for callers that need no progress. */
export function finish<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
