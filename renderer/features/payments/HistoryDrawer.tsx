import { mdiClose } from '@mdi/js';
import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';
import type { SheetDetail } from '../../../electron/contract/payments.ts';
import { formatInstant } from '../../shared/format.ts';
import { Icon } from '../../shared/ui.tsx';
import { eventLabel, sheetName } from './sheet-words.ts';

const copyKinds = { pdf: '打印或 PDF', xlsx: 'Excel' } as const;

/** Who did what with the sheet, and every copy that left the program. */
export function HistoryDrawer({ detail, onClose }: { readonly detail: SheetDetail; readonly onClose: () => void }): ReactNode {
  const titleId = useId();
  const { events, copies, card } = detail;
  return (
    <Drawer
      anchor="right"
      open
      onClose={onClose}
      slotProps={{ paper: { role: 'dialog', 'aria-labelledby': titleId, sx: { width: 'min(34rem, 92vw)' } } }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', px: 2.5, pt: 2, pb: 1 }}>
        <Typography id={titleId} variant="h3" component="h2">
          办理经过 · {sheetName(card)}
        </Typography>
        <IconButton aria-label="关闭" onClick={onClose} autoFocus sx={{ ml: 'auto' }}>
          <Icon path={mdiClose} />
        </IconButton>
      </Box>
      <Box sx={{ overflowY: 'auto', px: 2.5, pb: 2 }}>
        <Table aria-label="办理经过">
          <TableHead>
            <TableRow>
              <TableCell sx={{ pl: 0 }}>时间</TableCell>
              <TableCell>步骤</TableCell>
              <TableCell>办理人</TableCell>
              <TableCell>理由</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {events.map((event) => (
              <TableRow key={`${event.at}${event.action}${event.userName}`}>
                <TableCell sx={{ pl: 0, whiteSpace: 'nowrap' }}>{formatInstant(event.at)}</TableCell>
                <TableCell sx={{ whiteSpace: 'nowrap' }}>{eventLabel(event.action)}</TableCell>
                <TableCell sx={{ whiteSpace: 'nowrap' }}>
                  {event.userName}
                  {event.isOverride ? '（代办）' : ''}
                </TableCell>
                <TableCell sx={{ overflowWrap: 'anywhere' }}>{event.reason ?? ''}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
        <Typography variant="h4" component="h3" sx={{ mt: 3, mb: 0.5 }}>
          打印与导出
        </Typography>
        {copies.length === 0 ? (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            还没有打印或导出过。
          </Typography>
        ) : (
          <Table aria-label="打印与导出">
            <TableHead>
              <TableRow>
                <TableCell sx={{ pl: 0 }}>时间</TableCell>
                <TableCell>种类</TableCell>
                <TableCell>范围</TableCell>
                <TableCell>次数</TableCell>
                <TableCell>办理人</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {copies.map((copy) => (
                <TableRow key={`${copy.kind}${copy.copyNumber}`}>
                  <TableCell sx={{ pl: 0, whiteSpace: 'nowrap' }}>{formatInstant(copy.at)}</TableCell>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}>{copyKinds[copy.kind]}</TableCell>
                  <TableCell>{copy.scope}</TableCell>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}>第 {copy.copyNumber} 次</TableCell>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}>{copy.userName}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </Box>
    </Drawer>
  );
}
