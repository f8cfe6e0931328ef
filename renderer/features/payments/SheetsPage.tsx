import { mdiCashClock, mdiFileDocumentPlusOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { everyClerk } from '../../../electron/contract/method.ts';
import type { SheetCard } from '../../../electron/contract/payments.ts';
import { useCall } from '../../shared/client.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { monthText } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { useMay } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { EmptyState, Icon, LoadError, Loading, StatusChip } from '../../shared/ui.tsx';
import { FirstMonthDialog } from './FirstMonthDialog.tsx';
import { PaymentsFrame } from './PaymentsFrame.tsx';
import { isLocked, stateChip } from './sheet-words.ts';
import { useBuild } from './use-build.tsx';

function State({ card }: { readonly card: SheetCard }): ReactNode {
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 1, alignItems: 'baseline' }}>
      <StatusChip {...stateChip(card.state)} />
      {card.isStale && card.state === 'draft' ? (
        <Box component="span" sx={{ color: 'warning.main', fontSize: '0.75rem' }}>
          需重新编制
        </Box>
      ) : null}
    </Box>
  );
}

const columns: readonly TableColumn<SheetCard>[] = [
  {
    key: 'month',
    title: '月份',
    value: (card) => monthText(card.month),
    render: (card) => (
      <Box component="span" sx={{ fontWeight: 600 }}>
        {monthText(card.month)}
      </Box>
    ),
    width: 110,
  },
  { key: 'state', title: '状态', value: (card) => stateChip(card.state).label, render: (card) => <State card={card} />, width: 150 },
  { key: 'persons', title: '人数', kind: 'number', value: (card) => card.persons, width: 80 },
  { key: 'totalFen', title: '合计（元）', kind: 'money', value: (card) => card.totalFen, width: 130 },
  { key: 'toHomesFen', title: '拨付机构（元）', kind: 'money', value: (card) => card.toHomesFen, width: 130 },
  { key: 'toPeopleFen', title: '发给个人（元）', kind: 'money', value: (card) => card.totalFen - card.toHomesFen, width: 130 },
  { key: 'preparedBy', title: '制表人', value: (card) => card.preparedBy, width: 100, flex: 1 },
  { key: 'reviewedBy', title: '审核人', value: (card) => card.reviewedBy, width: 100, flex: 1 },
  { key: 'approvedBy', title: '审批人', value: (card) => card.approvedBy, width: 100, flex: 1 },
  { key: 'builtAt', title: '编制时间', kind: 'instant', value: (card) => card.builtAt, width: 140, isHidden: true },
  { key: 'builtBy', title: '编制人', value: (card) => card.builtBy, width: 100, isHidden: true },
];

/** Payment sheets by month, newest first. */
export function SheetsPage(): ReactNode {
  const mayBuild = useMay(everyClerk);
  const sheets = useCall('payments.sheets', {});
  const { build, isRunning, dialog } = useBuild();
  const [isChoosing, setIsChoosing] = useState(false);
  const cards = sheets.data?.sheets ?? [];
  const nextMonth = sheets.data?.nextMonth ?? null;
  const isFirst = sheets.data !== undefined && cards.length === 0;
  const isStartOpen = cards.length > 0 && !cards.some((card) => isLocked(card.state));
  const open = cards.find((card) => !isLocked(card.state));

  const start = (): void => {
    if (isFirst) setIsChoosing(true);
    else if (nextMonth !== null) void build({ month: nextMonth });
  };
  useShortcut('Ctrl+N', '编制下一个月的发放表', start, { isOn: mayBuild && (isFirst || nextMonth !== null) && !isRunning });

  const buildButton =
    mayBuild && sheets.data && (isFirst || nextMonth !== null) ? (
      <Button
        variant="contained"
        size="large"
        startIcon={<Icon path={mdiFileDocumentPlusOutline} />}
        loading={isRunning}
        loadingPosition="start"
        onClick={start}
      >
        {isFirst ? '编制第一个月' : `编制${monthText(nextMonth)}发放表`}
      </Button>
    ) : null;

  return (
    <PaymentsFrame
      path="/payments"
      subtitle="特困人员供养金、照料护理费，按月编制、审核、审批"
      actions={
        isFirst ? null : (
          <>
            {mayBuild && isStartOpen ? (
              <Button color="secondary" onClick={() => setIsChoosing(true)}>
                从其他月份开始
              </Button>
            ) : null}
            {mayBuild && nextMonth === null && open ? (
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                {monthText(open.month)}审批后可以编制下一个月
              </Typography>
            ) : null}
            {buildButton}
          </>
        )
      }
    >
      {sheets.error ? (
        <LoadError error={sheets.error} onRetry={() => void sheets.refetch()} />
      ) : sheets.data === undefined ? (
        <Loading />
      ) : isFirst ? (
        <EmptyState
          icon={mdiCashClock}
          what="还没有发放表"
          next={
            mayBuild ? '导入机构、标准和花名册之后，就可以编制第一个月的发放表。' : '经办人员编制之后，发放表会列在这里，等待审核审批。'
          }
          action={buildButton}
        />
      ) : (
        <DataTable
          id="payments"
          label="发放表"
          columns={columns}
          rows={cards}
          rowKey={(card) => card.month}
          onOpen={(card) => goTo(`/payments/${card.month}`)}
        />
      )}
      {isChoosing && sheets.data ? (
        <FirstMonthDialog
          suggested={sheets.data.suggestedMonth}
          isRunning={isRunning}
          onClose={() => setIsChoosing(false)}
          onBuild={(month) => void build({ month }).then((isBuilt) => isBuilt && setIsChoosing(false))}
        />
      ) : null}
      {dialog}
    </PaymentsFrame>
  );
}
