/** What a change of a person does to his application: admitted anywhere it is done, ended it is closed, taken back it is open again. */
import { row, type Writer } from '../../core/sql.ts';
import type { StateChange } from '../people/consequences.ts';
import { newestApplicationOf, setApplicationState } from './queries-applications.ts';
import { applicationAfter } from './rules-applications.ts';

const actions = { open: 'application.reopen', admitted: 'application.admit', closed: 'application.close' } as const;

export function followApplication(writer: Writer, { personId, after }: StateChange): void {
  const application = newestApplicationOf(writer, personId);
  if (!application) return;
  // The instant in local days, as everywhere.
  const today = row<{ day: string }>(writer, "SELECT date(?, 'localtime') AS day", writer.at)?.day ?? writer.at.slice(0, 10);
  const following = applicationAfter(application, after, today);
  if (!following) return;
  setApplicationState(writer, application.applicationId, following);
  const { state, closedOn, closedReason } = application;
  writer.audit({
    action: actions[following.state],
    entity: 'application',
    entityId: application.applicationId,
    personId,
    before: { state, closedOn, closedReason },
    after: { personName: application.name, applicationNumber: application.applicationNumber, ...following },
  });
}
