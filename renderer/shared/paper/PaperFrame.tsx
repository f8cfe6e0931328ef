import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { mdiFileCancelOutline } from '@mdi/js';
import { useEffect, useState, type ReactNode, type Ref } from 'react';
import type { WireError } from '../../../electron/contract/result.ts';
import { reportFault } from '../client.ts';
import { EmptyState, LoadError, Loading } from '../ui.tsx';
import { PaperPages, type PaperPlace } from './PaperPages.tsx';
import type { OpenedPaper } from './use-set-paper.ts';
import type { Zoom } from './zoom.ts';

type PaperFrameProps = {
  readonly opened: OpenedPaper | null;
  readonly error: WireError | null;
  readonly isRunning: boolean;
  readonly onRetry: () => void;
  readonly zoom: Zoom;
  readonly onPages: (pages: number) => void;
  readonly onPage: (page: number) => void;
  readonly onScale: (scale: number) => void;
  readonly ref: Ref<PaperPlace>;
};

/** A paper that the backend has set, with what is to be said of it. */
export function PaperFrame({ opened, error, isRunning, onRetry, zoom, onPages, onPage, onScale, ref }: PaperFrameProps): ReactNode {
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
          <LoadError error={error} onRetry={onRetry} />
        ) : opened && firstSize ? (
          <PaperPages ref={ref} document={opened.document} firstSize={firstSize} zoom={zoom} onPage={onPage} onScale={onScale} />
        ) : isRunning || opened ? (
          <Loading label="正在排版…" />
        ) : (
          <EmptyState
            icon={mdiFileCancelOutline}
            what="排版已取消"
            action={
              <Button variant="contained" onClick={onRetry}>
                重新排版
              </Button>
            }
          />
        )}
      </Box>
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
