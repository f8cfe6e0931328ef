/** Passphrases of the demonstration: random for every copy, written in plain words beside the ledger they open. */
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writeFileWhole } from '../../documents/whole-file.ts';
import { passphraseStrength } from '../ledger/passphrase.ts';

export const administratorName = '演示管理员';
export const clerkName = '演示经办';
export const approverName = '演示审批';

export type DemoPassphrases = { readonly administrator: string; readonly clerk: string; readonly approver: string };

/** Nothing that is mistaken for something else when it is read from a screen and typed. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 4;
const groupLength = 4;

function newPassphrase(userName: string): string {
  for (;;) {
    const group = (): string => Array.from({ length: groupLength }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
    const passphrase = Array.from({ length: groups }, group).join('-');
    if (passphraseStrength(passphrase, userName).isStrong) return passphrase;
  }
}

export function newPassphrases(): DemoPassphrases {
  return { administrator: newPassphrase(administratorName), clerk: newPassphrase(clerkName), approver: newPassphrase(approverName) };
}

function text(passphrases: DemoPassphrases, recoveryKey: string): string {
  return [
    '颐养台账 演示台账口令',
    '',
    '这是一本演示台账：人员、身份证号、账号、电话、金额和文号全部是虚构的，只有乡镇和村的名称是真实的区划。',
    '它与正式台账互不相通：演示时打不开正式台账，正式使用时也打不开它。',
    '',
    `用户：${administratorName}（系统管理员）　口令：${passphrases.administrator}`,
    `用户：${clerkName}（县级经办，制表）　口令：${passphrases.clerk}`,
    `用户：${approverName}（县级审核审批）　口令：${passphrases.approver}`,
    `恢复密钥：${recoveryKey}`,
    '',
    '口令由程序随机生成，每台电脑各不相同。演示启动时自动以演示管理员登录；退出登录后可用上面的任一用户登录，',
    '例如由演示经办制表、演示审批审核审批。',
    '要从头再演示一遍：关闭程序，删除本文件所在的文件夹，再以演示方式启动。',
    '',
    '正式台账的口令不要这样写在文件里。',
    '',
  ].join('\r\n');
}

/** With a byte order mark: the editor of an old Windows would otherwise show it garbled. */
export function writePassphrases(file: string, passphrases: DemoPassphrases, recoveryKey: string): void {
  writeFileWhole(file, Buffer.from(`\ufeff${text(passphrases, recoveryKey)}`, 'utf8'));
}

/** The passphrase written for a user; null when the file is gone or does not name him. */
export function readPassphrase(file: string, userName: string): string | null {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch {
    return null;
  }
  for (const line of content.split(/\r?\n/)) {
    const found = /^用户：([^（]+)（[^）]*）\s*口令：(\S+)\s*$/u.exec(line);
    if (found?.[1] === userName && found[2] !== undefined) return found[2];
  }
  return null;
}
