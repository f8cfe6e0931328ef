import { mdiClose } from '@mdi/js';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useEffect, useSyncExternalStore, type ReactNode } from 'react';
import { closeToast, readToasts, watchToasts, type Toast } from '../toast-store.ts';
import { Icon } from './Icon.tsx';

const shownFor = { success: 4000, info: 6000, warning: 12_000 } as const;

function OneToast({ toast }: { readonly toast: Toast }): ReactNode {
  useEffect(() => {
    // An error stays until somebody has read and closed it.
    if (toast.tone === 'error') return undefined;
    const timer = setTimeout(() => closeToast(toast.id), shownFor[toast.tone]);
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <Alert
      severity={toast.tone}
      variant="outlined"
      icon={false}
      action={
        <>
          {toast.action ? (
            <Button
              color="inherit"
              onClick={() => {
                toast.action?.run();
                closeToast(toast.id);
              }}
            >
              {toast.action.label}
            </Button>
          ) : null}
          <IconButton aria-label="关闭提示" color="inherit" onClick={() => closeToast(toast.id)}>
            <Icon path={mdiClose} fontSize="inherit" />
          </IconButton>
        </>
      }
      sx={{
        bgcolor: 'background.paper',
        boxShadow: 6,
        borderLeftWidth: 4,
        color: 'text.primary',
        pointerEvents: 'auto',
        '& .MuiAlert-message': { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
      }}
    >
      <Box sx={{ fontWeight: 600 }}>{toast.text}</Box>
      {toast.next ? <Box sx={{ color: 'text.secondary' }}>{toast.next}</Box> : null}
    </Alert>
  );
}

/** Bottom right, above the status line; read out by screen readers as they come. */
export function Toasts(): ReactNode {
  const toasts = useSyncExternalStore(watchToasts, readToasts);
  return (
    <Box
      aria-live="polite"
      sx={{
        position: 'fixed',
        right: '1rem',
        bottom: '2.5rem',
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
