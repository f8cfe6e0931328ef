import { mdiTrayArrowDown } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Tooltip from '@mui/material/Tooltip';
import { useMemo, type ReactNode } from 'react';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { formatInstant } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { EmptyState, StatusChip } from '../../shared/ui.tsx';
import { kindLabel } from './kind-words.ts';
import type { Batch } from './use-undo.tsx';

function BatchState({ batch, onUndo }: { readonly batch: Batch; readonly onUndo: ((batch: Batch) => void) | null }): ReactNode {
  if (batch.undoneAt !== null) return <StatusChip label={`${batch.undoneBy ?? ''} ${formatInstant(batch.undoneAt)} 撤销`} />;
  if (batch.blockedBy !== null)
    return (
      <Tooltip title={`数据已被使用：${batch.blockedBy}。请逐条更正。`}>
        <Box component="span" sx={{ color: 'text.secondary' }}>
          不能撤销：{batch.blockedBy}
        </Box>
      </Tooltip>
    );
  if (onUndo === null) return <StatusChip label="已写入" tone="success" />;
  return (
    <Button
      variant="text"
      sx={{ minHeight: '1.5rem', minWidth: 0, py: 0, px: 0.75, ml: -0.75, fontSize: 'inherit' }}
      onClick={(event) => {
        event.stopPropagation();
        onUndo(batch);
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      撤销
    </Button>
  );
}

/** Everything that was ever imported, newest first. */
export function BatchTable({
  batches,
  isLoading,
  onUndo,
}: {
  readonly batches: readonly Batch[];
  readonly isLoading: boolean;
  readonly onUndo: ((batch: Batch) => void) | null;
}): ReactNode {
  const columns = useMemo<readonly TableColumn<Batch>[]>(
    () => [
      { key: 'batchId', title: '批次', value: (batch) => batch.batchId, width: 60, align: 'right' },
      { key: 'kind', title: '种类', value: (batch) => kindLabel(batch.kind), width: 140 },
      { key: 'fileName', title: '文件', value: (batch) => batch.fileName, flex: 1, width: 200 },
      { key: 'accepted', title: '写入', kind: 'number', value: (batch) => batch.accepted, width: 70 },
      { key: 'unchanged', title: '无变动', kind: 'number', value: (batch) => batch.unchanged, width: 76 },
      { key: 'rejected', title: '不合格', kind: 'number', value: (batch) => batch.rejected, width: 76 },
      { key: 'importedAt', title: '导入时间', kind: 'instant', value: (batch) => batch.importedAt, width: 140 },
      { key: 'importedBy', title: '导入人', value: (batch) => batch.importedBy, width: 90 },
      {
        key: 'state',
        title: '撤销',
        value: (batch) => batch.blockedBy ?? '',
        render: (batch) => <BatchState batch={batch} onUndo={onUndo} />,
        width: 230,
      },
    ],
    [onUndo],
  );
  return (
    <DataTable
      id="imports"
      label="导入记录"
      columns={columns}
      rows={batches}
      rowKey={(batch) => batch.batchId}
      isLoading={isLoading}
      onOpen={(batch) => goTo(`/imports/${batch.batchId}`)}
      rowTone={(batch) => (batch.undoneAt === null ? null : 'muted')}
      empty={
        <EmptyState icon={mdiTrayArrowDown} what="还没有导入过表格" next="从敬老院名册开始，接着是救助标准表，再导入特困人员花名册。" />
      }
    />
  );
}
