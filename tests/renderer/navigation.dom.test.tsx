import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { methods } from '../../electron/contract/index.ts';
import { forgetPlace, goBack, goTo, keepQuery, useGuardedHashLocation, useQuery } from '../../renderer/shared/hash-location.ts';
import { useLeaveGuard } from '../../renderer/shared/leave-guard.ts';
import { areasFor, isReachable, routes } from '../../renderer/shared/navigation.ts';
import { listenForShortcuts, shortcutsNow, useShortcut } from '../../renderer/shared/shortcuts.ts';
import { ConfirmHost } from '../../renderer/shared/ui/ConfirmHost.tsx';

function Place({ isDirty = false }: { readonly isDirty?: boolean }) {
  const [path] = useGuardedHashLocation();
  const search = useQuery().get('search');
  useLeaveGuard(isDirty);
  return (
    <p>
      在 {path}
      {search === null ? '' : ` 找 ${search}`}
    </p>
  );
}

beforeEach(() => forgetPlace());

describe('the address', () => {
  it('carries the page and its filters, and goes back', async () => {
    render(<Place />);
    act(() => goTo('/people?search=王桂兰'));
    expect(screen.getByText('在 /people 找 王桂兰')).toBeTruthy();
    act(() => keepQuery({ search: '李', town: null }));
    expect(screen.getByText('在 /people 找 李')).toBeTruthy();
    expect(location.hash).toBe('#/people?search=%E6%9D%8E');
    act(() => goTo('/people/12'));
    act(() => goBack());
    // Typing into a filter left no step of its own: one step back is the list.
    await waitFor(() => expect(screen.getByText('在 /people 找 李')).toBeTruthy());
  });

  it('leaves a window alone that is gone when nothing was there to go back to', async () => {
    const place = location.hash;
    goBack('/people');
    await Promise.resolve();
    await new Promise((resolve) => setTimeout(resolve, 20));
    const faults: unknown[] = [];
    const note = (fault: unknown): void => void faults.push(fault);
    process.on('uncaughtException', note);
    vi.stubGlobal('window', undefined);
    vi.stubGlobal('history', undefined);
    await new Promise((resolve) => setTimeout(resolve, 200));
    vi.unstubAllGlobals();
    process.off('uncaughtException', note);
    expect(faults).toEqual([]);
    expect(location.hash).toBe(place);
  });

  it('stays while input is unsaved, until the user decides, also when the window goes back', async () => {
    const user = userEvent.setup();
    const view = (isDirty: boolean) => (
      <>
        <Place isDirty={isDirty} />
        <ConfirmHost />
      </>
    );
    const { rerender } = render(view(false));
    act(() => goTo('/homes'));
    rerender(view(true));
    act(() => history.back());
    await user.click(await screen.findByRole('button', { name: '留在这里' }));
    expect(screen.getByText('在 /homes')).toBeTruthy();
    expect(location.hash).toBe('#/homes');
    act(() => goTo('/standards'));
    await user.click(await screen.findByRole('button', { name: '放弃并离开' }));
    await waitFor(() => expect(screen.getByText('在 /standards')).toBeTruthy());
  });
});

describe('the areas', () => {
  it('have paths, keys and titles of their own', () => {
    expect(new Set(routes.map((route) => route.path)).size).toBe(routes.length);
    const areas = areasFor('admin');
    expect(new Set(areas.map((area) => area.order)).size).toBe(areas.length);
    for (const route of routes) expect(route.title).not.toMatch(/[A-Za-z]/);
  });

  it('are reached only by whom they are for', () => {
    expect(isReachable('/users', 'admin')).toBe(true);
    expect(isReachable('/users', 'county_clerk')).toBe(false);
    expect(isReachable('/audit?user=3', 'auditor')).toBe(true);
    expect(isReachable('/audit?user=3', 'county_clerk')).toBe(false);
    expect(isReachable('/nowhere', 'admin')).toBe(false);
    expect(isReachable('/people/12', 'county_approver')).toBe(true);
    expect(isReachable('/people/new', 'county_approver')).toBe(false);
    expect(areasFor('county_approver').map((area) => area.path)).not.toContain('/users');
    expect(areasFor('home_manager').map((area) => area.path)).toEqual([
      '/',
      '/people',
      '/beds',
      '/assessments',
      '/placement',
      '/payments',
      '/homes',
      '/renovation',
      '/standards',
      '/papers',
    ]);
  });

  it('are open to whoever may call the method they live by', () => {
    for (const { path, needs } of routes) expect([path, ...needs[1]]).toEqual([path, ...methods[needs[0]].access]);
  });
});

describe('keys', () => {
  function Page({ onNew, onHelp }: { readonly onNew: () => void; readonly onHelp: () => void }) {
    useShortcut('Ctrl+N', '登记', onNew);
    useShortcut('?', '快捷键', onHelp, { group: '窗口' });
    return <input aria-label="姓名" />;
  }

  it('act on the page, but letters belong to the field that has the cursor', () => {
    const onNew = vi.fn();
    const onHelp = vi.fn();
    const stop = listenForShortcuts();
    render(<Page onNew={onNew} onHelp={onHelp} />);
    fireEvent.keyDown(document.body, { key: 'n', ctrlKey: true });
    fireEvent.keyDown(screen.getByLabelText('姓名'), { key: 'n', ctrlKey: true });
    expect(onNew).toHaveBeenCalledTimes(2);
    fireEvent.keyDown(screen.getByLabelText('姓名'), { key: '?', shiftKey: true });
    expect(onHelp).not.toHaveBeenCalled();
    fireEvent.keyDown(document.body, { key: '?', shiftKey: true });
    expect(onHelp).toHaveBeenCalledTimes(1);
    fireEvent.keyDown(document.body, { key: 'n', ctrlKey: true, isComposing: true });
    expect(onNew).toHaveBeenCalledTimes(2);
    expect(shortcutsNow().map((shortcut) => shortcut.keys)).toEqual(['Ctrl+N', '?']);
    stop();
    fireEvent.keyDown(document.body, { key: 'n', ctrlKey: true });
    expect(onNew).toHaveBeenCalledTimes(2);
  });
});
