/** Full numbers of one person, for somebody who says why; the log keeps who, whom, when and why, never the numbers. */
import type { RevealedPerson } from '../../../electron/contract/people.ts';
import { transaction, type WriteContext } from '../../core/sql.ts';
import { get } from './service.ts';

/** @throws AppError PERSON_NOT_FOUND */
export function reveal(
  context: WriteContext,
  { personId, reason }: { readonly personId: number; readonly reason: string },
): RevealedPerson {
  return transaction(context, (writer) => {
    const { person, timeline } = get(writer, personId, context.clock.today());
    const numbers = {
      idNumber: person.idNumber,
      phone: person.phone,
      certificateNumber: person.disability.certificateNumber,
      accountNumber: person.account?.number ?? null,
      caregiverIdNumber: person.caregiverIdNumber,
      caregiverPhone: person.caregiverPhone,
      caregiverAccountNumber: person.caregiverAccount?.number ?? null,
    };
    const fields = Object.entries(numbers).flatMap(([field, number]) => (number === null ? [] : [field]));
    writer.audit({ action: 'person.reveal', entity: 'person', entityId: personId, after: { fields, reason } });
    return { ...numbers, timeline: timeline.flatMap(({ factId, text }) => (factId === null ? [] : [{ factId, text }])) };
  });
}
