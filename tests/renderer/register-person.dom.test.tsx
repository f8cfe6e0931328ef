import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { idCheckCharacter } from '../../electron/contract/id-number.ts';
import type { RegisterInput } from '../../electron/contract/people-inputs.ts';
import { noPeopleFilter } from '../../electron/contract/people.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { row } from '../../database/core/sql.ts';
import * as people from '../../database/features/people/service.ts';
import { RegisterPage } from '../../renderer/features/people/RegisterPage.tsx';
import { queryClient } from '../../renderer/shared/client.ts';
import { isLeavingGuarded } from '../../renderer/shared/leave-guard.ts';
import { goTo } from '../../renderer/shared/navigation.ts';
import { memoryLedger, type TestLedger } from '../helpers/ledger.ts';
import { openBackend, showPage } from './real-window.tsx';

function idNumber(birth: string, sequence: string): string {
  const digits = `370999${birth}${sequence}`;
  return digits + idCheckCharacter(digits);
}

const field = (name: string): HTMLInputElement => screen.getByRole('textbox', { name });
const chosen = (group: string): string | null =>
  screen.getByRole('radiogroup', { name: new RegExp(`^${group}`) }).querySelector('[aria-checked="true"]')?.textContent ?? null;

function somebody(number: string): RegisterInput {
  const village = row<{ code: string }>(context, "SELECT code FROM division WHERE level = 'village' LIMIT 1")?.code ?? '';
  return {
    name: '王桂兰',
    sex: 'female',
    bornOn: isoDate('1948-03-12'),
    idNumber: number,
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
    caregiver: null,
    confirmedOn: isoDate('2020-02-03'),
    account: null,
    caregiverAccount: null,
    phone: null,
    wish: null,
    remark: null,
  };
}

let context: TestLedger;
let backend: ReturnType<typeof openBackend>;
let user: ReturnType<typeof userEvent.setup>;

beforeEach(async () => {
  context = memoryLedger();
  backend = openBackend(context);
  user = userEvent.setup({ delay: null });
  act(() => goTo('/people/new', { replace: true }));
  showPage(<RegisterPage />, context);
  await waitFor(() => expect(queryClient.getQueryData(['divisions.list', {}])).toBeDefined());
});
afterEach(() => backend.close());

/** Field after field in the order of the form; figures choose. */
async function typeSomebody(number: string): Promise<void> {
  await user.type(field('身份证号'), number);
  await user.type(field('姓名'), '王桂兰');
  await user.type(field('民族'), '汉族');
  await user.click(screen.getByRole('combobox', { name: /^乡镇/ }));
  await user.click(await screen.findByRole('option', { name: '仪阳街道' }));
  await user.click(screen.getByRole('combobox', { name: /^村/ }));
  await user.click(await screen.findByRole('option', { name: '罗山崖村委会' }));
  await user.keyboard('{Tab}1');
  await user.type(screen.getAllByRole('textbox', { name: '账号' })[0] ?? document.body, '6228 4800 0000 0000 018{Tab}样本农商银行');
  await user.type(field('确认日期'), '20220310{Tab}2{Tab}2022.3.1');
  act(() => screen.getByRole('radio', { name: /集中供养/ }).focus());
  await user.keyboard('2{Tab}1{Tab}李四');
}

describe('registering by keys', () => {
  it('fills birth and sex from a valid number, says the age, and saves what was typed', { timeout: 60_000 }, async () => {
    const number = idNumber('19480312', '002');
    expect(field('身份证号')).toBe(document.activeElement);
    await typeSomebody(number);
    expect(field('出生日期').value).toBe('1948-03-12');
    expect(chosen('性别')).toBe('2女');
    expect(screen.getByText('1948年3月12日出生，女，74岁')).toBeTruthy();
    expect(chosen('人员类别')).toBe('1老年人');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('已登记 王桂兰')).toBeTruthy();
    expect(isLeavingGuarded()).toBe(false);
    const { rows } = people.page(context, { filter: { ...noPeopleFilter, search: number }, sort: null, offset: 0, limit: 1 });
    expect(rows[0]).toMatchObject({
      name: '王桂兰',
      sex: 'female',
      bornOn: '1948-03-12',
      villageName: '罗山崖村委会',
      areaType: 'rural',
      category: 'elder',
      level: 'partialLoss',
      assessedOn: '2022-03-01',
      mode: 'scattered',
      caregiverName: '李四',
      confirmedOn: '2022-03-10',
      accountNumber: '6228480000000000018',
      wish: 'willing',
    });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(field('身份证号').value).toBe(''));
    expect(screen.getByRole<HTMLInputElement>('combobox', { name: /^村/ }).value).toBe('罗山崖村委会');
  });
});

describe('an ID number', () => {
  it('that is whole but wrong is told at once', async () => {
    const number = idNumber('19480312', '002');
    const wrong = number.slice(0, 17) + (number.endsWith('1') ? '2' : '1');
    await user.keyboard(wrong);
    expect(screen.getByText('身份证号校验位不对，请逐位核对')).toBeTruthy();
    expect(field('出生日期').value).toBe('');
  });

  it('in full-width figures with blanks is taken in its one form', async () => {
    const number = idNumber('19500101', '001');
    const wide = [...number].map((figure) => (/\d/.test(figure) ? String.fromCharCode(figure.charCodeAt(0) + 0xfee0) : figure)).join('');
    fireEvent.change(field('身份证号'), { target: { value: ` ${wide}` } });
    await waitFor(() => expect(field('身份证号').value).toBe(number));
    expect(chosen('性别')).toBe('1男');
  });

  it('of somebody who is there shows his masked name with a way to his record', async () => {
    const number = idNumber('19480312', '002');
    const { personId } = people.register(context, somebody(number));
    await user.type(field('身份证号'), number);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain(`台账中已有此人：王**（370999********${number.slice(-4)}）`);
    await user.click(screen.getByRole('button', { name: '打开已有记录' }));
    await user.click(await screen.findByRole('button', { name: '放弃并离开' }));
    await waitFor(() => expect(location.hash).toBe(`#/people/${personId}`));
  });

  it('that contradicts birth or sex is refused with the field', async () => {
    await user.keyboard(idNumber('19480312', '002'));
    await waitFor(() => expect(field('出生日期').value).toBe('1948-03-12'));
    fireEvent.change(field('出生日期'), { target: { value: '1948-03-13' } });
    await user.click(screen.getByRole('radio', { name: /男/ }));
    await user.click(screen.getByRole('button', { name: '保存' }));
    expect(await screen.findByText('与身份证号中的出生日期 1948-03-12 不一致')).toBeTruthy();
    expect(screen.getByText('与身份证号不一致（身份证号表示女）')).toBeTruthy();
    expect(screen.getByText('请填写姓名')).toBeTruthy();
    expect(screen.getByText('请选择村（社区）')).toBeTruthy();
    expect(backend.calls.some((call) => call.method === 'people.register')).toBe(false);
  });
});

describe('leaving', () => {
  it('is guarded as soon as something is typed', async () => {
    expect(isLeavingGuarded()).toBe(false);
    await user.type(field('姓名'), '王');
    expect(isLeavingGuarded()).toBe(true);
    await user.click(screen.getByRole('button', { name: '取消' }));
    expect(await screen.findByText('刚才填写的内容还没有保存，离开后不能找回。')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '留在这里' }));
    expect(field('姓名').value).toBe('王');
  });
});
