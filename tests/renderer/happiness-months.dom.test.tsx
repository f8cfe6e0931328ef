/** Months of happiness homes filled in by keys and by paste, up to what stands in the ledger. */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { row, rows } from '../../database/core/sql.ts';
import { save } from '../../database/features/happiness/service-homes.ts';
import { MonthsPage } from '../../renderer/features/happiness/MonthsPage.tsx';
import { forgetUnsaved, isLeavingGuarded } from '../../renderer/shared/leave-guard.ts';
import { closeToast, readToasts } from '../../renderer/shared/toast-store.ts';
import { memoryLedger, type TestLedger } from '../helpers/ledger.ts';
import { openBackend, showPage } from './real-window.tsx';

let context: TestLedger;
let backend: ReturnType<typeof openBackend>;
let user: ReturnType<typeof userEvent.setup>;

beforeEach(() => {
  // Nothing is laid out here: the table takes its height from these.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(1200);
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe(): void {}
      unobserve(): void {}
      disconnect(): void {}
    },
  );
  if (!('scrollTo' in HTMLElement.prototype)) Object.assign(HTMLElement.prototype, { scrollTo: () => undefined });
  location.hash = '';
  context = memoryLedger();
  const village = row<{ code: string; parentCode: string }>(
    context,
    "SELECT code, parent_code AS parentCode FROM division WHERE level = 'village' ORDER BY code LIMIT 1",
  )!;
  for (const [index, name] of ['东村幸福院', '西村幸福院', '南村幸福院'].entries())
    save(context, {
      happinessHomeId: null,
      code: `XF00${index + 1}`,
      name,
      townCode: village.parentCode,
      villageCode: village.code,
      creditCode: null,
      builtYear: null,
      openedOn: null,
      floorAreaCenti: null,
      restPlaces: null,
      mealMode: null,
      managerName: null,
      phone: null,
      villageElders: null,
    });
  backend = openBackend(context);
  user = userEvent.setup({ delay: null });
});
afterEach(() => {
  cleanup();
  backend.close();
  forgetUnsaved();
  for (const toast of readToasts()) closeToast(toast.id);
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const cellOf = (line: number, month: number): HTMLElement => {
  const grid = screen.getByRole('grid', { name: '各月填报' });
  const found = grid.querySelector<HTMLElement>(`[data-row="${line}"][data-column="${month - 1}"]`);
  if (!found) throw new Error(`no cell ${line} ${month}`);
  return found;
};
const shown = (line: number, month: number): string => {
  const cell = cellOf(line, month);
  return cell.querySelector('input')?.value ?? cell.textContent ?? '';
};
const told = () =>
  rows<{ code: string; month: string; openDays: number }>(
    context,
    `SELECT code, month, open_days AS openDays FROM happiness_month JOIN happiness_home USING (happiness_home_id)
     WHERE happiness_month.withdrawn_at IS NULL ORDER BY code, month`,
  ).map(({ code, month, openDays }) => `${code} ${month} ${openDays}`);

async function open(): Promise<void> {
  showPage(<MonthsPage />, context);
  await screen.findByRole('grid', { name: '各月填报' });
  await screen.findByText('东村幸福院');
}

describe('the table of months', () => {
  it('is filled by keys alone and saved with Ctrl+S', async () => {
    await open();
    await user.click(cellOf(0, 1));
    await user.keyboard('20{Enter}21{Tab}22{ArrowUp}23{Enter}');
    expect([shown(0, 1), shown(1, 1), shown(1, 2), shown(0, 2)]).toEqual(['20', '21', '22', '23']);
    expect(isLeavingGuarded()).toBe(true);
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() => expect(told()).toEqual(['XF001 2022-01 20', 'XF001 2022-02 23', 'XF002 2022-01 21', 'XF002 2022-02 22']));
    await waitFor(() => expect(isLeavingGuarded()).toBe(false));
    expect(backend.calls.filter(({ method }) => method === 'happiness.saveMonths')).toHaveLength(1);
    expect(readToasts().map(({ text }) => text)).toContain('已保存 4 个月');
  });

  it('takes a block from a spreadsheet; what cannot be is marked with its reason, the rest is saved', async () => {
    await open();
    await user.click(cellOf(0, 1));
    await user.paste('20\t29\t31\r\n停\t28\t\r\n22\t10\t30\r\n1\t2\t3\r\n');
    expect(readToasts().map(({ text }) => text)).toContain('粘贴 8 格，3 格超出表格，没有写入');
    const faults = within(await screen.findByRole('region', { name: '不能保存的格子' }));
    expect(faults.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      '东村幸福院 2月开放天数“29”超过当月的28天',
      '西村幸福院 1月开放天数“停”不是整数',
    ]);
    await user.click(screen.getByRole('button', { name: '保存 6 个月' }));
    await waitFor(() => expect(told()).toHaveLength(6));
    expect(told()).toContain('XF003 2022-02 10');
    // What is refused stays where it was, still to be mended.
    expect([shown(0, 2), shown(1, 1)]).toEqual(['29', '停']);
    await user.click(faults.getByText('“停”'));
    expect(cellOf(1, 1).className).toContain('current');
    await user.click(cellOf(1, 1));
    await user.keyboard('0{Enter}');
    await user.click(cellOf(0, 2));
    await user.keyboard('{Delete}');
    expect(screen.queryByRole('region', { name: '不能保存的格子' })).toBeNull();
    await user.click(screen.getByRole('button', { name: '保存 1 个月' }));
    await waitFor(() => expect(told()).toContain('XF002 2022-01 0'));
  });

  it('takes steps back before saving, and Esc leaves a cell as it was', async () => {
    await open();
    await user.click(cellOf(0, 1));
    await user.paste('20\t21');
    await user.click(cellOf(2, 5));
    await user.keyboard('9{Enter}');
    await user.keyboard('{Control>}z{/Control}');
    expect([shown(0, 1), shown(0, 2), shown(2, 5)]).toEqual(['20', '21', '']);
    await user.keyboard('{Control>}z{/Control}');
    expect([shown(0, 1), shown(0, 2)]).toEqual(['', '']);
    await user.keyboard('{Control>}y{/Control}');
    expect([shown(0, 1), shown(0, 2)]).toEqual(['20', '21']);
    await user.click(cellOf(0, 1));
    await user.keyboard('5{Escape}');
    expect(shown(0, 1)).toBe('20');
    expect(told()).toEqual([]);
  });

  it('is read, not written, by who may not', async () => {
    showPage(<MonthsPage />, context, 'auditor');
    await screen.findByText('东村幸福院');
    await user.click(cellOf(0, 1));
    await user.keyboard('7{Enter}');
    await user.paste('1\t2');
    expect(shown(0, 1)).toBe('');
    expect(screen.queryByRole('button', { name: /保存/ })).toBeNull();
  });
});
