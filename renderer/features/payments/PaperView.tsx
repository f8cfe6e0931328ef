import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { mdiFileCancelOutline } from '@mdi/js';
import { useEffect, useState, type ReactNode, type Ref } from 'react';
import type { PaperInput } from '../../../electron/contract/payments.ts';
import { reportFault } from '../../shared/client.ts';
import { EmptyState, JobDialog, LoadError, Loading } from '../../shared/ui.tsx';
import { PaperPages, type PaperPlace } from '../../shared/paper/PaperPages.tsx';
import type { Zoom } from '../../shared/paper/zoom.ts';
import { usePaper } from './use-paper.ts';

type PaperViewProps = {
  readonly input: PaperInput;
  readonly zoom: Zoom;
  readonly onPages: (pages: number) => void;
  readonly onPage: (page: number) => void;
  readonly onScale: (scale: number) => void;
  readonly ref: Ref<PaperPlace>;
};

/** One paper: set by the backend, drawn here. */
export function PaperView({ input, zoom, onPages, onPage, onScale, ref }: PaperViewProps): ReactNode {
  const { opened, error, job, retry } = usePaper(input);
  const [firstSize, setFirstSize] = useState<{ readonly width: number; readonly height: number } | null>(null);
  const [isWarned, setIsWarned] = useState(true);
  useEffect(() => {
    onPages(opened?.document.numPages ?? 0);
    if (!opened) return;
    opened.document
      .getPage(1)
      .then((page) => {
        const { width, height } = page.getViewport({ scale: 1 });
        setFirstSize({ width, height });
      })
      .catch(reportFault);
  }, [opened, onPages]);

  return (
    <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column', gap: 1 }}>
      {opened && opened.warnings.length > 0 && isWarned ? <Warnings warnings={opened.warnings} onClose={() => setIsWarned(false)} /> : null}
      <Box sx={{ flex: 1, minHeight: 0, border: 1, borderColor: 'divider', borderRadius: 1, overflow: 'hidden' }}>
        {error ? (
          <LoadError error={error} onRetry={retry} />
        ) : opened && firstSize ? (
          <PaperPages ref={ref} document={opened.document} firstSize={firstSize} zoom={zoom} onPage={onPage} onScale={onScale} />
        ) : job.isRunning || opened ? (
          <Loading label="正在排版…" />
        ) : (
          <EmptyState
            icon={mdiFileCancelOutline}
            what="排版已取消"
            action={
              <Button variant="contained" onClick={retry}>
                重新排版
              </Button>
            }
          />
        )}
      </Box>
      <JobDialog job={job} title="排版发放表" />
    </Box>
  );
}

const shownWarnings = 3;

function Warnings({ warnings, onClose }: { readonly warnings: readonly string[]; readonly onClose: () => void }): ReactNode {
  const rest = warnings.length - shownWarnings;
  return (
    <Alert severity="warning" variant="outlined" onClose={onClose} sx={{ flex: 'none', py: 0, bgcolor: 'background.paper' }}>
      {warnings.slice(0, shownWarnings).join('；')}
      {rest > 0 ? `；另有 ${rest} 处` : ''}。
    </Alert>
  );
}
