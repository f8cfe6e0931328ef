import type { AttachmentRow } from '../../../electron/contract/attachments.ts';
import { useCall, type CallError } from '../../shared/client.ts';
import type { AttachmentOwner } from './attachment-words.ts';

export type Attachments = {
  readonly rows: readonly AttachmentRow[] | null;
  readonly limitBytes: number;
  readonly error: CallError | null;
  readonly retry: () => void;
};

/** Those of a person or of a home. */
export function useAttachments({ entity, id }: AttachmentOwner): Attachments {
  const ofPerson = useCall('attachments.ofPerson', { personId: id }, { enabled: entity === 'person' });
  const ofHome = useCall('attachments.ofHome', { homeId: id }, { enabled: entity === 'home' });
  const found = entity === 'person' ? ofPerson : ofHome;
  return {
    rows: found.data?.rows ?? null,
    limitBytes: found.data?.limitBytes ?? 0,
    error: found.data ? null : found.error,
    retry: () => void found.refetch(),
  };
}
