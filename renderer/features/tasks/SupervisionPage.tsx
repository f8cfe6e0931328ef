import { mdiClipboardAlertOutline, mdiPlus } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useState, type ReactNode } from 'react';
import { countyUsers, signers } from '../../../electron/contract/method.ts';
import { supervisionStates, supervisionTopics, type SupervisionRow } from '../../../electron/contract/supervision-shapes.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { isoDate } from '../../../electron/contract/values.ts';
import { useCall } from '../../shared/client.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { count, nothing } from '../../shared/format.ts';
import { goTo, keepQuery, useQuery } from '../../shared/navigation.ts';
import { useMay, useSession } from '../../shared/session.ts';
import { EmptyState, Icon, LoadError, StatusChip } from '../../shared/ui.tsx';
import { LedgerActions } from './LedgerActions.tsx';
import { ProblemDialog } from './ProblemDialog.tsx';
import { daysText, supervisionTones } from './task-words.ts';
import { TasksFrame } from './TasksFrame.tsx';

const filters = [
  { id: 'open', label: '未销号', test: (row: SupervisionRow) => row.state !== 'closed' },
  { id: 'overdue', label: '逾期未整改', test: (row: SupervisionRow) => row.isOverdue },
  { id: 'rectified', label: '待核查', test: (row: SupervisionRow) => row.state === 'rectified' },
  { id: 'checked', label: '待销号', test: (row: SupervisionRow) => row.state === 'checked' },
  { id: 'dibao', label: '低保专项治理', test: (row: SupervisionRow) => row.topic === 'dibao' },
  { id: 'closed', label: '已销号', test: (row: SupervisionRow) => row.state === 'closed' },
  { id: 'all', label: '全部', test: () => true },
] as const;
type FilterId = (typeof filters)[number]['id'];

const columns: readonly TableColumn<SupervisionRow>[] = [
  { key: 'problemNo', title: '编号', width: 108, value: (row) => row.problemNo },
  { key: 'foundOn', title: '发现日期', kind: 'date', width: 90, isSortable: true, value: (row) => row.foundOn },
  { key: 'topic', title: '类别', width: 122, isSortable: true, value: (row) => labelOf(supervisionTopics, row.topic) },
  { key: 'unit', title: '被查单位', width: 124, isSortable: true, value: (row) => row.unit },
  { key: 'problem', title: '发现的问题', width: 180, flex: 1, value: (row) => row.problem },
  { key: 'responsibleUnit', title: '责任单位', width: 118, isSortable: true, value: (row) => row.responsibleUnit },
  {
    key: 'dueOn',
    title: '整改期限',
    width: 152,
    isSortable: true,
    value: (row) => row.dueOn,
    render: (row) =>
      row.dueOn === null ? (
        nothing
      ) : (
        <Box component="span" sx={{ color: row.isOverdue ? 'error.main' : 'inherit' }}>
          {row.dueOn} {daysText(row.daysLeft)}
        </Box>
      ),
  },
  {
    key: 'state',
    title: '状态',
    width: 88,
    isSortable: true,
    value: (row) => labelOf(supervisionStates, row.state),
    render: (row) => (
      <StatusChip label={labelOf(supervisionStates, row.state)} tone={row.isOverdue ? 'error' : supervisionTones[row.state]} />
    ),
  },
  { key: 'days', title: '历时/天', kind: 'number', width: 70, isSortable: true, value: (row) => row.days },
];

/** Every problem that was found, and whether it is closed. */
export function SupervisionPage(): ReactNode {
  const asOf = isoDate(useSession().today);
  const mayRegister = useMay(signers);
  const isCounty = useMay(countyUsers);
  const asked = useQuery().get('show');
  const [isAdding, setIsAdding] = useState(false);
  const found = useCall('supervision.list', { asOf });
  const rows = found.data?.rows ?? [];
  const filter = filters.find(({ id }) => id === asked) ?? filters[0];
  return (
    <TasksFrame
      path="/supervision"
      subtitle={rows.length > 0 ? `共 ${count(rows.length)} 个问题` : null}
      actions={
        <>
          {rows.length > 0 && isCounty ? (
            <LedgerActions of="supervision" name="督查督办台账" content={`${count(rows.length)} 个督查问题及办理情况`} />
          ) : null}
          {mayRegister ? (
            <Button variant="contained" startIcon={<Icon path={mdiPlus} />} onClick={() => setIsAdding(true)}>
              登记问题
            </Button>
          ) : null}
        </>
      }
    >
      {found.error ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <>
          <ToggleButtonGroup
            exclusive
            size="small"
            value={filter.id}
            aria-label="显示哪些问题"
            onChange={(_, next: FilterId | null) => keepQuery({ show: next === null || next === 'open' ? null : next })}
            sx={{ mb: 1, flex: 'none' }}
          >
            {filters.map(({ id, label, test }) => (
              <ToggleButton key={id} value={id}>
                {label} {count(rows.filter(test).length)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
          <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
            <DataTable
              id="supervision"
              label="督查问题"
              columns={columns}
              rows={rows.filter(filter.test)}
              rowKey={({ supervisionId }) => supervisionId}
              isLoading={found.isPending}
              onOpen={({ supervisionId }) => goTo(`/supervision/${supervisionId}`)}
              empty={
                <EmptyState
                  icon={mdiClipboardAlertOutline}
                  what={rows.length === 0 ? (isCounty ? '还没有登记督查问题' : '没有交办本乡镇的督查问题') : `没有“${filter.label}”的问题`}
                  next={
                    rows.length === 0 && !isCounty
                      ? '县里交办的问题列在这里，整改后在问题页登记整改情况。'
                      : rows.length === 0
                        ? '检查、审计、信访中发现的问题登记在这里，交办、整改、核查、销号逐步办理。'
                        : '点“全部”查看其余问题。'
                  }
                />
              }
            />
          </Box>
        </>
      )}
      {isAdding ? <ProblemDialog onClose={() => setIsAdding(false)} /> : null}
    </TasksFrame>
  );
}
