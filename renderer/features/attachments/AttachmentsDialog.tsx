import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, type ReactNode } from 'react';
import { AttachmentsSection } from './AttachmentsSection.tsx';
import type { AttachmentOwner } from './attachment-words.ts';

/** The attachments of a record that has no page of its own. */
export function AttachmentsDialog({ owner, onClose }: { readonly owner: AttachmentOwner; readonly onClose: () => void }): ReactNode {
  const titleId = useId();
  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth={false}
      fullWidth
      aria-labelledby={titleId}
      slotProps={{ paper: { sx: { maxWidth: '44rem' } } }}
    >
      <DialogTitle id={titleId}>{owner.name}</DialogTitle>
      <DialogContent>
        <AttachmentsSection owner={owner} isChangeable />
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onClose}>
          关闭
        </Button>
      </DialogActions>
    </Dialog>
  );
}
