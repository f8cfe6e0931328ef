/** Saved reports: kept version by version, a clerk's own or everybody's. */
import type { OutputOf, ParsedInputOf } from '../../../electron/contract/index.ts';
import { reportDefinitionSchema } from '../../../electron/contract/own-reports.ts';
import type { Role } from '../../../electron/contract/method.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { newUid, row, rows, run, transaction, type Reader, type WriteContext } from '../../core/sql.ts';
import { actorOf, scopeOf } from '../users/scope.ts';
import { planOf } from './sql.ts';
import { mayRead, subjectFor, titleOf } from './subjects.ts';

type Stored = {
  readonly reportId: number;
  readonly name: string;
  readonly subject: string;
  readonly isShared: number;
  readonly ownerId: number;
  readonly owner: string;
  readonly savedAt: string;
  readonly version: number;
  readonly definitionJson: string;
};

const storedSql = `SELECT r.own_report_id AS reportId, v.name, v.subject, v.is_shared AS isShared, r.recorded_by AS ownerId, u.name AS owner,
    v.recorded_at AS savedAt, v.version, v.definition_json AS definitionJson
  FROM own_report r JOIN own_report_version v ON v.own_report_id = r.own_report_id JOIN user_account u ON u.user_id = r.recorded_by
  WHERE r.withdrawn_at IS NULL AND v.version = (SELECT max(n.version) FROM own_report_version n WHERE n.own_report_id = r.own_report_id)`;

type Asker = { readonly userId: number; readonly role: Role };
const isOf = ({ ownerId }: Stored, { userId, role }: Asker): boolean => ownerId === userId || role === 'admin';

function seenBy(reader: Reader, asker: Asker): Stored[] {
  return rows<Stored>(reader, `${storedSql} ORDER BY v.name, r.own_report_id`).filter(
    (stored) => (stored.ownerId === asker.userId || stored.isShared === 1) && mayRead(asker.role, stored.subject),
  );
}

/** What each reads in it stays his own: a shared report is a question, not an answer. */
export function list(reader: Reader, asker: Asker): OutputOf<'ownReports.list'> {
  return seenBy(reader, asker).map((stored) => ({
    reportId: stored.reportId,
    name: stored.name,
    subjectTitle: titleOf(stored.subject),
    isShared: stored.isShared === 1,
    mayChange: isOf(stored, asker),
    owner: stored.owner,
    savedAt: stored.savedAt,
    version: stored.version,
    definition: reportDefinitionSchema.parse(JSON.parse(stored.definitionJson)),
  }));
}

/** @throws AppError OWN_REPORT_UNKNOWN */
export function reportByName(reader: Reader, asker: Asker, name: string): OutputOf<'ownReports.list'>[number] | undefined {
  return list(reader, asker).find((saved) => saved.name === name);
}

/** @throws AppError OWN_REPORT_GONE, OWN_REPORT_OTHERS */
function required(reader: Reader, asker: Asker, reportId: number): Stored {
  const found = row<Stored>(reader, `${storedSql} AND r.own_report_id = ?`, reportId);
  if (!found || (found.isShared === 0 && found.ownerId !== asker.userId && asker.role !== 'admin'))
    throw new AppError('OWN_REPORT_GONE', {});
  if (!isOf(found, asker)) throw new AppError('OWN_REPORT_OTHERS', { name: found.name, owner: found.owner });
  return found;
}

const shownOf = ({ name, subject, isShared, definitionJson }: Pick<Stored, 'name' | 'subject' | 'isShared' | 'definitionJson'>) => ({
  name,
  subject,
  isShared: isShared === 1,
  definition: JSON.parse(definitionJson) as unknown,
});

/** @throws AppError OWN_REPORT_GONE, OWN_REPORT_OTHERS, OWN_REPORT_NAME, and what `planOf` and `subjectFor` refuse */
export function save(
  context: WriteContext,
  { reportId, name, isShared, definition }: ParsedInputOf<'ownReports.save'>,
): OutputOf<'ownReports.save'> {
  const actor = actorOf(context);
  const asker = { userId: context.actor.userId, role: actor.role };
  const subject = subjectFor(actor.role, definition.subject);
  planOf(subject, definition, scopeOf(actor), definition.asOf ?? context.clock.today());
  return transaction(context, (writer) => {
    const before = reportId === null ? null : required(writer, asker, reportId);
    if (seenBy(writer, asker).some((other) => other.name === name && other.reportId !== reportId))
      throw new AppError('OWN_REPORT_NAME', { name });
    const id =
      reportId ?? run(writer, 'INSERT INTO own_report (uid, recorded_at, recorded_by) VALUES (?, ?, ?)', newUid(), writer.at, asker.userId);
    const definitionJson = JSON.stringify(definition);
    run(
      writer,
      `INSERT INTO own_report_version (uid, own_report_id, version, name, subject, is_shared, definition_json, recorded_at, recorded_by)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      newUid(),
      id,
      (before?.version ?? 0) + 1,
      name,
      definition.subject,
      isShared ? 1 : 0,
      definitionJson,
      writer.at,
      asker.userId,
    );
    writer.audit({
      action: 'ownReport.save',
      entity: 'own_report',
      entityId: id,
      ...(before === null ? {} : { before: shownOf(before) }),
      after: shownOf({ name, subject: definition.subject, isShared: isShared ? 1 : 0, definitionJson }),
    });
    return { reportId: id };
  });
}

/** @throws AppError OWN_REPORT_GONE, OWN_REPORT_OTHERS */
export function withdraw(context: WriteContext, { reportId, reason }: ParsedInputOf<'ownReports.withdraw'>): void {
  const asker = { userId: context.actor.userId, role: actorOf(context).role };
  transaction(context, (writer) => {
    const found = required(writer, asker, reportId);
    run(
      writer,
      'UPDATE own_report SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE own_report_id = ?',
      writer.at,
      asker.userId,
      reason,
      reportId,
    );
    writer.audit({ action: 'ownReport.withdraw', entity: 'own_report', entityId: reportId, before: shownOf(found), after: { reason } });
  });
}
