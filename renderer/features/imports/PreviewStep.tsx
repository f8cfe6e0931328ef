import { mdiFileAlertOutline, mdiTableOff } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useGridApiRef } from '@mui/x-data-grid';
import { useMemo, useState, type ReactNode } from 'react';
import type { ImportPreview, PreviewRow } from '../../../electron/contract/imports.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { DataTable, useTablePage } from '../../shared/DataTable.tsx';
import { count } from '../../shared/format.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { EmptyState, Icon, LoadError, showToast } from '../../shared/ui.tsx';
import { columnKey, previewColumns } from './preview-columns.tsx';
import { newLabel } from './row-words.ts';
import { RowNotes } from './RowNotes.tsx';

type Tone = PreviewRow['status'] | 'warned';

const emptyWords: Readonly<Record<Tone | 'all', string>> = {
  all: '表里没有数据行',
  new: '没有要新登记的行',
  changed: '没有变更的行',
  unchanged: '没有与台账一致的行',
  rejected: '没有不合格的行',
  warned: '没有有疑问的行',
};

/** Pixels for the reasons: most where they are what one looks for. */
const reasonWidths: Readonly<Record<Tone | 'all', number>> = {
  all: 240,
  new: 160,
  changed: 340,
  unchanged: 160,
  rejected: 430,
  warned: 430,
};

const noReasonWidth = 72;

/** The user's own file with the bad cells marked, wherever he wants it. */
export function useSaveErrors(preview: ImportPreview): { readonly save: () => void; readonly isRunning: boolean } {
  const action = useAction('imports.saveErrors', {
    onSuccess: ({ file }) =>
      showToast({
        tone: 'success',
        text: `已保存：${file}`,
        next: '不合格的单元格已标红，原因写在旁边；改好后重新导入。文件含完整号码、未加密，用后请删除。',
      }),
  });
  const name = preview.fileName.replace(/\.[^.]*$/, '');
  return {
    save: () => void action.run({ previewId: preview.previewId }, { suggestedName: `${name}（标注错误）.xlsx` }),
    isRunning: action.isRunning,
  };
}

/** Who or what a row is about, as the file writes it. */
function nameIn(preview: ImportPreview, row: PreviewRow): string {
  const column = preview.fields.find((field) => field.key === 'name')?.column ?? null;
  return column === null ? '' : (row.cells[column - 1] ?? '');
}

/** The rows as the backend judged them, page by page. */
export function PreviewStep({ preview }: { readonly preview: ImportPreview }): ReactNode {
  const { previewId, counts } = preview;
  const [tab, setTab] = useState<Tone | 'all'>(counts.rejected > 0 ? 'rejected' : 'all');
  const [opened, setOpened] = useState<PreviewRow | null>(null);
  const paging = useTablePage();
  const apiRef = useGridApiRef();
  const { save, isRunning } = useSaveErrors(preview);
  const status = tab === 'all' ? null : tab;
  const rows = useCall('imports.rows', { previewId, status, offset: paging.offset, limit: paging.limit }, { keepsPrevious: true });
  const warned = useCall('imports.rows', { previewId, status: 'warned', offset: 0, limit: 1 }, { enabled: counts.warnings > 0 });
  const first = useCall('imports.rows', { previewId, status: null, offset: 0, limit: paging.limit });
  const measured = first.data?.rows;
  const hasReasons = counts.rejected + counts.changed + counts.warnings > 0;
  const reasonWidth = hasReasons ? reasonWidths[tab] : noReasonWidth;
  // A change takes the room of two values.
  const widened = tab === 'changed' ? rows.data?.rows : undefined;
  const columns = useMemo(
    () => previewColumns(preview, { rows: [...(measured ?? []), ...(widened ?? [])], reasonWidth }),
    [preview, measured, widened, reasonWidth],
  );
  useShortcut('Esc', '收起这一行的说明', () => setOpened(null), { isOn: opened !== null });

  const tabs: readonly { readonly id: Tone | 'all'; readonly label: string; readonly total: number; readonly colour?: string }[] = [
    { id: 'all', label: '全部', total: counts.rows },
    { id: 'new', label: newLabel(preview.kind), total: counts.fresh },
    { id: 'changed', label: '变更', total: counts.changed },
    { id: 'unchanged', label: '无变动', total: counts.unchanged },
    { id: 'rejected', label: '不合格', total: counts.rejected, colour: 'error.main' },
    { id: 'warned', label: '有疑问', total: counts.warnings > 0 ? (warned.data?.total ?? 0) : 0, colour: 'warning.main' },
  ];
  const open = (row: PreviewRow): void => {
    setOpened(row);
    const marked = row.issues[0]?.columnNumber ?? row.warnings[0]?.columnNumber ?? null;
    const index = marked === null ? -1 : (apiRef.current?.getColumnIndex(columnKey(marked)) ?? -1);
    if (index >= 0) apiRef.current?.scrollToIndexes({ colIndex: index });
  };
  return (
    <Box component="section" aria-label="预览" sx={{ flex: '1 0 18rem', minHeight: 0, display: 'flex', flexDirection: 'column', gap: 1 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flex: 'none', flexWrap: 'wrap' }}>
        <Tabs
          value={tab}
          onChange={(_, chosen: Tone | 'all') => {
            setTab(chosen);
            setOpened(null);
            paging.setPage(0);
          }}
          aria-label="按结果查看"
          variant="scrollable"
          scrollButtons={false}
        >
          {tabs.map(({ id, label, total, colour }) => (
            <Tab
              key={id}
              value={id}
              label={
                <span>
                  {label}{' '}
                  <Box
                    component="span"
                    sx={{
                      ml: 0.5,
                      fontVariantNumeric: 'tabular-nums',
                      fontWeight: 600,
                      ...(total > 0 && colour ? { color: colour } : {}),
                    }}
                  >
                    {count(total)}
                  </Box>
                </span>
              }
              sx={{ minWidth: '4.5rem', px: 1.5 }}
            />
          ))}
        </Tabs>
        {counts.rejected > 0 ? (
          <Button
            variant="outlined"
            startIcon={<Icon path={mdiFileAlertOutline} />}
            onClick={save}
            loading={isRunning}
            loadingPosition="start"
            sx={{ ml: 'auto' }}
          >
            另存标注错误的表格
          </Button>
        ) : null}
      </Box>
      {rows.error ? (
        <LoadError error={rows.error} onRetry={() => void rows.refetch()} />
      ) : (
        <DataTable
          id={`imports.preview.${preview.kind}`}
          label="预览"
          columns={columns}
          rows={rows.data?.rows ?? []}
          total={rows.data?.total ?? 0}
          rowKey={(row) => row.row}
          paging={paging}
          isLoading={rows.isPending}
          apiRef={apiRef}
          onOpen={open}
          rowTone={(row) => (row.status === 'unchanged' ? 'muted' : null)}
          empty={<EmptyState icon={mdiTableOff} what={emptyWords[tab]} />}
        />
      )}
      {opened ? (
        <RowNotes key={opened.row} row={opened} kind={preview.kind} name={nameIn(preview, opened)} onClose={() => setOpened(null)} />
      ) : null}
    </Box>
  );
}
