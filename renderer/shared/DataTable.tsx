/** Tables of the product: pages, sorting and filtering are the backend's; 100 rows a page at most. */
import { mdiTableOff } from '@mdi/js';
import Box from '@mui/material/Box';
import { DataGrid, type GridApi, type GridColDef, type GridSortModel } from '@mui/x-data-grid';
import { zhCN } from '@mui/x-data-grid/locales';
import { useMemo, useState, type ReactNode, type RefObject } from 'react';
import { accentWash, nonce, useTextScale } from './theme.tsx';
import { count, dateText, formatInstant, money, nothing } from './format.ts';
import { EmptyState } from './ui/states.tsx';
import { FootContext, pageSize, TableFoot, type FootState } from './table/TableFoot.tsx';

export { pageSize };

export type TableColumn<Row> = {
  /** Name of the column in the remembered choice; also the sort key when it may be sorted by. */
  readonly key: string;
  readonly title: string;
  /** What the cell shows; `kind` formats it, `render` replaces it. */
  readonly value: (row: Row) => string | number | null | undefined;
  readonly kind?: 'text' | 'money' | 'number' | 'date' | 'instant';
  readonly render?: (row: Row) => ReactNode;
  /** Pixels at 100 % text. */
  readonly width?: number;
  /** Share of the width that is left. */
  readonly flex?: number;
  readonly isSortable?: boolean;
  /** Not shown until the user chooses it. */
  readonly isHidden?: boolean;
  readonly align?: 'left' | 'right' | 'center';
};

export type TableSort<Key extends string = string> = { readonly key: Key; readonly isDescending: boolean } | null;

export type TablePage<Key extends string = string> = {
  readonly page: number;
  readonly sort: TableSort<Key>;
  readonly offset: number;
  readonly limit: number;
  readonly setPage: (page: number) => void;
  readonly setSort: (sort: TableSort<Key>) => void;
};

/** Page and order of a table as state; give `offset`, `limit`, `sort` to the method, and `setPage(0)` when a filter changes. */
export function useTablePage<Key extends string = string>(initialSort: TableSort<Key> = null): TablePage<Key> {
  const [page, setPage] = useState(0);
  const [sort, setSortState] = useState<TableSort<Key>>(initialSort);
  return {
    page,
    sort,
    offset: page * pageSize,
    limit: pageSize,
    setPage,
    setSort: (next) => {
      setPage(0);
      setSortState(next);
    },
  };
}

type DataTableProps<Row, Key extends string> = {
  /** Names the remembered choice of columns: `people`. */
  readonly id: string;
  /** Read out by screen readers. */
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string | number;
  readonly isLoading?: boolean;
  /** All rows of the filter, on every page. Without it the rows given are all, sorted and paged here. */
  readonly total?: number;
  readonly paging?: TablePage<Key>;
  /** Click on a row, or Enter on a chosen one. */
  readonly onOpen?: (row: Row) => void;
  /** Where cells are copied from, one click only chooses the row. */
  readonly opensOn?: 'click' | 'doubleClick';
  /** For `useTablePlace`: where the user was in this table. */
  readonly apiRef?: RefObject<GridApi | null>;
  readonly empty?: ReactNode;
  /** In the foot, beside the count: sums and the like. */
  readonly foot?: ReactNode;
  /** Rows to mark, for instance struck out. */
  readonly rowTone?: (row: Row) => 'muted' | 'struck' | null;
};

function shown(kind: TableColumn<unknown>['kind'], value: string | number | null | undefined): string {
  if (value === null || value === undefined || value === '') return nothing;
  if (typeof value === 'number') return kind === 'money' ? money(value) : kind === 'number' ? count(value) : String(value);
  return kind === 'instant' ? formatInstant(value) : kind === 'date' ? dateText(value) : value;
}

const storageKey = (id: string): string => `columns.${id}`;

function readChoice(id: string): Record<string, boolean> {
  try {
    return JSON.parse(localStorage.getItem(storageKey(id)) ?? '{}') as Record<string, boolean>;
  } catch {
    return {};
  }
}

const localeText = zhCN.components.MuiDataGrid.defaultProps.localeText;

export function DataTable<Row, Key extends string = string>({
  id,
  label,
  columns,
  rows,
  rowKey,
  isLoading = false,
  total,
  paging,
  onOpen,
  opensOn = 'click',
  apiRef,
  empty,
  foot,
  rowTone,
}: DataTableProps<Row, Key>): ReactNode {
  const scale = useTextScale();
  const [choice, setChoice] = useState<Record<string, boolean>>(() => readChoice(id));
  const visible = useMemo(
    () => Object.fromEntries(columns.map((column) => [column.key, choice[column.key] ?? !(column.isHidden ?? false)])),
    [columns, choice],
  );
  const [localPage, setLocalPage] = useState(0);
  const isServer = paging !== undefined;
  const page = isServer ? paging.page : localPage;
  const allRows = total ?? rows.length;

  const gridColumns = useMemo<GridColDef[]>(
    () =>
      columns.map((column): GridColDef => {
        const isFigure = column.kind === 'money' || column.kind === 'number';
        const { render } = column;
        return {
          field: column.key,
          headerName: column.title,
          width: (column.width ?? 120) * scale,
          minWidth: Math.min(column.width ?? 60, 60) * scale,
          ...(column.flex ? { flex: column.flex, minWidth: (column.width ?? 100) * scale } : {}),
          align: column.align ?? (isFigure ? 'right' : 'left'),
          headerAlign: column.align ?? (isFigure ? 'right' : 'left'),
          sortable: column.isSortable ?? false,
          type: isFigure ? 'number' : 'string',
          valueGetter: (_value: unknown, row: Row) => column.value(row),
          valueFormatter: (value: string | number | null | undefined) => shown(column.kind, value),
          ...(render ? { renderCell: (params: { readonly row: Row }) => render(params.row) } : {}),
        };
      }),
    [columns, scale],
  );

  const sortKey = paging?.sort?.key;
  const isDescending = paging?.sort?.isDescending ?? false;
  // The grid takes a model that is new by identity for a change, and goes back to the first page.
  const sortModel = useMemo<GridSortModel>(
    () => (sortKey === undefined ? [] : [{ field: sortKey, sort: isDescending ? 'desc' : 'asc' }]),
    [sortKey, isDescending],
  );
  const paginationModel = useMemo(() => ({ page, pageSize }), [page]);
  const footState: FootState = {
    total: allRows,
    page,
    setPage: isServer ? paging.setPage : setLocalPage,
    foot,
    columns,
    visible,
    setVisible: (key, isVisible) => {
      const next = { ...choice, [key]: isVisible };
      setChoice(next);
      localStorage.setItem(storageKey(id), JSON.stringify(next));
    },
  };

  return (
    <FootContext.Provider value={footState}>
      <Box sx={{ flex: 1, minHeight: 0, minWidth: 0, display: 'flex', flexDirection: 'column' }}>
        <DataGrid<Row & { readonly [key: string]: unknown }>
          aria-label={label}
          {...(nonce ? { nonce } : {})}
          rows={rows as readonly (Row & { readonly [key: string]: unknown })[]}
          columns={gridColumns as GridColDef<Row & { readonly [key: string]: unknown }>[]}
          getRowId={rowKey}
          loading={isLoading}
          localeText={localeText}
          rowHeight={Math.round(32 * scale)}
          columnHeaderHeight={Math.round(34 * scale)}
          pagination
          paginationModel={paginationModel}
          pageSizeOptions={[pageSize]}
          onPaginationModelChange={(model) => (isServer ? paging.setPage(model.page) : setLocalPage(model.page))}
          {...(isServer
            ? {
                paginationMode: 'server' as const,
                sortingMode: 'server' as const,
                rowCount: allRows,
                sortModel,
                onSortModelChange: (model: GridSortModel) => {
                  const first = model[0];
                  paging.setSort(first?.sort ? { key: first.field as Key, isDescending: first.sort === 'desc' } : null);
                },
              }
            : {})}
          columnVisibilityModel={visible}
          onColumnVisibilityModelChange={() => undefined}
          disableColumnMenu
          disableColumnFilter
          disableMultipleRowSelection
          disableRowSelectionExcludeModel
          hideFooterSelectedRowCount
          {...(apiRef ? { apiRef } : {})}
          {...{ [opensOn === 'click' ? 'onRowClick' : 'onRowDoubleClick']: (params: { readonly row: Row }) => onOpen?.(params.row) }}
          onCellKeyDown={(params, event) => {
            if (event.key === 'Enter' && onOpen) {
              event.preventDefault();
              onOpen(params.row as Row);
            }
          }}
          getRowClassName={(params) => {
            const tone = rowTone?.(params.row);
            return tone ? `row-${tone}` : '';
          }}
          slots={{ footer: TableFoot, noRowsOverlay: NoRows }}
          slotProps={{ noRowsOverlay: { children: empty } }}
          sx={(theme) => ({
            fontSize: theme.typography.body2.fontSize,
            fontVariantNumeric: 'tabular-nums',
            bgcolor: 'background.paper',
            borderColor: 'divider',
            '--DataGrid-rowBorderColor': theme.palette.divider,
            // One opaque colour for the cells of the head and for what fills its row beside them. On the root the grid's own value wins.
            '& .MuiDataGrid-main': {
              '--DataGrid-t-header-background-base': `color-mix(in srgb, ${theme.palette.primary.main} 11%, ${theme.palette.background.paper})`,
            },
            '& .MuiDataGrid-columnHeaderTitle': { fontWeight: 600, color: 'text.secondary' },
            '& .MuiDataGrid-columnHeader, & .MuiDataGrid-cell': { px: 1 },
            '& .MuiDataGrid-row': { cursor: onOpen ? 'pointer' : 'default' },
            '& .MuiDataGrid-row:hover': { bgcolor: accentWash(theme, 0.05) },
            '& .MuiDataGrid-row.Mui-selected, & .MuiDataGrid-row.Mui-selected:hover': { bgcolor: accentWash(theme, 0.12) },
            '& .MuiDataGrid-cell:focus, & .MuiDataGrid-cell:focus-within': {
              outline: `1px solid ${theme.palette.primary.main}`,
              outlineOffset: '-1px',
            },
            '& .MuiDataGrid-columnHeader:focus, & .MuiDataGrid-columnHeader:focus-within': {
              outline: `1px solid ${theme.palette.primary.main}`,
              outlineOffset: '-1px',
            },
            '& .row-muted': { color: 'text.secondary' },
            '& .row-struck': { color: 'text.secondary', textDecoration: 'line-through' },
          })}
        />
      </Box>
    </FootContext.Provider>
  );
}

function NoRows({ children }: { readonly children?: ReactNode }): ReactNode {
  return children ?? <EmptyState icon={mdiTableOff} what="没有符合条件的记录" next="可以放宽筛选条件再试。" />;
}
