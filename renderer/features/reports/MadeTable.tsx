import Box from '@mui/material/Box';
import { useMemo, type ReactNode } from 'react';
import type { ReportPreview, ReportSource } from '../../../electron/contract/own-reports.ts';
import { useCall } from '../../shared/client.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { count, money, monthText } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { LoadError } from '../../shared/ui.tsx';

type Row = ReportPreview['rows'][number] & { readonly key: number };
type Kind = ReportPreview['columns'][number]['kind'];

const pixelsPerMm = 4.8;
const narrowest = 64;
const fenPerWan = 1_000_000;
const isNumber = (kind: Kind): boolean => kind === 'integer' || kind === 'money' || kind === 'wan';

function shown(kind: Kind, value: string | number | null): string {
  if (value === null || value === '') return '';
  if (kind === 'money' && typeof value === 'number') return money(value);
  if (kind === 'wan' && typeof value === 'number')
    return (value / fenPerWan).toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  if (kind === 'integer' && typeof value === 'number') return count(value);
  return kind === 'month' && typeof value === 'string' && /^\d{4}-\d{2}$/.test(value) ? monthText(value) : String(value);
}

/** A report as it will be printed, its first rows: a click on a row opens whom it is about. */
export function MadeTable({ id, source }: { readonly id: string; readonly source: ReportSource }): ReactNode {
  const found = useCall('reports.preview', { source }, { keepsPrevious: true });
  const table = found.data;
  const columns = useMemo(
    () =>
      (table?.columns ?? []).map(({ title, kind, widthMm }, index): TableColumn<Row> => ({
        key: `${index}`,
        title,
        width: Math.max(narrowest, widthMm * pixelsPerMm, title.length * 14 + 20),
        ...(isNumber(kind) ? { align: 'right' as const } : {}),
        value: ({ cells }) => cells[index] ?? null,
        render: ({ cells, isSum }) => (
          <Box component="span" sx={isSum ? { fontWeight: 600 } : {}}>
            {shown(kind, cells[index] ?? null)}
          </Box>
        ),
      })),
    [table?.columns],
  );
  if (found.error) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  const rows = (table?.rows ?? []).map((row, key) => ({ ...row, key }));
  const listed = rows.filter(({ isSum }) => !isSum).length;
  return (
    <Box sx={{ flex: 1, minHeight: 0, minWidth: 0, display: 'flex', flexDirection: 'column', gap: 0.75 }}>
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'baseline', flex: 'none', minWidth: 0 }}>
        <Box component="h2" sx={{ m: 0, fontSize: '1rem', whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' }}>
          {table?.title ?? ''}
        </Box>
        <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' }}>
          {table?.lead ?? ''}
        </Box>
      </Box>
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
        <DataTable
          key={columns.map(({ title }) => title).join()}
          id={`report.${id}`}
          label="报表内容"
          columns={columns}
          rows={rows}
          rowKey={({ key }) => key}
          isLoading={found.isPending}
          onOpen={({ link }) => (link === null ? undefined : goTo(link))}
        />
      </Box>
      <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', flex: 'none' }}>
        {[
          table && table.total > listed && listed > 0 && table.rows.length >= listed && !table.rows.at(-1)?.isSum
            ? `屏幕上列出前 ${count(listed)} 行，共 ${count(table.total)} 条；打印和导出为全部。`
            : '',
          ...(table?.notes ?? []),
        ]
          .filter((text) => text !== '')
          .join('')}
      </Box>
    </Box>
  );
}
