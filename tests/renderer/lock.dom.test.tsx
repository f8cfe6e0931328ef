/** The lock of the window over the real backend: nothing of the work is left to see or hear, and what was typed is still there afterwards. */
import { QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, renderHook, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState, type ReactNode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { isoDate } from '../../electron/contract/values.ts';
import type { BackendEvent, Bridge } from '../../electron/contract/wire.ts';
import { createRouter, type Router } from '../../electron/backend/router.ts';
import { fixedClock } from '../../database/core/clock.ts';
import { rows } from '../../database/core/sql.ts';
import { login } from '../../database/features/ledger/service.ts';
import { LockHost } from '../../renderer/features/lock/LockHost.tsx';
import { useIdle } from '../../renderer/features/lock/use-idle.ts';
import { followBackend, queryClient, useCall } from '../../renderer/shared/client.ts';
import { useLeaveGuard } from '../../renderer/shared/leave-guard.ts';
import { setLocked } from '../../renderer/shared/lock-store.ts';
import { SessionProvider } from '../../renderer/shared/session.ts';
import { listenForShortcuts, useShortcut } from '../../renderer/shared/shortcuts.ts';
import { fileLedger, temporaryFolder, testPassphrase, type TemporaryFolder } from '../helpers/ledger.ts';

const clock = fixedClock(isoDate('2022-12-31'));
let folder: TemporaryFolder;
let router: Router;
let stops: (() => void)[];
let idleMinutes: number;
const onLeave = vi.fn();
const onKey = vi.fn();

/** A page with a table of the ledger and a form that is half filled in. */
function Work(): ReactNode {
  const users = useCall('users.list', {});
  const [typed, setTyped] = useState('');
  useLeaveGuard(typed !== '');
  useShortcut('F2', '试一试', onKey);
  return (
    <>
      <table aria-label="用户">
        <tbody>
          {(users.data ?? []).map((user) => (
            <tr key={user.userId}>
              <td>{user.name}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <label>
        备注
        <input value={typed} onChange={(event) => setTyped(event.target.value)} />
      </label>
    </>
  );
}

beforeEach(() => {
  folder = temporaryFolder();
  idleMinutes = 0;
  const { ledger } = fileLedger(folder.path, { clock });
  const listeners = new Set<(event: BackendEvent) => void>();
  router = createRouter({
    profileFolder: folder.path,
    appVersion: '1',
    isDemo: false,
    clock,
    idleClock: () => ({ steady: idleMinutes * 60_000, wall: 0 }),
    emit: (event) => listeners.forEach((listener) => listener(event)),
  });
  router.backend.state.ledger = ledger;
  Object.assign(window, {
    yiyang: {
      call: (method: string, input: unknown) => router.handle({ method, input: structuredClone(input), path: null, jobId: null }),
      onEvent: (listener: (event: BackendEvent) => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  });
  queryClient.clear();
  setLocked(false);
  onLeave.mockClear();
  onKey.mockClear();
  stops = [followBackend(() => undefined), listenForShortcuts()];
  document.title = '用户 · 颐养台账';
  render(
    <QueryClientProvider client={queryClient}>
      <SessionProvider value={{ ...ledger.session, today: '2022-12-31', version: '1' }}>
        <Work />
        <LockHost onLeave={onLeave} />
      </SessionProvider>
    </QueryClientProvider>,
  );
});
afterEach(() => {
  vi.useRealTimers();
  cleanup();
  setLocked(false);
  for (const stop of stops) stop();
  queryClient.clear();
  router.close();
  folder.remove();
});

const lockedTitle = (): HTMLElement | null => screen.queryByRole('heading', { name: '窗口已锁定' });

async function lockByKey(): Promise<void> {
  await screen.findByRole('cell', { name: '管理员' });
  fireEvent.keyDown(window, { key: 'l', ctrlKey: true });
  await screen.findByRole('heading', { name: '窗口已锁定' });
}

it('covers everything, for eyes, keys and screen readers, and gives it back as it was', { timeout: 30_000 }, async () => {
  const user = userEvent.setup();
  const note = screen.getByLabelText('备注');
  await user.type(note, '写了一半的内容');
  await lockByKey();
  // All but the lock screen is out of reach of eyes, keys and screen readers.
  const lockScreen = document.querySelector<HTMLElement>('[data-lock-screen]');
  const others = [...document.body.children].filter((element) => element !== lockScreen) as HTMLElement[];
  expect(others.some((element) => element.textContent.includes('管理员'))).toBe(true);
  for (const element of others) {
    expect(element.hasAttribute('inert')).toBe(true);
    expect(element.style.getPropertyValue('content-visibility')).toBe('hidden');
  }
  expect(within(lockScreen ?? document.body).queryByRole('table')).toBeNull();
  expect(lockScreen?.textContent).not.toContain('写了一半');
  expect(document.title).toBe('窗口已锁定 · 颐养台账');
  expect(screen.getByText('没有保存的内容还在，解锁后可以接着填写。')).toBeTruthy();
  // Keys of the page are dead.
  fireEvent.keyDown(document.body, { key: 'F2' });
  expect(onKey).not.toHaveBeenCalled();
  // A dialog that opens now, of a job that has ended, is covered as well.
  const late = document.body.appendChild(document.createElement('div'));
  late.textContent = '导入完成：张三';
  await waitFor(() => expect(late.hasAttribute('inert')).toBe(true));
  late.remove();

  expect(await router.handle({ method: 'users.list', input: {}, path: null, jobId: null })).toMatchObject({ error: { code: 'LOCKED' } });
  const field = screen.getByLabelText('管理员的口令');
  expect(document.activeElement).toBe(field);
  await user.keyboard('不是这个{Enter}');
  expect(await screen.findByText(/^口令不正确。/)).toBeTruthy();
  expect(lockedTitle()).not.toBeNull();
  await user.keyboard(`${testPassphrase}{Enter}`);
  await waitFor(() => expect(lockedTitle()).toBeNull());
  expect(screen.getByLabelText<HTMLInputElement>('备注').value).toBe('写了一半的内容');
  expect(document.activeElement).toBe(screen.getByLabelText('备注'));
  expect(screen.getByRole('cell', { name: '管理员' })).toBeTruthy();
  expect(document.title).toBe('用户 · 颐养台账');
  expect(document.querySelector('[inert], [style*="content-visibility: hidden"]')).toBeNull();
  fireEvent.keyDown(document.body, { key: 'F2' });
  expect(onKey).toHaveBeenCalledTimes(1);
  const connection = router.backend.state.ledger?.connection ?? expect.fail('closed');
  expect(rows({ connection }, "SELECT 1 FROM audit WHERE action IN ('session.lock', 'session.unlock')")).toHaveLength(2);
});

it('comes by itself after the set minutes without key or mouse, and not while somebody moves', () => {
  // The window of the other tests watches too.
  cleanup();
  vi.useFakeTimers();
  const onIdle = vi.fn();
  const touches = vi.spyOn((window as unknown as { yiyang: Pick<Bridge, 'call'> }).yiyang, 'call');
  const { rerender } = renderHook(({ isOn }) => useIdle(2, isOn, onIdle), { initialProps: { isOn: true } });
  const move = (place: number): boolean => fireEvent(window, Object.assign(new Event('pointermove'), { screenX: place, screenY: 0 }));
  for (let minute = 0; minute < 6; minute += 1) {
    vi.advanceTimersByTime(60_000);
    move(minute);
  }
  expect(onIdle).not.toHaveBeenCalled();
  // The backend hears of it, or it would lock itself while somebody reads.
  expect(touches.mock.calls.filter(([method]) => method === 'session.touch')).toHaveLength(6);
  vi.advanceTimersByTime(90_000);
  // A page that moves under a still mouse is no hand.
  move(5);
  expect(onIdle).not.toHaveBeenCalled();
  vi.advanceTimersByTime(35_000);
  expect(onIdle).toHaveBeenCalled();
  rerender({ isOn: false });
  onIdle.mockClear();
  vi.advanceTimersByTime(600_000);
  expect(onIdle).not.toHaveBeenCalled();
  // Asleep: no timer ran, the first key comes hours later.
  rerender({ isOn: true });
  vi.setSystemTime(Date.now() + 5 * 3_600_000);
  fireEvent.keyDown(window, { key: 'a' });
  expect(onIdle).toHaveBeenCalledTimes(1);
});

it('takes the minutes from the settings of the ledger', { timeout: 30_000 }, async () => {
  await screen.findByRole('cell', { name: '管理员' });
  expect(queryClient.getQueryData(['users.idleLock', {}])).toEqual({ minutes: 10 });
  await act(() => router.handle({ method: 'users.saveIdleLock', input: { minutes: 3 }, path: null, jobId: null }));
  await waitFor(() => expect(queryClient.getQueryData(['users.idleLock', {}])).toEqual({ minutes: 3 }));
});

it('follows the backend that has locked itself; what was asked meanwhile is answered afterwards', { timeout: 30_000 }, async () => {
  const user = userEvent.setup();
  await screen.findByRole('cell', { name: '管理员' });
  idleMinutes = 12;
  void queryClient.invalidateQueries({ queryKey: ['users.list'] });
  await screen.findByRole('heading', { name: '窗口已锁定' });
  await user.type(screen.getByLabelText('管理员的口令'), `${testPassphrase}{Enter}`);
  await waitFor(() => expect(lockedTitle()).toBeNull());
  await waitFor(() => expect(queryClient.isFetching()).toBe(0));
  expect(queryClient.getQueryState(['users.list', {}])?.error).toBeNull();
  expect(screen.getByRole('cell', { name: '管理员' })).toBeTruthy();
});

it('lets another user in only after saying that the unsaved work is lost', { timeout: 30_000 }, async () => {
  const user = userEvent.setup();
  await user.type(screen.getByLabelText('备注'), '没有保存');
  await lockByKey();
  await user.click(screen.getByRole('button', { name: '换用户登录' }));
  const question = screen.getByRole('alertdialog', { name: '换用户登录' });
  expect(question.textContent).toContain('管理员还有没有保存的内容，换用户登录后不能找回。');
  expect(document.activeElement).toBe(within(question).getByRole('button', { name: '留在这里' }));
  await user.click(within(question).getByRole('button', { name: '留在这里' }));
  expect(onLeave).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: '换用户登录' }));
  const file = router.backend.state.ledger?.file ?? '';
  await user.click(screen.getByRole('button', { name: '放弃并退出登录' }));
  await waitFor(() => expect(onLeave).toHaveBeenCalled());
  expect(router.backend.state.ledger).toBeNull();
  const again = login(file, '管理员', testPassphrase, clock);
  expect(again.session.user.name).toBe('管理员');
  router.backend.state.ledger = again;
});
