import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, type ReactNode } from 'react';
import { renovationPaperNames, type RenovationPaper } from '../../../../electron/contract/renovation-papers.ts';
import { PaperSheet } from './PaperSheet.tsx';

/** A paper of one project, opened where the project is looked at. */
export function RenovationPaperDialog({
  paper,
  subject,
  onClose,
}: {
  readonly paper: RenovationPaper;
  readonly subject: string;
  readonly onClose: () => void;
}): ReactNode {
  const titleId = useId();
  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth={false}
      fullWidth
      aria-labelledby={titleId}
      slotProps={{ paper: { sx: { m: 2, height: 'calc(100% - 2rem)', maxHeight: 'none', width: 'calc(100% - 2rem)' } } }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', pr: 2 }}>
        <DialogTitle id={titleId} sx={{ flex: 1, minWidth: 0 }}>
          {renovationPaperNames[paper.kind]}：{subject}
        </DialogTitle>
        <Button onClick={onClose}>关闭</Button>
      </Box>
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex', px: 2, pb: 2 }}>
        <PaperSheet key={JSON.stringify(paper)} paper={paper} subject={subject} />
      </Box>
    </Dialog>
  );
}
