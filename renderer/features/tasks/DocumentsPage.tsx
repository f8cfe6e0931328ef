import { mdiFileDocumentPlusOutline, mdiBookOpenPageVariantOutline } from '@mdi/js';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import type { DocumentRow } from '../../../electron/contract/documents.ts';
import { everyClerk } from '../../../electron/contract/method.ts';
import { useCall } from '../../shared/client.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { count, nothing } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { useMay } from '../../shared/session.ts';
import { EmptyState, Icon, LoadError, StatusChip } from '../../shared/ui.tsx';
import { DocumentDialog } from './DocumentDialog.tsx';
import { TasksFrame } from './TasksFrame.tsx';

const columns: readonly TableColumn<DocumentRow>[] = [
  { key: 'documentNo', title: '文号', width: 180, isSortable: true, value: (row) => row.documentNo },
  { key: 'title', title: '标题', width: 300, flex: 1, isSortable: true, value: (row) => row.title },
  { key: 'issuer', title: '发文机关', width: 170, isSortable: true, value: (row) => row.issuer },
  { key: 'issuedOn', title: '发文日期', kind: 'date', width: 96, isSortable: true, value: (row) => row.issuedOn },
  { key: 'clauses', title: '条款', kind: 'number', width: 60, isSortable: true, value: (row) => row.clauses },
  { key: 'tasks', title: '任务', kind: 'number', width: 60, isSortable: true, value: (row) => row.tasks || null },
  { key: 'resting', title: '依据它的记录', kind: 'number', width: 110, isSortable: true, value: (row) => row.resting || null },
  { key: 'attachments', title: '附件', kind: 'number', width: 60, isSortable: true, value: (row) => row.attachments || null },
  {
    key: 'isFollowed',
    title: '执行',
    width: 84,
    value: (row) => (row.isFollowed ? '执行中' : null),
    render: (row) => (row.isFollowed ? <StatusChip label="执行中" tone="success" /> : nothing),
  },
];

/** The papers the county works by. */
export function DocumentsPage(): ReactNode {
  const mayWrite = useMay(everyClerk);
  const [isAdding, setIsAdding] = useState(false);
  const found = useCall('documents.list', {});
  const rows = found.data?.rows ?? [];
  return (
    <TasksFrame
      path="/documents"
      subtitle={found.data ? `${count(rows.length)} 份文件；标准、参数、评分表登记的文号与这里对应` : null}
      actions={
        mayWrite ? (
          <Button variant="contained" startIcon={<Icon path={mdiFileDocumentPlusOutline} />} onClick={() => setIsAdding(true)}>
            登记文件
          </Button>
        ) : null
      }
    >
      {found.error ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <DataTable
          id="policy-documents"
          label="政策文件"
          columns={columns}
          rows={rows}
          rowKey={({ documentId }) => documentId}
          isLoading={found.isPending}
          onOpen={({ documentId }) => goTo(`/documents/${documentId}`)}
          empty={<EmptyState icon={mdiBookOpenPageVariantOutline} what="文件库是空的" next="登记本地执行的文件，正文按条款拆分。" />}
        />
      )}
      {isAdding ? <DocumentDialog document={null} onClose={() => setIsAdding(false)} /> : null}
    </TasksFrame>
  );
}
