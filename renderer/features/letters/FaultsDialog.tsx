import Box from '@mui/material/Box';
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
import type { WordFault } from '../../../electron/contract/word-templates.ts';

/** What is wrong in a Word file and where: nothing of it was kept. */
export function FaultsDialog({
  fileName,
  faults,
  onClose,
}: {
  readonly fileName: string;
  readonly faults: readonly WordFault[];
  readonly onClose: () => void;
}): ReactNode {
  const titleId = useId();
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="md" fullWidth>
      <DialogTitle id={titleId}>
        “{fileName}”有 {faults.length} 处错误，没有读入
      </DialogTitle>
      <DialogContent sx={{ p: 0 }}>
        <Table stickyHeader size="small" aria-label="模板里的错误">
          <TableHead>
            <TableRow>
              <TableCell sx={{ width: '11rem' }}>位置</TableCell>
              <TableCell sx={{ width: '15rem' }}>原文</TableCell>
              <TableCell>错误</TableCell>
              <TableCell sx={{ width: '10rem' }}>可能是</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {faults.map((fault, index) => (
              <TableRow key={`${fault.place} ${index}`} sx={{ verticalAlign: 'top' }}>
                <TableCell>{fault.place}</TableCell>
                <TableCell sx={{ overflowWrap: 'anywhere' }}>{fault.excerpt}</TableCell>
                <TableCell>{fault.message}</TableCell>
                <TableCell>{fault.suggestions.join('、')}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
        <Box sx={{ px: 2, py: 1.5, color: 'text.secondary' }}>请在 Word 或 WPS 中改好这些地方，保存后再读入。</Box>
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onClose} autoFocus>
          知道了
        </Button>
      </DialogActions>
    </Dialog>
  );
}
