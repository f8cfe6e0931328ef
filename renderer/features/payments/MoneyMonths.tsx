import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableFooter from '@mui/material/TableFooter';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';
import type { HistoryAmounts, HistoryMonth } from '../../../electron/contract/payments-history.ts';
import { money, monthText } from '../../shared/format.ts';

const columns = [
  ['应发', 'dueFen'],
  ['已发', 'issuedFen'],
  ['抵扣', 'offsetFen'],
  ['追回', 'recoveredFen'],
  ['待定', 'pendingFen'],
  ['差额', 'differenceFen'],
] as const;
/** Nothing is an empty place: what is there stands out. */
const amount = (fen: number): string => (fen === 0 ? '' : money(fen));
const cell = { px: 1, py: 0.5, whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' } as const;

/** Columns without anything in any month are left out, but for what was due and issued. */
function shownColumns(totals: HistoryAmounts, months: readonly HistoryMonth[]): readonly (typeof columns)[number][] {
  return columns.filter(
    ([, key]) =>
      key === 'dueFen' || key === 'issuedFen' || totals[key] !== 0 || months.some(({ items }) => items.some((item) => item[key] !== 0)),
  );
}

/** Month by month, the newest first, and item by item, with why a month is still open. */
export function MoneyMonths({ months, totals }: { readonly months: readonly HistoryMonth[]; readonly totals: HistoryAmounts }): ReactNode {
  const shown = shownColumns(totals, months);
  const hasReasons = months.some(({ items }) => items.some(({ reason }) => reason !== null));
  return (
    <Box sx={{ minHeight: 0, overflow: 'auto', border: 1, borderColor: 'divider', borderRadius: 1 }}>
      <Table stickyHeader size="small" aria-label="按月">
        <TableHead>
          <TableRow>
            <TableCell sx={cell}>月份</TableCell>
            <TableCell sx={cell}>项目</TableCell>
            {shown.map(([label]) => (
              <TableCell key={label} align="right" sx={cell}>
                {label}
              </TableCell>
            ))}
            {hasReasons ? <TableCell sx={{ ...cell, minWidth: '12rem' }}>差额原因</TableCell> : null}
          </TableRow>
        </TableHead>
        <TableBody>
          {months.toReversed().flatMap(({ month, items }) =>
            items.map((item, index) => (
              <TableRow key={`${month}${item.scheme}${item.title}`}>
                {index === 0 ? (
                  <TableCell rowSpan={items.length} sx={{ ...cell, verticalAlign: 'top' }}>
                    {monthText(month)}
                  </TableCell>
                ) : null}
                <TableCell sx={cell}>{item.title}</TableCell>
                {shown.map(([label, key]) => (
                  <TableCell
                    key={label}
                    align="right"
                    sx={{ ...cell, ...(key === 'differenceFen' && item[key] !== 0 ? { color: 'warning.main', fontWeight: 600 } : {}) }}
                  >
                    {amount(item[key])}
                  </TableCell>
                ))}
                {hasReasons ? <TableCell sx={{ ...cell, whiteSpace: 'normal' }}>{item.reason ?? ''}</TableCell> : null}
              </TableRow>
            )),
          )}
        </TableBody>
        <TableFooter sx={{ position: 'sticky', bottom: 0, bgcolor: 'background.paper' }}>
          <TableRow>
            <TableCell colSpan={2} sx={{ ...cell, color: 'text.primary', fontWeight: 600, fontSize: '0.875rem' }}>
              合计
            </TableCell>
            {shown.map(([label, key]) => (
              <TableCell key={label} align="right" sx={{ ...cell, color: 'text.primary', fontWeight: 600, fontSize: '0.875rem' }}>
                {money(totals[key])}
              </TableCell>
            ))}
            {hasReasons ? <TableCell sx={cell} /> : null}
          </TableRow>
        </TableFooter>
      </Table>
    </Box>
  );
}
