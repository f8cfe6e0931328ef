import type { Session } from '../../../electron/contract/ledger.ts';
import { formatInstant } from '../../shared/instant.ts';
import { showToast } from '../../shared/toast-store.ts';

/** `上次登录 2022-01-04 09:12`; for somebody who was never here before, that. */
export function lastLoginText({ at }: Session['lastLogin']): string {
  return at === null ? '首次登录' : `上次登录 ${formatInstant(at)}`;
}

/** Somebody has tried this user's passphrase: told until it is closed. */
export function tellWrongTries(last: Session['lastLogin']): void {
  if (last.wrongTries === 0) return;
  const since = last.at === null ? '' : `${lastLoginText(last)}，`;
  showToast({
    tone: 'error',
    text: `${since}期间有 ${last.wrongTries} 次口令错误。`,
    next: `最后一次在 ${formatInstant(last.lastWrongAt)}。如果不是您本人，请修改口令并告诉管理员。`,
  });
}
