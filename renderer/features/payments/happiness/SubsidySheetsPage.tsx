import { mdiFileDocumentPlusOutline, mdiHomeGroup } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import { everyClerk } from '../../../../electron/contract/method.ts';
import type { SheetCard } from '../../../../electron/contract/payments.ts';
import { happinessScheme } from '../../../../electron/contract/schemes.ts';
import { useCall } from '../../../shared/client.ts';
import { DataTable, type TableColumn } from '../../../shared/DataTable.tsx';
import { monthText } from '../../../shared/format.ts';
import { goTo } from '../../../shared/navigation.ts';
import { useMay, useSession } from '../../../shared/session.ts';
import { EmptyState, Icon, LoadError, Loading, StatusChip } from '../../../shared/ui.tsx';
import { BuildBatchDialog } from '../../happiness/BuildBatchDialog.tsx';
import { PaymentsFrame } from '../PaymentsFrame.tsx';
import { sheetPath } from '../sheet-key.ts';
import { stateChip } from '../sheet-words.ts';

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
    width: 96,
  },
  { key: 'title', title: '资金', value: (card) => card.title, width: 270, flex: 2 },
  {
    key: 'state',
    title: '状态',
    value: (card) => stateChip(card.state).label,
    render: (card) => <StatusChip {...stateChip(card.state)} />,
    width: 110,
  },
  { key: 'homes', title: '幸福院（处）', kind: 'number', value: (card) => card.persons, width: 100 },
  { key: 'totalFen', title: '合计（元）', kind: 'money', value: (card) => card.totalFen, width: 116 },
  { key: 'documentNo', title: '发放依据', value: (card) => card.documentNo, width: 140, flex: 1 },
  { key: 'preparedBy', title: '制表人', value: (card) => card.preparedBy, width: 90 },
  { key: 'reviewedBy', title: '审核人', value: (card) => card.reviewedBy, width: 90 },
  { key: 'approvedBy', title: '审批人', value: (card) => card.approvedBy, width: 90 },
];

const yearsBack = 3;

/** Builds with the figures of the year's schedule before one's eyes. */
function Building({ year, onClose }: { readonly year: number; readonly onClose: () => void }): ReactNode {
  const schedule = useCall('happiness.schedule', { year });
  if (schedule.error) return <LoadError error={schedule.error} onRetry={() => void schedule.refetch()} />;
  return schedule.data ? <BuildBatchDialog schedule={schedule.data} onClose={onClose} /> : null;
}

/** Sheets of the operating subsidy, newest first. */
export function SubsidySheetsPage(): ReactNode {
  const mayBuild = useMay(everyClerk);
  const { today } = useSession();
  const thisYear = Number(today.slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const [isBuilding, setIsBuilding] = useState(false);
  const sheets = useCall('payments.sheets', { scheme: happinessScheme });
  const cards = sheets.data?.sheets ?? [];
  const build = mayBuild ? (
    <>
      <TextField
        select
        label="年度"
        value={year}
        onChange={(event) => setYear(Number(event.target.value))}
        slotProps={{ inputLabel: { shrink: true } }}
        sx={{ width: '7.5rem' }}
      >
        {Array.from({ length: yearsBack + 1 }, (_, index) => thisYear - index).map((value) => (
          <MenuItem key={value} value={value}>
            {value}年
          </MenuItem>
        ))}
      </TextField>
      <Button variant="contained" size="large" startIcon={<Icon path={mdiFileDocumentPlusOutline} />} onClick={() => setIsBuilding(true)}>
        编制{year}年发放表
      </Button>
    </>
  ) : null;
  return (
    <PaymentsFrame
      path="/payments/happiness"
      subtitle="农村幸福院运营奖补，按年分两批拨付到村级账户；以后得知的变动用更正或在下一批抵扣、补发"
      actions={build}
    >
      {sheets.error ? (
        <LoadError error={sheets.error} onRetry={() => void sheets.refetch()} />
      ) : sheets.data === undefined ? (
        <Loading />
      ) : cards.length === 0 ? (
        <EmptyState
          icon={mdiHomeGroup}
          what="还没有运营奖补发放表"
          next={mayBuild ? '等级和每月开放天数登记之后，选择年度编制第一批。' : '经办人员编制之后，发放表会列在这里，等待审核审批。'}
        />
      ) : (
        <DataTable
          id="payments.happiness"
          label="运营奖补发放表"
          columns={columns}
          rows={cards}
          rowKey={(card) => card.month}
          onOpen={(card) => goTo(sheetPath({ month: card.month, scheme: happinessScheme }))}
        />
      )}
      {isBuilding ? <Building year={year} onClose={() => setIsBuilding(false)} /> : null}
    </PaymentsFrame>
  );
}
