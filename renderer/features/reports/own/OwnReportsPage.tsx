import { mdiPlus, mdiTableLargePlus } from '@mdi/js';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import type { SavedReport } from '../../../../electron/contract/own-reports.ts';
import { useAction, useCall } from '../../../shared/client.ts';
import { DataTable, type TableColumn } from '../../../shared/DataTable.tsx';
import { keepQuery, useQuery } from '../../../shared/navigation.ts';
import { EmptyState, Icon, LoadError, ReasonDialog, showToast } from '../../../shared/ui.tsx';
import { ReportsFrame } from '../ReportsFrame.tsx';
import { Builder } from './Builder.tsx';

/** In the address instead of a number: one that is being put together. */
const fresh = 'new';

function columnsFor(onWithdraw: (report: SavedReport) => void): readonly TableColumn<SavedReport>[] {
  return [
    { key: 'name', title: '报表名称', width: 260, flex: 1, isSortable: true, value: ({ name }) => name },
    { key: 'subject', title: '对象', width: 160, isSortable: true, value: ({ subjectTitle }) => subjectTitle },
    { key: 'columns', title: '列数', kind: 'number', width: 72, value: ({ definition }) => definition.columns.length },
    {
      key: 'form',
      title: '形式',
      width: 120,
      value: ({ definition }) => (definition.isSummary ? '汇总表' : definition.groupBy.length > 0 ? '逐行，有小计' : '逐行'),
    },
    { key: 'shared', title: '共用', width: 96, value: ({ isShared }) => (isShared ? '大家共用' : '仅本人') },
    { key: 'owner', title: '保存人', width: 110, isSortable: true, value: ({ owner }) => owner },
    { key: 'savedAt', title: '保存时间', kind: 'instant', width: 150, isSortable: true, value: ({ savedAt }) => savedAt },
    {
      key: 'withdraw',
      title: '操作',
      width: 84,
      value: () => null,
      render: (report) =>
        report.mayChange ? (
          <Button
            size="small"
            color="secondary"
            aria-label={`停用：${report.name}`}
            onClick={(event) => {
              event.stopPropagation();
              onWithdraw(report);
            }}
          >
            停用
          </Button>
        ) : null,
    },
  ];
}

/** 自定义报表: what was saved, and the builder. */
export function OwnReportsPage(): ReactNode {
  const query = useQuery();
  const opened = query.get('report');
  const saved = useCall('ownReports.list', {});
  const subjects = useCall('ownReports.subjects', {});
  const [withdrawing, setWithdrawing] = useState<SavedReport | null>(null);
  const withdraw = useAction('ownReports.withdraw', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已停用。' });
      setWithdrawing(null);
    },
  });
  const error = saved.error ?? subjects.error;
  if (error)
    return (
      <ReportsFrame path="/reports/own">
        <LoadError error={error} onRetry={() => void saved.refetch()} />
      </ReportsFrame>
    );
  const report = saved.data?.find(({ reportId }) => String(reportId) === opened) ?? null;
  if (subjects.data && saved.data && (opened === fresh || report))
    return (
      <Builder
        key={opened}
        subjects={subjects.data}
        saved={report}
        onOpened={(id) => keepQuery({ report: id === null ? null : String(id) })}
      />
    );
  return (
    <ReportsFrame
      path="/reports/own"
      subtitle="选对象、列、筛选和分组，保存后随时按当天的数打印、导出"
      actions={
        <Button variant="contained" startIcon={<Icon path={mdiPlus} />} onClick={() => keepQuery({ report: fresh })}>
          新建报表
        </Button>
      }
    >
      <DataTable
        id="own-reports"
        label="自定义报表"
        columns={columnsFor(setWithdrawing)}
        rows={saved.data ?? []}
        rowKey={({ reportId }) => reportId}
        isLoading={saved.isPending}
        onOpen={({ reportId }) => keepQuery({ report: String(reportId) })}
        empty={
          <EmptyState
            icon={mdiTableLargePlus}
            what="还没有保存过报表"
            next="人员、发放、机构、幸福院、项目、探访和各类登记都可以自己选列做表。"
            action={
              <Button variant="contained" onClick={() => keepQuery({ report: fresh })}>
                新建报表
              </Button>
            }
          />
        }
      />
      {withdrawing ? (
        <ReasonDialog
          title="停用报表"
          confirmLabel="停用"
          cancelLabel="保留"
          reasonLabel="停用原因"
          subject={withdrawing.name}
          effect={withdrawing.isShared ? '共用这张报表的人也不再看到它；已打印、导出的不变。' : '已打印、导出的不变。'}
          isRunning={withdraw.isRunning}
          onConfirm={(reason) => void withdraw.run({ reportId: withdrawing.reportId, reason })}
          onCancel={() => setWithdrawing(null)}
        />
      ) : null}
    </ReportsFrame>
  );
}
