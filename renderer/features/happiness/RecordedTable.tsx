import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';

type Recorded = {
  readonly recordedBy: string;
  readonly recordedAt: string;
  readonly withdrawnReason: string | null;
  readonly withdrawnBy: string | null;
};
export type RecordedColumn<Row> = {
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: 'right';
  /** Takes what width is left; long texts break in it. */
  readonly isWide?: boolean;
};

const plain = { minWidth: 0, p: 0, fontSize: 'inherit', lineHeight: 'inherit', verticalAlign: 'baseline' } as const;

/** Entries of one home, each with who made it; the withdrawn struck out with the reason. */
export function RecordedTable<Row extends Recorded>({
  label,
  columns,
  rows,
  rowKey,
  onWithdraw,
  canWithdraw,
  instead,
  empty,
}: {
  readonly label: string;
  readonly columns: readonly RecordedColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => number;
  /** Null for who may not. */
  readonly onWithdraw: ((row: Row) => void) | null;
  /** Where not every entry may be taken back. */
  readonly canWithdraw?: (row: Row) => boolean;
  /** What is taken back somewhere else, with where; null for what is taken back here. */
  readonly instead?: (row: Row) => string | null;
  readonly empty: string;
}): ReactNode {
  if (rows.length === 0) return <Box sx={{ px: 2, py: 1.5, color: 'text.secondary' }}>{empty}</Box>;
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table aria-label={label}>
        <TableHead>
          <TableRow sx={{ '& th': { whiteSpace: 'nowrap' } }}>
            {columns.map(({ title, align }) => (
              <TableCell key={title} {...(align ? { align } : {})}>
                {title}
              </TableCell>
            ))}
            <TableCell>登记</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => {
            const isStruck = row.withdrawnReason !== null;
            return (
              <TableRow
                key={rowKey(row)}
                sx={{ '&:last-child td': { borderBottom: 0 }, ...(isStruck ? { '& td': { color: 'text.secondary' } } : {}) }}
              >
                {columns.map(({ title, cell, align, isWide }) => (
                  <TableCell
                    key={title}
                    {...(align ? { align } : {})}
                    sx={{
                      fontVariantNumeric: 'tabular-nums',
                      ...(isWide ? { width: '30%', overflowWrap: 'anywhere' } : { whiteSpace: 'nowrap' }),
                      ...(isStruck ? { textDecoration: 'line-through' } : {}),
                    }}
                  >
                    {cell(row)}
                  </TableCell>
                ))}
                <TableCell
                  sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums', ...(isStruck ? {} : { whiteSpace: 'nowrap' }) }}
                >
                  <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
                    {row.recordedBy} {row.recordedAt.slice(0, 10)}
                  </Box>
                  {isStruck ? (
                    <Box>
                      已撤销（{row.withdrawnBy}）：{row.withdrawnReason}
                    </Box>
                  ) : instead?.(row) ? (
                    <Box sx={{ fontSize: '0.75rem' }}>{instead(row)}</Box>
                  ) : onWithdraw && (canWithdraw?.(row) ?? true) ? (
                    <Button size="small" color="secondary" onClick={() => onWithdraw(row)} sx={{ ...plain, ml: 1 }}>
                      撤销
                    </Button>
                  ) : null}
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </Box>
  );
}
