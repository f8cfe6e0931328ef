import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { noPeopleFilter, personSortKeys } from '../../electron/contract/people.ts';
import { activeFilters, peopleQueryOf, readPeopleView, type PeopleView } from '../../renderer/features/people/people-query.ts';
import { PeoplePage } from '../../renderer/features/people/PeoplePage.tsx';
import { usePeopleView } from '../../renderer/features/people/use-people-view.ts';
import { goTo } from '../../renderer/shared/navigation.ts';
import { memoryLedger } from '../helpers/ledger.ts';
import { openBackend, showPage } from './real-window.tsx';

function throughAddress(view: PeopleView): PeopleView {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(peopleQueryOf(view))) if (value) query.set(name, value);
  return readPeopleView(new URLSearchParams(query.toString()));
}

const code = fc.option(fc.stringMatching(/^\d{9,12}$/), { nil: null });
const views: fc.Arbitrary<PeopleView> = fc.record({
  filter: fc.record({
    search: fc.oneof(
      fc.constant(''),
      fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }).filter((text) => text.length <= 60),
    ),
    townCode: code,
    villageCode: code,
    homeId: fc.option(fc.integer({ min: 1 }), { nil: null }),
    status: fc.constantFrom(null, 'active', 'suspended', 'ended', 'void'),
    level: fc.constantFrom(null, 'independent', 'partialLoss', 'completeLoss'),
    mode: fc.constantFrom(null, 'centralised', 'scattered'),
    category: fc.constantFrom(null, 'elder', 'disabled', 'minor'),
    areaType: fc.constantFrom(null, 'rural', 'urban'),
    wish: fc.constantFrom(null, 'willing', 'unwilling', 'undecided'),
    isAccountMissing: fc.boolean(),
    isIdNumberMissing: fc.boolean(),
  }),
  sort: fc.option(fc.record({ key: fc.constantFrom(...personSortKeys), isDescending: fc.boolean() }), { nil: null }),
  page: fc.nat({ max: 2000 }),
});

beforeEach(() => {
  localStorage.clear();
  act(() => goTo('/people', { replace: true }));
});

describe('the view of the people page', () => {
  it('comes back from the address as it went in', () => {
    fc.assert(
      fc.property(views, (view) => {
        expect(throughAddress(view)).toEqual(view);
      }),
    );
  });

  it('reads the links of the day, and takes what nobody knows as not given', () => {
    const read = (query: string): PeopleView => readPeopleView(new URLSearchParams(query));
    expect(read('accountMissing=1&mode=scattered&status=active').filter).toEqual({
      ...noPeopleFilter,
      isAccountMissing: true,
      mode: 'scattered',
      status: 'active',
    });
    expect(read('sort=assessedOn').sort).toEqual({ key: 'assessedOn', isDescending: false });
    expect(read('idMissing=1').filter.isIdNumberMissing).toBe(true);
    expect(read('search=T370983').filter.search).toBe('T370983');
    expect(read('status=dead&home=x&page=0&sort=-nonsense&level=')).toEqual({ filter: noPeopleFilter, sort: null, page: 0 });
  });

  it('counts the filters in force; the search is none, a village is part of its township', () => {
    expect(activeFilters(noPeopleFilter)).toBe(0);
    expect(
      activeFilters({ ...noPeopleFilter, search: '张', townCode: '370983001', villageCode: '370983001001', isAccountMissing: true }),
    ).toBe(2);
  });

  it('writes a change into the address, begins on the first page again, and keeps search and order when filters are cleared', () => {
    let view: ReturnType<typeof usePeopleView> | null = null;
    function Probe() {
      view = usePeopleView();
      return null;
    }
    render(<Probe />);
    const now = (): ReturnType<typeof usePeopleView> => view ?? expect.fail('not drawn');
    act(() => now().paging.setSort({ key: 'name', isDescending: true }));
    act(() => now().setFilter({ search: '王', level: 'completeLoss' }));
    act(() => now().paging.setPage(3));
    expect(location.hash).toBe('#/people?search=%E7%8E%8B&level=completeLoss&sort=-name&page=4');
    expect(now().paging.offset).toBe(300);
    act(() => now().setFilter({ mode: 'scattered' }));
    expect(now().page).toBe(0);
    act(() => now().clear());
    expect(location.hash).toBe('#/people?search=%E7%8E%8B&sort=-name');
  });
});

describe('the filters of the people page', () => {
  it('ask the backend for exactly what is chosen, and are named and counted', async () => {
    const user = userEvent.setup();
    const context = memoryLedger();
    const backend = openBackend(context);
    const asked = () => backend.calls.filter((call) => call.method === 'people.page').at(-1)?.input;
    showPage(<PeoplePage />, context);
    expect(await screen.findByText('台账中还没有人员')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '供养方式' }));
    await user.click(await screen.findByRole('menuitemradio', { name: '分散供养' }));
    await user.click(screen.getByRole('switch', { name: '账号待补' }));
    expect(location.hash).toBe('#/people?mode=scattered&accountMissing=1');
    expect(asked()).toMatchObject({ filter: { ...noPeopleFilter, mode: 'scattered', isAccountMissing: true }, offset: 0, limit: 100 });
    expect(await screen.findByText('没有符合条件的人员')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '清除 2 项筛选' }));
    expect(location.hash).toBe('#/people');
    expect(screen.queryByRole('button', { name: /项筛选/ })).toBeNull();
    backend.close();
  });
});
