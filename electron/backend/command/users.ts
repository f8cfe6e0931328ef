/** Commands about users. Passphrases stand in the environment: a command line can be read by others. */
import { findUserByName } from '../../../database/features/users/accounts.ts';
import { changePassphrase, resetPassphrase } from '../../../database/features/users/passphrases.ts';
import * as users from '../../../database/features/users/service.ts';
import { AppError } from '../../contract/result.ts';
import { roles } from '../../contract/method.ts';
import { refuseOtherRoles } from '../permission.ts';
import { allowed, environmentPassphrase, type OpenCommand } from './context.ts';
import { required } from './options.ts';
import type { Answer } from './output.ts';

function homeByCode({ context }: OpenCommand, code: string): number {
  const home = context.connection.prepare('SELECT home_id FROM home WHERE code = ?').pluck().get(code) as number | undefined;
  if (home === undefined) throw new AppError('HOME_NOT_FOUND');
  return home;
}

/** For scheduled work too, which changes no passphrase: only with --temporary must the user change it at his first login. */
export function userAdd(command: OpenCommand): Answer {
  const { options, ledger, context } = command;
  allowed(command, 'users.add');
  const role = roles.find((candidate) => candidate.id === options.values['role'])?.id;
  if (!role)
    throw new AppError('COMMAND_OPTION', {
      option: '--role',
      usage: `角色为 ${roles.map((candidate) => `${candidate.id}（${candidate.label}）`).join('、')}。`,
    });
  const name = required(options, 'name');
  const home = options.values['home'];
  const { userId } = users.addUser(ledger, context, {
    name,
    role,
    townCode: options.values['town'] ?? null,
    homeId: home === undefined ? null : homeByCode(command, home),
    passphrase: environmentPassphrase('YIYANG_NEW_PASSPHRASE'),
    isTemporary: options.flags.has('temporary'),
  });
  return { json: { userId }, text: `已增加用户“${name}”。` };
}

function namedUser({ options, context }: OpenCommand): { readonly userId: number; readonly name: string } {
  const name = required(options, 'name');
  const user = findUserByName(context, name);
  if (!user) throw new AppError('UNKNOWN_USER', { name });
  return user;
}

export function userList(command: OpenCommand): Answer {
  allowed(command, 'users.list');
  const cards = users.userCards(command.context, command.ledger.file);
  const roleText = (id: string): string => roles.find((role) => role.id === id)?.label ?? id;
  return {
    json: { users: cards },
    text: cards
      .map((user) =>
        [
          user.name,
          roleText(user.role),
          user.placeName,
          user.disabledAt !== null ? '已停用' : user.isPassphraseTemporary ? '临时口令' : '可登录',
        ]
          .filter((part) => part !== null)
          .join('，'),
      )
      .join('\n'),
  };
}

export function userDisable(command: OpenCommand): Answer {
  allowed(command, 'users.disable');
  const { userId, name } = namedUser(command);
  users.disableUser(command.ledger, command.context, userId);
  return { json: { userId }, text: `已停用用户“${name}”，其钥匙已从钥匙文件中清除。` };
}

export function userEnable(command: OpenCommand): Answer {
  allowed(command, 'users.enable');
  const { userId, name } = namedUser(command);
  users.enableUser(command.ledger, command.context, { userId, passphrase: environmentPassphrase('YIYANG_NEW_PASSPHRASE') });
  return { json: { userId }, text: `已启用用户“${name}”，首次登录后须修改口令。` };
}

export function userReset(command: OpenCommand): Answer {
  allowed(command, 'users.resetPassphrase');
  const { userId, name } = namedUser(command);
  resetPassphrase(command.ledger, command.context, { userId, passphrase: environmentPassphrase('YIYANG_NEW_PASSPHRASE') });
  return { json: { userId }, text: `已重设用户“${name}”的口令，首次登录后须修改。` };
}

/** The own one; the only command for somebody whose passphrase is temporary. */
export function userPassphrase({ ledger, context }: OpenCommand): Answer {
  const { user } = ledger.session;
  refuseOtherRoles(user.role, 'users.changePassphrase');
  changePassphrase(ledger, context, {
    oldPassphrase: environmentPassphrase('YIYANG_PASSPHRASE'),
    newPassphrase: environmentPassphrase('YIYANG_NEW_PASSPHRASE'),
  });
  return { json: { userId: user.userId }, text: `“${user.name}”的口令已修改。` };
}
