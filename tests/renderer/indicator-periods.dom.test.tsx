/** A period is closed by clicks over the real backend; what is learnt later stands beside it and is told as changed. */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { closedValues } from '../../database/features/indicators/service-periods.ts';
import { record } from '../../database/features/people/service.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { PeriodsPage } from '../../renderer/features/indicators/PeriodsPage.tsx';
import { queryClient } from '../../renderer/shared/client.ts';
import { closeToast, readToasts } from '../../renderer/shared/toast-store.ts';
import { memoryLedger, type TestLedger } from '../helpers/ledger.ts';
import { addHome, addPeople } from '../indicators/county.ts';
import { openBackend, showPage } from './real-window.tsx';

let context: TestLedger;
let backend: ReturnType<typeof openBackend>;
let user: ReturnType<typeof userEvent.setup>;
let people: readonly number[];
const end = isoDate('2022-12-31');

beforeEach(() => {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(1200);
  location.hash = '/indicators/periods';
  context = memoryLedger();
  const home = addHome(context, 'H1', 40, 20);
  people = addPeople(context, [
    { count: 6, level: 'completeLoss', homeId: home },
    { count: 4, level: 'completeLoss', homeId: null },
  ]);
  backend = openBackend(context);
  user = userEvent.setup({ delay: null });
});
afterEach(() => {
  cleanup();
  backend.close();
  for (const toast of readToasts()) closeToast(toast.id);
  vi.restoreAllMocks();
});

it('closes the end of the year only after it was confirmed, and tells afterwards what was not known then', async () => {
  showPage(<PeriodsPage />, context);
  await screen.findByText('还没有封存过期末数');
  const [button] = screen.getAllByRole('button', { name: '封存期末数' });
  if (!button) throw new Error('no button');
  await user.click(button);
  let dialog = await screen.findByRole('alertdialog', { name: '封存期末数' });
  expect(within(dialog).getByText(/封存以后不能更改/)).toBeTruthy();
  await user.click(within(dialog).getByRole('button', { name: '不封存' }));
  expect(closedValues(context, { end })).toEqual([]);

  await user.click(screen.getAllByRole('button', { name: '封存期末数' })[0] ?? button);
  dialog = await screen.findByRole('alertdialog', { name: '封存期末数' });
  await user.click(within(dialog).getByRole('button', { name: '封存' }));
  await waitFor(() =>
    expect(closedValues(context, { end }).find(({ code }) => code === 'IND01')).toMatchObject({ numerator: 6, denominator: 10 }),
  );
  const list = await screen.findByRole('list', { name: '已封存的期末' });
  expect(within(list).getByText('2022-12-31')).toBeTruthy();

  record(context, { kind: 'end', personId: people[0] ?? 0, validFrom: isoDate('2022-11-03'), reason: 'death', remark: null });
  cleanup();
  queryClient.clear();
  showPage(<PeriodsPage />, context);
  const grid = await screen.findByRole('grid', { name: '封存值与现值' });
  await waitFor(() => expect(within(grid).getAllByText('有变动').length).toBeGreaterThan(0));
  expect(within(grid).getAllByText('6 / 10').length).toBeGreaterThan(0);
  expect(within(grid).getAllByText('5 / 9').length).toBeGreaterThan(0);
});
