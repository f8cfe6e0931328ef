import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';
import { count, formatInstant, nothing } from '../../shared/format.ts';
import { mostCarried } from '../../../electron/contract/audit-carried.ts';
import type { Loss } from './backup-words.ts';

/** What has been recorded since the copy, by kind: all of it would have to be done again. */
export function LossList({ loss }: { readonly loss: Loss }): ReactNode {
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
      {loss.isAncestor ? null : (
        <Alert severity="info" variant="outlined">
          这份备份做于一次较早的恢复之前，与现在的台账已经分开；下面列出的是分开之后现在这本的记录。
        </Alert>
      )}
      {loss.lines === 0 ? (
        <Alert severity="success" variant="outlined">
          备份之后没有新的记录，恢复不会丢失内容。
        </Alert>
      ) : (
        <>
          <Alert severity="warning" variant="outlined">
            备份之后又有 {count(loss.lines)} 条记录，恢复后都不在台账里，需要时得重新登记。恢复前的样子会另存一份备份，还可以再恢复回来。
          </Alert>
          <Box sx={{ maxHeight: '14rem', overflowY: 'auto', border: 1, borderColor: 'divider', borderRadius: 1 }}>
            <Table size="small" stickyHeader aria-label="备份之后的记录">
              <TableHead>
                <TableRow>
                  <TableCell>操作</TableCell>
                  <TableCell align="right">条数</TableCell>
                  <TableCell>最近一条</TableCell>
                  <TableCell>例如</TableCell>
                </TableRow>
              </TableHead>
              <TableBody>
                {loss.groups.map((group) => (
                  <TableRow key={group.action}>
                    <TableCell sx={{ whiteSpace: 'nowrap' }}>{group.action}</TableCell>
                    <TableCell align="right" sx={{ fontVariantNumeric: 'tabular-nums' }}>
                      {count(group.count)}
                    </TableCell>
                    <TableCell sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>{formatInstant(group.newestAt)}</TableCell>
                    <TableCell>{group.examples.length === 0 ? nothing : group.examples.join('、')}</TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </Box>
        </>
      )}
      {loss.logLines === 0 ? null : (
        <Alert severity="info" variant="outlined">
          备份之后的 {count(loss.logLines)} 条审计日志（含登录、备份等）不会因恢复而消失：
          {loss.logLines > mostCarried ? `最后 ${count(mostCarried)} 条` : ''}
          以“已被恢复覆盖的记录”写进恢复后的日志{loss.logLines > mostCarried ? '，其余留在恢复前的备份里，那份备份不会自动清理' : ''}。
        </Alert>
      )}
      {loss.usersOnlyInCopy.length === 0 ? null : (
        <Alert severity="info" variant="outlined">
          {loss.usersOnlyInCopy.join('、')} 只在备份里有，恢复后为停用状态，由管理员重设口令后才能登录。其他人仍用现在的口令。
        </Alert>
      )}
    </Box>
  );
}
