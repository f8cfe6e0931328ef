/** Money a file told without its source, typed again by its source, would count twice: the dialog says so before it is written. */
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { FundDialog } from '../../renderer/features/renovation/FundDialog.tsx';
import { queryClient } from '../../renderer/shared/client.ts';
import { SessionProvider } from '../../renderer/shared/session.ts';
import { mockBridge, ok } from './mock-bridge.ts';

afterEach(() => queryClient.clear());

async function choose(kind: string, receivedFen: number): Promise<void> {
  const bridge = mockBridge({ 'renovation.sources': () => ok([{ id: 'county', label: '县级财政' }]) });
  Object.assign(window, { yiyang: bridge });
  const user = { userId: 1, name: '管理员', role: 'admin', townCode: null, homeId: null, placeName: null, isPassphraseTemporary: false };
  const found = { sources: [{ source: 'unsplit', sourceName: '未分来源', plannedFen: 0, allocatedFen: 0, receivedFen, spentFen: 0 }] };
  render(
    <QueryClientProvider client={queryClient}>
      <SessionProvider value={{ today: '2022-06-30', version: '1', user } as never}>
        <FundDialog project={{ projectId: 1 } as never} found={found as never} onClose={() => {}} />
      </SessionProvider>
    </QueryClientProvider>,
  );
  await userEvent.click(screen.getByRole('combobox', { name: /类别/ }));
  await userEvent.click(await screen.findByRole('option', { name: kind }));
}

it('到位: names the sum the file told and what to do', async () => {
  await choose('到位', 100_000_000);
  expect(screen.getByText(/导入的台账已记未分来源到位 1,000,000.00 元/).textContent).toContain('请先撤销那一条登记');
});

it('says nothing of 计划', async () => {
  await choose('计划（批复）', 100_000_000);
  expect(screen.queryByText(/导入的台账已记/)).toBeNull();
});

it('says nothing where no file told', async () => {
  await choose('到位', 0);
  expect(screen.queryByText(/导入的台账已记/)).toBeNull();
});
