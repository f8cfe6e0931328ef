import { act, configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Route, Switch } from 'wouter';
import { rollSheet } from '../../database/features/beds/reading.ts';
import { absencesRegister } from '../../database/features/beds/registers.ts';
import { isoDate } from '../../electron/contract/values.ts';
import type { Role } from '../../electron/contract/method.ts';
import { AbsencesPage } from '../../renderer/features/beds/AbsencesPage.tsx';
import { BedsPage } from '../../renderer/features/beds/BedsPage.tsx';
import { RollCallPage } from '../../renderer/features/beds/RollCallPage.tsx';
import { goTo } from '../../renderer/shared/navigation.ts';
import { mapOf, staysCounty, whereIs, type StaysCounty } from '../database/stays-county.ts';
import { openBackend, showPage } from './real-window.tsx';

const today = '2022-03-20';
let county: StaysCounty;
let backend: ReturnType<typeof openBackend>;
let user: ReturnType<typeof userEvent.setup>;

function show(address: string, role: Role = 'admin'): void {
  act(() => goTo(address, { replace: true }));
  showPage(
    <Switch>
      <Route path="/beds" component={BedsPage} />
      <Route path="/beds/roll-call" component={RollCallPage} />
      <Route path="/beds/absences" component={AbsencesPage} />
    </Switch>,
    county.context,
    role,
  );
}

/** By what the cell says: to work out the name of each of a hundred is slow. */
const cell = (said: RegExp): Promise<HTMLElement> =>
  waitFor(() => {
    const found = [...document.querySelectorAll<HTMLElement>('[role="gridcell"]')].find((one) =>
      said.test(one.ariaLabel ?? one.getAttribute('aria-label') ?? ''),
    );
    if (!found) throw new Error(`no bed says ${said.source}`);
    return found;
  });
const submit = async (title: string): Promise<void> => {
  const dialog = await screen.findByRole('dialog', { name: title });
  await user.click(within(dialog).getByRole('button', { name: title }));
  await waitFor(() => expect(screen.queryByRole('dialog', { name: title })).toBeNull());
};
const lies = (personId: number): string | null => whereIs(county.context, county.h1, personId, today);

// The page of the tests has no places on a screen; and whether each of a hundred beds can be seen is worked out anew for every question.
Element.prototype.scrollIntoView = () => undefined;
configure({ defaultHidden: true });

beforeEach(() => {
  localStorage.clear();
  county = staysCounty(today, 5);
  backend = openBackend(county.context);
  user = userEvent.setup({ delay: null });
});
afterEach(() => backend.close());

describe('the bed map', () => {
  it('moves somebody by keys alone: taken up with M, put down with Enter, given up with Esc', async () => {
    show(`/beds?home=${county.h1}`);
    await user.click(await cell(/^主楼 3层 305室 2床，在住，护理型，诸葛长寿/));
    await user.keyboard('m');
    expect((await screen.findByRole('status', { name: '正在选择床位' })).textContent).toContain('诸葛长寿');
    await user.keyboard('{ArrowRight}{Escape}');
    expect(screen.queryByRole('status', { name: '正在选择床位' })).toBeNull();
    expect(document.activeElement?.getAttribute('aria-label')).toContain('305室 2床');

    await user.keyboard('m{ArrowRight}{ArrowRight}');
    expect(screen.getByRole('status', { name: '正在选择床位' }).textContent).toContain('主楼 3层 306室 2床：诸葛长寿换到这里');
    await user.keyboard('{Enter}');
    expect((await screen.findByRole('status', { name: '办理的结果' })).textContent).toBe(
      '自3月20日起，诸葛长寿由主楼 3层 305室 2床换到主楼 3层 306室 2床；主楼 3层 305室 2床自当日起空出。',
    );
    await submit('换床');
    expect(lies(county.p1)).toBe('306-2');
    expect(screen.queryByRole('status', { name: '正在选择床位' })).toBeNull();
    await cell(/306室 2床，在住.*诸葛长寿/);
  });

  it('offers an exchange on a bed that is lived in', async () => {
    show(`/beds?home=${county.h1}`);
    const first = await cell(/101室 1床，在住/);
    await user.click(first);
    await user.keyboard('m{ArrowRight}{Enter}');
    await submit('互换床位');
    const map = mapOf(county.context, county.h1, today);
    expect(map.rooms[0]?.beds.map(({ person }) => person?.name)).toEqual(['住院2', '住院1']);
  });

  it('opens with Enter what can be done; hospital and back', async () => {
    show(`/beds?home=${county.h1}`);
    await user.click(await cell(/诸葛长寿/));
    await user.keyboard('{Enter}');
    await user.click(within(await screen.findByRole('menu')).getByRole('menuitem', { name: '住院…' }));
    const dialog = await screen.findByRole('dialog', { name: '登记住院' });
    await user.type(within(dialog).getByRole('textbox', { name: '就诊医院' }), '县人民医院');
    await user.click(within(dialog).getByRole('button', { name: '登记' }));
    await cell(/305室 2床，住院.*诸葛长寿.*2022-03-20 起/);
    expect(screen.getByRole('button', { name: '返院' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '返院' }));
    const back = await screen.findByRole('dialog', { name: '登记返院' });
    await user.click(within(back).getByRole('button', { name: '登记' }));
    await cell(/305室 2床，在住.*诸葛长寿/);
  });

  it('keeps the filter to what fits and counts it', async () => {
    show(`/beds?home=${county.h1}`);
    await cell(/诸葛长寿/);
    await user.type(screen.getByRole('searchbox', { name: '在床位图中查找' }), '诸葛');
    await waitFor(() => expect(screen.getByText(/符合 1 张/)).toBeTruthy());
    await waitFor(() => expect(screen.getAllByRole('gridcell')).toHaveLength(2));
  });

  it('shows a day that is over, and lets nobody change it', async () => {
    show(`/beds?home=${county.h1}&day=2018-05-09`);
    await screen.findByText('2018年5月9日的床位，只能查看');
    const bed = await cell(/305室 2床，空闲/);
    await user.click(bed);
    await user.keyboard('{Enter}');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(screen.queryByRole('button', { name: '批量登记' })).toBeNull();
  });

  it('is read by an auditor and changed by nobody of his kind', async () => {
    show(`/beds?home=${county.h1}`, 'auditor');
    await user.click(await cell(/诸葛长寿/));
    await user.keyboard('m');
    expect(screen.queryByRole('status', { name: '正在选择床位' })).toBeNull();
    expect(screen.queryByRole('group', { name: '可办理' })).toBeNull();
  });
});

describe('laying out a home', () => {
  it('makes rooms by the floor, and says where that is more than is registered', async () => {
    show(`/beds?home=${county.h2}`);
    await user.click(await screen.findByRole('button', { name: '批量登记' }));
    const dialog = await screen.findByRole('dialog', { name: '批量登记房间床位' });
    const field = async (name: string, value: string): Promise<void> => {
      const input = within(dialog).getByRole('textbox', { name: new RegExp(`^${name}`) });
      await user.clear(input);
      await user.type(input, value);
    };
    await field('楼栋', '副楼');
    await field('末层', '3');
    await field('每层末间', '20');
    expect(within(dialog).getByRole('status', { name: '将登记的房间' }).textContent).toBe('将登记副楼 101 至 320，共 60 间、120 张床位。');
    await user.click(within(dialog).getByRole('button', { name: '登记' }));
    await waitFor(() => expect(mapOf(county.context, county.h2, today).counts.drawn).toBe(60 + 120));
    await screen.findByText(/比核定 60 张多 120 张/);
  });
});

describe('the roll call', () => {
  it('is saved with one missing, everybody else present', async () => {
    show(`/beds/roll-call?home=${county.h1}`);
    const missing = await screen.findByRole('checkbox', { name: /^诸葛长寿/ });
    act(() => missing.focus());
    await user.keyboard(' ');
    await user.type(screen.getByRole('textbox', { name: '诸葛长寿的说明' }), '去集市未归');
    expect(screen.getByRole('status', { name: '点名合计' }).textContent).toContain('应到 5 人，实到 4 人，未在院 1 人');
    await user.click(screen.getByRole('button', { name: '保存点名' }));
    await screen.findByRole('button', { name: '重新保存' });
    expect(rollSheet(county.context, { homeId: county.h1, day: isoDate(today) }).taken).toMatchObject({
      expected: 5,
      present: 4,
      absent: [{ personId: county.p1, finding: 'missing', note: '去集市未归' }],
    });
  });
});

describe('who is away', () => {
  it('comes back from the list', async () => {
    const { startAbsence } = await import('../../database/features/beds/service-absences.ts');
    startAbsence(county.context, {
      personId: county.p1,
      kind: 'leave',
      fromOn: isoDate('2022-03-01'),
      plannedUntil: isoDate('2022-03-10'),
      destination: '侄子家',
      escort: null,
      approvedBy: null,
      note: null,
    });
    show(`/beds/absences?home=${county.h1}`);
    await screen.findByText('逾期未返');
    await user.click(await screen.findByRole('button', { name: '登记诸葛长寿返院' }));
    const dialog = await screen.findByRole('dialog', { name: '登记返院' });
    await user.click(within(dialog).getByRole('button', { name: '登记' }));
    await screen.findByText('没有人请假或住院');
    const [row] = absencesRegister(
      county.context,
      { homeId: county.h1, from: isoDate('2022-03-01'), until: isoDate(today) },
      isoDate(today),
    );
    expect(row).toMatchObject({ untilOn: today, nights: 19 });
  });
});
