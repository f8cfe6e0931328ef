import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';
import { useCall } from '../../shared/client.ts';
import { DateText, LoadError, Loading, Section, StatusChip } from '../../shared/ui.tsx';

/** Of a value the program ships and no document of the place has confirmed. */
const unconfirmed = '默认值';
/** The shipped values hold since before any ledger. */
const always = '2000-01-01';

/** The numbers of the rules with the documents they come from. */
export function ParameterTable(): ReactNode {
  const found = useCall('parameters.list', {});
  if (!found.data) return found.error ? <LoadError error={found.error} onRetry={() => void found.refetch()} /> : <Loading />;
  return (
    <Section isFlush>
      <Table sx={{ '& td, & th': { fontSize: '0.8125rem', px: 1.5 } }}>
        <TableHead>
          <TableRow>
            <TableCell>参数</TableCell>
            <TableCell align="right">数值</TableCell>
            <TableCell>单位</TableCell>
            <TableCell>执行时间</TableCell>
            <TableCell>文号</TableCell>
            <TableCell>依据</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {found.data.map((parameter) => (
            <TableRow key={`${parameter.key} ${parameter.validFrom}`} hover>
              <TableCell>{parameter.title}</TableCell>
              <TableCell align="right" sx={{ fontWeight: 600 }}>
                {parameter.value}
              </TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{parameter.unit}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                {parameter.validFrom === always ? '一直执行' : <DateText day={parameter.validFrom} />}
              </TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                {parameter.documentNo === unconfirmed ? <StatusChip label={unconfirmed} tone="warning" /> : parameter.documentNo}
              </TableCell>
              <TableCell sx={{ color: 'text.secondary' }}>{parameter.documentTitle}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <Box sx={{ px: 1.5, py: 1.25, color: 'text.secondary', fontSize: '0.8125rem' }}>
        标为“默认值”的数值没有本地文件依据，启用前请核对。
      </Box>
    </Section>
  );
}
