import { mdiPrinterOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useRef, useState, type ReactNode } from 'react';
import type { WireError } from '../../../electron/contract/result.ts';
import { useShortcut } from '../shortcuts.ts';
import { Icon } from '../ui.tsx';
import { PageTools } from './PageTools.tsx';
import { PaperFrame } from './PaperFrame.tsx';
import type { PaperPlace } from './PaperPages.tsx';
import { useSetPaper, type PaperMaker } from './use-set-paper.ts';
import { nextZoom, type Zoom } from './zoom.ts';

type Printing = { readonly send: () => Promise<void>; readonly isRunning: boolean };

type PaperDeskProps = PaperMaker & {
  /** Of the job that sets the paper, where it is one: whether it runs still, and what stopped it. */
  readonly job?: { readonly isRunning: boolean; readonly error: WireError | null };
  readonly printing: Printing | null;
  /** Beside 打印: what else is done with the paper once it is set. */
  readonly renderActions?: (isReady: boolean) => ReactNode;
  readonly firstZoom?: Zoom;
};

/** A paper as it will come out of the printer, with what turns its pages, makes it larger and prints it. For another paper show it anew, with another key. */
export function PaperDesk({ make, cancel, job, printing, renderActions, firstZoom = 1 }: PaperDeskProps): ReactNode {
  const { opened, error, retry } = useSetPaper(cancel ? { make, cancel } : { make });
  const [zoom, setZoom] = useState<Zoom>(firstZoom);
  const [scale, setScale] = useState(1);
  const [page, setPage] = useState(1);
  const [pages, setPages] = useState(0);
  const place = useRef<PaperPlace>(null);
  const isReady = opened !== null;
  useShortcut('Ctrl+P', '打印', () => void printing?.send(), { isOn: isReady && printing !== null && !printing.isRunning });
  useShortcut('+', '放大', () => setZoom(nextZoom(scale, 1)));
  useShortcut('-', '缩小', () => setZoom(nextZoom(scale, -1)));
  return (
    <Box sx={{ flex: 1, minHeight: 0, minWidth: 0, display: 'flex', flexDirection: 'column' }}>
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
          {renderActions?.(isReady)}
          {printing ? (
            <Button
              variant="contained"
              startIcon={<Icon path={mdiPrinterOutline} />}
              loading={printing.isRunning}
              loadingPosition="start"
              disabled={!isReady}
              onClick={() => void printing.send()}
              title="Ctrl+P"
            >
              打印
            </Button>
          ) : null}
        </Box>
      </Box>
      <PaperFrame
        ref={place}
        opened={opened}
        error={error ?? job?.error ?? null}
        isRunning={job?.isRunning ?? opened === null}
        onRetry={retry}
        zoom={zoom}
        onPages={setPages}
        onPage={setPage}
        onScale={setScale}
      />
    </Box>
  );
}
