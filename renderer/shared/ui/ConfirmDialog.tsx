import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import type { KeyboardEvent, ReactNode } from 'react';
import { isComposing } from '../keyboard.ts';
import type { Question } from './confirm-store.ts';

type ConfirmDialogProps = Question & {
  readonly isOpen: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly isRunning?: boolean;
  /** Keeps the confirming button off, for instance until a reason is given. */
  readonly isConfirmDisabled?: boolean;
};

/** Says what will happen. The safe button has the focus, so Enter alone never does harm; nor does Enter that ends a composition. */
export function ConfirmDialog({
  isOpen,
  title,
  body,
  confirmLabel,
  cancelLabel = '取消',
  tone = 'normal',
  onConfirm,
  onCancel,
  isRunning = false,
  isConfirmDisabled = false,
}: ConfirmDialogProps): ReactNode {
  const stopComposing = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && isComposing(event)) event.preventDefault();
  };
  return (
    <Dialog
      open={isOpen}
      onClose={isRunning ? undefined : onCancel}
      onKeyDownCapture={stopComposing}
      maxWidth={false}
      slotProps={{ paper: { sx: { maxWidth: '37.5rem' } } }}
      role="alertdialog"
      aria-labelledby="confirm-title"
      aria-describedby="confirm-body"
    >
      <DialogTitle id="confirm-title">{title}</DialogTitle>
      <DialogContent id="confirm-body" sx={{ minWidth: '24rem' }}>
        {body}
      </DialogContent>
      <DialogActions>
        <Button autoFocus variant="outlined" onClick={onCancel} disabled={isRunning}>
          {cancelLabel}
        </Button>
        <Button
          variant="contained"
          color={tone === 'danger' ? 'error' : 'primary'}
          onClick={onConfirm}
          loading={isRunning}
          disabled={isConfirmDisabled}
        >
          {confirmLabel}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
