import { mdiAccountCheckOutline, mdiChevronLeft, mdiChevronRight } from '@mdi/js';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import IconButton from '@mui/material/IconButton';
import { useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { visitRemovals } from '../../../electron/contract/visits.ts';
import { addMonths, formatMonth, isIsoMonth, monthOf, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';
import { useCall } from '../../shared/client.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { count, termText } from '../../shared/format.ts';
import { useOwnTown, useSession } from '../../shared/session.ts';
import { accentWash } from '../../shared/theme.tsx';
import { EmptyState, Icon, LoadError, StatusChip } from '../../shared/ui.tsx';
import { FilterSwitch } from '../people/FilterChoice.tsx';
import { ListExport } from './ListExport.tsx';
import { personColumns } from './person-columns.tsx';
import { rateText } from './scattered-words.ts';
import { ScatteredFrame } from './ScatteredFrame.tsx';
import { SupportDialog } from './SupportDialog.tsx';
import { useScatteredView } from './use-scattered-view.ts';

type Month = OutputOf<'visits.month'>;
type Row = Month['rows'][number];

const columns: readonly TableColumn<Row>[] = [
  ...personColumns<Row>(),
  {
    key: 'isVisited',
    title: '本月探访',
    width: 90,
    value: (row) => (row.isVisited ? '已访' : '未访'),
    render: (row) => <StatusChip label={row.isVisited ? '已访' : '未访'} tone={row.isVisited ? 'success' : 'error'} />,
  },
  { key: 'visits', title: '已访次数', width: 80, kind: 'number', value: (row) => row.visits },
  { key: 'tries', title: '未遇、拒访等', width: 104, kind: 'number', value: (row) => row.tries },
  { key: 'caregiver', title: '照料人', width: 92, value: (row) => row.caregiverOnRecord },
  { key: 'removal', title: '说明', width: 130, flex: 1, value: (row) => row.removal && termText(visitRemovals, row.removal) },
];

function Figure({ label, value, tone }: { readonly label: string; readonly value: string; readonly tone?: string }): ReactNode {
  return (
    <Box sx={{ minWidth: '5.5rem' }}>
      <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>{label}</Box>
      <Box
        sx={{ fontSize: '1.375rem', fontWeight: 600, fontVariantNumeric: 'tabular-nums', lineHeight: 1.3, color: tone ?? 'text.primary' }}
      >
        {value}
      </Box>
    </Box>
  );
}

/** Townships with their rates; one click keeps the list to one of them. */
function TownRates({
  month,
  chosen,
  onChoose,
}: {
  readonly month: Month;
  readonly chosen: string | null;
  readonly onChoose: (code: string | null) => void;
}): ReactNode {
  return (
    <Box
      component="nav"
      aria-label="各乡镇探访率"
      sx={{
        width: '15rem',
        flex: 'none',
        overflowY: 'auto',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        bgcolor: 'background.paper',
      }}
    >
      {month.byTown.map((town) => (
        <ButtonBase
          key={town.townCode}
          aria-pressed={town.townCode === chosen}
          onClick={() => onChoose(town.townCode === chosen ? null : town.townCode)}
          sx={(theme) => ({
            width: '100%',
            display: 'grid',
            gridTemplateColumns: 'minmax(0, 1fr) auto 3.75rem',
            gap: 1,
            px: 1.25,
            minHeight: '2rem',
            fontFamily: 'inherit',
            fontSize: '0.8125rem',
            textAlign: 'left',
            fontVariantNumeric: 'tabular-nums',
            borderBottom: 1,
            borderColor: 'divider',
            ...(town.townCode === chosen
              ? { bgcolor: accentWash(theme, 0.12), fontWeight: 600 }
              : { '&:hover': { bgcolor: accentWash(theme, 0.05) } }),
          })}
        >
          <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
            {town.townName}
          </Box>
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {count(town.numerator)}/{count(town.denominator)}
          </Box>
          <Box component="span" sx={{ textAlign: 'right' }}>
            {rateText(town.numerator, town.denominator)}
          </Box>
        </ButtonBase>
      ))}
    </Box>
  );
}

/** The rate of a month (IND12) and the names behind it. */
export function VisitMonthPage(): ReactNode {
  const { today } = useSession();
  const ownTown = useOwnTown();
  const view = useScatteredView();
  const current = monthOf(today as IsoDate);
  const month: IsoMonth = view.more !== null && isIsoMonth(view.more) && view.more <= current ? view.more : current;
  const isAll = view.standing === 'all';
  const { townCode } = view.place;
  const { offset, limit } = view.paging;
  const found = useCall('visits.month', { month, townCode, isMissedOnly: !isAll, offset, limit }, { keepsPrevious: true });
  // All townships stay in view while one of them is chosen.
  const whole = useCall('visits.month', { month, townCode: null, isMissedOnly: true, offset: 0, limit: 1 }, { keepsPrevious: true });
  const [opened, setOpened] = useState<Row | null>(null);
  const { data } = found;
  const move = (months: number): void => view.set({ more: addMonths(month, months) });
  return (
    <ScatteredFrame
      path="/scattered/month"
      subtitle={data ? `截至 ${data.asOf}${data.phoneCounts ? '，电话、视频探访计入' : '，只计上门探访'}` : null}
      actions={
        <ListExport
          name="visits.exportMissed"
          label="导出未探访名单"
          title={`${formatMonth(month)}未探访名单`}
          filter={{ month, townCode }}
          content={`${count(data?.missed ?? 0)} 人，含身份证号`}
          total={data?.missed ?? 0}
        />
      }
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 3, rowGap: 1, mb: 1.25 }}>
        <Box sx={{ display: 'flex', alignItems: 'center' }}>
          <IconButton aria-label="上个月" onClick={() => move(-1)}>
            <Icon path={mdiChevronLeft} />
          </IconButton>
          <Box sx={{ minWidth: '6.5rem', textAlign: 'center', fontWeight: 600 }}>{formatMonth(month)}</Box>
          <IconButton aria-label="下个月" onClick={() => move(1)} disabled={month >= current}>
            <Icon path={mdiChevronRight} />
          </IconButton>
        </Box>
        {data ? (
          <>
            <Figure label="探访率" value={rateText(data.numerator, data.denominator)} tone="primary.main" />
            <Figure label="应访（人）" value={count(data.denominator)} />
            <Figure label="已访（人）" value={count(data.numerator)} />
            <Figure label="未访（人）" value={count(data.missed)} {...(data.missed > 0 ? { tone: 'error.main' } : {})} />
            <Figure label="探访（人次）" value={count(data.visits)} />
            <Figure label="本月离开名单（人）" value={count(data.removed)} />
          </>
        ) : null}
        <Box sx={{ ml: 'auto' }}>
          <FilterSwitch label="只看未访" isOn={!isAll} onChange={(isOn) => view.set({ standing: isOn ? null : 'all' })} />
        </Box>
      </Box>
      {found.error && !data ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <Box sx={{ flex: 1, minHeight: 0, display: 'flex', gap: 1.5 }}>
          {ownTown === null && whole.data ? (
            <TownRates month={whole.data} chosen={townCode} onChoose={(code) => view.set({ town: code })} />
          ) : null}
          <DataTable
            id="visit-month"
            label="月度探访"
            columns={columns}
            rows={data?.rows ?? []}
            rowKey={(row) => row.personId}
            isLoading={found.isLoading}
            total={data?.total ?? 0}
            paging={view.paging}
            onOpen={setOpened}
            opensOn="doubleClick"
            empty={
              data ? (
                <EmptyState
                  icon={mdiAccountCheckOutline}
                  what={data.denominator === 0 ? '这个月没有应探访的人员' : '都已探访'}
                  next={data.denominator === 0 ? null : `${formatMonth(month)}应访 ${count(data.denominator)} 人，没有未访的。`}
                />
              ) : null
            }
          />
        </Box>
      )}
      {opened ? <SupportDialog personId={opened.personId} name={opened.name} onClose={() => setOpened(null)} /> : null}
    </ScatteredFrame>
  );
}
