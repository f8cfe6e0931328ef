import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, type ReactNode } from 'react';
import { mayLeave } from '../leave-guard.ts';

/** Fields in columns that fold when the window is narrow or the text large. */
export function FormGrid({ children, minWidth = '15rem' }: { readonly children: ReactNode; readonly minWidth?: string }): ReactNode {
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: `repeat(auto-fill, minmax(min(${minWidth}, 100%), 1fr))`,
        columnGap: 1.5,
        rowGap: 1.75,
        alignItems: 'start',
      }}
    >
      {children}
    </Box>
  );
}

/** Foot of a form that stands in a page. */
export function FormActions({
  submitLabel,
  isRunning,
  onCancel,
}: {
  readonly submitLabel: string;
  readonly isRunning: boolean;
  readonly onCancel?: () => void;
}): ReactNode {
  return (
    <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: 1, mt: 2 }}>
      {onCancel ? (
        <Button variant="outlined" onClick={() => void mayLeave().then((isLeaving) => isLeaving && onCancel())}>
          取消
        </Button>
      ) : null}
      <Button type="submit" variant="contained" loading={isRunning}>
        {submitLabel}
      </Button>
    </Box>
  );
}

type FormDialogProps = {
  readonly title: string;
  readonly submitLabel: string;
  readonly isRunning: boolean;
  readonly onClose: () => void;
  /** Renders a `<Form id={formId}>`; the button in the foot submits it. */
  readonly children: (formId: string) => ReactNode;
  readonly maxWidth?: 'xs' | 'sm' | 'md' | 'lg';
};

/** In rem, so that a large text keeps its columns. */
const dialogWidths = { xs: '28rem', sm: '37.5rem', md: '56rem', lg: '75rem' } as const;

/** A form in a dialog; closing it with unsaved input asks first. */
export function FormDialog({ title, submitLabel, isRunning, onClose, children, maxWidth = 'sm' }: FormDialogProps): ReactNode {
  const formId = useId();
  const titleId = useId();
  const close = (): void => {
    if (!isRunning) void mayLeave().then((isLeaving) => isLeaving && onClose());
  };
  return (
    <Dialog
      open
      onClose={close}
      maxWidth={false}
      fullWidth
      aria-labelledby={titleId}
      slotProps={{ paper: { sx: { maxWidth: dialogWidths[maxWidth] } } }}
    >
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent>
        {/* Outlined labels stand half a line above their field. */}
        <Box sx={{ pt: 1 }}>{children(formId)}</Box>
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={close} disabled={isRunning}>
          取消
        </Button>
        <Button type="submit" form={formId} variant="contained" loading={isRunning}>
          {submitLabel}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
