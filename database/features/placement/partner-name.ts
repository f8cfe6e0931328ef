/** The name of somebody's partner for whoever reads: in full among his own people, masked when the partner belongs to another place. */
import { maskName } from '../../../electron/contract/masking.ts';
import { isInScope, type ScopedReader } from '../users/scope.ts';
import { newestApplicationOf, personState } from './queries-applications.ts';

export function partnerName(reader: ScopedReader, personId: number): string {
  const name = personState(reader, personId)?.name ?? '';
  if (isInScope(reader, 'person', personId)) return name;
  const application = newestApplicationOf(reader, personId);
  return application && isInScope(reader, 'application', application.applicationId) ? name : maskName(name);
}
