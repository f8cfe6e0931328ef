import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Role } from '../../electron/contract/method.ts';
import type { SituationTarget } from '../../electron/contract/situation.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { TodayPage } from '../../renderer/features/today/TodayPage.tsx';
import { queryClient } from '../../renderer/shared/client.ts';
import { SessionProvider } from '../../renderer/shared/session.ts';
import { mockBridge, ok } from './mock-bridge.ts';

const day = isoDate('2022-06-30');
const target: SituationTarget = {
  code: 'IND01',
  name: '生活不能自理特困人员集中供养率',
  bar: '60%以上',
  words: '2022年提高到60%以上',
  documentNo: '泰民〔2021〕17号',
  clause: '三（五）',
  dueOn: isoDate('2022-12-31'),
  daysLeft: 184,
  shown: '56.0%',
  numerator: 141,
  denominator: 252,
  counts: '人',
  done: 932,
  gap: '低4.1个百分点',
  need: '再集中供养11人',
  state: 'open',
  reference: null,
  link: '/indicators?code=IND01',
};
const noPeople = { active: 500, centralised: 200, scattered: 300, suspended: 0, suspendedCentralised: 0 };

let isChosen: boolean;
beforeEach(() => {
  isChosen = true;
  location.hash = '#/';
  const bridge = mockBridge({
    'today.summary': () =>
      ok({
        today: day,
        people: noPeople,
        levels: [],
        homes: [],
        months: [],
        tasks: [{ id: 'build', title: '编制2022年6月发放表', detail: '', link: '/payments', tone: 'todo' }],
      }),
    'situation.get': () =>
      ok({
        asOf: day,
        placeName: '测试县',
        townCode: null,
        documentNo: '泰民〔2021〕17号',
        isChosen,
        targets: [target],
        people: { all: 500, centralised: 200, scattered: 300, completeLoss: 252, partialLoss: 100, unassessed: 0 },
        rates: [],
        money: { year: 2022, assignedFen: null, spentFen: 12_345_600, executionRate: null, months: [] },
        beds: { homes: 3, registered: 120, nursing: 60, occupied: 90, free: 30, nursingFree: 8 },
        waiting: { people: 12, dependent: 4, longestDays: 40 },
        grades: [{ label: '一级', count: 2, share: '100.0%' }],
        projects: { total: 1, done: 0, late: [{ projectId: 7, name: '样镇敬老院改造', townName: '样镇', stage: '开工', days: 21 }] },
        trend: [],
        places: [],
        towns: [],
      }),
  });
  Object.assign(window, { yiyang: bridge });
});
afterEach(() => {
  queryClient.clear();
});

function show(role: Role): void {
  const user = { userId: 1, name: '李某', role, townCode: null, homeId: null, placeName: null, isPassphraseTemporary: false };
  const session = { user, ledger: { name: '测试台账', regionName: '测试县', isDemo: false }, today: day };
  render(
    <QueryClientProvider client={queryClient}>
      <SessionProvider value={session as never}>
        <TodayPage />
      </SessionProvider>
    </QueryClientProvider>,
  );
}

it('shows who signs the county first, and his tasks on the other side', async () => {
  show('county_approver');
  expect(await screen.findByRole('heading', { name: '滞后的改造项目' })).toBeTruthy();
  expect(screen.queryByText('编制2022年6月发放表')).toBeNull();
  const wall = within(screen.getByRole('group', { name: '目标任务' }));
  expect(wall.getByRole('button', { name: /56\.0%，目标60%以上，推进中，低4\.1个百分点，再集中供养11人/ })).toBeTruthy();
  expect(screen.getByText('滞后 21 天')).toBeTruthy();
  // No chart, nothing to copy.
  expect(screen.queryByRole('button', { name: /复制图片/ })).toBeNull();
  await userEvent.setup().click(screen.getByRole('button', { name: '待办' }));
  expect(await screen.findByText('编制2022年6月发放表')).toBeTruthy();
});

it('shows a clerk the targets above his tasks', async () => {
  show('county_clerk');
  expect(await screen.findByText('编制2022年6月发放表')).toBeTruthy();
  expect(await screen.findByRole('group', { name: '目标任务' })).toBeTruthy();
  expect(screen.queryByRole('heading', { name: '滞后的改造项目' })).toBeNull();
});

it('says on the wall that nobody has chosen the document yet, with the way to choose', async () => {
  isChosen = false;
  show('county_clerk');
  expect((await screen.findByText(/还没有选择执行的政策文件，以下暂按泰民〔2021〕17号/)).textContent).toContain('选择政策文件');
  expect(screen.getByRole('link', { name: '选择政策文件' }).getAttribute('href')).toBe('#/tasks');
});

it('offers a home manager no county', async () => {
  show('home_manager');
  expect(await screen.findByText('编制2022年6月发放表')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '全县情况' })).toBeNull();
});
