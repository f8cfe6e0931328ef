import { mdiAccountPlusOutline } from '@mdi/js';
import Button from '@mui/material/Button';
import { useMemo, useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { administrators } from '../../../electron/contract/method.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { roleText, useMay, useSession } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { askConfirm, Icon, LoadError, Loading, Page, showToast, StatusChip } from '../../shared/ui.tsx';
import { AddUser } from './AddUser.tsx';
import { roleDuties } from './role-duties.ts';

type User = OutputOf<'users.list'>[number];

export function UsersPage(): ReactNode {
  const { user: current } = useSession();
  const isAdministrator = useMay(administrators);
  const users = useCall('users.list', {});
  const [isAdding, setIsAdding] = useState(false);
  const setDisabled = useAction('users.disable', {
    onSuccess: () => showToast({ tone: 'success', text: '用户已停用。' }),
  });
  const { run } = setDisabled;
  useShortcut('Ctrl+N', '增加用户', () => setIsAdding(true), { isOn: isAdministrator });

  const columns = useMemo<TableColumn<User>[]>(() => {
    const toggle = async (user: User): Promise<void> => {
      const isDisabled = user.disabledAt === null;
      const isConfirmed = await askConfirm(
        isDisabled
          ? {
              title: `停用“${user.name}”？`,
              body: '停用后不能登录；以前的签章和记录保留不变，以后可以重新启用。',
              confirmLabel: '停用',
              tone: 'danger',
            }
          : { title: `重新启用“${user.name}”？`, body: '启用后可以用原来的口令登录。', confirmLabel: '启用' },
      );
      if (isConfirmed && isDisabled) await run({ userId: user.userId });
    };
    return [
      {
        key: 'name',
        title: '用户名',
        value: (user) => user.name,
        width: 140,
        isSortable: true,
        render: (user) => (user.userId === current.userId ? `${user.name}（本人）` : user.name),
      },
      { key: 'role', title: '角色', value: (user) => roleText(user.role), width: 140, isSortable: true },
      { key: 'duties', title: '可以做什么', value: (user) => roleDuties[user.role], flex: 1, width: 240 },
      { key: 'createdAt', title: '增加时间', kind: 'instant', value: (user) => user.createdAt, width: 150, isSortable: true },
      {
        key: 'state',
        title: '状态',
        value: (user) => (user.disabledAt ? '已停用' : '可登录'),
        width: 110,
        isSortable: true,
        render: (user) => <StatusChip label={user.disabledAt ? '已停用' : '可登录'} tone={user.disabledAt ? 'neutral' : 'success'} />,
      },
      ...(isAdministrator
        ? [
            {
              key: 'action',
              title: '操作',
              value: () => '',
              width: 90,
              render: (user: User) =>
                user.userId === current.userId ? null : (
                  <Button
                    color={user.disabledAt ? 'primary' : 'error'}
                    sx={{ minHeight: '1.625rem', minWidth: 0, px: 1, ml: -1 }}
                    onClick={() => void toggle(user)}
                  >
                    {user.disabledAt ? '启用' : '停用'}
                  </Button>
                ),
            } satisfies TableColumn<User>,
          ]
        : []),
    ];
  }, [current.userId, isAdministrator, run]);

  return (
    <Page
      title="用户"
      subtitle="制表、审核由不同的用户完成；每个人用自己的口令登录。"
      actions={
        isAdministrator ? (
          <Button variant="contained" startIcon={<Icon path={mdiAccountPlusOutline} />} onClick={() => setIsAdding(true)}>
            增加用户
          </Button>
        ) : null
      }
    >
      {users.error ? (
        <LoadError error={users.error} onRetry={() => void users.refetch()} />
      ) : users.data ? (
        <DataTable
          id="users"
          label="用户"
          columns={columns}
          rows={users.data}
          rowKey={(user) => user.userId}
          rowTone={(user) => (user.disabledAt ? 'muted' : null)}
        />
      ) : (
        <Loading />
      )}
      {isAdding ? <AddUser onClose={() => setIsAdding(false)} /> : null}
    </Page>
  );
}
