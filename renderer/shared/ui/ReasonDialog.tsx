/** Takes something back for good reason: what it is, what that does, and why. What is taken back stays visible with the reason. */
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useCallback, useState, type ReactNode } from 'react';
import { ConfirmDialog } from './ConfirmDialog.tsx';

type ReasonDialogProps = {
  readonly title: string;
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly reasonLabel: string;
  /** What is taken back. */
  readonly subject: ReactNode;
  /** What that will do. */
  readonly effect: ReactNode;
  /** `effect` says why it cannot be: no reason is asked for. */
  readonly isRefused?: boolean;
  readonly isRunning: boolean;
  readonly onConfirm: (reason: string) => void;
  readonly onCancel: () => void;
};

export function ReasonDialog({ subject, effect, reasonLabel, isRefused = false, onConfirm, ...dialog }: ReasonDialogProps): ReactNode {
  const [reason, setReason] = useState('');
  // The dialog gives the focus to its safe button first.
  const focus = useCallback((field: HTMLInputElement | null) => {
    if (field) requestAnimationFrame(() => field.focus());
  }, []);
  return (
    <ConfirmDialog
      {...dialog}
      isOpen
      tone="danger"
      isConfirmDisabled={isRefused || reason.trim() === ''}
      onConfirm={() => onConfirm(reason.trim())}
      body={
        <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5, width: '30rem', maxWidth: '100%' }}>
          <Box sx={{ borderLeft: 3, borderColor: 'divider', pl: 1.5, overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' }}>
            {subject}
          </Box>
          <div>{effect}</div>
          {isRefused ? null : (
            <TextField
              label={reasonLabel}
              required
              sx={{ mt: 0.5 }}
              inputRef={focus}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              slotProps={{ htmlInput: { maxLength: 200 } }}
            />
          )}
        </Box>
      }
    />
  );
}
