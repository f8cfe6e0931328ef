import { mdiHomeGroup } from '@mdi/js';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';
import { count, nothing } from '../../shared/format.ts';
import { EmptyState } from '../../shared/ui.tsx';
import type { Summary } from './summary.ts';

/** Residents of each home against its registered beds; a home over its beds stands out. */
export function HomeOccupancy({ homes }: { readonly homes: Summary['homes'] }): ReactNode {
  if (homes.length === 0)
    return <EmptyState icon={mdiHomeGroup} what="还没有登记敬老院" next="导入敬老院名册后，这里列出各院床位和在院人数。" />;
  return (
    <Box sx={{ maxHeight: '22rem', overflowY: 'auto' }}>
      <Table stickyHeader aria-label="敬老院入住">
        <TableHead>
          <TableRow sx={{ '& th': { bgcolor: 'background.paper', whiteSpace: 'nowrap' } }}>
            <TableCell>机构</TableCell>
            <TableCell align="right">核定床位</TableCell>
            <TableCell align="right" title="含请假、住院和暂停供养的">
              在院特困
            </TableCell>
            <TableCell align="right" title="在院特困占核定床位；指标“入住率”占的是可用床位，即核定减去停用">
              占核定床位
            </TableCell>
            <TableCell sx={{ width: '20%' }} />
          </TableRow>
        </TableHead>
        <TableBody>
          {homes.map((home) => {
            const share = home.beds === 0 ? null : (home.residents / home.beds) * 100;
            const isOver = home.residents > home.beds;
            return (
              <TableRow key={home.homeId} sx={{ '&:last-child td': { borderBottom: 0 } }}>
                <TableCell sx={{ minWidth: '9rem' }}>{home.name}</TableCell>
                <TableCell align="right">{count(home.beds)}</TableCell>
                <TableCell align="right">{count(home.residents)}</TableCell>
                <TableCell align="right" sx={isOver ? { color: 'error.main', fontWeight: 600 } : {}}>
                  {share === null ? nothing : `${share.toLocaleString('zh-CN', { minimumFractionDigits: 1, maximumFractionDigits: 1 })}%`}
                </TableCell>
                <TableCell>
                  <Box aria-hidden sx={{ height: '0.5rem', bgcolor: 'divider', borderRadius: 1, overflow: 'hidden' }}>
                    <Box sx={{ height: '100%', width: `${Math.min(share ?? 0, 100)}%`, bgcolor: isOver ? 'error.main' : 'primary.main' }} />
                  </Box>
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </Box>
  );
}
