/** The users page and the waits before login, as an administrator sees them. */
import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { failure } from '../../electron/contract/result.ts';
import { LoginPage } from '../../renderer/features/ledger/LoginPage.tsx';
import { RecoverPage } from '../../renderer/features/ledger/RecoverPage.tsx';
import { lastLoginText, tellWrongTries } from '../../renderer/features/ledger/last-login.ts';
import { closeToast, readToasts } from '../../renderer/shared/toast-store.ts';
import { mockBridge, ok } from './mock-bridge.ts';

const card = { file: '/台账/甲.yiyang', name: '甲台账', regionName: '肥城市', isDemo: false, userNames: ['赵明霞', '孙立军'] };
const nothing = (): void => undefined;

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  localStorage.clear();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  for (const toast of readToasts()) closeToast(toast.id);
});

it('counts down after too many wrong tries, for this user only, and then lets him try again', async () => {
  const user = userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTime(ms) });
  const bridge = mockBridge({
    'ledger.login': () => failure('TRIES_EXHAUSTED', { wait: '2 分钟', seconds: 90, tries: 6 }),
  });
  Object.assign(window, { yiyang: bridge });
  render(
    <LoginPage
      card={card}
      version="1"
      isDemo={false}
      onSession={nothing}
      onRefused={nothing}
      onLogin={nothing}
      onRecover={nothing}
      onOther={nothing}
    />,
  );
  await user.type(screen.getByLabelText('口令'), '不是这个{Enter}');
  expect(await screen.findByText(/口令连续错误 6 次，还要等 1 分 (30|29) 秒。/)).toBeTruthy();
  const logIn = screen.getByRole<HTMLButtonElement>('button', { name: '登录' });
  expect(logIn.disabled).toBe(true);
  await user.keyboard('{Enter}');
  expect(bridge.calls.filter(({ method }) => method === 'ledger.login')).toHaveLength(1);
  act(() => void vi.advanceTimersByTime(60_000));
  expect(screen.getByText(/还要等 (30|29|28) 秒/)).toBeTruthy();
  await user.click(within(screen.getByRole('group', { name: '选择用户' })).getByRole('button', { name: '孙立军' }));
  expect(screen.queryByText(/还要等/)).toBeNull();
  expect(logIn.disabled).toBe(false);
});

it('counts the recovery key’s wait down too', async () => {
  const user = userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTime(ms) });
  Object.assign(window, {
    yiyang: mockBridge({
      'ledger.recover': () => failure('RECOVERY_TRIES_EXHAUSTED', { wait: '1 分钟', seconds: 60, tries: 5 }) as never,
      'ledger.checkPassphrase': () => ok({ isStrong: true, score: 4, reason: '很好' }),
    }),
  });
  render(<RecoverPage card={card} version="1" isDemo={false} onSession={nothing} onBack={nothing} onRefused={nothing} />);
  await user.type(screen.getByRole('textbox', { name: '恢复密钥' }), 'AAAA');
  await user.type(screen.getByLabelText('新口令'), '松柏常青 第二个人 77');
  await user.type(screen.getByLabelText('再填一次新口令'), '松柏常青 第二个人 7');
  await user.click(screen.getByRole('button', { name: '打开台账' }));
  expect(await screen.findByText('两次填写的口令不一致')).toBeTruthy();
  await user.type(screen.getByLabelText('再填一次新口令'), '7');
  await user.click(screen.getByRole('button', { name: '打开台账' }));
  expect(await screen.findByText(/恢复密钥连续错误 5 次，还要等 (1 分 00|59|58) 秒。/)).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: '打开台账' }).disabled).toBe(true);
  act(() => void vi.advanceTimersByTime(61_000));
  expect(screen.getByText('可以再试一次了；再错要等更久。')).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: '打开台账' }).disabled).toBe(false);
});

it('tells of wrong tries since the last login, and of nothing when there were none', () => {
  tellWrongTries({ at: '2022-01-04T01:00:00.000Z', wrongTries: 0, lastWrongAt: null });
  expect(readToasts()).toEqual([]);
  tellWrongTries({ at: '2022-01-04T01:00:00.000Z', wrongTries: 3, lastWrongAt: '2022-01-05T01:00:00.000Z' });
  const [toast] = readToasts();
  expect(toast?.text).toMatch(/^上次登录 2022-01-04 \d\d:00，期间有 3 次口令错误。$/);
  expect(toast?.next).toMatch(/^最后一次在 2022-01-05 \d\d:00。/);
  expect(toast?.tone).toBe('error');
  expect(lastLoginText({ at: null, wrongTries: 0, lastWrongAt: null })).toBe('首次登录');
});
