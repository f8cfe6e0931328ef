import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

export type ShortColumn<Row> = {
  readonly title: string;
  readonly render: (row: Row) => ReactNode;
  readonly isFigure?: boolean;
};

/** A short table that stands whole on a page. */
export function ShortTable<Row>({
  label,
  columns,
  rows,
  rowKey,
  isStruck,
  empty,
}: {
  readonly label: string;
  readonly columns: readonly ShortColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string | number;
  readonly isStruck?: (row: Row) => boolean;
  readonly empty: string;
}): ReactNode {
  if (rows.length === 0) return <Box sx={{ px: 2, py: 1.25, color: 'text.secondary', fontSize: '0.8125rem' }}>{empty}</Box>;
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Box
        component="table"
        aria-label={label}
        sx={{
          width: '100%',
          borderCollapse: 'collapse',
          fontSize: '0.8125rem',
          fontVariantNumeric: 'tabular-nums',
          '& th': { fontWeight: 500, color: 'text.secondary', whiteSpace: 'nowrap' },
          '& th, & td': { px: 1.5, py: 0.625, textAlign: 'left', borderBottom: 1, borderColor: 'divider', verticalAlign: 'top' },
          '& tr:last-of-type td': { borderBottom: 0 },
          '& .figure': { textAlign: 'right', whiteSpace: 'nowrap' },
          '& .struck td': { textDecoration: 'line-through', color: 'text.disabled' },
        }}
      >
        <thead>
          <tr>
            {columns.map(({ title, isFigure }) => (
              <th key={title} scope="col" className={isFigure ? 'figure' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className={isStruck?.(row) ? 'struck' : undefined}>
              {columns.map(({ title, render, isFigure }) => (
                <td key={title} className={isFigure ? 'figure' : undefined}>
                  {render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Box>
    </Box>
  );
}
