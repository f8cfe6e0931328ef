import type { ReactNode } from 'react';
import type { Agreement } from '../../../electron/contract/scattered.ts';
import { useCall } from '../../shared/client.ts';
import { Loading } from '../../shared/ui.tsx';
import { RenewDialog } from './AgreementDialog.tsx';

/** From a list: the proposed term is asked for first. */
export function RenewForPerson({
  person,
  agreement,
  onClose,
}: {
  readonly person: { readonly personId: number; readonly name: string };
  readonly agreement: Agreement;
  readonly onClose: () => void;
}): ReactNode {
  const support = useCall('scattered.ofPerson', { personId: person.personId });
  if (!support.data) return support.error ? null : <Loading />;
  const { fromOn, untilOn } = support.data.proposal;
  return <RenewDialog person={person} agreement={agreement} proposal={{ fromOn, untilOn }} onClose={onClose} />;
}
