import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useEffect, useState, type ReactNode } from 'react';
import type { JobProgress } from '../client.ts';

type FollowedJob = {
  readonly progress: JobProgress | null;
  readonly isRunning: boolean;
  readonly isCancelling: boolean;
  readonly cancel: () => void;
};

/**
 * Progress of a `useJob` with 取消. It appears 400 ms after the work has first reported: quick work shows nothing, and a system dialog
 * that stands open before the work begins is not covered.
 */
export function JobDialog({
  job,
  title,
  isCancellable = true,
}: {
  readonly job: FollowedJob;
  readonly title: string;
  readonly isCancellable?: boolean;
}): ReactNode {
  const [isDue, setIsDue] = useState(false);
  const hasReported = job.isRunning && job.progress !== null;
  useEffect(() => {
    if (!hasReported) {
      setIsDue(false);
      return undefined;
    }
    const timer = setTimeout(() => setIsDue(true), 400);
    return () => clearTimeout(timer);
  }, [hasReported]);
  const progress = job.progress;
  const isCounted = progress !== null && progress.total > 0;
  return (
    <Dialog open={isDue && hasReported} maxWidth="xs" fullWidth aria-labelledby="job-title">
      <DialogTitle id="job-title">{title}</DialogTitle>
      <DialogContent>
        <Box sx={{ display: 'flex', justifyContent: 'space-between', mb: 1, gap: 2 }}>
          <Typography variant="body2" noWrap>
            {job.isCancelling ? '正在取消…' : (progress?.phase ?? '')}
          </Typography>
          {isCounted ? (
            <Typography variant="body2" sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
              {progress.done.toLocaleString('zh-CN')} / {progress.total.toLocaleString('zh-CN')}
            </Typography>
          ) : null}
        </Box>
        <LinearProgress
          aria-label={title}
          {...(isCounted ? { variant: 'determinate', value: Math.min(100, (progress.done / progress.total) * 100) } : {})}
        />
      </DialogContent>
      {isCancellable ? (
        <DialogActions>
          <Button variant="outlined" onClick={job.cancel} disabled={job.isCancelling}>
            取消
          </Button>
        </DialogActions>
      ) : null}
    </Dialog>
  );
}
