/** A register the code has never heard of, drawn from its definition alone over the real backend: list, form, step, history. */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { Route, Switch } from 'wouter';
import { rows } from '../../database/core/sql.ts';
import { RecordPage } from '../../renderer/features/registers/RecordPage.tsx';
import { RegisterPage } from '../../renderer/features/registers/RegisterPage.tsx';
import { RegistersPage } from '../../renderer/features/registers/RegistersPage.tsx';
import { openBackend, showPage } from '../renderer/real-window.tsx';
import { openDesk } from './desk.ts';

vi.mock(import('../../database/features/registers/library.ts'), async (original) => {
  const library = await original();
  const file = join(import.meta.dirname, 'wheelchair.json');
  const wheelchair = library.definitionOf(JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>);
  return { ...library, definitions: () => [wheelchair], requiredDefinition: () => wheelchair };
});

/** A loaded machine draws slowly. */
const patient = { timeout: 20_000 };
let close = (): void => undefined;
afterEach(() => {
  cleanup();
  close();
  location.hash = '';
});

it('draws list, form and steps of a register nobody has written a line of code for', async () => {
  const desk = openDesk('2022-10-12');
  const [town = ''] = desk.towns;
  desk.write(
    'wheelchair',
    { borrower: '王借用', phone: '13812345678', lentOn: '2022-09-22', depositFen: 30_050, isNew: true, chairNo: 'L-7' },
    town,
  );
  ({ close } = openBackend(desk.context));
  location.hash = '#/registers';
  showPage(
    <Switch>
      <Route path="/registers" component={RegistersPage} />
      <Route path="/registers/:code" component={RegisterPage} />
      <Route path="/registers/:code/:id" component={RecordPage} />
    </Switch>,
    desk.context,
  );
  const user = userEvent.setup();
  const card = await screen.findByRole('button', { name: /轮椅借用/ }, patient);
  expect(card.textContent).toContain('超过期限 1');
  await user.click(card);
  expect(await screen.findByText('王借用', {}, patient)).toBeTruthy();
  expect(screen.getByText('2022-10-11 已超 1 天')).toBeTruthy();

  await user.click(screen.getByRole('button', { name: '登记' }));
  const form = within(await screen.findByRole('dialog', {}, patient));
  expect(form.queryByLabelText(/新轮椅编号/)).toBeNull();
  await user.type(form.getByLabelText(/借用人/), '李借用');
  await user.type(form.getByLabelText(/押金/), '200');
  await user.click(form.getByLabelText(/新轮椅/));
  await user.click(await screen.findByRole('option', { name: '是' }, patient));
  await user.type(await form.findByLabelText(/新轮椅编号/, {}, patient), 'L-8');
  await user.click(form.getByLabelText(/乡镇/));
  const [place] = await screen.findAllByRole('option', {}, patient);
  if (place) await user.click(place);
  await user.click(form.getByRole('button', { name: /登记|保存/ }));
  await waitFor(
    () =>
      expect(
        rows(
          desk.context,
          "SELECT subject, values_json ->> '$.depositFen' AS fen, values_json ->> '$.chairNo' AS chairNo FROM register_record ORDER BY 1",
        ),
      ).toEqual([
        { subject: '李借用', fen: 20_000, chairNo: 'L-8' },
        { subject: '王借用', fen: 30_050, chairNo: 'L-7' },
      ]),
    patient,
  );

  await user.click(await screen.findByRole('button', { name: '登记归还' }, patient));
  const step = within(await screen.findByRole('dialog', {}, patient));
  await user.type(step.getByLabelText(/退还押金/), '200');
  await user.click(step.getByRole('button', { name: '登记归还' }));
  await waitFor(() => expect(desk.state(2)).toBe('back'), patient);
  expect(desk.told(2, 'return')).toContain('done');
}, 60_000);
