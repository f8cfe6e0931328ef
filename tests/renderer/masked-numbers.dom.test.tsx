import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Route } from 'wouter';
import { idCheckCharacter } from '../../electron/contract/id-number.ts';
import { exportPassphraseFault } from '../../electron/contract/protection.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { row, rows, type WriteContext } from '../../database/core/sql.ts';
import { passphraseStrength } from '../../database/features/ledger/passphrase.ts';
import * as people from '../../database/features/people/service.ts';
import { ExportDialog } from '../../renderer/features/exports/ExportDialog.tsx';
import { makePassphrase } from '../../renderer/features/exports/passphrase.ts';
import { revealSeconds } from '../../renderer/features/exports/use-reveal.ts';
import { PersonPage } from '../../renderer/features/people/PersonPage.tsx';
import { goTo } from '../../renderer/shared/navigation.ts';
import { memoryLedger } from '../helpers/ledger.ts';
import { openBackend, showPage } from './real-window.tsx';

const digits = '37099919480312002';
const idNumber = digits + idCheckCharacter(digits);
const account = '6228480000000000018';

let context: WriteContext;
let backend: ReturnType<typeof openBackend>;
let user: ReturnType<typeof userEvent.setup>;
let personId: number;

beforeEach(() => {
  context = memoryLedger();
  backend = openBackend(context);
  user = userEvent.setup({ delay: null });
  const village = row<{ code: string }>(context, "SELECT code FROM division WHERE level = 'village' LIMIT 1")?.code ?? '';
  personId = people.register(context, {
    name: '王桂兰',
    sex: 'female',
    bornOn: isoDate('1948-03-12'),
    idNumber,
    ethnicity: null,
    villageCode: village,
    areaType: 'rural',
    address: '东关村3号',
    category: 'elder',
    disability: { certificateNumber: `${idNumber}61`, kind: 'mental', grade: '1' },
    level: 'independent',
    assessedOn: isoDate('2021-06-08'),
    mode: 'scattered',
    homeId: null,
    caregiver: { name: '李四', idNumber: null, phone: '13900000001' },
    confirmedOn: isoDate('2020-02-03'),
    account: { bank: '样本农商银行', holder: '王桂兰', number: account },
    caregiverAccount: null,
    phone: '13800000000',
    wish: null,
    remark: '子女电话 13700000000',
  }).personId;
  act(() => goTo(`/people/${personId}`, { replace: true }));
});
afterEach(() => {
  vi.useRealTimers();
  backend.close();
});

const page = (
  <Route path="/people/:id">
    <PersonPage />
  </Route>
);
const dialog = () => within(screen.getByRole('dialog'));
const secrets = [idNumber, account, '13800000000', '13900000001', '13700000000'];
const shownText = (): string => document.body.textContent ?? '';
const now = () => people.get(context, personId, isoDate('2022-12-31')).person;

async function reveal(): Promise<void> {
  await user.click((await screen.findAllByRole('button', { name: '显示完整号码' }))[0] as HTMLElement);
  await user.type(dialog().getByRole('combobox', { name: /查看理由/ }), '核对收款账户');
  await user.click(dialog().getByRole('button', { name: '显示' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
}

describe('numbers of a person', () => {
  it('are masked until somebody says why, and the log knows it', async () => {
    showPage(page, context);
    await screen.findAllByText('370999********0020'.replace('0020', idNumber.slice(-4)));
    for (const secret of secrets) expect(shownText()).not.toContain(secret);
    expect(shownText()).toContain('尾号0018');
    await user.click(screen.getAllByRole('button', { name: '显示完整号码' })[0] as HTMLElement);
    await user.click(dialog().getByRole('button', { name: '显示' }));
    expect(dialog().getByText('请选择或填写理由')).toBeTruthy();
    await user.click(dialog().getByRole('button', { name: '取消' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await reveal();
    for (const secret of secrets.slice(0, 4)) expect(shownText()).toContain(secret);
    expect(rows<{ n: number }>(context, "SELECT count(*) AS n FROM audit WHERE action = 'person.reveal'")).toEqual([{ n: 1 }]);
    await user.click(screen.getAllByRole('button', { name: '隐藏号码' })[0] as HTMLElement);
    for (const secret of secrets) expect(shownText()).not.toContain(secret);
  });

  it('are gone after a minute', async () => {
    showPage(page, context);
    await screen.findAllByRole('button', { name: '显示完整号码' });
    vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['setTimeout', 'clearTimeout'] });
    user = userEvent.setup({ delay: null, advanceTimers: (time) => vi.advanceTimersByTime(time) });
    await reveal();
    expect(shownText()).toContain(account);
    act(() => void vi.advanceTimersByTime(revealSeconds * 1000 - 1500));
    expect(shownText()).toContain(account);
    act(() => void vi.advanceTimersByTime(2000));
    expect(shownText()).not.toContain(account);
  });

  it('an auditor is not offered', async () => {
    showPage(page, context, 'auditor');
    await screen.findByRole('heading', { name: '王桂兰' });
    expect(screen.queryByRole('button', { name: '显示完整号码' })).toBeNull();
  });
});

describe('forms about numbers', () => {
  const field = (name: string | RegExp): HTMLInputElement => dialog().getByRole<HTMLInputElement>('textbox', { name });
  const send = async (): Promise<void> => {
    await user.click(dialog().getByRole('button', { name: '登记' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  };

  it('contact: begins empty, leaves the telephone and the masked remark as they are', async () => {
    showPage(page, context);
    await user.click(await screen.findByRole('button', { name: '登记联系方式' }));
    expect([field('联系电话').value, field('住址').value]).toEqual(['', '东关村3号']);
    expect(dialog().getByText('现为 138****0000，留空则不变，填“无”则删除')).toBeTruthy();
    await user.clear(field('住址'));
    await user.type(field('住址'), '西关村5号');
    await send();
    expect(now()).toMatchObject({ phone: '13800000000', address: '西关村5号', remark: '子女电话 13700000000' });
    expect(
      backend.calls.filter(({ method }) => method === 'people.record').map(({ input }) => JSON.stringify(input).includes('*')),
    ).toEqual([false]);
  });

  it('contact: 无 takes the telephone away', async () => {
    showPage(page, context);
    await user.click(await screen.findByRole('button', { name: '登记联系方式' }));
    await user.type(field('联系电话'), '无');
    await send();
    expect(now().phone).toBeNull();
  });

  it('contact: a remark rewritten around a mask is refused at its field', async () => {
    showPage(page, context);
    await user.click(await screen.findByRole('button', { name: '登记联系方式' }));
    await user.type(field('备注'), '，常来');
    await user.click(dialog().getByRole('button', { name: '登记' }));
    expect(await dialog().findByText('原文里的号码只显示了首尾几位，请改写成完整号码或删去')).toBeTruthy();
    expect(now().remark).toBe('子女电话 13700000000');
  });

  it('account: the bank is corrected without the number', async () => {
    showPage(page, context);
    await user.click(await screen.findByRole('button', { name: '登记本人账户' }));
    expect(field('账号').value).toBe('');
    expect(dialog().getByText('现为 尾号0018，留空则不变')).toBeTruthy();
    await user.clear(field(/开户银行/));
    await user.type(field(/开户银行/), '邮储银行');
    await send();
    expect(now().account).toEqual({ bank: '邮储银行', holder: '王桂兰', number: account });
  });

  it('caregiver: another name loses the numbers of the one before', async () => {
    showPage(page, context);
    await user.click(await screen.findByRole('button', { name: '登记照料人' }));
    expect(dialog().getByText('现为 139****0001，留空则不变，填“无”则删除')).toBeTruthy();
    await user.clear(field(/照料人姓名/));
    await user.type(field(/照料人姓名/), '赵六');
    expect(dialog().queryByText(/^现为/)).toBeNull();
    await send();
    expect(now()).toMatchObject({ caregiverName: '赵六', caregiverPhone: null });
  });

  it('identity: the name is corrected without the number; a mask typed in is refused', async () => {
    showPage(page, context);
    await user.click(await screen.findByRole('button', { name: '更正身份信息' }));
    expect(field('身份证号').value).toBe('');
    await user.clear(field('姓名'));
    await user.type(field('姓名'), '王桂蘭');
    await user.type(field('更正理由'), '登记错字');
    await user.type(field('身份证号'), '370999********0020');
    await user.click(dialog().getByRole('button', { name: '登记' }));
    expect((await dialog().findAllByText(/身份证号只能是数字|请填写完整号码/)).length).toBeGreaterThan(0);
    await user.clear(field('身份证号'));
    await send();
    expect(now()).toMatchObject({ name: '王桂蘭', idNumber });
  });

  it('category: the certificate stays', async () => {
    showPage(page, context);
    await user.click(await screen.findByRole('button', { name: '登记人员类别和残疾情况' }));
    expect(field('残疾证号').value).toBe('');
    await send();
    expect(now().disability.certificateNumber).toBe(`${idNumber}61`);
  });
});

describe('the question before an export', () => {
  const ask = (role: 'admin' | 'auditor', save: ReturnType<typeof vi.fn>, onClose: () => void = () => undefined): void =>
    showPage(
      <ExportDialog title="导出人员名单" content="3 人" extension="xlsx" save={save as never} isRunning={false} onClose={onClose} />,
      context,
      role,
    );

  it('offers encryption with a passphrase that is strong, and shows it once more at the end', async () => {
    const save = vi.fn(() => Promise.resolve({ file: '/导出/名单.zip', done: '已导出 3 人' }));
    ask('admin', save);
    const passphrase = dialog().getByRole<HTMLInputElement>('textbox', { name: /文件密码/ }).value;
    expect(passphrase).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
    const start = dialog().getByRole('button', { name: '选择位置并导出' });
    await user.click(start);
    expect(dialog().getByText('请选择或填写用途')).toBeTruthy();
    expect(save).not.toHaveBeenCalled();
    await user.type(dialog().getByRole('combobox', { name: /给谁/ }), '送代发银行');
    await user.click(start);
    expect(save).toHaveBeenCalledWith({ kind: 'encrypted', purpose: '送代发银行', passphrase }, 'zip');
    expect((await screen.findByRole('status', { name: '文件密码' })).textContent).toBe(passphrase);
  });

  it('refuses a weak passphrase of the user’s own, with the reason', async () => {
    const save = vi.fn();
    ask('admin', save);
    await user.type(dialog().getByRole('combobox', { name: /给谁/ }), '送代发银行');
    const field = dialog().getByRole<HTMLInputElement>('textbox', { name: /文件密码/ });
    for (const [typed, words] of [
      ['abc', '至少 12 个字符'],
      ['密码密码', '只能用英文字母、数字和符号：各种解压软件对中文和空格的处理不同'],
      ['123456789012', '太短，或含有用户名、常见词、连续字符'],
    ] as const) {
      await user.clear(field);
      await user.type(field, typed);
      expect(await dialog().findByText(words)).toBeTruthy();
      await user.click(dialog().getByRole('button', { name: '选择位置并导出' }));
    }
    expect(save).not.toHaveBeenCalled();
  });

  it('lets a plain file out only against the warning', async () => {
    const save = vi.fn(() => Promise.resolve({ file: '/导出/名单.xlsx', done: '已导出 3 人' }));
    const onClose = vi.fn();
    ask('admin', save, onClose);
    await user.click(dialog().getByRole('radio', { name: /^不加密的完整文件/ }));
    const start = dialog().getByRole<HTMLButtonElement>('button', { name: '选择位置并导出' });
    expect(start.disabled).toBe(true);
    await user.type(dialog().getByRole('combobox', { name: /给谁/ }), '本单位办公使用');
    await user.click(dialog().getByRole('checkbox'));
    await user.click(start);
    expect(save).toHaveBeenCalledWith({ kind: 'plain', purpose: '本单位办公使用' }, 'xlsx');
    await waitFor(() => expect(onClose).toHaveBeenCalled());
  });

  it('gives an auditor a masked file and no choice', async () => {
    const save = vi.fn(() => Promise.resolve({ file: '/导出/名单.xlsx', done: '已导出 3 人' }));
    ask('auditor', save);
    expect(dialog().queryByRole('radio')).toBeNull();
    await user.click(dialog().getByRole('button', { name: '选择位置并导出' }));
    expect(save).toHaveBeenCalledWith({ kind: 'masked' }, 'xlsx');
  });
});

describe('passphrases drawn by lot', () => {
  it('are different, strong, and without characters that are taken for one another', () => {
    const drawn = Array.from({ length: 500 }, () => makePassphrase());
    expect(new Set(drawn).size).toBe(drawn.length);
    for (const passphrase of drawn) {
      expect(passphrase).not.toMatch(/[01ilo]/);
      expect([passphrase, exportPassphraseFault(passphrase), passphraseStrength(passphrase, '').isStrong]).toEqual([
        passphrase,
        null,
        true,
      ]);
    }
  });

  it('use every character about equally often', () => {
    const counts = new Map<string, number>();
    for (let index = 0; index < 2000; index += 1)
      for (const character of makePassphrase().replaceAll('-', '')) counts.set(character, (counts.get(character) ?? 0) + 1);
    const [least, most] = [Math.min(...counts.values()), Math.max(...counts.values())];
    expect([counts.size, most / least < 1.35]).toEqual([31, true]);
  });
});
