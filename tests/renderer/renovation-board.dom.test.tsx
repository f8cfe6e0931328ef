import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ProjectRow } from '../../electron/contract/renovation-shapes.ts';
import { BoardPage } from '../../renderer/features/renovation/BoardPage.tsx';
import { queryClient } from '../../renderer/shared/client.ts';
import { SessionProvider } from '../../renderer/shared/session.ts';
import { mockBridge, ok } from './mock-bridge.ts';

function row(projectId: number, change: Partial<ProjectRow>): ProjectRow {
  return {
    projectId,
    code: `GZ-${projectId}`,
    name: `改造 ${projectId}`,
    batchYear: 2022,
    homeId: projectId,
    homeName: `第 ${projectId} 敬老院`,
    homeCode: `H${projectId}`,
    townCode: '370983101',
    townName: '测试镇',
    kind: 'rebuild',
    approvedFen: 100_000_000,
    estimateFen: null,
    bedsBefore: 40,
    nursingBefore: 10,
    bedsAfter: 42,
    nursingAfter: 12,
    stage: 'construction',
    state: 'running',
    stageSince: null,
    nextStage: 'completed',
    nextPlannedOn: null,
    lagStage: null,
    lagDays: 0,
    tone: 'none',
    percent: 40,
    receivedFen: 0,
    paidFen: 33_333_333,
    isFromFile: false,
    ...change,
  };
}

const rows = [
  row(1, { stage: 'design' }),
  row(2, {}),
  row(3, { lagDays: 21, tone: 'red' }),
  row(4, { state: 'suspended', lagDays: 90 }),
  row(5, { stage: 'settled', nextStage: null }),
  row(6, { state: 'cancelled' }),
];

beforeEach(() => {
  location.hash = '#/renovation/board';
  const bridge = mockBridge({
    'renovation.list': () => ok({ rows, total: rows.length, years: [2022], byStage: [] }),
    'divisions.list': () => ok([]),
  });
  Object.assign(window, { yiyang: bridge });
  const user = { userId: 1, name: '管理员', role: 'admin', townCode: null, homeId: null, placeName: null, isPassphraseTemporary: false };
  render(
    <QueryClientProvider client={queryClient}>
      <SessionProvider value={{ today: '2022-06-30', version: '1', user } as never}>
        <BoardPage />
      </SessionProvider>
    </QueryClientProvider>,
  );
});
afterEach(() => queryClient.clear());

const columns = (): readonly string[] => screen.getAllByRole('region').flatMap((region) => region.getAttribute('aria-label') ?? []);
const cards = (column: string): readonly string[] =>
  within(screen.getByRole('region', { name: column }))
    .getAllByRole('button')
    .map((card) => /第 \d 敬老院/.exec(card.textContent ?? '')?.[0] ?? '');

it('every stage has its column, the latest first, those that stand still last; cancelled ones stand at the end', async () => {
  await screen.findByRole('region', { name: '开工 3 个' });
  expect(columns().filter((label) => / \d+ 个$/.test(label))).toEqual([
    '储备 0 个',
    '立项 0 个',
    '设计 1 个',
    '招采 0 个',
    '合同 0 个',
    '开工 3 个',
    '完工 0 个',
    '竣工验收 0 个',
    '投入使用 0 个',
    '结算审计 1 个',
    '已取消 1 个',
  ]);
  expect(cards('开工 3 个')).toEqual(['第 3 敬老院', '第 2 敬老院', '第 4 敬老院']);
  const late = within(screen.getByRole('region', { name: '开工 3 个' })).getAllByRole('button')[0];
  expect(late?.textContent).toContain('滞后 21 天');
  // 33.33 % is said with one decimal, never rounded up.
  expect(late?.textContent).toContain('已付 33.3%');
});

it('arrows walk the cards over stages without any, Enter opens the project', async () => {
  const user = userEvent.setup({ delay: null });
  await screen.findByRole('region', { name: '设计 1 个' });
  const focused = (): string => /第 \d 敬老院/.exec(document.activeElement?.textContent ?? '')?.[0] ?? '';
  screen.getByRole('button', { name: /第 1 敬老院/ }).focus();
  await user.keyboard('{ArrowRight}');
  expect(focused()).toBe('第 3 敬老院');
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(focused()).toBe('第 4 敬老院');
  await user.keyboard('{ArrowRight}');
  expect(focused()).toBe('第 5 敬老院');
  await user.keyboard('{ArrowLeft}{Enter}');
  expect(location.hash).toBe('#/renovation/project/3');
});
