import { mdiAccountPlusOutline, mdiLockClock, mdiShieldKeyOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo, useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { roleText, useSession } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { askConfirm, Icon, LoadError, Loading, Page, showToast, StatusChip, type StatusTone } from '../../shared/ui.tsx';
import { AddUser } from './AddUser.tsx';
import { ChangeRole } from './ChangeRole.tsx';
import { GivePassphrase } from './GivePassphrase.tsx';
import { IdleLock } from './IdleLock.tsx';
import { RenewRecoveryKey } from './RenewRecoveryKey.tsx';
import { roleDuties } from './role-duties.ts';

type User = OutputOf<'users.list'>[number];

type Open = { readonly what: 'add' | 'idle' | 'recovery' } | { readonly what: 'role' | 'reset' | 'enable'; readonly user: User } | null;

function stateOf(user: User): { readonly label: string; readonly tone: StatusTone } {
  if (user.disabledAt !== null) return { label: '已停用', tone: 'neutral' };
  if (!user.hasPassphrase) return { label: '需重设口令', tone: 'error' };
  return user.isPassphraseTemporary ? { label: '临时口令', tone: 'warning' } : { label: '可登录', tone: 'success' };
}

const small = { minHeight: '1.625rem', minWidth: 0, px: 0.75 } as const;

export function UsersPage(): ReactNode {
  const { user: current } = useSession();
  const users = useCall('users.list', {});
  const idle = useCall('users.idleLock', {});
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => setOpen(null);
  const { run: disable } = useAction('users.disable', {
    onSuccess: () => showToast({ tone: 'success', text: '用户已停用，其钥匙已清除。' }),
  });
  useShortcut('Ctrl+N', '增加用户', () => setOpen({ what: 'add' }));

  const columns = useMemo<TableColumn<User>[]>(() => {
    const askDisable = async (user: User): Promise<void> => {
      const isConfirmed = await askConfirm({
        title: `停用“${user.name}”？`,
        body: (
          <Box component="ul" sx={{ m: 0, pl: 2.25 }}>
            <li>停用后不能登录，其钥匙从钥匙文件中清除。</li>
            <li>以前的签章和记录保留不变。</li>
            <li>以后可以重新启用，届时要给一个新的临时口令。</li>
            <li>以前复制出去的钥匙文件（备份、U盘）仍能用其口令解开台账文件，要妥善保管，不用的请销毁。</li>
          </Box>
        ),
        confirmLabel: '停用',
        tone: 'danger',
      });
      if (isConfirmed) await disable({ userId: user.userId });
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
      { key: 'role', title: '角色', value: (user) => roleText(user.role), width: 115, isSortable: true },
      { key: 'place', title: '范围', value: (user) => user.placeName ?? '全县', width: 150, isSortable: true },
      { key: 'duties', title: '可以做什么', value: (user) => roleDuties[user.role].does, flex: 1, width: 220 },
      {
        key: 'state',
        title: '状态',
        value: (user) => stateOf(user).label,
        width: 110,
        isSortable: true,
        render: (user) => <StatusChip {...stateOf(user)} />,
      },
      { key: 'lastLoginAt', title: '上次登录', kind: 'instant', value: (user) => user.lastLoginAt, width: 145, isSortable: true },
      {
        key: 'createdAt',
        title: '增加时间',
        kind: 'instant',
        value: (user) => user.createdAt,
        width: 145,
        isSortable: true,
        isHidden: true,
      },
      {
        key: 'action',
        title: '操作',
        value: () => '',
        width: 170,
        render: (user: User) =>
          user.userId === current.userId ? null : (
            <Box sx={{ display: 'flex', ml: -0.75 }}>
              {user.disabledAt === null ? (
                <>
                  <Button sx={small} onClick={() => setOpen({ what: 'role', user })}>
                    角色
                  </Button>
                  <Button sx={small} onClick={() => setOpen({ what: 'reset', user })}>
                    重设口令
                  </Button>
                  <Button sx={small} color="error" onClick={() => void askDisable(user)}>
                    停用
                  </Button>
                </>
              ) : (
                <Button sx={small} onClick={() => setOpen({ what: 'enable', user })}>
                  启用
                </Button>
              )}
            </Box>
          ),
      },
    ];
  }, [current.userId, disable]);

  return (
    <Page
      title="用户"
      subtitle="制表、审核由不同的用户完成；每个人用自己的口令登录。"
      actions={
        <>
          <Button
            variant="outlined"
            startIcon={<Icon path={mdiLockClock} />}
            disabled={!idle.data}
            onClick={() => setOpen({ what: 'idle' })}
          >
            {idle.data ? `${idle.data.minutes} 分钟无操作锁定` : '无操作锁定'}
          </Button>
          <Button variant="outlined" startIcon={<Icon path={mdiShieldKeyOutline} />} onClick={() => setOpen({ what: 'recovery' })}>
            更换恢复密钥
          </Button>
          <Button variant="contained" startIcon={<Icon path={mdiAccountPlusOutline} />} onClick={() => setOpen({ what: 'add' })}>
            增加用户
          </Button>
        </>
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
      {open?.what === 'add' ? <AddUser onClose={close} /> : null}
      {open?.what === 'idle' && idle.data ? <IdleLock minutes={idle.data.minutes} onClose={close} /> : null}
      {open?.what === 'recovery' ? <RenewRecoveryKey onClose={close} /> : null}
      {open?.what === 'role' ? <ChangeRole user={open.user} onClose={close} /> : null}
      {open?.what === 'reset' || open?.what === 'enable' ? <GivePassphrase user={open.user} kind={open.what} onClose={close} /> : null}
    </Page>
  );
}
