import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ErrorCode } from '../../electron/contract/messages.ts';
import { failure, type WireError } from '../../electron/contract/result.ts';
import { Gate } from '../../renderer/features/ledger/Gate.tsx';
import { RecoveryKeyStep } from '../../renderer/features/ledger/RecoveryKeyStep.tsx';
import { ConfirmHost } from '../../renderer/shared/ui/ConfirmHost.tsx';
import { mockBridge, ok } from './mock-bridge.ts';

const file = '/ledgers/county/county.yiyang';
const card = { file, name: '测试县颐养台账', regionName: '测试县', isDemo: false, userNames: ['赵明霞', '孙立军'] };
const session = {
  ledger: { name: card.name, regionCode: '370999', regionName: card.regionName, file, isDemo: false },
  user: {
    userId: 1,
    name: '孙立军',
    role: 'county_clerk' as const,
    townCode: null,
    homeId: null,
    placeName: null,
    isPassphraseTemporary: false,
  },
  lastLogin: { at: null, wrongTries: 0, lastWrongAt: null },
};
const status = {
  version: '1',
  isDemo: false,
  today: '2022-01-05',
  session: null,
  isLocked: false,
  recent: [{ file, name: card.name, regionName: card.regionName, isDemo: false, openedAt: '2022-01-04T01:00:00Z', isPresent: true }],
};
const onSession = vi.fn();

function open(answers: Parameters<typeof mockBridge>[0], recent = status.recent, fault: WireError | null = null) {
  const bridge = mockBridge(answers);
  Object.assign(window, { yiyang: bridge });
  render(<Gate status={{ ...status, recent }} fault={fault} onSession={onSession} onStatusChanged={() => Promise.resolve()} />);
  return bridge;
}

beforeEach(() => {
  onSession.mockClear();
  localStorage.clear();
});

describe('login', () => {
  it('opens the last ledger at once; a wrong passphrase is told in place', async () => {
    const user = userEvent.setup();
    let answer: unknown = failure('WRONG_PASSPHRASE');
    const bridge = open({ 'ledger.inspectRecent': () => ok(card), 'ledger.login': () => answer as never });
    await user.click(await screen.findByRole('button', { name: '孙立军' }));
    expect(document.activeElement).toBe(screen.getByLabelText('口令'));
    await user.keyboard('不对的口令{Enter}');
    expect(await screen.findByText(/用户名或口令不正确。请检查大小写和输入法后重试/)).toBeTruthy();
    expect(onSession).not.toHaveBeenCalled();
    answer = ok(session);
    await user.keyboard('{Enter}');
    expect(bridge.calls.at(-1)).toEqual({ method: 'ledger.login', input: { file, userName: '孙立军', passphrase: '不对的口令' } });
    expect(onSession).toHaveBeenCalledWith(session);
  });

  it('is not sent by the Enter of an input method', async () => {
    const user = userEvent.setup();
    const bridge = open({ 'ledger.inspectRecent': () => ok(card) });
    await user.type(await screen.findByLabelText('口令'), 'x');
    expect(fireEvent.keyDown(screen.getByLabelText('口令'), { key: 'Enter', isComposing: true })).toBe(false);
    expect(bridge.calls.some((call) => call.method === 'ledger.login')).toBe(false);
  });
});

describe('a ledger that cannot be opened', () => {
  const codes: readonly [ErrorCode, string][] = [
    ['LEDGER_IN_USE', '台账正在使用'],
    ['LEDGER_DAMAGED', '台账已损坏'],
    ['LEDGER_NEWER', '需要新版程序'],
    ['LEDGER_FOLDER_GONE', '找不到台账'],
    ['LEDGER_NOT_FOUND', '找不到台账'],
    ['LEDGER_KEY_MISSING', '缺少钥匙文件'],
    ['LEDGER_KEY_DAMAGED', '钥匙文件已损坏'],
    ['LEDGER_NOT_A_LEDGER', '不是台账文件'],
    ['LEDGER_FOLDER_NOT_WRITABLE', '文件夹不能写入'],
    ['LEDGER_MIGRATION_FAILED', '台账升级没有完成'],
    ['LEDGER_SCHEMA_CHANGED', '台账与程序不一致'],
    ['LEDGER_READ_ONLY', '台账不能写入'],
    ['LEDGER_ON_NETWORK', '台账不能放在这里'],
    ['LEDGER_IN_SYNC_FOLDER', '台账不能放在这里'],
    ['DISK_FULL', '磁盘空间不足'],
  ];
  it.each(codes)('%s has a page with choices', async (code, title) => {
    open({
      'ledger.inspectRecent': () =>
        failure(code, { file, folder: '/ledgers/county', found: 9, supported: 4, version: 3, report: 'R1', kind: '某处', free: '0 字节' }),
    });
    expect(await screen.findByRole('heading', { name: title })).toBeTruthy();
    expect(screen.getByRole('alert').textContent).not.toMatch(/—|\{/);
    expect(screen.getByRole('button', { name: '打开别的台账' })).toBeTruthy();
    expect(screen.getByRole('button', { name: '复制说明' })).toBeTruthy();
    expect(screen.getByText('所在位置')).toBeTruthy();
    const lasting = ['LEDGER_NEWER', 'LEDGER_NOT_A_LEDGER', 'LEDGER_SCHEMA_CHANGED', 'LEDGER_ON_NETWORK', 'LEDGER_IN_SYNC_FOLDER'];
    const canRetry = !lasting.includes(code);
    expect(screen.queryByRole('button', { name: '重试' }) !== null).toBe(canRetry);
  });

  it('is tried again on request', async () => {
    let isBusy = true;
    const user = userEvent.setup();
    open({ 'ledger.inspectRecent': () => (isBusy ? failure('LEDGER_IN_USE', { file }) : ok(card)) });
    await screen.findByRole('heading', { name: '台账正在使用' });
    isBusy = false;
    await user.click(screen.getByRole('button', { name: '重试' }));
    expect(await screen.findByRole('heading', { name: card.name })).toBeTruthy();
  });

  it('that is missing stands greyed in the list', async () => {
    open({}, [{ ...status.recent[0]!, isPresent: false }]);
    expect(await screen.findByText('找不到')).toBeTruthy();
  });
});

describe('a clock that stands before the last line', () => {
  const behind = (mayGoOn: 0 | 1) => failure('CLOCK_BEHIND', { now: '2019-01-01 08:00', last: '2026-11-22 12:00', mayGoOn });
  const logIn = async (mayGoOn: 0 | 1) => {
    const user = userEvent.setup();
    const bridge = open({
      'ledger.inspectRecent': () => ok(card),
      'ledger.login': (input: { isClockAccepted?: boolean }) => (input.isClockAccepted ? ok(session) : behind(mayGoOn)),
    });
    render(<ConfirmHost />);
    await user.type(await screen.findByLabelText('口令'), '口令{Enter}');
    return { user, bridge };
  };

  it('is told in place to whoever may not go on', async () => {
    await logIn(0);
    expect(await screen.findByText(/电脑时间（2019-01-01 08:00）早于台账最后一次记录（2026-11-22 12:00）。请在系统设置/)).toBeTruthy();
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('an administrator is asked; going on says so to the backend, the safe answer does not', async () => {
    const { user, bridge } = await logIn(1);
    const dialog = await screen.findByRole('alertdialog', { name: '电脑时间对不上' });
    expect(dialog.textContent).toContain('确认现在就是 2019-01-01 08:00，才继续登录；审计日志会记下这次确认。');
    await user.click(screen.getByRole('button', { name: '取消' }));
    expect(onSession).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: '登录' }));
    await user.click(await screen.findByRole('button', { name: '时间没有错，继续登录' }));
    await vi.waitFor(() => expect(onSession).toHaveBeenCalledWith(session));
    expect(bridge.calls.at(-1)?.input).toMatchObject({ isClockAccepted: true });
  });
});

describe('a ledger that was left by itself', () => {
  it('is told first, and opened again on request', async () => {
    const user = userEvent.setup();
    const { error } = failure('LEDGER_DISK_GONE', { file });
    open({ 'ledger.inspectRecent': () => ok(card) }, status.recent, error);
    expect(await screen.findByRole('heading', { name: '存放台账的磁盘不见了' })).toBeTruthy();
    expect(screen.getByRole('alert').textContent).toContain('请把磁盘重新插好，再点“重试”登录');
    await user.click(screen.getByRole('button', { name: '重试' }));
    expect(await screen.findByRole('heading', { name: card.name })).toBeTruthy();
  });
});

describe('the recovery key', () => {
  it('is typed back from paper before the ledger is used', async () => {
    const user = userEvent.setup();
    const onDone = vi.fn();
    const groups = ['7K2M', 'Q9XD', 'HT4B', 'WZ6N', '3FJP', 'R8VC', '5YGA', 'E1SU'];
    Object.assign(window, { yiyang: mockBridge({}) });
    render(<RecoveryKeyStep recoveryKey={groups.join('-')} ledgerName={card.name} notice="已建立" doneLabel="开始使用" onDone={onDone} />);
    expect(screen.getByRole('list', { name: '恢复密钥' }).textContent).toContain('7K2M');
    await user.click(screen.getByRole('button', { name: '已经保存，下一步' }));
    // Out of sight while it is asked for.
    expect(screen.queryByRole('list', { name: '恢复密钥' })).toBeNull();
    const asked = screen.getAllByRole('textbox', { name: /恢复密钥第\d组/ });
    expect(asked).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: '开始使用' }));
    expect(await screen.findAllByText('与恢复密钥不一致，请对照纸上核对')).toHaveLength(2);
    expect(onDone).not.toHaveBeenCalled();
    for (const input of asked) {
      const label = document.querySelector(`label[for="${input.id}"]`)?.textContent ?? '';
      const number = Number(/第(\d)组/.exec(label)?.[1]);
      await user.type(input, (groups[number - 1] ?? '').toLowerCase());
    }
    await user.click(screen.getByRole('button', { name: '开始使用' }));
    expect(onDone).toHaveBeenCalledTimes(1);
  });
});
