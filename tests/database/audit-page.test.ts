import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditKinds, auditKindOf, type AuditFilter } from '../../electron/contract/audit.ts';
import { isoDate } from '../../electron/contract/values.ts';
import * as XLSX from '@e965/xlsx';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { finish, transaction, type WriteContext } from '../../database/core/sql.ts';
import * as audit from '../../database/features/audit/service.ts';
import { asUser, memoryLedger, temporaryFolder, type TemporaryFolder } from '../helpers/ledger.ts';

const everything: AuditFilter = { kind: null, userId: null, personId: null, from: null, to: null, search: null };
const idNumber = '370999194503120014';

/** A line of each kind, on days of their own, by two users. */
const actions = [
  'person.level',
  'session.login',
  'access.refused',
  'person.reveal',
  'people.export',
  'sheet.print',
  'setting.save',
  'session.wrongPassphrase',
];
let context: WriteContext;
let other: WriteContext;
let folder: TemporaryFolder;

/** An instant at noon of this computer's calendar. */
const noon = (day: number): string => new Date(2022, 2, day, 12).toISOString();

beforeAll(() => {
  folder = temporaryFolder();
  context = memoryLedger();
  other = asUser(context, '审批员', 'county_approver');
  actions.forEach((action, index) => {
    const who = index % 2 === 0 ? context : other;
    transaction({ ...who, clock: { ...who.clock, now: () => noon(index + 1) } }, (writer) =>
      writer.audit({
        action,
        entity: action === 'person.reveal' ? 'attachment' : 'person',
        entityId: index + 1,
        ...(action === 'person.reveal' ? { personId: 1 } : {}),
        before: { idNumber },
        after: { idNumber, reason: `理由${index}` },
      }),
    );
  });
});
afterAll(() => folder.remove());

function found(filter: Partial<AuditFilter>): string[] {
  const { total, rows } = audit.page(context, { ...everything, ...filter, offset: 0, limit: 100 });
  expect(total).toBe(rows.length);
  return rows.filter((row) => row.action !== 'ledger.create').map((row) => row.action);
}

describe('lines of the log', () => {
  it.each(auditKinds.map((kind) => kind.id))('of kind %s, and no line is of two kinds or of none', (kind) => {
    expect(found({ kind }).toSorted()).toEqual(actions.filter((action) => auditKindOf(action) === kind).toSorted());
    expect(found({ kind }).length).toBeGreaterThan(0);
  });

  it('tells refusals at login from logins', () => {
    expect(auditKindOf('session.wrongPassphrase')).toBe('refusal');
    expect(found({ kind: 'login' })).toEqual(['session.login']);
  });

  it('of a user, of a person, of days, of a text, and of all together', () => {
    expect(found({ userId: other.actor.userId })).toEqual(['session.wrongPassphrase', 'sheet.print', 'person.reveal', 'session.login']);
    // His own line, and one about something of his.
    expect(found({ personId: 1 })).toEqual(['person.reveal', 'person.level']);
    expect(found({ from: isoDate('2022-03-02'), to: isoDate('2022-03-03') })).toEqual(['access.refused', 'session.login']);
    expect(found({ from: isoDate('2022-03-08') })).toEqual(['session.wrongPassphrase']);
    expect(found({ search: '理由5' })).toEqual(['sheet.print']);
    expect(found({ search: idNumber }).length).toBe(actions.length);
    expect(found({ kind: 'reveal', userId: other.actor.userId, personId: 1, to: isoDate('2022-03-04') })).toEqual(['person.reveal']);
    expect(found({ kind: 'reveal', to: isoDate('2022-03-03') })).toEqual([]);
  });

  it('is newest first, in pages, with numbers masked', () => {
    const { rows, total } = audit.page(context, { ...everything, offset: 1, limit: 2 });
    expect(total).toBe(actions.length + 1);
    expect(rows.map((row) => row.seq)).toEqual([total - 1, total - 2]);
    for (const row of rows) {
      expect(row.before).toBe('{"idNumber":"370999********0014"}');
      expect(row.after).not.toContain(idNumber);
      expect(row.hash).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  it('goes out as a workbook: seals, masks, how to check them; and the export stands in the log', () => {
    const file = join(folder.path, '日志.xlsx');
    const filter: AuditFilter = { ...everything, from: isoDate('2022-03-01'), to: isoDate('2022-03-31') };
    const { rows } = finish(audit.exportSteps(context, { filter, purpose: '年度审计' }, file));
    expect(rows).toBe(actions.length);
    const book = XLSX.read(readFileSync(file));
    expect(book.SheetNames).toEqual(['审计日志', '核验说明']);
    const [lines = '', notes = ''] = book.SheetNames.map((name) => XLSX.utils.sheet_to_csv(book.Sheets[name] ?? {}));
    const shown = audit.page(context, { ...everything, offset: 0, limit: 100 }).rows;
    for (const row of shown.filter((one) => actions.includes(one.action))) expect(lines).toContain(row.hash);
    expect(lines).not.toContain(idNumber);
    expect(lines).toContain('370999********0014');
    expect(lines).toContain('拒绝操作');
    for (const words of ['年度审计', 'SHA-256', 'U+001F', '.anchor', 'verify']) expect(notes).toContain(words);
    expect(shown[0]).toMatchObject({ action: 'audit.export' });
    expect(shown[0]?.after).toContain('年度审计');
  });
});
