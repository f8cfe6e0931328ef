import Database from 'better-sqlite3';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditFaultText, type AuditFault, type AuditReport } from '../../electron/contract/audit.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { anchorFileOf, moveAnchor, readAnchor, readHead, writeAnchor } from '../../database/core/anchor.ts';
import { chainStart, contentSql, lineHash } from '../../database/core/audit.ts';
import { verifyChain, verifySteps } from '../../database/core/audit-verify.ts';
import { fixedClock } from '../../database/core/clock.ts';
import type { Connection } from '../../database/core/open.ts';
import { transaction, transactionSteps, type WriteContext } from '../../database/core/sql.ts';
import { renewAnchor, verifyLedgerSteps } from '../../database/features/audit/service.ts';
import { closeLedger, login, type OpenLedger } from '../../database/features/ledger/service.ts';
import { finish } from '../../database/core/sql.ts';
import { fileLedger, memoryLedger, temporaryFolder, testPassphrase, type TemporaryFolder } from '../helpers/ledger.ts';

const clock = fixedClock(isoDate('2022-12-31'));

/** A chain of `lines` lines, the first one of the ledger itself. */
function chained(lines = 12): WriteContext {
  const context = memoryLedger();
  for (let number = 2; number <= lines; number += 1)
    transaction(context, (writer) =>
      writer.audit({
        action: 'test.write',
        entity: number % 3 === 0 ? 'attachment' : 'person',
        entityId: number,
        ...(number % 3 === 0 ? { personId: number } : {}),
        before: { number },
        after: { number: number + 1, name: '张三' },
      }),
    );
  return context;
}

/** What somebody with the key and a tool of his own can do: no trigger stands in his way. */
function tamper(connection: Connection, sql: string): void {
  const triggers = connection
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ('audit', 'audit_head')")
    .all() as {
    name: string;
    sql: string;
  }[];
  for (const { name } of triggers) connection.exec(`DROP TRIGGER ${name}`);
  connection.exec(sql);
  for (const trigger of triggers) connection.exec(trigger.sql);
}

/** Computes every hash anew, so that the chain agrees with itself again. */
function rebuild(connection: Connection): void {
  const rows = connection.prepare(`SELECT seq, ${contentSql} AS content FROM audit ORDER BY seq`).all() as {
    seq: number;
    content: Buffer;
  }[];
  let previous: Buffer = chainStart;
  let sql = '';
  for (const { seq, content } of rows) {
    previous = lineHash(previous, seq, content);
    sql += `UPDATE audit SET hash = x'${previous.toString('hex')}' WHERE seq = ${seq};`;
  }
  tamper(connection, `${sql} UPDATE audit_head SET seq = ${rows.length}, hash = x'${previous.toString('hex')}'`);
}

const swap = (one: number, other: number): string =>
  `UPDATE audit SET seq = 1000 WHERE seq = ${one}; UPDATE audit SET seq = ${one} WHERE seq = ${other}; UPDATE audit SET seq = ${other} WHERE seq = 1000;`;
/** Moves the lines from `seq` on by one place up, or down. */
const renumber = (seq: number, by: 1 | -1): string =>
  `UPDATE audit SET seq = -(seq + ${by}) WHERE seq >= ${seq}; UPDATE audit SET seq = -seq WHERE seq < 0;`;
const putIn = (seq: number): string =>
  `INSERT INTO audit (seq, at, user_id, user_name, action, entity, hash) VALUES (${seq}, '2022-12-31T01:00:00.000Z', 1, '管理员', 'test.forged', 'person', randomblob(32));`;

const fault = (kind: AuditFault['kind'], from: number, to = from): AuditFault => ({ kind, from, to });

describe('audit chain', () => {
  it('holds over transactions', () => {
    const { connection } = chained();
    expect(verifyChain(connection)).toMatchObject({ lines: 12, faults: [], head: { seq: 12 }, anchor: { state: 'missing' } });
  });

  it('leaves nothing behind when the transaction fails', () => {
    const context = chained();
    expect(() =>
      transaction(context, (writer) => {
        writer.audit({ action: 'test.write', entity: 'person', entityId: 9 });
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(verifyChain(context.connection)).toMatchObject({ lines: 12, faults: [] });
  });

  it('holds for lines written before a line could name a person', () => {
    const { connection } = chained();
    // The first line has no person: its seal is that of the fields the first schema had.
    const first = connection.prepare('SELECT * FROM audit WHERE seq = 1').get() as Record<string, unknown>;
    const fields = [
      first['at'],
      first['user_id'],
      first['user_name'],
      first['action'],
      first['entity'],
      first['entity_id'],
      first['before_json'] ?? '',
      first['after_json'] ?? '',
    ];
    expect(lineHash(chainStart, 1, Buffer.from(fields.join('\u001f'))).equals(first['hash'] as Buffer)).toBe(true);
    tamper(connection, 'UPDATE audit SET person_id = 5 WHERE seq = 1');
    expect(verifyChain(connection).faults).toEqual([fault('edited', 1)]);
  });

  it.each<[string, string, AuditFault[]]>([
    ['a changed content', 'UPDATE audit SET after_json = \'{"number":7}\' WHERE seq = 3', [fault('edited', 3)]],
    ['a changed user', "UPDATE audit SET user_name = '别人' WHERE seq = 4", [fault('edited', 4)]],
    ['a changed time', "UPDATE audit SET at = '2022-01-01T00:00:00.000Z' WHERE seq = 12", [fault('edited', 12)]],
    ['a changed person', 'UPDATE audit SET person_id = 8 WHERE seq = 6', [fault('edited', 6)]],
    ['two changed lines', "UPDATE audit SET action = 'x.y' WHERE seq IN (5, 6)", [fault('edited', 5, 6)]],
    ['lines changed apart', "UPDATE audit SET action = 'x.y' WHERE seq IN (1, 9)", [fault('edited', 1), fault('edited', 9)]],
    ['a removed line', 'DELETE FROM audit WHERE seq = 2', [fault('removed', 2)]],
    ['removed lines', 'DELETE FROM audit WHERE seq BETWEEN 5 AND 8', [fault('removed', 5, 8)]],
    ['the first lines removed', 'DELETE FROM audit WHERE seq < 4', [fault('removed', 1, 3)]],
    ['a line removed and the rest renumbered', `DELETE FROM audit WHERE seq = 5; ${renumber(6, -1)}`, [fault('removed', 5)]],
    [
      'two lines removed, the rest renumbered',
      `DELETE FROM audit WHERE seq IN (5, 6); ${renumber(7, -1)}${renumber(6, -1)}`,
      [fault('removed', 5, 6)],
    ],
    [
      'the line before the last removed, the last renumbered',
      `DELETE FROM audit WHERE seq = 11; ${renumber(12, -1)}`,
      [fault('removed', 11)],
    ],
    ['a line put in, the rest renumbered', `${renumber(7, 1)}${putIn(7)}`, [fault('inserted', 7)]],
    ['a line put in behind the end', putIn(13), [fault('inserted', 13)]],
    ['lines put in behind the end', `${putIn(13)}${putIn(14)}${putIn(15)}`, [fault('inserted', 13, 15)]],
    ['a line put in before the first', putIn(0), [fault('inserted', 0)]],
    ['two neighbours swapped', swap(4, 5), [fault('reordered', 4, 5)]],
    ['two distant lines swapped', swap(3, 10), [fault('reordered', 3, 10)]],
    ['the last two lines swapped', swap(11, 12), [fault('reordered', 11, 12), fault('head', 12)]],
    [
      'the contents of two lines swapped, their seals left',
      `CREATE TEMP TABLE a AS SELECT * FROM audit WHERE seq IN (4, 8);
       UPDATE audit SET (before_json, after_json, entity_id, entity, person_id) = (SELECT before_json, after_json, entity_id, entity, person_id FROM a WHERE seq = 12 - audit.seq) WHERE seq IN (4, 8)`,
      [fault('reordered', 4, 8)],
    ],
    ['the end cut off', 'DELETE FROM audit WHERE seq > 9', [fault('truncated', 10, 12)]],
    ['everything cut off', 'DELETE FROM audit', [fault('truncated', 1, 12)]],
    ['a changed record of the end', 'UPDATE audit_head SET hash = randomblob(32)', [fault('head', 12)]],
    ['a removed record of the end', 'DELETE FROM audit_head', [fault('head', 12)]],
  ])('names %s', (_, harm, faults) => {
    const { connection } = chained();
    tamper(connection, harm);
    expect(verifyChain(connection).faults).toEqual(faults);
  });

  it('names the line after one that was changed and sealed anew', () => {
    const { connection } = chained();
    tamper(connection, "UPDATE audit SET action = 'x.y' WHERE seq = 5");
    const line = connection.prepare(`SELECT ${contentSql} AS content FROM audit WHERE seq = 5`).get() as { content: Buffer };
    const previous = connection.prepare('SELECT hash FROM audit WHERE seq = 4').pluck().get() as Buffer;
    connection.exec('DROP TRIGGER audit_no_update');
    connection.prepare('UPDATE audit SET hash = ? WHERE seq = 5').run(lineHash(previous, 5, line.content));
    expect(verifyChain(connection).faults).toEqual([fault('edited', 6)]);
  });

  it('still writes after the end was cut off, and the gap stays', () => {
    const context = chained();
    tamper(context.connection, 'DELETE FROM audit WHERE seq > 9');
    transaction(context, (writer) => writer.audit({ action: 'test.write', entity: 'person', entityId: 1 }));
    expect(readHead(context.connection)?.seq).toBe(13);
    expect(verifyChain(context.connection).faults).toEqual([fault('removed', 10, 12)]);
  });

  it('is walked while others write between its steps', () => {
    const context = chained(5_000);
    const steps = verifySteps(context.connection, { state: 'missing' });
    let step = steps.next();
    for (; step.done !== true; step = steps.next())
      transaction(context, (writer) => writer.audit({ action: 'test.write', entity: 'person', entityId: 1 }));
    expect(step.value.faults).toEqual([]);
    expect(step.value.lines).toBeGreaterThan(5_000);
  });

  it('keeps no statistics of tables that are still small: they make SQLite read the log from its start for every chunk', () => {
    const folder = temporaryFolder();
    const { ledger } = fileLedger(folder.path);
    try {
      const kept = ledger.connection.prepare('SELECT DISTINCT tbl FROM sqlite_stat1').pluck().all();
      expect(kept).not.toContain('audit');
      const plan = ledger.connection.prepare('EXPLAIN QUERY PLAN SELECT hash FROM audit WHERE seq > 5 ORDER BY seq LIMIT 10').all() as {
        detail: string;
      }[];
      expect(plan.map((step) => step.detail)).toEqual(['SEARCH audit USING INTEGER PRIMARY KEY (rowid>?)']);
    } finally {
      closeLedger(ledger);
      folder.remove();
    }
  });

  it('names faults in words', () => {
    expect(auditFaultText(fault('edited', 3))).toBe('第 3 条日志的内容与封存值不符，被改动过');
    expect(auditFaultText(fault('removed', 5, 8))).toBe('第 5—8 条日志缺失，被删除过');
    expect(auditFaultText(fault('reordered', 4, 5))).toBe('第 4 条与第 5 条日志被调换');
    expect(auditFaultText(fault('truncated', 10, 12))).toBe('末尾的第 10—12 条日志不见了，日志被截断，或台账被换成了较早的副本');
  });
});

describe('whatever is done to a chain', () => {
  const harms = fc.oneof(
    fc.record({
      kind: fc.constant('edit' as const),
      seq: fc.integer({ min: 1, max: 40 }),
      field: fc.constantFrom('at', 'user_name', 'action', 'entity'),
    }),
    fc.record({
      kind: fc.constant('remove' as const),
      seq: fc.integer({ min: 1, max: 40 }),
      many: fc.integer({ min: 1, max: 5 }),
      renumbers: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('insert' as const), seq: fc.integer({ min: 1, max: 41 }) }),
    fc.record({ kind: fc.constant('swap' as const), seq: fc.integer({ min: 1, max: 39 }), by: fc.integer({ min: 1, max: 30 }) }),
    fc.record({ kind: fc.constant('cut' as const), seq: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ kind: fc.constant('reseal' as const), seq: fc.integer({ min: 1, max: 40 }) }),
  );

  it('is found, and not before the first line that was touched', () => {
    // Made once and copied: a ledger anew for each of them would cost more than what is tried on it.
    const whole = chained(40).connection.serialize();
    fc.assert(
      fc.property(fc.array(harms, { minLength: 1, maxLength: 3 }), (list) => {
        const connection = new Database(whole);
        const content = (): string => JSON.stringify(connection.prepare('SELECT * FROM audit ORDER BY seq').all());
        const original = content();
        let first = Number.MAX_SAFE_INTEGER;
        for (const harm of list) {
          const last = (connection.prepare('SELECT max(seq) FROM audit').pluck().get() as number | null) ?? 0;
          if (harm.seq > last && harm.kind !== 'insert') continue;
          first = Math.min(first, harm.seq);
          if (harm.kind === 'edit') tamper(connection, `UPDATE audit SET ${harm.field} = ${harm.field} || '*' WHERE seq = ${harm.seq}`);
          else if (harm.kind === 'reseal') tamper(connection, `UPDATE audit SET hash = randomblob(32) WHERE seq = ${harm.seq}`);
          else if (harm.kind === 'cut') tamper(connection, `DELETE FROM audit WHERE seq >= ${harm.seq}`);
          else if (harm.kind === 'remove') {
            tamper(connection, `DELETE FROM audit WHERE seq BETWEEN ${harm.seq} AND ${harm.seq + harm.many - 1}`);
            if (harm.renumbers)
              tamper(
                connection,
                `UPDATE audit SET seq = -(seq - ${harm.many}) WHERE seq > ${harm.seq}; UPDATE audit SET seq = -seq WHERE seq < 0`,
              );
          } else if (harm.kind === 'insert') {
            if (harm.seq > last + 1) continue;
            tamper(connection, `${renumber(harm.seq, 1)}${putIn(harm.seq)}`);
          } else if (harm.seq + harm.by <= last) tamper(connection, swap(harm.seq, harm.seq + harm.by));
        }
        const { faults } = verifyChain(connection);
        const isSame = content() === original;
        connection.close();
        if (isSame) expect(faults).toEqual([]);
        else {
          expect(faults.length).toBeGreaterThan(0);
          expect(Math.min(...faults.map((one) => one.from))).toBeGreaterThanOrEqual(Math.min(first, 40));
        }
      }),
      { numRuns: 120 },
    );
  });
});

describe('the anchor outside the ledger', () => {
  let folder: TemporaryFolder;
  let ledger: OpenLedger;
  let file: string;

  const open = (): OpenLedger => login(file, '管理员', testPassphrase, clock);
  const report = (): AuditReport => finish(verifyLedgerSteps(ledger));
  const write = (many = 1): void => {
    const context = { connection: ledger.connection, clock, actor: { userId: 1, name: '管理员' } };
    for (let index = 0; index < many; index += 1)
      transaction(context, (writer) => writer.audit({ action: 'test.write', entity: 'person', entityId: index + 1 }));
  };
  const reopen = (): void => {
    closeLedger(ledger);
    ledger = open();
  };

  beforeAll(() => {
    folder = temporaryFolder();
    ({ ledger } = fileLedger(folder.path));
    ({ file } = ledger);
    write(10);
    reopen();
  });
  afterAll(() => {
    closeLedger(ledger);
    folder.remove();
  });

  it('stands beside the ledger after login and agrees', () => {
    expect(existsSync(anchorFileOf(file))).toBe(true);
    expect(report()).toMatchObject({ faults: [], anchor: { state: 'agrees' } });
    expect(readFileSync(anchorFileOf(file), 'utf8')).not.toContain('管理员');
  });

  it('finds a chain computed anew, says between which points, and keeps the evidence at the next login', () => {
    write(3);
    reopen();
    const anchor = readFileSync(anchorFileOf(file));
    tamper(ledger.connection, 'UPDATE audit SET after_json = \'{"rows":1}\' WHERE seq = 14');
    rebuild(ledger.connection);
    expect(verifyChain(ledger.connection).faults).toEqual([]);
    expect(report()).toMatchObject({ faults: [{ kind: 'rebuilt' }], anchor: { state: 'other' } });
    const [found] = report().faults;
    expect(found && found.from <= 14 && found.to >= 14).toBe(true);
    reopen();
    expect(readFileSync(anchorFileOf(file))).toEqual(anchor);
    expect(report().faults).toMatchObject([{ kind: 'rebuilt' }]);
    // Answered for: the log keeps what did not fit, and by whom it was accepted.
    renewAnchor(ledger, { connection: ledger.connection, clock, actor: { userId: 1, name: '管理员' } }, '已查明，是测试');
    expect(report()).toMatchObject({ faults: [], anchor: { state: 'agrees' } });
    expect(ledger.connection.prepare("SELECT count(*) FROM audit WHERE action = 'anchor.renew'").pluck().get()).toBe(1);
  });

  it('finds an end cut off together with its record, even after the next login has written on', () => {
    write(5);
    moveAnchor(file, ledger.dataKey, ledger.connection);
    const last = readHead(ledger.connection)?.seq ?? 0;
    tamper(ledger.connection, `DELETE FROM audit WHERE seq > ${last - 3}`);
    rebuild(ledger.connection);
    expect(verifyChain(ledger.connection).faults).toEqual([]);
    expect(report()).toMatchObject({ faults: [fault('truncated', last - 2, last)], anchor: { state: 'behind' } });
    closeLedger(ledger);
    ledger = open();
    write(4);
    expect(report()).toMatchObject({ faults: [{ kind: 'rebuilt' }], anchor: { state: 'other' } });
    const head = readHead(ledger.connection);
    expect(head && writeAnchor(file, ledger.dataKey, head)).toBe(true);
    expect(report()).toMatchObject({ faults: [], anchor: { state: 'agrees' } });
  });

  it('finds an older copy of the ledger in its place', () => {
    closeLedger(ledger);
    const older = `${file}.older`;
    copyFileSync(file, older);
    ledger = open();
    write(6);
    closeLedger(ledger);
    copyFileSync(older, file);
    ledger = open();
    expect(report().faults.map((one) => one.kind)).toEqual(['truncated']);
    const head = readHead(ledger.connection);
    if (head) writeAnchor(file, ledger.dataKey, head);
    rmSync(older);
  });

  it('is said to be missing, and begun anew at login with a line in the log', () => {
    rmSync(anchorFileOf(file));
    expect(report()).toMatchObject({ faults: [], anchor: { state: 'missing' } });
    // Taken away while the ledger was open it is not begun in silence.
    expect(moveAnchor(file, ledger.dataKey, ledger.connection)).toBe('missing');
    closeLedger(ledger);
    expect(existsSync(anchorFileOf(file))).toBe(false);
    ledger = open();
    expect(ledger.connection.prepare("SELECT count(*) FROM audit WHERE action = 'anchor.begin'").pluck().get()).toBe(1);
    expect(report()).toMatchObject({ faults: [], anchor: { state: 'agrees' } });
  });

  it('never stands on lines that are not committed: closed in the middle of an import', () => {
    const context: WriteContext = { connection: ledger.connection, clock, actor: { userId: 1, name: '管理员' } };
    const steps = transactionSteps(context, function* (writer) {
      writer.audit({ action: 'test.write', entity: 'person', entityId: 1 });
      yield { done: 1, total: 2, phase: '' };
    });
    steps.next();
    closeLedger(ledger);
    ledger = open();
    expect(report()).toMatchObject({ faults: [], anchor: { state: 'agrees' } });
  });

  it('is said to be damaged when changed, or of another ledger, and is left as it is', () => {
    const whole = readFileSync(anchorFileOf(file), 'utf8');
    for (const harmed of [whole.replace(/"seq": \d+/, '"seq": 1'), whole.slice(0, 40), '{}', '']) {
      writeFileSync(anchorFileOf(file), harmed);
      expect(readAnchor(file, ledger.dataKey)).toEqual({ state: 'damaged' });
      expect(report()).toMatchObject({ faults: [], anchor: { state: 'damaged' } });
      expect(moveAnchor(file, ledger.dataKey, ledger.connection)).toBe('damaged');
      expect(readFileSync(anchorFileOf(file), 'utf8')).toBe(harmed);
    }
    writeFileSync(anchorFileOf(file), whole);
    expect(readAnchor(file, Buffer.alloc(32, 7))).toEqual({ state: 'damaged' });
  });

  it('stays small over the years, and its old points still hold', () => {
    for (let index = 0; index < 150; index += 1) {
      write();
      moveAnchor(file, ledger.dataKey, ledger.connection);
    }
    const anchor = readAnchor(file, ledger.dataKey);
    expect(anchor.state === 'read' && anchor.points.length <= 121).toBe(true);
    expect(report()).toMatchObject({ faults: [], anchor: { state: 'agrees' } });
  });
});
