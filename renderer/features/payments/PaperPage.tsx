import { mdiArrowLeft, mdiCashRemove, mdiPrinterOutline } from '@mdi/js';
import Button from '@mui/material/Button';
import { useRef, useState, type ReactNode } from 'react';
import type { PaperInput, Posting, SheetDetail } from '../../../electron/contract/payments.ts';
import { happinessScheme } from '../../../electron/contract/schemes.ts';
import { sheetPapers, subsidyPapers, type SheetPaper } from '../../../electron/contract/sheet-papers.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { useCall } from '../../shared/client.ts';
import { monthText } from '../../shared/format.ts';
import { goBack, keepQuery, useQuery } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { usePrint } from '../../shared/paper/use-print.ts';
import { EmptyState, Icon, LoadError, Loading, Page, StatusChip } from '../../shared/ui.tsx';
import { GroupSelect } from './GroupList.tsx';
import { PaperBar } from './PaperBar.tsx';
import type { PaperPlace } from '../../shared/paper/PaperPages.tsx';
import { PaperExports } from './PaperExports.tsx';
import { PaperView } from './PaperView.tsx';
import { PostingDialog } from './PostingDialog.tsx';
import { nextZoom, type Zoom } from '../../shared/paper/zoom.ts';
import { keyOf, sheetPath, useSheetKey, type SheetKey } from './sheet-key.ts';
import { fileName, isLocked, scopeOf, sheetName, stateChip } from './sheet-words.ts';

/** The paper of a month as it will come out of the printer. */
export function PaperPage(): ReactNode {
  const { asked, key } = useSheetKey();
  if (key === null) return <EmptyState icon={mdiCashRemove} what={`没有“${asked}”这个月份`} next="请从发放表的列表中打开。" />;
  return <MonthPaper key={sheetPath(key)} sheet={key} />;
}

function MonthPaper({ sheet }: { readonly sheet: SheetKey }): ReactNode {
  const detail = useCall('payments.sheet', sheet);
  if (detail.data) return <PaperDesk detail={detail.data} />;
  return (
    <Page title={`${monthText(sheet.month)}发放表`} above={<Back sheet={sheet} name={monthText(sheet.month)} />}>
      {detail.error ? <LoadError error={detail.error} onRetry={() => void detail.refetch()} /> : <Loading />}
    </Page>
  );
}

function Back({ sheet, name }: { readonly sheet: SheetKey; readonly name: string }): ReactNode {
  return (
    <Button color="secondary" startIcon={<Icon path={mdiArrowLeft} />} onClick={() => goBack(sheetPath(sheet))} sx={{ ml: -1.5 }}>
      {name}发放表
    </Button>
  );
}

function PaperDesk({ detail }: { readonly detail: SheetDetail }): ReactNode {
  const { card } = detail;
  const { ledger, today } = useSession();
  const query = useQuery();
  const group = detail.groups.find((candidate) => candidate.key === query.get('scope')) ?? null;
  const paper = query.get('paper') === 'A3' ? 'A3' : 'A4';
  const papers = card.scheme === happinessScheme ? subsidyPapers : sheetPapers;
  const document = papers.find(({ id }) => id === query.get('document'))?.id ?? 'sheet';
  const [chosenPosting, setPosting] = useState<Posting | null>(null);
  const posting = document === 'sheet' ? chosenPosting : null;
  const [isPostingAsked, setIsPostingAsked] = useState(false);
  const input: PaperInput = { ...keyOf(card), scope: scopeOf(group?.key ?? null), paper, document, ...(posting ? { posting } : {}) };
  const look = (next: { document?: SheetPaper; scope?: string | null; paper?: string }): void => {
    const { document: wanted = document, scope = group?.key ?? null, paper: size = paper } = next;
    keepQuery({ document: wanted === 'sheet' ? null : wanted, scope, paper: size === 'A3' ? size : null });
  };
  const [zoom, setZoom] = useState<Zoom>('width');
  const [scale, setScale] = useState(1);
  const [page, setPage] = useState(1);
  const [pages, setPages] = useState(0);
  const place = useRef<PaperPlace>(null);
  const { print, isPrinting } = usePrint('payments.paper');
  useShortcut('Ctrl+P', '打印', () => void print({ ...input, purpose: 'print' }), { isOn: !isPrinting });
  useShortcut('+', '放大', () => setZoom(nextZoom(scale, 1)));
  useShortcut('-', '缩小', () => setZoom(nextZoom(scale, -1)));
  useShortcut('0', '适合宽度', () => setZoom('width'));

  return (
    <Page
      title="预览与打印"
      above={<Back sheet={keyOf(card)} name={sheetName(card)} />}
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
            what={`${sheetName(card)}${labelOf(sheetPapers, document)}${group ? `　${group.name}` : ''}`}
            name={fileName({
              regionName: ledger.regionName,
              month: card.month,
              title: card.title,
              part: group?.name ?? null,
              today,
              isPosting: posting !== null,
              document,
            })}
          />
          <Button
            variant="contained"
            startIcon={<Icon path={mdiPrinterOutline} />}
            loading={isPrinting}
            loadingPosition="start"
            disabled={pages === 0}
            onClick={() => void print({ ...input, purpose: 'print' })}
          >
            打印
          </Button>
        </>
      }
    >
      <PaperBar
        papers={papers}
        hasPosting={card.scheme !== happinessScheme}
        document={document}
        onDocument={(wanted) => look({ document: wanted })}
        scope={<GroupSelect label="打印范围" detail={detail} chosen={group?.key ?? null} onChoose={(key) => look({ scope: key })} />}
        isPosting={posting !== null}
        onPosting={(isWanted) => (isWanted ? setIsPostingAsked(true) : setPosting(null))}
        paper={paper}
        onPaper={(size) => look({ paper: size })}
        page={page}
        pages={pages}
        onGo={(wanted) => place.current?.goToPage(wanted)}
        zoom={zoom}
        scale={scale}
        onZoom={setZoom}
      />
      <PaperView
        key={`${document} ${group?.key ?? ''} ${paper} ${card.state} ${card.builtAt} ${JSON.stringify(posting)}`}
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
