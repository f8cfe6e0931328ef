import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Route } from 'wouter';
import { isoDate } from '../../electron/contract/values.ts';
import { row, type WriteContext } from '../../database/core/sql.ts';
import * as people from '../../database/features/people/service.ts';
import { PersonPage } from '../../renderer/features/people/PersonPage.tsx';
import { goTo } from '../../renderer/shared/navigation.ts';
import { closeToast, readToasts } from '../../renderer/shared/toast-store.ts';
import { memoryLedger } from '../helpers/ledger.ts';
import { openBackend, showPage } from './real-window.tsx';

let context: WriteContext;
let backend: ReturnType<typeof openBackend>;
let user: ReturnType<typeof userEvent.setup>;
let personId: number;

beforeEach(() => {
  for (const toast of readToasts()) closeToast(toast.id);
  context = memoryLedger();
  backend = openBackend(context);
  user = userEvent.setup({ delay: null });
  const village = row<{ code: string }>(context, "SELECT code FROM division WHERE level = 'village' LIMIT 1")?.code ?? '';
  personId = people.register(context, {
    name: '王桂兰',
    sex: 'female',
    bornOn: isoDate('1948-03-12'),
    idNumber: null,
    ethnicity: null,
    villageCode: village,
    areaType: 'rural',
    address: null,
    category: 'elder',
    disability: { certificateNumber: null, kind: null, grade: null },
    level: 'independent',
    assessedOn: isoDate('2021-06-08'),
    mode: 'scattered',
    homeId: null,
    caregiver: { name: '李四', idNumber: null, phone: null },
    confirmedOn: isoDate('2020-02-03'),
    account: null,
    caregiverAccount: null,
    phone: null,
    wish: null,
    remark: null,
  }).personId;
  act(() => goTo(`/people/${personId}`, { replace: true }));
});
afterEach(() => backend.close());

const page = (
  <Route path="/people/:id">
    <PersonPage />
  </Route>
);
const dialog = () => within(screen.getByRole('dialog'));
const lifeLine = (): string[] => screen.getAllByRole('listitem').map((entry) => entry.textContent ?? '');

describe('recording a change', () => {
  it('says what it will do, writes it, and shows it at the head of the life line', async () => {
    showPage(page, context);
    await user.click(await screen.findByRole('button', { name: '评估结果' }));
    await user.type(dialog().getByRole('textbox', { name: '评估日期' }), '2022年3月12日');
    await user.click(dialog().getByRole('radio', { name: /全护理/ }));
    expect(dialog().getByRole('status').textContent).toBe('自2022年4月起按“全护理”计发。');
    await user.click(dialog().getByRole('button', { name: '登记' }));
    await waitFor(() => expect(lifeLine()[0]).toContain('评估为完全丧失生活自理能力'));
    expect(people.get(context, personId, isoDate('2022-12-31')).person).toMatchObject({ level: 'completeLoss', assessedOn: '2022-03-12' });
  });

  it('refuses a day that has not come, at the field', async () => {
    showPage(page, context);
    await user.click(await screen.findByRole('button', { name: '死亡登记' }));
    await user.type(dialog().getByRole('textbox', { name: '死亡日期' }), '2023-01-01');
    await user.click(dialog().getByRole('button', { name: '登记' }));
    expect(await dialog().findByText('不能晚于今天')).toBeTruthy();
    expect(people.get(context, personId, isoDate('2022-12-31')).person.status).toBe('active');
  });

  it('warns of an account in another name without stopping', async () => {
    showPage(page, context);
    await user.click(await screen.findByRole('button', { name: '登记本人账户' }));
    await user.type(dialog().getByRole('textbox', { name: '账号' }), '6228480000000000018');
    await user.type(dialog().getByRole('textbox', { name: '开户银行' }), '样本农商银行');
    await user.type(dialog().getByRole('textbox', { name: '户名' }), '王小明');
    await user.click(dialog().getByRole('button', { name: '登记' }));
    expect(await screen.findByText('账户名与姓名不一致')).toBeTruthy();
    expect(people.get(context, personId, isoDate('2022-12-31')).person.account?.holder).toBe('王小明');
  });

  it('needs a home for centralised support', async () => {
    showPage(page, context);
    await user.click(await screen.findByRole('button', { name: '供养方式变更' }));
    await user.type(dialog().getByRole('textbox', { name: '入院日期' }), '2022-03-12');
    await user.click(dialog().getByRole('button', { name: '登记' }));
    expect(await dialog().findByText('请选择供养机构')).toBeTruthy();
    expect(backend.calls.some((call) => call.method === 'people.record')).toBe(false);
  });
});

describe('withdrawing a record', () => {
  it('needs a reason, says what it does, and leaves the record crossed out', async () => {
    people.record(context, { kind: 'level', personId, validFrom: isoDate('2022-03-12'), level: 'completeLoss' });
    showPage(page, context);
    await user.click(await screen.findByRole('button', { name: '撤销：评估为完全丧失生活自理能力' }));
    const question = within(screen.getByRole('alertdialog'));
    expect(question.getByText(/改按此前的记录计发；已审批的发放表不变，多发、少发的部分由下一张发放表更正。/)).toBeTruthy();
    expect(question.getByRole<HTMLButtonElement>('button', { name: '撤销记录' }).disabled).toBe(true);
    await user.type(question.getByRole('textbox', { name: '撤销理由' }), '登记错人');
    await user.click(question.getByRole('button', { name: '撤销记录' }));
    await waitFor(() => expect(lifeLine()[0]).toContain('撤销：登记错人'));
    expect(people.get(context, personId, isoDate('2022-12-31')).person.level).toBe('independent');
  });

  it('is not offered for the only level there is', async () => {
    showPage(page, context);
    await user.click(await screen.findByRole('button', { name: '撤销：评估为具备生活自理能力' }));
    const question = within(screen.getByRole('alertdialog'));
    expect(question.getByText(/唯一有效的“自理能力评估”记录.*请先登记正确的记录，再撤销这一条/)).toBeTruthy();
    expect(question.queryByRole('textbox')).toBeNull();
    expect(question.getByRole<HTMLButtonElement>('button', { name: '撤销记录' }).disabled).toBe(true);
  });
});

describe('somebody who only approves', () => {
  it('sees everything and changes nothing', async () => {
    showPage(page, context, 'county_approver');
    expect(await screen.findByRole('heading', { name: '王桂兰' })).toBeTruthy();
    expect(lifeLine().length).toBeGreaterThan(4);
    for (const name of [/评估结果/, /死亡登记/, /^登记/, /^撤销/]) expect(screen.queryByRole('button', { name })).toBeNull();
  });
});

describe('who may record', () => {
  it.each([
    ['county_clerk', ['评估结果', '供养方式变更', '死亡登记', '其他变动'], ['终止供养', '暂停供养', '户籍地变更', '更正身份信息'], 10],
    ['town_clerk', ['死亡登记', '其他变动'], ['户籍地变更'], 4],
    ['home_manager', ['死亡登记'], [], 2],
    ['county_approver', [], [], 0],
    ['auditor', [], [], 0],
  ] as const)('%s is offered what is his', async (role, buttons, more, pencils) => {
    showPage(page, context, role);
    await screen.findByRole('heading', { level: 1, name: '王桂兰' });
    const offered = ['评估结果', '供养方式变更', '死亡登记', '其他变动'].filter((name) => screen.queryByRole('button', { name }) !== null);
    expect(offered).toEqual(buttons);
    expect(screen.queryAllByRole('button', { name: /^(登记|更正)/ })).toHaveLength(pencils);
    if (more.length === 0) return;
    await user.click(screen.getByRole('button', { name: '其他变动' }));
    expect(screen.getAllByRole('menuitem').map((item) => item.textContent)).toEqual(more);
  });
});
