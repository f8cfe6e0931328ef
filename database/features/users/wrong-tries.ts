/** Wrong passphrases: who has tried too often waits; whose passphrase was tried is told at his next login, and the audit keeps it. */
import type { Session } from '../../../electron/contract/ledger.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { Clock } from '../../core/clock.ts';
import { readKeyFile, unlockForRecovery, unlockForUser, type KeyFile, type KeySlot } from '../../core/keys.ts';
import { row, type Reader, type Writer } from '../../core/sql.ts';
import { beginTry, forgetTold, untoldDamage, untoldTries, type Trier } from '../../core/tries.ts';
import type { UserRow } from './accounts.ts';

/** Data key for a user's passphrase. @throws AppError WRONG_PASSPHRASE, TRIES_EXHAUSTED */
export function tryPassphrase(
  file: string,
  keys: KeyFile,
  userName: string,
  passphrase: string,
  clock: Clock,
): { readonly dataKey: Buffer; readonly userUid: string; readonly slot: KeySlot } {
  const name = userName.trim();
  const isKnown = keys.slots.some((slot) => slot.kind === 'user' && slot.name === name);
  const isRight = beginTry(file, keys.ledgerUid, isKnown ? { kind: 'user', name } : { kind: 'unknown' }, clock);
  const opened = unlockForUser(keys, name, passphrase);
  isRight();
  return opened;
}

/** Data key for the printed recovery key. @throws AppError RECOVERY_KEY_WRONG, RECOVERY_TRIES_EXHAUSTED */
export function tryRecoveryKey(file: string, keys: KeyFile, recoveryKey: string, clock: Clock): Buffer {
  try {
    const isRight = beginTry(file, keys.ledgerUid, { kind: 'recovery' }, clock);
    const dataKey = unlockForRecovery(keys, recoveryKey);
    isRight();
    return dataKey;
  } catch (error) {
    throw error instanceof AppError && error.code === 'TRIES_EXHAUSTED' ? new AppError('RECOVERY_TRIES_EXHAUSTED', error.params) : error;
  }
}

/** Before this login is written down. */
export function lastLoginOf(reader: Reader, userId: number): string | null {
  return (
    row<{ at: string }>(
      reader,
      "SELECT at FROM audit WHERE entity = 'user_account' AND entity_id = ? AND action IN ('session.login', 'session.recover') ORDER BY seq DESC LIMIT 1",
      userId,
    )?.at ?? null
  );
}

export type Told = {
  readonly lastLogin: Session['lastLogin'];
  /** Writes the audit lines, in the transaction of the login. */
  readonly write: (writer: Writer) => void;
  /** After the commit: it has been told. */
  readonly done: () => void;
};

/** What a user is told at login: tries at his own passphrase; to an administrator also those at the recovery key and at names nobody has. */
export function wrongTriesFor(reader: Reader, file: string, user: Pick<UserRow, 'userId' | 'name' | 'role'>, clock: Clock): Told {
  const { ledgerUid } = readKeyFile(file);
  const triers: readonly Trier[] = [
    { kind: 'user', name: user.name },
    ...(user.role === 'admin' ? ([{ kind: 'recovery' }, { kind: 'unknown' }] as const) : []),
  ];
  const found = triers.flatMap((trier) => {
    const tries = untoldTries(file, ledgerUid, trier, clock);
    return tries ? [{ trier, tries }] : [];
  });
  const damagedAt = untoldDamage(file, clock);
  const own = found.find(({ trier }) => trier.kind === 'user')?.tries ?? null;
  return {
    lastLogin: { at: lastLoginOf(reader, user.userId), wrongTries: own?.count ?? 0, lastWrongAt: own?.lastAt ?? null },
    write: (writer) => {
      for (const { trier, tries } of found)
        writer.audit({
          action: 'session.wrongPassphrase',
          entity: 'user_account',
          entityId: trier.kind === 'user' ? user.userId : null,
          after: { tried: trier.kind, count: tries.count, lastWrongAt: tries.lastAt },
        });
      if (damagedAt !== null)
        writer.audit({ action: 'session.triesDamaged', entity: 'ledger', entityId: 1, after: { noticedAt: damagedAt } });
    },
    done: () => {
      if (found.length > 0 || damagedAt !== null) forgetTold(file, ledgerUid, triers, clock);
    },
  };
}
