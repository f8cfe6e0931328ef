/** Full numbers of one person, for somebody who says why; the log keeps who, whom, when and why, never the numbers. */
import type { RevealedPerson } from '../../../electron/contract/people.ts';
import { transaction, type WriteContext } from '../../core/sql.ts';
import { get } from './service.ts';

const words = {
  idNumber: '身份证号',
  phone: '联系电话',
  certificateNumber: '残疾证号',
  accountNumber: '一卡通账号',
  caregiverIdNumber: '照料人身份证号',
  caregiverPhone: '照料人电话',
  caregiverAccountNumber: '照料人账号',
} as const satisfies Record<keyof Omit<RevealedPerson, 'timeline'>, string>;

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
    const fields = Object.entries(numbers).flatMap(([field, number]) => (number === null ? [] : [words[field as keyof typeof words]]));
    writer.audit({ action: 'person.reveal', entity: 'person', entityId: personId, after: { reason, fields: fields.join('、') } });
    return { ...numbers, timeline: timeline.flatMap(({ factId, text }) => (factId === null ? [] : [{ factId, text }])) };
  });
}
