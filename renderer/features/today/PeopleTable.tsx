import { mdiAccountGroupOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';
import { selfCareLevels } from '../../../electron/contract/terms.ts';
import { count, termText } from '../../shared/format.ts';
import { chartColours } from '../../shared/theme.tsx';
import { EmptyState } from '../../shared/ui.tsx';
import type { Summary } from './summary.ts';

/** Share of the row in one colour of two, told apart by lightness; the figures beside it say the same. */
function Share({
  centralised,
  scattered,
  largest,
}: {
  readonly centralised: number;
  readonly scattered: number;
  readonly largest: number;
}): ReactNode {
  const width = (value: number): string => `${largest === 0 ? 0 : (value / largest) * 100}%`;
  return (
    <Box aria-hidden sx={{ display: 'flex', height: '0.75rem', minWidth: '5rem', gap: '2px' }}>
      <Box sx={{ width: width(centralised), bgcolor: 'primary.main' }} />
      <Box sx={{ width: width(scattered), bgcolor: (theme) => chartColours(theme)[1] }} />
    </Box>
  );
}

/** People by self-care level and mode. */
export function PeopleTable({ levels, hasPeople }: { readonly levels: Summary['levels']; readonly hasPeople: boolean }): ReactNode {
  if (!hasPeople)
    return <EmptyState icon={mdiAccountGroupOutline} what="还没有登记人员" next="导入特困人员花名册后，这里按自理能力和供养方式汇总。" />;
  const rows = selfCareLevels.map(
    (level) => levels.find((row) => row.level === level.id) ?? { level: level.id, centralised: 0, scattered: 0 },
  );
  const unknown = levels.filter((row) => !selfCareLevels.some((level) => level.id === row.level));
  const all = [...rows, ...unknown];
  const total = all.reduce((sum, row) => ({ centralised: sum.centralised + row.centralised, scattered: sum.scattered + row.scattered }), {
    centralised: 0,
    scattered: 0,
  });
  const largest = Math.max(...all.map((row) => row.centralised + row.scattered), 1);
  return (
    <Table aria-label="在册人员：自理能力与供养方式">
      <TableHead>
        <TableRow>
          <TableCell>自理能力</TableCell>
          <TableCell align="right">集中供养</TableCell>
          <TableCell align="right">分散供养</TableCell>
          <TableCell align="right">合计</TableCell>
          <TableCell sx={{ width: '26%' }}>
            <Box sx={{ display: 'flex', gap: 1.5, fontWeight: 400, fontSize: '0.75rem', alignItems: 'center', whiteSpace: 'nowrap' }}>
              <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}>
                <Box component="span" sx={{ width: '0.625rem', height: '0.625rem', bgcolor: 'primary.main' }} />
                集中
              </Box>
              <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}>
                <Box component="span" sx={{ width: '0.625rem', height: '0.625rem', bgcolor: (theme) => chartColours(theme)[1] }} />
                分散
              </Box>
            </Box>
          </TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {all.map((row) => (
          <TableRow key={row.level}>
            <TableCell sx={{ whiteSpace: 'nowrap' }}>{termText(selfCareLevels, row.level)}</TableCell>
            <TableCell align="right">{count(row.centralised)}</TableCell>
            <TableCell align="right">{count(row.scattered)}</TableCell>
            <TableCell align="right">{count(row.centralised + row.scattered)}</TableCell>
            <TableCell>
              <Share centralised={row.centralised} scattered={row.scattered} largest={largest} />
            </TableCell>
          </TableRow>
        ))}
        <TableRow sx={{ '& td': { fontWeight: 600, borderBottom: 0 } }}>
          <TableCell>合计</TableCell>
          <TableCell align="right">{count(total.centralised)}</TableCell>
          <TableCell align="right">{count(total.scattered)}</TableCell>
          <TableCell align="right">{count(total.centralised + total.scattered)}</TableCell>
          <TableCell />
        </TableRow>
      </TableBody>
    </Table>
  );
}
