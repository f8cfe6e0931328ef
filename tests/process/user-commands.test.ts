/** Users by command: the same doors as in the window. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rows } from '../../database/core/sql.ts';
import { closeLedger, login } from '../../database/features/ledger/service.ts';
import { systemClock } from '../../database/core/clock.ts';
import { command, type CommandResult } from '../helpers/command-line.ts';
import { fileLedger, temporaryFolder, testPassphrase, type TemporaryFolder } from '../helpers/ledger.ts';

const first = '松柏常青 第二个人 77';
const second = '春暖花开 面朝大海 31';
let folder: TemporaryFolder;
let file: string;

/** @param fresh what YIYANG_NEW_PASSPHRASE holds */
async function users(words: string, fresh = '', passphrase = testPassphrase): Promise<CommandResult> {
  process.env['YIYANG_NEW_PASSPHRASE'] = fresh;
  try {
    return await command([...words.split(' '), '--db', file], { passphrase });
  } finally {
    delete process.env['YIYANG_NEW_PASSPHRASE'];
  }
}
const codeOf = ({ json }: CommandResult): string | undefined => (json as { error?: { code: string } } | null)?.error?.code;

beforeAll(() => {
  folder = temporaryFolder();
  const { ledger } = fileLedger(folder.path);
  file = ledger.file;
  closeLedger(ledger);
});
afterAll(() => folder.remove());

it('adds a user who is ready, or one who must change his passphrase first', { timeout: 60_000 }, async () => {
  expect(codeOf(await users('user add --name 王经办 --role county_clerk'))).toBe('PASSPHRASE_NOT_GIVEN');
  expect(codeOf(await users('user add --name 王经办 --role town_clerk', first))).toBe('USER_PLACE_MISSING');
  expect(await users('user add --name 王经办 --role county_clerk', first)).toMatchObject({ code: 0 });
  expect(await users('verify --user 王经办', '', first)).toMatchObject({ code: 2, json: { error: { code: 'NOT_ALLOWED' } } });
  expect(await users('user add --name 李督查 --role auditor --temporary', first)).toMatchObject({ code: 0 });
  const refused = await users('verify --user 李督查', '', first);
  expect(refused).toMatchObject({ code: 2, json: { error: { code: 'PASSPHRASE_TEMPORARY' } } });
  expect(refused.stderr).toContain('请先改成只有自己知道的口令');
  expect(codeOf(await users('user passphrase --user 李督查', first, first))).toBe('PASSPHRASE_REUSED');
  expect(await users('user passphrase --user 李督查', second, first)).toMatchObject({ code: 0 });
  expect(await users('verify --user 李督查', '', second)).toMatchObject({ code: 0 });
});

it('disables, enables, resets and lists, and only an administrator does', { timeout: 60_000 }, async () => {
  expect(codeOf(await users('user disable --name 李督查 --user 王经办', '', first))).toBe('NOT_ALLOWED');
  expect(codeOf(await users('user disable --name 管理员'))).toBe('OWN_ACCOUNT');
  expect(codeOf(await users('user disable --name 没有'))).toBe('UNKNOWN_USER');
  expect(await users('user disable --name 王经办')).toMatchObject({ code: 0 });
  expect(codeOf(await users('pay build --month 2022-01 --user 王经办', '', first))).toBe('WRONG_PASSPHRASE');
  expect(await users('user enable --name 王经办', second)).toMatchObject({ code: 0 });
  expect(await users('user reset --name 李督查', first)).toMatchObject({ code: 0 });
  const list = await users('user list');
  expect(list.json).toMatchObject({
    users: [
      { name: '管理员', role: 'admin', isPassphraseTemporary: false },
      { name: '王经办', disabledAt: null, isPassphraseTemporary: true, hasPassphrase: true },
      { name: '李督查', isPassphraseTemporary: true },
    ],
  });
  const ledger = login(file, '管理员', testPassphrase, systemClock);
  const actions = rows<{ action: string }>(ledger, "SELECT action FROM audit WHERE action LIKE 'user.%' ORDER BY seq");
  closeLedger(ledger);
  expect(actions.map(({ action }) => action)).toEqual([
    'user.add',
    'user.add',
    'user.changePassphrase',
    'user.disable',
    'user.enable',
    'user.resetPassphrase',
  ]);
});

it(
  'restoring and adding papers ask for rights first: before anything is looked for, and not with a temporary passphrase',
  { timeout: 60_000 },
  async () => {
    expect(await users('user add --name 赵主任 --role admin --temporary', first)).toMatchObject({ code: 0 });
    expect(await users('backup')).toMatchObject({ code: 0 });
    const { json } = await users('backup list');
    const [copy] = json as readonly { readonly folder: string }[];
    const refused = (user: string, passphrase: string, words: string): Promise<CommandResult> =>
      users(`${words} --user ${user}`, '', passphrase);
    expect(codeOf(await refused('赵主任', first, `restore --from ${copy?.folder ?? ''}`))).toBe('PASSPHRASE_TEMPORARY');
    expect(await users('user reset --name 李督查', first)).toMatchObject({ code: 0 });
    expect(await users('user passphrase --user 李督查', second, first)).toMatchObject({ code: 0 });
    expect(codeOf(await refused('李督查', second, `restore --from ${copy?.folder ?? ''}`))).toBe('NOT_ALLOWED');
    expect(codeOf(await refused('李督查', second, 'attach add --id 370999194108070012 --kind other --file 没有.png'))).toBe('NOT_ALLOWED');
    const ledger = login(file, '管理员', testPassphrase, systemClock);
    const lines = rows<{ method: string }>(
      ledger,
      "SELECT json_extract(after_json, '$.method') AS method FROM audit WHERE action = 'access.refused' ORDER BY seq DESC LIMIT 2",
    );
    closeLedger(ledger);
    expect(lines.map(({ method }) => method)).toEqual(['attachments.addToPerson', 'backups.restore']);
  },
);
