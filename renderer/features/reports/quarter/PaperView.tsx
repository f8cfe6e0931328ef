import { mdiPrinterOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useRef, useState, type ReactNode } from 'react';
import type { IsoDate } from '../../../../electron/contract/values.ts';
import { printPaper, showError, useJob, wireErrorOf } from '../../../shared/client.ts';
import { PageTools } from '../../../shared/paper/PageTools.tsx';
import { PaperFrame } from '../../../shared/paper/PaperFrame.tsx';
import type { PaperPlace } from '../../../shared/paper/PaperPages.tsx';
import { useSetPaper } from '../../../shared/paper/use-set-paper.ts';
import type { Zoom } from '../../../shared/paper/zoom.ts';
import { Icon, showToast } from '../../../shared/ui.tsx';

/** The report or the reminder as it is printed. */
export function PaperView({
  end,
  kind,
  actions,
}: {
  readonly end: IsoDate;
  readonly kind: 'report' | 'reminder';
  readonly actions?: ReactNode;
}): ReactNode {
  const asked = { end, kind, isMasked: false } as const;
  const job = useJob('quarter.paper', { isQuiet: true });
  const { opened, error, retry } = useSetPaper({ make: () => job.start({ ...asked, purpose: 'preview' }), cancel: () => {} });
  const [isPrinting, setIsPrinting] = useState(false);
  const [zoom, setZoom] = useState<Zoom>(1);
  const [scale, setScale] = useState(1);
  const [page, setPage] = useState(1);
  const [pages, setPages] = useState(0);
  const place = useRef<PaperPlace>(null);
  const print = async (): Promise<void> => {
    setIsPrinting(true);
    try {
      if (await printPaper('quarter.paper', { ...asked, purpose: 'print' })) showToast({ tone: 'success', text: '已送往打印机。' });
    } catch (thrown) {
      showError(wireErrorOf(thrown));
    } finally {
      setIsPrinting(false);
    }
  };
  return (
    <>
      <Box
        role="toolbar"
        aria-label="预览"
        sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap', minHeight: '2.25rem', pb: 1 }}
      >
        <PageTools
          page={page}
          pages={pages}
          onGo={(wanted) => place.current?.goToPage(wanted)}
          zoom={zoom}
          scale={scale}
          onZoom={setZoom}
        />
        <Box sx={{ ml: 'auto', display: 'flex', gap: 1 }}>
          {actions}
          <Button
            variant="contained"
            startIcon={<Icon path={mdiPrinterOutline} />}
            loading={isPrinting}
            loadingPosition="start"
            disabled={opened === null}
            onClick={() => void print()}
          >
            打印
          </Button>
        </Box>
      </Box>
      <PaperFrame
        ref={place}
        opened={opened}
        error={error ?? job.error}
        isRunning={job.isRunning}
        onRetry={retry}
        zoom={zoom}
        onPages={setPages}
        onPage={setPage}
        onScale={setScale}
      />
    </>
  );
}
