import { mdiAlertCircleOutline, mdiAlertOutline, mdiCheckCircleOutline, mdiClose, mdiInformationOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Paper from '@mui/material/Paper';
import { useEffect, useSyncExternalStore, type ReactNode } from 'react';
import { closeToast, readToasts, watchToasts, type Toast } from '../toast-store.ts';
import { Icon } from './Icon.tsx';

const shownFor = { success: 4000, info: 6000, warning: 12_000 } as const;
const icons = {
  success: mdiCheckCircleOutline,
  info: mdiInformationOutline,
  warning: mdiAlertOutline,
  error: mdiAlertCircleOutline,
} as const;

function OneToast({ toast }: { readonly toast: Toast }): ReactNode {
  useEffect(() => {
    // An error stays until somebody has read and closed it.
    if (toast.tone === 'error') return undefined;
    const timer = setTimeout(() => closeToast(toast.id), shownFor[toast.tone]);
    return () => clearTimeout(timer);
  }, [toast]);
  const colour = `${toast.tone}.main`;
  return (
    <Paper
      role={toast.tone === 'error' ? 'alert' : 'status'}
      elevation={6}
      sx={{ display: 'flex', gap: 1.25, pl: 1.5, pr: 0.75, py: 1, border: 1, borderLeft: 4, borderColor: colour, pointerEvents: 'auto' }}
    >
      <Icon path={icons[toast.tone]} sx={{ color: colour, mt: '0.0625rem' }} />
      <Box sx={{ flex: 1, minWidth: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        <Box sx={{ fontWeight: 600 }}>{toast.text}</Box>
        {toast.next ? <Box sx={{ color: 'text.secondary' }}>{toast.next}</Box> : null}
      </Box>
      <Box sx={{ flex: 'none', display: 'flex', alignItems: 'flex-start' }}>
        {toast.action ? (
          <Button
            onClick={() => {
              toast.action?.run();
              closeToast(toast.id);
            }}
          >
            {toast.action.label}
          </Button>
        ) : null}
        <IconButton aria-label="关闭提示" onClick={() => closeToast(toast.id)}>
          <Icon path={mdiClose} fontSize="inherit" />
        </IconButton>
      </Box>
    </Paper>
  );
}

/** Bottom right, above the status line and the foot of a table. */
export function Toasts(): ReactNode {
  const toasts = useSyncExternalStore(watchToasts, readToasts);
  return (
    <Box
      sx={{
        position: 'fixed',
        right: '1rem',
        bottom: '4.75rem',
        zIndex: 'snackbar',
        display: 'flex',
        flexDirection: 'column',
        gap: 1,
        width: 'min(28rem, 80vw)',
        pointerEvents: 'none',
      }}
    >
      {toasts.map((toast) => (
        <OneToast key={toast.id} toast={toast} />
      ))}
    </Box>
  );
}
