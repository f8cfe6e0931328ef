import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { money } from '../../shared/format.ts';

export type FigureColumn<Row> = {
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  readonly isFigure?: boolean;
  /** In the last row. */
  readonly total?: ReactNode;
};

/** An amount in a cell; nothing where there is none. */
export function amount(fen: number): ReactNode {
  return fen === 0 ? (
    '—'
  ) : (
    <Box component="span" sx={fen < 0 ? { color: 'error.main' } : {}}>
      {money(fen)}
    </Box>
  );
}

/** A short table that stands as a whole, with its sum. */
export function FigureTable<Row>({
  label,
  columns,
  rows,
  rowKey,
  hasTotal = false,
}: {
  readonly label: string;
  readonly columns: readonly FigureColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string | number;
  readonly hasTotal?: boolean;
}): ReactNode {
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Box
        component="table"
        aria-label={label}
        sx={{
          width: '100%',
          borderCollapse: 'collapse',
          fontVariantNumeric: 'tabular-nums',
          '& th, & td': { px: 1.25, py: 0.625, textAlign: 'left', whiteSpace: 'nowrap', borderBottom: 1, borderColor: 'divider' },
          '& th': { fontWeight: 600, color: 'text.secondary', fontSize: '0.8125rem' },
          '& th:first-of-type, & td:first-of-type': { pl: 2 },
          '& th:last-of-type, & td:last-of-type': { pr: 2 },
          '& .figure': { textAlign: 'right' },
          '& tbody tr:last-child td': { borderBottom: hasTotal ? 1 : 0, borderColor: 'divider' },
          '& tfoot td': { fontWeight: 600, borderBottom: 0 },
        }}
      >
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} scope="col" className={column.isFigure ? 'figure' : ''}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <td key={column.title} className={column.isFigure ? 'figure' : ''}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {hasTotal ? (
          <tfoot>
            <tr>
              {columns.map((column) => (
                <td key={column.title} className={column.isFigure ? 'figure' : ''}>
                  {column.total ?? ''}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </Box>
    </Box>
  );
}
