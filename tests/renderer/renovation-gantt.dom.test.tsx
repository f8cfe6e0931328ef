import { QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { renovationStages } from '../../electron/contract/renovation-terms.ts';
import type { GanttRow } from '../../electron/contract/renovation-views.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { GanttPage } from '../../renderer/features/renovation/gantt/GanttPage.tsx';
import { queryClient } from '../../renderer/shared/client.ts';
import { SessionProvider } from '../../renderer/shared/session.ts';
import { mockBridge, ok } from './mock-bridge.ts';

/** Planned from February to November; reached up to the start of construction. */
function row(projectId: number, change: Partial<GanttRow>, hasDates = true): GanttRow {
  const days: Readonly<Record<string, [planned: string, reached: string | null]>> = {
    approved: ['2022-02-10', '2022-02-10'],
    construction: ['2022-05-10', '2022-05-20'],
    accepted: ['2022-11-10', null],
  };
  return {
    projectId,
    code: `GZ-${projectId}`,
    name: `第 ${projectId} 项目`,
    batchYear: 2022,
    homeName: '测试敬老院',
    townName: '测试镇',
    stage: 'construction',
    state: 'running',
    lagDays: 0,
    tone: 'none',
    percent: 40,
    dates: renovationStages.map(({ id }) => ({
      stage: id,
      baselineOn: hasDates && days[id] ? isoDate(days[id][0]) : null,
      forecastOn: null,
      actualOn: hasDates && days[id]?.[1] ? isoDate(days[id][1]) : null,
      slipDays: hasDates && id === 'construction' ? 10 : null,
    })),
    ...change,
  };
}

let rows: readonly GanttRow[] = [];
beforeEach(() => {
  location.hash = '#/renovation/gantt';
  rows = [row(1, {}), row(2, { lagDays: 21, tone: 'red' }), row(3, { state: 'cancelled' }), row(4, { stage: 'pipeline' }, false)];
  const bridge = mockBridge({
    'renovation.gantt': () => ok({ asOf: isoDate('2022-08-25'), rows, total: rows.length, years: [2022] }),
    'divisions.list': () => ok([]),
  } as never);
  Object.assign(window, { yiyang: bridge });
});
afterEach(() => queryClient.clear());

function show(): void {
  const session = { user: { userId: 1, name: '经办', role: 'county_clerk', townCode: null, homeId: null }, today: '2022-08-25' };
  render(
    <QueryClientProvider client={queryClient}>
      <SessionProvider value={session as never}>
        <GanttPage />
      </SessionProvider>
    </QueryClientProvider>,
  );
}

it('draws plan, reality and what is late; a project without days says so', async () => {
  show();
  const first = await screen.findByRole('button', { name: /第 1 项目/ });
  expect(first.querySelectorAll('.plan')).toHaveLength(2);
  expect([...first.querySelectorAll('.actual')].map((bar) => bar.className)).toEqual(['bar actual prepare', 'bar actual build']);
  expect(screen.getByRole('button', { name: '第 2 项目，GZ-2，开工，滞后 21 天' })).toBeTruthy();
  expect(within(screen.getByRole('button', { name: /第 4 项目/ })).getByText('没有登记日期')).toBeTruthy();
  expect(screen.getByText('4 个项目，1 个滞后')).toBeTruthy();
});

it('is walked by arrow keys, tells the days of the one in focus, and opens it', async () => {
  show();
  const user = userEvent.setup();
  const first = await screen.findByRole('button', { name: /第 1 项目/ });
  act(() => first.focus());
  await user.keyboard('{ArrowDown}');
  expect(document.activeElement?.getAttribute('data-project')).toBe('2');
  const days = screen.getByRole('table', { name: '第 2 项目 各阶段日期' });
  expect(within(days).getByText('2022-05-20')).toBeTruthy();
  expect(within(days).getByText('晚 10 天')).toBeTruthy();
  await user.keyboard('{End}');
  expect(document.activeElement?.getAttribute('data-project')).toBe('4');
  await user.keyboard('{Enter}');
  expect(location.hash).toBe('#/renovation/project/4');
});

it('says what to do where there is no project', async () => {
  rows = [];
  show();
  expect(await screen.findByText('还没有改造项目')).toBeTruthy();
});
