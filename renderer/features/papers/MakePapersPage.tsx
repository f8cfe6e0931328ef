import { mdiAccountOffOutline, mdiArrowLeft, mdiFileDocumentOutline, mdiPrinterOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import type { PaperOrder, PersonPaperKind } from '../../../electron/contract/papers.ts';
import { useCall, useJob } from '../../shared/client.ts';
import { count } from '../../shared/format.ts';
import { goBack, keepQuery, useQuery } from '../../shared/navigation.ts';
import { PaperDesk } from '../../shared/paper/PaperDesk.tsx';
import { useShortcut } from '../../shared/shortcuts.ts';
import { usePrint } from '../../shared/paper/use-print.ts';
import { EmptyState, Icon, JobDialog, LoadError, Loading, Page } from '../../shared/ui.tsx';
import { KindList } from './KindList.tsx';
import { kindsOf, orderQuery, selectionOf } from './paper-order.ts';
import { SavePapers } from './SavePapers.tsx';

/** 生成文书: the papers of one person or of a selection, as they will come out of the printer. */
export function MakePapersPage(): ReactNode {
  const query = useQuery();
  const kinds = kindsOf(query);
  const selection = selectionOf(query);
  const found = useCall('papers.count', { selection });
  const back = (
    <Button
      color="secondary"
      size="small"
      startIcon={<Icon path={mdiArrowLeft} />}
      onClick={() => goBack('/people')}
      sx={{ ml: -1, px: 1, minHeight: '1.625rem' }}
    >
      返回
    </Button>
  );
  if (!found.data)
    return (
      <Page title="生成文书" above={back}>
        {found.error?.wire.code === 'PAPERS_NOBODY' ? (
          <EmptyState icon={mdiAccountOffOutline} what={found.error.wire.text.what} next={found.error.wire.text.next} />
        ) : found.error ? (
          <LoadError error={found.error} onRetry={() => void found.refetch()} />
        ) : (
          <Loading />
        )}
      </Page>
    );
  const choose = (chosen: readonly PersonPaperKind[]): void => keepQuery(orderQuery(query, chosen));
  return <Desk key={query.toString()} order={{ kinds: [...kinds], selection }} people={found.data} back={back} onChoose={choose} />;
}

type People = { readonly total: number; readonly names: readonly string[] };

export function whoText({ total, names }: People): string {
  if (total <= names.length) return names.join('、');
  return `${names.slice(0, 3).join('、')}等 ${count(total)} 人`;
}

type DeskProps = {
  readonly order: PaperOrder;
  readonly people: People;
  readonly back: ReactNode;
  readonly onChoose: (kinds: readonly PersonPaperKind[]) => void;
};

function Desk({ order, people, back, onChoose }: DeskProps): ReactNode {
  const papers = people.total * order.kinds.length;
  const isReady = papers > 0;
  const { print, isPrinting } = usePrint('papers.paper');
  useShortcut('Ctrl+P', '打印', () => void print({ ...order, purpose: 'print' }), { isOn: isReady && !isPrinting });
  return (
    <Page
      title="生成文书"
      above={back}
      subtitle={`${whoText(people)}${isReady ? `　共 ${count(papers)} 份` : ''}`}
      actions={
        <>
          <SavePapers order={order} who={whoText(people)} people={people.total} isOff={!isReady} />
          <Button
            variant="contained"
            startIcon={<Icon path={mdiPrinterOutline} />}
            loading={isPrinting}
            loadingPosition="start"
            disabled={!isReady}
            onClick={() => void print({ ...order, purpose: 'print' })}
          >
            打印
          </Button>
        </>
      }
    >
      <Box sx={{ flex: 1, minHeight: 0, display: 'grid', gap: 2, gridTemplateColumns: '16rem minmax(0, 1fr)' }}>
        <KindList chosen={order.kinds} onChoose={onChoose} selection={order.selection} />
        {isReady ? (
          <Preview order={order} />
        ) : (
          <EmptyState icon={mdiFileDocumentOutline} what="请选择要生成的文书" next="可以同时选几种：每个人的几份文书排在一起。" />
        )}
      </Box>
    </Page>
  );
}

function Preview({ order }: { readonly order: PaperOrder }): ReactNode {
  const job = useJob('papers.paper', { isQuiet: true });
  return (
    <>
      <PaperDesk make={() => job.start({ ...order, purpose: 'preview' })} cancel={job.cancel} job={job} printing={null} />
      <JobDialog job={job} title="排版文书" />
    </>
  );
}
