/** What stands where content is missing: nothing yet, still loading, could not be loaded. */
import { mdiAlertCircleOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import CircularProgress from '@mui/material/CircularProgress';
import Typography from '@mui/material/Typography';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { wireErrorOf } from '../client.ts';
import { copyErrorReport } from '../error-report.ts';
import { Icon } from './Icon.tsx';

type EmptyStateProps = {
  readonly icon: string;
  /** What is missing. */
  readonly what: string;
  /** What to do about it. */
  readonly next?: ReactNode;
  /** The button of the next step. */
  readonly action?: ReactNode;
};

export function EmptyState({ icon, what, next, action }: EmptyStateProps): ReactNode {
  return (
    <Box
      sx={{
        height: '100%',
        minHeight: '10rem',
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'center',
        justifyContent: 'center',
        gap: 1,
        p: 3,
        textAlign: 'center',
      }}
    >
      <Icon path={icon} sx={{ fontSize: '2.5rem', color: 'text.secondary', opacity: 0.55 }} />
      <Typography variant="h3" component="p">
        {what}
      </Typography>
      {next ? (
        <Typography variant="body2" component="div" sx={{ color: 'text.secondary', maxWidth: '32rem' }}>
          {next}
        </Typography>
      ) : null}
      {action ? <Box sx={{ mt: 1 }}>{action}</Box> : null}
    </Box>
  );
}

/** Shown only when loading takes long enough to be noticed: a flash would look like a fault. */
export function Loading({ label = '正在读取…' }: { readonly label?: string }): ReactNode {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), 250);
    return () => clearTimeout(timer);
  }, []);
  if (!isLate) return null;
  return (
    <Box
      role="status"
      sx={{
        height: '100%',
        minHeight: '6rem',
        display: 'flex',
        alignItems: 'center',
        justifyContent: 'center',
        gap: 1.5,
        color: 'text.secondary',
      }}
    >
      <CircularProgress size="1.25rem" />
      <Typography variant="body2">{label}</Typography>
    </Box>
  );
}

export function LoadError({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }): ReactNode {
  const wire = useMemo(() => wireErrorOf(error), [error]);
  return (
    <EmptyState
      icon={mdiAlertCircleOutline}
      what={wire.text.what}
      next={wire.text.next}
      action={
        // A refusal of rights will be the same the next time, and is no fault to report.
        wire.code === 'OUT_OF_SCOPE' || wire.code === 'NOT_ALLOWED' ? null : (
          <Box sx={{ display: 'flex', gap: 1 }}>
            {onRetry ? (
              <Button variant="contained" onClick={onRetry}>
                重试
              </Button>
            ) : null}
            <Button variant="outlined" onClick={() => void copyErrorReport(wire)}>
              复制错误报告
            </Button>
          </Box>
        )
      }
    />
  );
}
