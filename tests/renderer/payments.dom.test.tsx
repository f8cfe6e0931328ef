import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Route, Switch } from 'wouter';
import { sheetDetail } from '../../database/features/payments/service.ts';
import * as people from '../../database/features/people/service.ts';
import { isoDate, isoMonth } from '../../electron/contract/values.ts';
import { SheetPage } from '../../renderer/features/payments/SheetPage.tsx';
import { SheetsPage } from '../../renderer/features/payments/SheetsPage.tsx';
import { queryClient } from '../../renderer/shared/client.ts';
import { goTo } from '../../renderer/shared/navigation.ts';
import { build, smallCounty, type SmallCounty } from '../database/payments-county.ts';
import type { TestLedger } from '../helpers/ledger.ts';
import { openBackend, showPage } from './real-window.tsx';

const month = isoMonth('2022-01');
let county: SmallCounty;
let context: TestLedger;
let backend: ReturnType<typeof openBackend>;
let user: ReturnType<typeof userEvent.setup>;

const press = async (name: string): Promise<void> => user.click(await screen.findByRole('button', { name }));
const dialog = (): Promise<HTMLElement> => screen.findByRole('alertdialog');
const answer = async (name: string): Promise<void> => user.click(within(await dialog()).getByRole('button', { name }));
const state = (): string => sheetDetail(context, month, context.actor.userId).card.state;

function show(address: string): void {
  act(() => goTo(address, { replace: true }));
  showPage(
    <Switch>
      <Route path="/payments" component={SheetsPage} />
      <Route path="/payments/:month" component={SheetPage} />
    </Switch>,
    context,
  );
}

beforeEach(() => {
  localStorage.clear();
  county = smallCounty();
  context = county.context;
  backend = openBackend(context);
  user = userEvent.setup({ delay: null });
});
afterEach(() => backend.close());

describe('the list of months', () => {
  it('begins with the month the user chooses and goes on with the next one', async () => {
    show('/payments');
    await press('编制第一个月');
    const choice = await screen.findByRole('dialog', { name: '从哪个月开始编制' });
    await user.click(within(choice).getByRole('combobox', { name: '年' }));
    await user.click(screen.getByRole('option', { name: '2021年' }));
    await user.click(within(choice).getByRole('combobox', { name: '月' }));
    await user.click(screen.getByRole('option', { name: '12月' }));
    await user.click(within(choice).getByRole('button', { name: '编制2021年12月发放表' }));
    await screen.findByRole('heading', { name: '2021年12月发放表' });
    act(() => goTo('/payments'));
    await screen.findByText('2021年12月审批后可以编制下一个月');
    expect(screen.queryByRole('button', { name: /^编制/ })).toBeNull();
  });
});

describe('one month', () => {
  it('is prepared, and by the same administrator reviewed only with a reason that is kept', async () => {
    build(context, '2022-01');
    show('/payments/2022-01');
    await press('制表');
    expect((await dialog()).textContent).toContain('2 人，合计 2,226.00 元');
    await answer('制表');
    await waitFor(() => expect(state()).toBe('prepared'));

    await press('审核');
    const question = await dialog();
    expect(question.textContent).toContain('您是这份发放表的制表人。');
    expect(within(question).getByRole('button', { name: '审核' })).toHaveProperty('disabled', true);
    await user.type(within(question).getByRole('textbox', { name: /代办理由/ }), '审核员休假');
    await answer('审核');
    await waitFor(() => expect(state()).toBe('reviewed'));
    expect(sheetDetail(context, month, context.actor.userId).events.at(-1)).toMatchObject({ reason: '审核员休假', isOverride: true });
    await waitFor(() => expect(screen.getByRole('list', { name: '办理进度' }).textContent).toContain('（代办）'));
  });

  it('goes back to the draft with a reason, and the way is kept', async () => {
    build(context, '2022-01');
    show('/payments/2022-01');
    await press('制表');
    await answer('制表');
    await press('退回');
    expect(within(await dialog()).getByRole('button', { name: '退回' })).toHaveProperty('disabled', true);
    await user.type(within(await dialog()).getByRole('textbox', { name: /退回理由/ }), '账号有误');
    await answer('退回');
    await waitFor(() => expect(state()).toBe('draft'));
    await press('办理经过');
    const way = await screen.findByRole('dialog', { name: /办理经过/ });
    expect(within(way).getByRole('row', { name: /退回/ }).textContent).toContain('账号有误');
  });

  it('a draft that no longer knows everything is built again before it is prepared', async () => {
    build(context, '2022-01');
    people.record(context, { kind: 'level', personId: county.scattered, validFrom: isoDate('2021-12-20'), level: 'completeLoss' });
    show('/payments/2022-01');
    await screen.findByText(/编制之后台账又有变动，这份草稿已不是最新。请重新编制后再制表。/);
    expect(screen.getByRole('button', { name: '制表' })).toHaveProperty('disabled', true);
    await press('重新编制');
    await waitFor(() => expect(screen.getByRole('button', { name: '制表' })).toHaveProperty('disabled', false));
    expect(screen.queryByText(/已不是最新/)).toBeNull();
  });

  it('shows the parts of the paper and what each person receives, with every reason', async () => {
    build(context, '2022-01');
    show('/payments/2022-01');
    // Where there is no width for the list beside the table, it is a choice above it.
    const part = async (name: RegExp): Promise<void> => {
      await user.click(await screen.findByRole('combobox', { name: '机构或乡镇' }));
      await user.click(screen.getByRole('option', { name }));
    };
    await part(/东山敬老院/);
    await screen.findByText('共 1 条');
    expect(screen.getByText('收款单位').parentElement?.textContent).toContain('东山敬老院');
    await part(/^全部/);
    await screen.findByText('共 2 条');
    await user.type(screen.getByRole('textbox', { name: '在表中查找' }), 'cfs');
    await waitFor(() => expect(screen.getByText('共 1 条')).toBeTruthy());
    await user.click(await screen.findByRole('gridcell', { name: '陈分散' }));
    const reasons = await screen.findByRole('dialog', { name: /发放依据/ });
    const basic = await within(reasons).findByRole('region', { name: '2022年1月基本生活标准' });
    expect(basic.textContent).toContain('663.00 元/月 × 1 个月 ＝ 663.00 元');
    expect(basic.textContent).toContain('样民发〔2021〕3号');
    const care = within(reasons).getByRole('region', { name: '2022年1月照料护理费' });
    expect(care.textContent).toContain('照料人 李照料，账号待补');
  });

  it('filters those whose account is missing', async () => {
    build(context, '2022-01');
    show('/payments/2022-01');
    await screen.findByText('共 2 条');
    await user.click(screen.getByRole('checkbox', { name: '只看账号待补' }));
    await waitFor(() => expect(screen.getByText('共 1 条')).toBeTruthy());
    expect(queryClient.isFetching()).toBe(0);
    expect(await screen.findByRole('gridcell', { name: '陈分散' })).toBeTruthy();
  });
});
