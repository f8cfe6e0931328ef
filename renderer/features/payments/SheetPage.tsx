import { mdiArrowLeft, mdiCashRemove, mdiHistory, mdiPrinterOutline, mdiRefresh } from '@mdi/js';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { useParams } from 'wouter';
import { everyClerk, officers } from '../../../electron/contract/method.ts';
import type { SheetAction, SheetDetail } from '../../../electron/contract/payments.ts';
import { isIsoMonth } from '../../../electron/contract/values.ts';
import { useCall } from '../../shared/client.ts';
import { monthText } from '../../shared/format.ts';
import { goTo, keepQuery, useQuery } from '../../shared/navigation.ts';
import { useMay, useSession } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { EmptyState, Icon, LoadError, Loading, Page } from '../../shared/ui.tsx';
import { ExplainDrawer } from './ExplainDrawer.tsx';
import { GroupList } from './GroupList.tsx';
import { HistoryDrawer } from './HistoryDrawer.tsx';
import { actionWords, isLocked } from './sheet-words.ts';
import { SheetRows } from './SheetRows.tsx';
import { StepDialog } from './StepDialog.tsx';
import { Stepper } from './Stepper.tsx';
import { Totals } from './Totals.tsx';
import { useBuild } from './use-build.tsx';
import { waitingFor } from './waiting-for.ts';

const back = (
  <Button color="secondary" startIcon={<Icon path={mdiArrowLeft} />} onClick={() => goTo('/payments')} sx={{ ml: -1.5 }}>
    发放表
  </Button>
);

/** One month: how far it is, what it sums up to, who receives what and why. */
export function SheetPage(): ReactNode {
  const { month } = useParams<{ month: string }>();
  if (!isIsoMonth(month))
    return (
      <Page title="发放表" above={back}>
        <EmptyState icon={mdiCashRemove} what={`没有“${month}”这个月份`} next="请从发放表的列表中打开。" />
      </Page>
    );
  return <MonthSheet key={month} month={month} />;
}

function MonthSheet({ month }: { readonly month: SheetDetail['card']['month'] }): ReactNode {
  const detail = useCall('payments.sheet', { month });
  if (detail.data) return <SheetView detail={detail.data} />;
  return (
    <Page title={`${monthText(month)}发放表`} above={back}>
      {detail.error ? <LoadError error={detail.error} onRetry={() => void detail.refetch()} /> : <Loading />}
    </Page>
  );
}

const steps = ['prepare', 'review', 'approve'] as const satisfies readonly SheetAction[];

function SheetView({ detail }: { readonly detail: SheetDetail }): ReactNode {
  const { card, actions } = detail;
  const { role } = useSession().user;
  const mayBuild = useMay(everyClerk);
  const mayPrint = useMay(officers);
  const query = useQuery();
  const wanted = query.get('group');
  const groupKey = detail.groups.some((group) => group.key === wanted) ? wanted : null;
  const [asked, setAsked] = useState<SheetDetail['actions'][number] | null>(null);
  const [explained, setExplained] = useState<number | null>(null);
  const [isHistoryOpen, setIsHistoryOpen] = useState(false);
  const { build, isRunning, dialog } = useBuild();
  const isDraft = card.state === 'draft';
  const step = actions.find((action) => steps.some((known) => known === action.action));
  const sendBack = actions.find((action) => action.action === 'return');
  const canRebuild = isDraft && mayBuild;
  // A draft that does not know everything would be refused; rebuilding comes first.
  const isStepBlocked = isDraft && card.isStale;
  const openPaper = (): void => goTo(`/payments/${card.month}/paper${groupKey === null ? '' : `?scope=${encodeURIComponent(groupKey)}`}`);

  useShortcut('Ctrl+P', '预览与打印', openPaper, { isOn: mayPrint });
  useShortcut('Ctrl+Enter', step ? actionWords[step.action].label : '办理', () => setAsked(step ?? null), {
    isOn: step !== undefined && !isStepBlocked,
  });

  return (
    <Page
      title={`${monthText(card.month)}发放表`}
      above={back}
      subtitle={card.fingerprint ? <Fingerprint value={card.fingerprint} /> : null}
      actions={
        <>
          <Button color="secondary" startIcon={<Icon path={mdiHistory} />} onClick={() => setIsHistoryOpen(true)}>
            办理经过
          </Button>
          {mayPrint ? (
            <Button variant="outlined" startIcon={<Icon path={mdiPrinterOutline} />} onClick={openPaper}>
              预览与打印
            </Button>
          ) : null}
          {canRebuild ? (
            <Button
              variant={card.isStale ? 'contained' : 'outlined'}
              startIcon={<Icon path={mdiRefresh} />}
              loading={isRunning}
              loadingPosition="start"
              onClick={() => void build(card.month)}
            >
              重新编制
            </Button>
          ) : null}
          {sendBack ? (
            <Button variant="outlined" color="error" onClick={() => setAsked(sendBack)}>
              退回
            </Button>
          ) : null}
          {step ? (
            <Button variant="contained" disabled={isStepBlocked} onClick={() => setAsked(step)}>
              {actionWords[step.action].label}
            </Button>
          ) : null}
        </>
      }
    >
      <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto', display: 'flex', flexDirection: 'column' }}>
        <Box sx={{ display: 'flex', alignItems: 'flex-start', columnGap: 4, rowGap: 1, flexWrap: 'wrap', flex: 'none', pb: 1 }}>
          <Stepper detail={detail} />
          <Totals detail={detail} />
        </Box>
        <Notice detail={detail} waiting={waitingFor(detail, role)} canRebuild={canRebuild} />
        <Box sx={{ flex: '1 0 20rem', minHeight: 0, position: 'relative', containerType: 'inline-size' }}>
          <Box
            sx={{
              position: 'absolute',
              inset: 0,
              display: 'grid',
              gridTemplateColumns: 'minmax(0, 1fr)',
              gridTemplateRows: 'minmax(0, 1fr)',
              '@container (min-width: 56rem)': { gridTemplateColumns: '14.5rem minmax(0, 1fr)' },
              columnGap: 1.5,
            }}
          >
            <Box sx={{ minHeight: 0, display: 'none', '@container (min-width: 56rem)': { display: 'block' } }}>
              <GroupList detail={detail} chosen={groupKey} onChoose={(key) => keepQuery({ group: key })} />
            </Box>
            <SheetRows
              detail={detail}
              groupKey={groupKey}
              onGroup={(key) => keepQuery({ group: key })}
              onOpen={(row) => setExplained(row.personId)}
            />
          </Box>
        </Box>
      </Box>
      {asked ? <StepDialog card={card} action={asked.action} needsReason={asked.needsReason} onClose={() => setAsked(null)} /> : null}
      {explained === null ? null : <ExplainDrawer month={card.month} personId={explained} onClose={() => setExplained(null)} />}
      {isHistoryOpen ? <HistoryDrawer detail={detail} onClose={() => setIsHistoryOpen(false)} /> : null}
      {dialog}
    </Page>
  );
}

const shownFingerprint = 8;

function Fingerprint({ value }: { readonly value: string }): ReactNode {
  return (
    <Tooltip title={`锁定内容的指纹（SHA-256），与纸上印的一致：${value}`}>
      <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums' }}>
        指纹 {value.slice(0, shownFingerprint).toUpperCase()}
      </Box>
    </Tooltip>
  );
}

/** What stands in the way, or whose turn it is. */
function Notice({
  detail,
  waiting,
  canRebuild,
}: {
  readonly detail: SheetDetail;
  readonly waiting: string | null;
  readonly canRebuild: boolean;
}): ReactNode {
  const { card } = detail;
  const isStale = card.isStale && !isLocked(card.state);
  if (!isStale && waiting === null) return null;
  return (
    <Box sx={{ display: 'grid', gap: 1, pb: 1.25, flex: 'none' }}>
      {isStale ? (
        <Alert severity="warning" variant="outlined" sx={{ py: 0, bgcolor: 'background.paper' }}>
          {card.state === 'draft'
            ? `编制之后台账又有变动，这份草稿已不是最新。${canRebuild ? '请重新编制后再制表。' : '请由经办人员重新编制。'}`
            : '制表之后台账又有变动，会列入以后月份的发放表；要并入本月的，请先退回再重新编制。'}
        </Alert>
      ) : null}
      {waiting === null ? null : (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {waiting}
        </Typography>
      )}
    </Box>
  );
}
