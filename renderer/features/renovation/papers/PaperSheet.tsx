import { mdiFilePdfBox, mdiFileWordBox, mdiMicrosoftExcel, mdiPrinterOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useRef, useState, type ReactNode } from 'react';
import {
  formatsOfRenovationPaper,
  renovationPaperNames,
  type RenovationPaper,
  type RenovationPaperFormat,
} from '../../../../electron/contract/renovation-papers.ts';
import type { Protection } from '../../../../electron/contract/protection.ts';
import { printPaper, showError, useJob, wireErrorOf } from '../../../shared/client.ts';
import { PageTools } from '../../../shared/paper/PageTools.tsx';
import { PaperFrame } from '../../../shared/paper/PaperFrame.tsx';
import type { PaperPlace } from '../../../shared/paper/PaperPages.tsx';
import { useSetPaper } from '../../../shared/paper/use-set-paper.ts';
import { nextZoom, type Zoom } from '../../../shared/paper/zoom.ts';
import { useShortcut } from '../../../shared/shortcuts.ts';
import { Icon, JobDialog, showToast } from '../../../shared/ui.tsx';
import { ExportDialog } from '../../exports/ExportDialog.tsx';
import type { Exported } from '../../exports/ExportedView.tsx';

const icons: Readonly<Record<RenovationPaperFormat, string>> = { pdf: mdiFilePdfBox, docx: mdiFileWordBox, xlsx: mdiMicrosoftExcel };
const words: Readonly<Record<RenovationPaperFormat, string>> = { pdf: 'PDF', docx: 'Word', xlsx: 'Excel' };

/** A sheet upright is read at its size, a wide one as wide as the window. */
const isUpright = ({ kind }: RenovationPaper): boolean => kind === 'project' || kind === 'acceptance';

type PaperSheetProps = {
  readonly paper: RenovationPaper;
  /** Of what it is, before its name in the file: `肥城市2021年`. */
  readonly subject: string;
};

/** A paper of renovations as it will be sealed: looked at, printed, saved. For another paper show it anew, with another key. */
export function PaperSheet({ paper, subject }: PaperSheetProps): ReactNode {
  const job = useJob('renovation.paper', { isQuiet: true });
  const { opened, error, retry } = useSetPaper({ make: () => job.start({ paper, purpose: 'preview' }), cancel: job.cancel });
  const [zoom, setZoom] = useState<Zoom>(isUpright(paper) ? 1 : 'width');
  const [scale, setScale] = useState(1);
  const [page, setPage] = useState(1);
  const [pages, setPages] = useState(0);
  const [isPrinting, setIsPrinting] = useState(false);
  const place = useRef<PaperPlace>(null);
  const print = async (): Promise<void> => {
    setIsPrinting(true);
    try {
      if (await printPaper('renovation.paper', { paper, purpose: 'print' })) showToast({ tone: 'success', text: '已送往打印机。' });
    } catch (thrown) {
      showError(wireErrorOf(thrown));
    } finally {
      setIsPrinting(false);
    }
  };
  const isReady = opened !== null;
  useShortcut('Ctrl+P', '打印', () => void print(), { isOn: isReady && !isPrinting });
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
          <SaveButtons paper={paper} subject={subject} isOff={!isReady} />
          <Button
            variant="contained"
            startIcon={<Icon path={mdiPrinterOutline} />}
            loading={isPrinting}
            loadingPosition="start"
            disabled={!isReady}
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
      <JobDialog job={job} title={`排版${renovationPaperNames[paper.kind]}`} />
    </Box>
  );
}

function SaveButtons({ paper, subject, isOff }: PaperSheetProps & { readonly isOff: boolean }): ReactNode {
  const [saving, setSaving] = useState<RenovationPaperFormat | null>(null);
  const save = useJob('renovation.savePaper');
  const name = renovationPaperNames[paper.kind];
  const write = async (protection: Protection, extension: string): Promise<Exported | null> => {
    if (saving === null) return null;
    const made = await save.start({ paper, format: saving, protection }, { suggestedName: `${subject}${name}.${extension}` });
    if (!made) return null;
    if (protection.kind !== 'encrypted') showToast({ tone: 'success', text: `已保存：${made.file}` });
    return { file: made.file, done: '已保存' };
  };
  return (
    <>
      {formatsOfRenovationPaper[paper.kind].map((format) => (
        <Button
          key={format}
          color="secondary"
          startIcon={<Icon path={icons[format]} />}
          disabled={isOff}
          onClick={() => setSaving(format)}
          aria-label={`保存为 ${words[format]}`}
        >
          {words[format]}
        </Button>
      ))}
      {saving ? (
        <ExportDialog
          key={saving}
          title={`保存${name}`}
          content={`${subject}${name}`}
          extension={saving}
          save={write}
          isRunning={save.isRunning}
          onClose={() => setSaving(null)}
        />
      ) : null}
      <JobDialog job={save} title={`正在保存${name}`} />
    </>
  );
}
