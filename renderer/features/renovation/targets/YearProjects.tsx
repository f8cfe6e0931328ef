import { mdiPlaylistRemove } from '@mdi/js';
import Box from '@mui/material/Box';
import { useMemo, useState, type ReactNode } from 'react';
import { approvers } from '../../../../electron/contract/method.ts';
import type { YearTask } from '../../../../electron/contract/renovation-targets.ts';
import { DataTable, type TableColumn } from '../../../shared/DataTable.tsx';
import { count, formatInstant } from '../../../shared/format.ts';
import { goTo } from '../../../shared/navigation.ts';
import { useMay } from '../../../shared/session.ts';
import { StatusChip } from '../../../shared/ui.tsx';
import { RowButton } from '../../homes/RowButton.tsx';
import { RemoveDialog } from './TargetDialogs.tsx';

type Member = YearTask['projects'][number];

function countedText({ removed, isDone, why }: Member): string {
  if (removed) return `已调出（${removed.on}）`;
  return isDone ? '计入完成' : (why ?? '未完成');
}

const known: readonly TableColumn<Member>[] = [
  { key: 'code', title: '项目编号', width: 112, isSortable: true, value: (row) => row.code },
  { key: 'name', title: '项目名称', width: 180, flex: 1.2, isSortable: true, value: (row) => row.name },
  { key: 'homeName', title: '敬老院', width: 130, flex: 1, isSortable: true, value: (row) => row.homeName },
  { key: 'townName', title: '乡镇（街道）', width: 100, isSortable: true, value: (row) => row.townName },
  {
    key: 'counted',
    title: '是否计入',
    width: 170,
    isSortable: true,
    value: countedText,
    render: (row) => <StatusChip label={countedText(row)} tone={row.removed ? 'neutral' : row.isDone ? 'success' : 'warning'} />,
  },
  { key: 'acceptedOn', title: '竣工验收', kind: 'date', width: 98, isSortable: true, value: (row) => row.acceptedOn },
  { key: 'addedOn', title: '列入日期', kind: 'date', width: 98, isSortable: true, value: (row) => row.addedOn },
  {
    key: 'documentNo',
    title: '文号',
    width: 150,
    flex: 0.8,
    value: (row) => (row.removed ? `${row.removed.documentNo ?? ''}（调出，${row.removed.by ?? ''}）` : (row.documentNo ?? '随项目批次')),
  },
];

/** What was reported for the year, and what has changed since. */
function Locked({ task }: { readonly task: YearTask }): ReactNode {
  const { locked } = task;
  if (!locked) return null;
  const doneThen = new Set(locked.projects.filter(({ isDone }) => isDone).map(({ projectId }) => projectId));
  const since = task.projects.filter((row) => !row.removed && row.isDone && !doneThen.has(row.projectId)).map(({ name }) => name);
  const notThen = locked.projects.filter(({ isDone }) => !isDone).map(({ name, why }) => `${name}（${why ?? '未完成'}）`);
  return (
    <Box
      role="note"
      aria-label="上报值"
      sx={{
        px: 1.5,
        py: 0.75,
        mb: 1,
        border: 1,
        borderColor: 'divider',
        borderLeft: 3,
        borderLeftColor: 'primary.main',
        borderRadius: 1,
        fontSize: '0.8125rem',
        flex: 'none',
        fontVariantNumeric: 'tabular-nums',
        maxHeight: '5.5rem',
        overflowY: 'auto',
      }}
    >
      <b>
        上报值：{count(locked.numerator)} / {count(locked.denominator)}，{locked.shown}
        {locked.met === null ? '' : locked.met ? '，达标' : '，未达标'}
      </b>
      {`；截至 ${locked.asOf}，${locked.lockedBy} ${formatInstant(locked.lockedAt)} 锁定，以后的变化不改动。`}
      {notThen.length > 0 ? <div>当时未计：{notThen.join('；')}。</div> : null}
      {since.length > 0 ? <div>锁定以后完成：{since.join('、')}。</div> : null}
    </Box>
  );
}

/** The projects of one year's task, which count and why others do not. */
export function YearProjects({ task }: { readonly task: YearTask }): ReactNode {
  const mayRemove = useMay(approvers) && task.locked === null;
  const [removing, setRemoving] = useState<Member | null>(null);
  const columns = useMemo((): readonly TableColumn<Member>[] => {
    const act: TableColumn<Member> = {
      key: 'act',
      title: '调出',
      width: 56,
      align: 'center',
      value: () => null,
      render: (row) =>
        row.removed ? null : <RowButton icon={mdiPlaylistRemove} label={`调出 ${row.name}`} onClick={() => setRemoving(row)} />,
    };
    return mayRemove ? [...known, act] : known;
  }, [mayRemove]);
  return (
    <>
      <Locked task={task} />
      <DataTable
        id="renovation-targets"
        label={`${task.year}年度任务项目`}
        columns={columns}
        rows={task.projects}
        rowKey={(row) => row.projectId}
        opensOn="doubleClick"
        rowTone={(row) => (row.removed ? 'struck' : null)}
        onOpen={(row) => goTo(`/renovation/project/${row.projectId}`)}
        foot={<span>只有竣工验收的计入完成；取消的项目仍计入任务，除非凭文件调出 · 双击或回车打开</span>}
        empty={<Box sx={{ p: 2, color: 'text.secondary' }}>还没有列入 {task.year} 年度任务的项目。</Box>}
      />
      {removing ? <RemoveDialog year={task.year} project={removing} onClose={() => setRemoving(null)} /> : null}
    </>
  );
}
