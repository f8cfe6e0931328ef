import { mdiArrowLeft, mdiCashRemove, mdiPrinterOutline } from '@mdi/js';
import Button from '@mui/material/Button';
import { useRef, useState, type ReactNode } from 'react';
import { useParams } from 'wouter';
import type { PaperInput, Posting, SheetDetail } from '../../../electron/contract/payments.ts';
import { isIsoMonth, type IsoMonth } from '../../../electron/contract/values.ts';
import { printPaper, showError, useCall, wireErrorOf } from '../../shared/client.ts';
import { monthText } from '../../shared/format.ts';
import { goBack, keepQuery, useQuery } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { EmptyState, Icon, LoadError, Loading, Page, showToast, StatusChip } from '../../shared/ui.tsx';
import { GroupSelect } from './GroupList.tsx';
import { PaperBar } from './PaperBar.tsx';
import type { PaperPlace } from '../../shared/paper/PaperPages.tsx';
import { PaperExports } from './PaperExports.tsx';
import { PaperView } from './PaperView.tsx';
import { PostingDialog } from './PostingDialog.tsx';
import { nextZoom, type Zoom } from '../../shared/paper/zoom.ts';
import { fileName, isLocked, scopeOf, stateChip } from './sheet-words.ts';

/** The paper of a month as it will come out of the printer. */
export function PaperPage(): ReactNode {
  const { month } = useParams<{ month: string }>();
  if (!isIsoMonth(month)) return <EmptyState icon={mdiCashRemove} what={`没有“${month}”这个月份`} next="请从发放表的列表中打开。" />;
  return <MonthPaper key={month} month={month} />;
}

function MonthPaper({ month }: { readonly month: IsoMonth }): ReactNode {
  const detail = useCall('payments.sheet', { month });
  if (detail.data) return <PaperDesk detail={detail.data} />;
  return (
    <Page title={`${monthText(month)}发放表`} above={<Back month={month} />}>
      {detail.error ? <LoadError error={detail.error} onRetry={() => void detail.refetch()} /> : <Loading />}
    </Page>
  );
}

function Back({ month }: { readonly month: IsoMonth }): ReactNode {
  return (
    <Button color="secondary" startIcon={<Icon path={mdiArrowLeft} />} onClick={() => goBack(`/payments/${month}`)} sx={{ ml: -1.5 }}>
      {monthText(month)}发放表
    </Button>
  );
}

/** Whether a print dialog stands open, and the way to it. */
function usePrint(input: PaperInput): { readonly print: () => Promise<void>; readonly isPrinting: boolean } {
  const [isPrinting, setIsPrinting] = useState(false);
  const print = async (): Promise<void> => {
    setIsPrinting(true);
    try {
      if (await printPaper('payments.paper', { ...input, purpose: 'print' })) showToast({ tone: 'success', text: '已送往打印机。' });
    } catch (error) {
      showError(wireErrorOf(error));
    } finally {
      setIsPrinting(false);
    }
  };
  return { print, isPrinting };
}

function PaperDesk({ detail }: { readonly detail: SheetDetail }): ReactNode {
  const { card } = detail;
  const { ledger, today } = useSession();
  const query = useQuery();
  const group = detail.groups.find((candidate) => candidate.key === query.get('scope')) ?? null;
  const paper = query.get('paper') === 'A3' ? 'A3' : 'A4';
  const [posting, setPosting] = useState<Posting | null>(null);
  const [isPostingAsked, setIsPostingAsked] = useState(false);
  const input: PaperInput = { month: card.month, scope: scopeOf(group?.key ?? null), paper, ...(posting ? { posting } : {}) };
  const [zoom, setZoom] = useState<Zoom>('width');
  const [scale, setScale] = useState(1);
  const [page, setPage] = useState(1);
  const [pages, setPages] = useState(0);
  const place = useRef<PaperPlace>(null);
  const { print, isPrinting } = usePrint(input);
  useShortcut('Ctrl+P', '打印', () => void print(), { isOn: !isPrinting });
  useShortcut('+', '放大', () => setZoom(nextZoom(scale, 1)));
  useShortcut('-', '缩小', () => setZoom(nextZoom(scale, -1)));
  useShortcut('0', '适合宽度', () => setZoom('width'));

  return (
    <Page
      title="预览与打印"
      above={<Back month={card.month} />}
      subtitle={
        <>
          <StatusChip {...stateChip(card.state)} />
          {isLocked(card.state) ? '' : '　审批之前的纸面带“草稿”字样'}
        </>
      }
      actions={
        <>
          <PaperExports
            input={input}
            what={`${monthText(card.month)}发放表${group ? `　${group.name}` : ''}`}
            name={fileName({
              regionName: ledger.regionName,
              month: card.month,
              part: group?.name ?? null,
              today,
              isPosting: posting !== null,
            })}
          />
          <Button
            variant="contained"
            startIcon={<Icon path={mdiPrinterOutline} />}
            loading={isPrinting}
            loadingPosition="start"
            disabled={pages === 0}
            onClick={() => void print()}
          >
            打印
          </Button>
        </>
      }
    >
      <PaperBar
        scope={
          <GroupSelect
            label="打印范围"
            detail={detail}
            chosen={group?.key ?? null}
            onChoose={(key) => keepQuery({ scope: key, paper: paper === 'A3' ? paper : null })}
          />
        }
        isPosting={posting !== null}
        onPosting={(isWanted) => (isWanted ? setIsPostingAsked(true) : setPosting(null))}
        paper={paper}
        onPaper={(size) => keepQuery({ scope: group?.key ?? null, paper: size === 'A3' ? size : null })}
        page={page}
        pages={pages}
        onGo={(wanted) => place.current?.goToPage(wanted)}
        zoom={zoom}
        scale={scale}
        onZoom={setZoom}
      />
      <PaperView
        key={`${group?.key ?? ''} ${paper} ${card.state} ${card.builtAt} ${JSON.stringify(posting)}`}
        ref={place}
        input={input}
        zoom={zoom}
        onPages={setPages}
        onPage={setPage}
        onScale={setScale}
      />
      {isPostingAsked ? (
        <PostingDialog
          posting={posting}
          onDone={(given) => {
            setPosting(given);
            setIsPostingAsked(false);
          }}
          onClose={() => setIsPostingAsked(false)}
        />
      ) : null}
    </Page>
  );
}
