import { mdiMagnify, mdiShieldCheckOutline } from '@mdi/js';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import InputAdornment from '@mui/material/InputAdornment';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useDeferredValue, useRef, useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { DataTable, useTablePage, type TableColumn } from '../../shared/DataTable.tsx';
import { count, formatInstantExact } from '../../shared/format.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { Icon, LoadError, Page } from '../../shared/ui.tsx';
import { AuditLine } from './AuditLine.tsx';
import { actionGroups, actionText, auditSummary } from './audit-words.ts';

type AuditRow = OutputOf<'audit.page'>['rows'][number];
type Report = OutputOf<'audit.verify'>;

const columns: readonly TableColumn<AuditRow>[] = [
  { key: 'seq', title: '序号', kind: 'number', value: (row) => row.seq, width: 80 },
  { key: 'at', title: '时间', value: (row) => formatInstantExact(row.at), width: 160 },
  { key: 'userName', title: '用户', value: (row) => row.userName, width: 110 },
  { key: 'action', title: '操作', value: (row) => actionText(row.action), width: 170 },
  { key: 'content', title: '内容', value: (row) => auditSummary(row.after ?? row.before), flex: 1, width: 320 },
];

function verdictText({ lines, firstBroken }: Report): string {
  if (firstBroken === null) return `核验通过：${count(lines)} 条日志首尾相接，没有被改动或删除。`;
  return `第 ${count(firstBroken)} 条日志与前文不符，可能被改动过。请停止使用这本台账，保留文件并联系技术支持。`;
}

function Verdict({ report, onClose }: { readonly report: Report; readonly onClose: () => void }): ReactNode {
  return (
    <Alert severity={report.firstBroken === null ? 'success' : 'error'} variant="outlined" onClose={onClose} sx={{ mb: 1.5, flex: 'none' }}>
      {verdictText(report)}
    </Alert>
  );
}

/** Everything that was written to the ledger, by whom and when; nothing can be changed here. */
export function AuditPage(): ReactNode {
  const paging = useTablePage();
  const [group, setGroup] = useState('');
  const [userId, setUserId] = useState('');
  const [search, setSearch] = useState('');
  const [opened, setOpened] = useState<AuditRow | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const searchField = useRef<HTMLInputElement>(null);
  useShortcut('Ctrl+F', '查找日志', () => searchField.current?.focus());

  const searched = useDeferredValue(search.trim());
  const users = useCall('users.list', {});
  const lines = useCall(
    'audit.page',
    {
      offset: paging.offset,
      limit: paging.limit,
      action: group || null,
      userId: userId === '' ? null : Number(userId),
      search: searched || null,
    },
    { keepsPrevious: true },
  );
  const verify = useAction('audit.verify', { onSuccess: setReport });
  const filter = (change: () => void): void => {
    change();
    paging.setPage(0);
  };

  return (
    <Page
      title="审计日志"
      subtitle="每一次登录和写入都记在这里，只增不改。"
      actions={
        <Button
          variant="outlined"
          startIcon={<Icon path={mdiShieldCheckOutline} />}
          loading={verify.isRunning}
          onClick={() => void verify.run({})}
        >
          核验完整性
        </Button>
      }
    >
      <Box role="search" sx={{ display: 'flex', gap: 1, mb: 1.5, flex: 'none', flexWrap: 'wrap' }}>
        <TextField
          select
          label="操作"
          value={group}
          onChange={(event) => filter(() => setGroup(event.target.value))}
          sx={{ width: '10rem' }}
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        >
          <MenuItem value="">全部</MenuItem>
          {actionGroups.map((option) => (
            <MenuItem key={option.id} value={option.id}>
              {option.label}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          select
          label="用户"
          value={userId}
          onChange={(event) => filter(() => setUserId(event.target.value))}
          sx={{ width: '10rem' }}
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        >
          <MenuItem value="">全部</MenuItem>
          {(users.data ?? []).map((user) => (
            <MenuItem key={user.userId} value={String(user.userId)}>
              {user.name}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          inputRef={searchField}
          value={search}
          onChange={(event) => filter(() => setSearch(event.target.value))}
          placeholder="姓名、身份证号、文号等内容"
          sx={{ width: '20rem' }}
          slotProps={{
            htmlInput: { 'aria-label': '查找日志' },
            input: {
              startAdornment: (
                <InputAdornment position="start">
                  <Icon path={mdiMagnify} />
                </InputAdornment>
              ),
            },
          }}
        />
      </Box>
      {report ? <Verdict report={report} onClose={() => setReport(null)} /> : null}
      {lines.error ? (
        <LoadError error={lines.error} onRetry={() => void lines.refetch()} />
      ) : (
        <DataTable
          id="audit"
          label="审计日志"
          columns={columns}
          rows={lines.data?.rows ?? []}
          total={lines.data?.total ?? 0}
          rowKey={(row) => row.seq}
          paging={paging}
          isLoading={lines.isPending}
          onOpen={setOpened}
        />
      )}
      {opened ? <AuditLine row={opened} onClose={() => setOpened(null)} /> : null}
    </Page>
  );
}
