import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AuditPage } from '../../renderer/features/audit/AuditPage.tsx';
import { comparedFields } from '../../renderer/features/audit/audit-comparison.ts';
import { transaction } from '../../database/core/sql.ts';
import { memoryLedger, type TestLedger } from '../helpers/ledger.ts';
import { openBackend, showPage } from './real-window.tsx';

let context: TestLedger;
let backend: ReturnType<typeof openBackend>;
let user: ReturnType<typeof userEvent.setup>;

beforeEach(() => {
  localStorage.clear();
  context = memoryLedger();
  for (let number = 1; number < 9; number += 1)
    transaction(context, (writer) =>
      writer.audit({ action: 'person.level', entity: 'person', entityId: number, after: { level: 'partialLoss' } }),
    );
  backend = openBackend(context);
  user = userEvent.setup({ delay: null });
});
afterEach(() => backend.close());

const asked = (): unknown => backend.calls.filter((call) => call.method === 'audit.page').at(-1)?.input;
const press = async (name: string | RegExp): Promise<void> => user.click(await screen.findByRole('button', { name }));

describe('the audit page', () => {
  it('asks by kind and days, as they are typed, and clears them', async () => {
    showPage(<AuditPage />, context);
    await user.click(await screen.findByLabelText('类别'));
    await user.click(await screen.findByText('查看明文'));
    await waitFor(() => expect(asked()).toMatchObject({ kind: 'reveal', offset: 0 }));
    await user.click(screen.getByLabelText('起始日期'));
    await user.paste('20220301');
    await user.click(screen.getByLabelText('截止日期'));
    await user.paste('2022-13-40');
    await waitFor(() => expect(asked()).toMatchObject({ kind: 'reveal', from: '2022-03-01', to: null }));
    await user.tab();
    expect(screen.getByLabelText('截止日期').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByLabelText<HTMLInputElement>('起始日期').value).toBe('2022-03-01');
    await user.click(screen.getByText('清除 2 项筛选'));
    expect(screen.getByLabelText<HTMLInputElement>('起始日期').value).toBe('');
    expect(screen.getByLabelText<HTMLInputElement>('截止日期').value).toBe('');
    expect(screen.queryByText(/^清除 \d 项筛选$/)).toBeNull();
  });

  it('says that the log is whole, and afterwards what is wrong with it and where', async () => {
    showPage(<AuditPage />, context);
    await press('核验完整性');
    expect(await screen.findByText('核验通过：9 条日志没有被改动、删除或插入。')).toBeTruthy();
    expect((await screen.findByRole('status', { name: '' })).textContent).toContain('由管理员核验：9 条首尾相接');
    expect(screen.queryByRole('alert')?.textContent ?? '').not.toContain('没有通过');

    context.connection.exec('DROP TRIGGER audit_no_delete; DROP TRIGGER audit_no_update');
    context.connection.exec("DELETE FROM audit WHERE seq = 4; UPDATE audit SET user_name = '别人' WHERE seq = 7");
    await press('核验完整性');
    const alert = await screen.findByText('审计日志核验没有通过。');
    const words = within(alert.closest('[role=alert]') as HTMLElement).getAllByRole('listitem');
    expect(words.map((item) => item.textContent)).toEqual(['第 4 条日志缺失，被删除过', '第 7 条日志的内容与封存值不符，被改动过']);
  });

  it('asks what an export is for', async () => {
    showPage(<AuditPage />, context);
    await waitFor(() => expect(screen.getByRole('button', { name: '导出日志' })).toHaveProperty('disabled', false));
    await press('导出日志');
    await press('选择位置并导出');
    expect(await screen.findByText('请填写用途')).toBeTruthy();
    expect(backend.calls.some((call) => call.method === 'audit.export')).toBe(false);
  });
});

describe('before and after', () => {
  it('stand side by side where they tell of the same', () => {
    const before = JSON.stringify({ factId: 3, kind: 'level', validFrom: '2021-01-01', level: 'independent' });
    const after = JSON.stringify({ factId: 9, kind: 'level', validFrom: '2022-01-01', level: 'partialLoss' });
    expect(comparedFields(before, after)).toEqual([
      { field: '种类', before: '自理能力评估', after: '自理能力评估', isChanged: false },
      { field: '起始日期', before: '2021-01-01', after: '2022-01-01', isChanged: true },
      { field: '自理能力', before: '具备生活自理能力', after: '部分丧失生活自理能力', isChanged: true },
    ]);
  });

  it('stand one under the other where they do not, or where there is only one', () => {
    expect(comparedFields(JSON.stringify({ title: '评估', text: '一' }), JSON.stringify({ reason: '录错' }))).toBeNull();
    expect(comparedFields(null, JSON.stringify({ reason: '录错' }))).toBeNull();
    expect(comparedFields('null', JSON.stringify({ reason: '录错' }))).toBeNull();
  });
});
