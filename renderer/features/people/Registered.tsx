import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import type { ReactNode } from 'react';

type RegisteredProps = {
  readonly name: string;
  readonly warnings: readonly string[];
  readonly onAgain: () => void;
  readonly onOpen: () => void;
};

/** After saving: the next person, or this one. What looked doubtful is said here, before it is forgotten. */
export function Registered({ name, warnings, onAgain, onOpen }: RegisteredProps): ReactNode {
  return (
    <Dialog open onClose={onAgain} maxWidth="xs" fullWidth aria-labelledby="registered-title">
      <DialogTitle id="registered-title">已登记 {name}</DialogTitle>
      <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 1 }}>
        {warnings.map((warning) => (
          <Alert key={warning} severity="warning" variant="outlined" sx={{ py: 0 }}>
            {warning}
          </Alert>
        ))}
        <div>{warnings.length > 0 ? '以上几处请核对；确有其事的不必修改。' : '确认日期的次月起列入发放表。'}</div>
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onOpen}>
          打开
        </Button>
        <Button variant="contained" autoFocus onClick={onAgain}>
          再登记一人
        </Button>
      </DialogActions>
    </Dialog>
  );
}
