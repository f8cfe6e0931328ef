import { mayRecord, recordableKinds } from '../../../electron/contract/recordable.ts';
import { useSession } from '../../shared/session.ts';
import { recordKindOf, type ChangeKind } from './change-drafts.ts';

/** Which changes the user may record, to leave out what would be refused. */
export function useMayRecord(): { readonly any: boolean; readonly may: (kind: ChangeKind) => boolean } {
  const { role } = useSession().user;
  return {
    any: recordableKinds(role).length > 0,
    may: (kind) => mayRecord(role, { kind: recordKindOf(kind), reason: kind === 'death' ? 'death' : null }),
  };
}
