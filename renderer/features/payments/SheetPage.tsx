import { mdiArrowLeft, mdiBankTransfer, mdiCashRemove, mdiHistory, mdiPrinterOutline, mdiRefresh } from '@mdi/js';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { countyUsers, everyClerk, officers, signers } from '../../../electron/contract/method.ts';
import type { SheetAction, SheetDetail } from '../../../electron/contract/payments.ts';
import { destitute, happinessScheme, type Scheme } from '../../../electron/contract/schemes.ts';
import type { SheetPaper } from '../../../electron/contract/sheet-papers.ts';
import { useCall } from '../../shared/client.ts';
import { monthText } from '../../shared/format.ts';
import { goTo, keepQuery, useQuery } from '../../shared/navigation.ts';
import { useMay, useSession } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { EmptyState, Icon, LoadError, Loading, Page } from '../../shared/ui.tsx';
import { CheckPanel } from './checks/CheckPanel.tsx';
import { ComparisonPanel } from './checks/ComparisonPanel.tsx';
import { HoldDialog } from './checks/HoldDialog.tsx';
import { HoldPanel } from './checks/HoldPanel.tsx';
import { FundingPanel } from '../funds/FundingPanel.tsx';
import { SheetTabs, viewsOf, useFindingCounts, type SheetView as View } from './checks/SheetTabs.tsx';
import { ExplainDrawer } from './ExplainDrawer.tsx';
import { SubsidyDrawer } from './happiness/SubsidyDrawer.tsx';
import { SubsidyRows } from './happiness/SubsidyRows.tsx';
import { GroupList } from './GroupList.tsx';
import { HistoryDrawer } from './HistoryDrawer.tsx';
import { keyOf, listPath, paperPath, sheetPath, useSheetKey, type SheetKey } from './sheet-key.ts';
import { actionWords, isLocked, sheetName } from './sheet-words.ts';
import { SheetRows } from './SheetRows.tsx';
import { StepDialog } from './StepDialog.tsx';
import { Stepper } from './Stepper.tsx';
import { Totals } from './Totals.tsx';
import { useBuild } from './use-build.tsx';
import { waitingFor } from './waiting-for.ts';

function Back({ scheme = destitute }: { readonly scheme?: Scheme }): ReactNode {
  return (
    <Button color="secondary" startIcon={<Icon path={mdiArrowLeft} />} onClick={() => goTo(listPath({ scheme }))} sx={{ ml: -1.5 }}>
      {scheme === destitute ? '发放表' : scheme === happinessScheme ? '幸福院奖补' : '价格补贴与一次性项目'}
    </Button>
  );
}

/** One month: how far it is, what it sums up to, who receives what and why. */
export function SheetPage(): ReactNode {
  const { asked, key } = useSheetKey();
  if (key === null)
    return (
      <Page title="发放表" above={<Back />}>
        <EmptyState icon={mdiCashRemove} what={`没有“${asked}”这个月份`} next="请从发放表的列表中打开。" />
      </Page>
    );
  return <MonthSheet key={sheetPath(key)} sheet={key} />;
}

function MonthSheet({ sheet }: { readonly sheet: SheetKey }): ReactNode {
  const detail = useCall('payments.sheet', sheet);
  if (detail.data) return <SheetView detail={detail.data} />;
  return (
    <Page title={`${monthText(sheet.month)}发放表`} above={<Back {...sheet} />}>
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
  const mayBank = useMay(countyUsers);
  const query = useQuery();
  const wanted = query.get('group');
  const groupKey = detail.groups.some((group) => group.key === wanted) ? wanted : null;
  const [asked, setAsked] = useState<SheetDetail['actions'][number] | null>(null);
  const [explained, setExplained] = useState<number | null>(null);
  const [held, setHeld] = useState<number | null>(null);
  const [isHistoryOpen, setIsHistoryOpen] = useState(false);
  const { build, isRunning, dialog } = useBuild();
  const isCounty = useMay(countyUsers);
  const mayHold = useMay(signers);
  const counts = useFindingCounts(detail);
  const wantedView = query.get('view');
  const isOfVillages = card.scheme === happinessScheme;
  const view: View = viewsOf(card.scheme, isCounty).find((candidate) => candidate === wantedView) ?? 'rows';
  const show = (next: View): void => keepQuery({ group: groupKey, view: next === 'rows' ? null : next });
  const choose = (key: string | null): void => keepQuery({ group: key, view: view === 'rows' ? null : view });
  const hold = mayHold ? setHeld : null;
  const isDraft = card.state === 'draft';
  const step = actions.find((action) => steps.some((known) => known === action.action));
  const sendBack = actions.find((action) => action.action === 'return');
  const canRebuild = isDraft && mayBuild;
  // A draft that does not know everything would be refused; rebuilding comes first.
  const isStepBlocked = isDraft && card.isStale;
  const openPaper = (document: SheetPaper = 'sheet'): void => goTo(paperPath(card, groupKey, document));

  useShortcut('Ctrl+P', '预览与打印', () => openPaper(), { isOn: mayPrint });
  useShortcut('Ctrl+Enter', step ? actionWords[step.action].label : '办理', () => setAsked(step ?? null), {
    isOn: step !== undefined && !isStepBlocked,
  });

  return (
    <Page
      title={`${sheetName(card)}发放表`}
      above={<Back scheme={card.scheme} />}
      subtitle={
        <>
          {card.documentNo === null ? null : <Box component="span">发放依据 {card.documentNo}　</Box>}
          {card.fingerprint ? <Fingerprint value={card.fingerprint} /> : null}
        </>
      }
      actions={
        <>
          <Button color="secondary" startIcon={<Icon path={mdiHistory} />} onClick={() => setIsHistoryOpen(true)}>
            办理经过
          </Button>
          {mayBank && isLocked(card.state) ? (
            <Button variant="outlined" startIcon={<Icon path={mdiBankTransfer} />} onClick={() => goTo(`/payments/bank/${card.sheetId}`)}>
              银行代发
            </Button>
          ) : null}
          {mayPrint ? (
            <Button variant="outlined" startIcon={<Icon path={mdiPrinterOutline} />} onClick={() => openPaper()}>
              预览与打印
            </Button>
          ) : null}
          {canRebuild ? (
            <Button
              variant={card.isStale ? 'contained' : 'outlined'}
              startIcon={<Icon path={mdiRefresh} />}
              loading={isRunning}
              loadingPosition="start"
              onClick={() => void build(keyOf(card))}
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
        <SheetTabs view={view} scheme={card.scheme} counts={counts} onView={show} />
        {view === 'checks' ? (
          <CheckPanel
            detail={detail}
            onExplain={setExplained}
            onHold={hold}
            onPaper={mayPrint && groupKey === null && !isOfVillages ? () => openPaper('changes') : null}
          />
        ) : null}
        {view === 'changes' ? (
          <ComparisonPanel
            detail={detail}
            groupKey={groupKey}
            onGroup={choose}
            onOpen={setExplained}
            onPaper={mayPrint ? () => openPaper('changes') : null}
          />
        ) : null}
        {view === 'holds' ? <HoldPanel detail={detail} /> : null}
        {view === 'funds' ? <FundingPanel sheetId={card.sheetId} /> : null}
        {view === 'rows' ? <SheetRowsView detail={detail} groupKey={groupKey} onGroup={choose} onOpen={setExplained} /> : null}
      </Box>
      {asked ? (
        <StepDialog
          card={card}
          action={asked.action}
          needsReason={asked.needsReason}
          openFindings={asked.action === 'approve' ? (counts?.open ?? 0) : 0}
          onClose={() => setAsked(null)}
        />
      ) : null}
      {explained !== null && isOfVillages ? (
        <SubsidyDrawer card={card} happinessHomeId={explained} onClose={() => setExplained(null)} />
      ) : null}
      {explained === null || isOfVillages ? null : (
        <ExplainDrawer
          card={card}
          personId={explained}
          onHold={
            hold &&
            (() => {
              setExplained(null);
              hold(explained);
            })
          }
          onClose={() => setExplained(null)}
        />
      )}
      {held === null ? null : <HoldDialog card={card} personId={held} onClose={() => setHeld(null)} />}
      {isHistoryOpen ? <HistoryDrawer detail={detail} onClose={() => setIsHistoryOpen(false)} /> : null}
      {dialog}
    </Page>
  );
}

type RowsViewProps = {
  readonly detail: SheetDetail;
  readonly groupKey: string | null;
  readonly onGroup: (key: string | null) => void;
  /** A person, or a happiness home. */
  readonly onOpen: (id: number) => void;
};

/** Everybody who is paid, by home and township. */
function SheetRowsView({ detail, groupKey, onGroup, onOpen }: RowsViewProps): ReactNode {
  return (
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
          <GroupList detail={detail} chosen={groupKey} onChoose={onGroup} />
        </Box>
        {detail.card.scheme === happinessScheme ? (
          <SubsidyRows detail={detail} groupKey={groupKey} onGroup={onGroup} onOpen={(row) => onOpen(row.happinessHomeId)} />
        ) : (
          <SheetRows detail={detail} groupKey={groupKey} onGroup={onGroup} onOpen={(row) => onOpen(row.personId)} />
        )}
      </Box>
    </Box>
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
