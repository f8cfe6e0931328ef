/** An opened ledger for one command, with the same rights as in the window. */
import { systemClock } from '../../../database/core/clock.ts';
import type { WriteContext } from '../../../database/core/sql.ts';
import { closeLedger, login, type OpenLedger } from '../../../database/features/ledger/service.ts';
import { scopeOf } from '../../../database/features/users/scope.ts';
import { methods, type MethodName } from '../../contract/index.ts';
import { AppError } from '../../contract/result.ts';
import { recordRefusal, refuseOtherRoles } from '../permission.ts';
import { required, type Options } from './options.ts';

export const clock = systemClock;

export type OpenCommand = { readonly options: Options; readonly ledger: OpenLedger; readonly context: WriteContext };

/** @throws AppError PASSPHRASE_NOT_GIVEN */
export function environmentPassphrase(variable: 'YIYANG_PASSPHRASE' | 'YIYANG_NEW_PASSPHRASE' | 'YIYANG_EXPORT_PASSPHRASE'): string {
  const passphrase = process.env[variable];
  if (!passphrase) throw new AppError('PASSPHRASE_NOT_GIVEN', { variable });
  return passphrase;
}

/** Opens the ledger of `--db` as `--user`, runs the work, closes it whatever happens. */
export async function withLedger<T>(options: Options, defaultUser: string, work: (command: OpenCommand) => T | Promise<T>): Promise<T> {
  const ledger = login(required(options, 'db'), options.values['user'] ?? defaultUser, environmentPassphrase('YIYANG_PASSPHRASE'), clock);
  const { user } = ledger.session;
  try {
    return await work({
      options,
      ledger,
      context: { connection: ledger.connection, clock, actor: { userId: user.userId, name: user.name } },
    });
  } finally {
    closeLedger(ledger);
  }
}

/** The same rights as the window: refuses what the user's role may not do. @throws AppError NOT_ALLOWED, OUT_OF_SCOPE, PASSPHRASE_TEMPORARY */
export function allowed(command: OpenCommand, name: MethodName): void {
  const { user } = command.ledger.session;
  if (user.isPassphraseTemporary) throw new AppError('PASSPHRASE_TEMPORARY');
  try {
    refuseOtherRoles(user.role, name);
    // A command reaches for the whole county; who is bound to a place works in the window.
    if (scopeOf(user).kind !== 'county') throw new AppError('OUT_OF_SCOPE', { action: methods[name].title, place: user.placeName });
  } catch (error) {
    if (error instanceof AppError) recordRefusal(command.context, name, error.code);
    throw error;
  }
}
