import { mdiFilePdfBox, mdiPrinterOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useRef, useState, type ReactNode } from 'react';
import type { Protection } from '../../../electron/contract/protection.ts';
import { isIsoDate, isoDate } from '../../../electron/contract/values.ts';
import { printPaper, showError, useJob, wireErrorOf } from '../../shared/client.ts';
import { useDivisions } from '../../shared/form.tsx';
import { keepQuery, queryNow, useQuery } from '../../shared/navigation.ts';
import { PageTools } from '../../shared/paper/PageTools.tsx';
import { PaperFrame } from '../../shared/paper/PaperFrame.tsx';
import type { PaperPlace } from '../../shared/paper/PaperPages.tsx';
import { useSetPaper } from '../../shared/paper/use-set-paper.ts';
import { nextZoom, type Zoom } from '../../shared/paper/zoom.ts';
import { useOwnTown, useSession } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { Icon, JobDialog, showToast } from '../../shared/ui.tsx';
import { ExportDialog } from '../exports/ExportDialog.tsx';
import type { Exported } from '../exports/ExportedView.tsx';
import { AsOfBox } from '../indicators/AsOfBox.tsx';
import { FilterChoice } from '../people/FilterChoice.tsx';
import { ReportsFrame } from '../reports/ReportsFrame.tsx';

/** In the address instead of a township: the county and every township, a page each. */
const everyPlace = 'each';

const change = (next: Readonly<Record<string, string | null>>): void => keepQuery({ ...Object.fromEntries(queryNow()), ...next });

/** 单页情况表（一图一表）: the county, a township, or all of them, a page of A4 each. */
export function SituationPage(): ReactNode {
  const query = useQuery();
  const { today, ledger } = useSession();
  const { towns } = useDivisions();
  const ownTown = useOwnTown();
  const wanted = query.get('day') ?? today;
  const asOf = isoDate(isIsoDate(wanted) ? wanted : today);
  const place = query.get('town');
  const each = ownTown === null && place === everyPlace;
  const townCode = ownTown ?? (each ? null : (towns.find(({ code }) => code === place)?.code ?? null));
  const name = each ? `${ledger.regionName}及各乡镇` : (towns.find(({ code }) => code === townCode)?.name ?? ledger.regionName);
  const paper = { townCode, asOf, each };
  return (
    <ReportsFrame path="/reports/situation">
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap', pb: 1, flex: 'none' }}>
        {ownTown === null ? (
          <FilterChoice
            label="全县"
            options={[{ id: everyPlace, label: '县和各乡镇，各一页' }, ...towns.map(({ code, name: label }) => ({ id: code, label }))]}
            value={each ? everyPlace : townCode}
            onChange={(town) => change({ town })}
          />
        ) : null}
        <AsOfBox value={asOf} today={isoDate(today)} onChange={(day) => change({ day: day === today ? null : day })} />
      </Box>
      <Sheet key={JSON.stringify(paper)} paper={paper} name={name} />
    </ReportsFrame>
  );
}

type Paper = { readonly townCode: string | null; readonly asOf: ReturnType<typeof isoDate>; readonly each: boolean };

function Sheet({ paper, name }: { readonly paper: Paper; readonly name: string }): ReactNode {
  const job = useJob('situation.paper', { isQuiet: true });
  const { opened, error, retry } = useSetPaper({ make: () => job.start({ ...paper, purpose: 'preview' }), cancel: job.cancel });
  const save = useJob('situation.save');
  const [isSaving, setIsSaving] = useState(false);
  const [isPrinting, setIsPrinting] = useState(false);
  const [zoom, setZoom] = useState<Zoom>(1);
  const [scale, setScale] = useState(1);
  const [page, setPage] = useState(1);
  const [pages, setPages] = useState(0);
  const place = useRef<PaperPlace>(null);
  const print = async (): Promise<void> => {
    setIsPrinting(true);
    try {
      if (await printPaper('situation.paper', { ...paper, purpose: 'print' })) showToast({ tone: 'success', text: '已送往打印机。' });
    } catch (thrown) {
      showError(wireErrorOf(thrown));
    } finally {
      setIsPrinting(false);
    }
  };
  const write = async (protection: Protection, extension: string): Promise<Exported | null> => {
    const made = await save.start({ ...paper, protection }, { suggestedName: `${name}单页情况表_${paper.asOf}.${extension}` });
    if (!made) return null;
    if (protection.kind !== 'encrypted') showToast({ tone: 'success', text: `已保存：${made.file}` });
    return { file: made.file, done: '已保存' };
  };
  const isReady = opened !== null;
  useShortcut('Ctrl+P', '打印', () => void print(), { isOn: isReady && !isPrinting });
  useShortcut('+', '放大', () => setZoom(nextZoom(scale, 1)));
  useShortcut('-', '缩小', () => setZoom(nextZoom(scale, -1)));
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
          <Button color="secondary" startIcon={<Icon path={mdiFilePdfBox} />} disabled={!isReady} onClick={() => setIsSaving(true)}>
            保存
          </Button>
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
      {isSaving ? (
        <ExportDialog
          title="保存单页情况表"
          content={`${name}单页情况表`}
          extension="pdf"
          save={write}
          isRunning={save.isRunning}
          onClose={() => setIsSaving(false)}
        />
      ) : null}
      <JobDialog job={job} title="统计并排版单页情况表" />
      <JobDialog job={save} title="正在保存单页情况表" />
    </>
  );
}
