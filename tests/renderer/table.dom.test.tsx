import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { DataTable, useTablePage, type TableColumn } from '../../renderer/shared/DataTable.tsx';

type Row = { readonly id: number; readonly name: string; readonly amountFen: number };
const columns: readonly TableColumn<Row>[] = [
  { key: 'name', title: '姓名', value: (row) => row.name },
  { key: 'amountFen', title: '金额', kind: 'money', value: (row) => row.amountFen },
  { key: 'remark', title: '备注', value: () => null, isHidden: true },
];
const rows: readonly Row[] = Array.from({ length: 100 }, (_, index) => ({ id: index, name: `王${index}`, amountFen: 66_300 }));

function People() {
  const paging = useTablePage();
  return <DataTable id="test" label="人员" columns={columns} rows={rows} total={1234} rowKey={(row) => row.id} paging={paging} />;
}

beforeEach(() => localStorage.clear());

describe('the foot of a table', () => {
  it('counts all rows and pages through them in Chinese', async () => {
    const user = userEvent.setup();
    render(<People />);
    expect(screen.getByText('共 1,234 条')).toBeTruthy();
    expect(screen.getByText('第 1 页 / 共 13 页')).toBeTruthy();
    expect(screen.getByRole('button', { name: '上一页' })).toHaveProperty('disabled', true);
    await user.click(screen.getByRole('button', { name: '下一页' }));
    expect(screen.getByText('第 2 页 / 共 13 页')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '最后一页' }));
    expect(screen.getByText('第 13 页 / 共 13 页')).toBeTruthy();
    expect(screen.getByRole('button', { name: '下一页' })).toHaveProperty('disabled', true);
  });

  it('remembers which columns are shown', async () => {
    const user = userEvent.setup();
    const { unmount } = render(<People />);
    await user.click(screen.getByRole('button', { name: '显示列' }));
    expect(screen.getByRole('menuitemcheckbox', { name: '备注' }).getAttribute('aria-checked')).toBe('false');
    await user.click(screen.getByRole('menuitemcheckbox', { name: '备注' }));
    unmount();
    render(<People />);
    await user.click(screen.getByRole('button', { name: '显示列' }));
    expect(screen.getByRole('menuitemcheckbox', { name: '备注' }).getAttribute('aria-checked')).toBe('true');
  });
});
