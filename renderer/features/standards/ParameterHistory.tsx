import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useId, type ReactNode } from 'react';
import { DateText } from '../../shared/ui.tsx';
import { parameterText, sinceText, type Parameter } from './parameter-text.ts';
import { DocumentLink } from '../tasks/DocumentLink.tsx';

/** Every value a parameter has had, newest first, with who entered it. */
export function ParameterHistory({ parameter, onClose }: { readonly parameter: Parameter; readonly onClose: () => void }): ReactNode {
  const titleId = useId();
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{parameter.now.title}：历次数值</DialogTitle>
      <DialogContent>
        <Table sx={{ '& td, & th': { verticalAlign: 'top' } }}>
          <TableHead>
            <TableRow>
              <TableCell>起始日期</TableCell>
              <TableCell>数值</TableCell>
              <TableCell>文号</TableCell>
              <TableCell>依据</TableCell>
              <TableCell>登记</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {parameter.rows.toReversed().map((value) => (
              <TableRow key={value.validFrom}>
                <TableCell sx={{ whiteSpace: 'nowrap' }}>{sinceText(value.validFrom)}</TableCell>
                <TableCell sx={{ fontWeight: value === parameter.now ? 600 : 400 }}>{parameterText(value, value.value)}</TableCell>
                <TableCell sx={{ whiteSpace: 'nowrap' }}>
                  <DocumentLink documentNo={value.documentNo} />
                </TableCell>
                <TableCell sx={{ color: 'text.secondary' }}>{value.documentTitle}</TableCell>
                <TableCell sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
                  {value.recordedBy}
                  <br />
                  <DateText instant={value.recordedAt} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onClose}>
          关闭
        </Button>
      </DialogActions>
    </Dialog>
  );
}
