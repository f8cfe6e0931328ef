import { mdiChevronLeft, mdiChevronRight, mdiFileDocumentEditOutline, mdiClipboardTextClockOutline, mdiPrinterOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useMemo, useState, type ReactNode } from 'react';
import { everyReporter } from '../../../../electron/contract/method.ts';
import type { ProgressMonth, ProgressRow } from '../../../../electron/contract/renovation-works-shapes.ts';
import { progressStatuses, type ProgressStatus } from '../../../../electron/contract/renovation-works-terms.ts';
import { addMonths, formatMonth, isIsoMonth, isoDate, monthOf, type IsoMonth } from '../../../../electron/contract/values.ts';
import { useCall } from '../../../shared/client.ts';
import { DataTable } from '../../../shared/DataTable.tsx';
import { count, money, termText } from '../../../shared/format.ts';
import { goTo, keepQuery, queryNow, useQuery } from '../../../shared/navigation.ts';
import { useMay, useSession } from '../../../shared/session.ts';
import { EmptyState, Icon, LoadError, Loading } from '../../../shared/ui.tsx';
import { FilterChoice } from '../../people/FilterChoice.tsx';
import { RenovationPaperDialog } from '../papers/RenovationPaperDialog.tsx';
import { ProgressDialog } from '../ProgressDialog.tsx';
import { RenovationFrame } from '../RenovationFrame.tsx';
import { useProjectFilter } from '../use-project-filter.ts';
import { progressColumns } from './progress-columns.tsx';

const isAsked = ({ status }: ProgressRow): boolean => status !== 'notAsked';
const set = (change: Readonly<Record<string, string | null>>): void => keepQuery({ ...Object.fromEntries(queryNow()), ...change });

function MonthChoice({ month, last }: { readonly month: IsoMonth; readonly last: IsoMonth }): ReactNode {
  const go = (step: number): void => set({ month: addMonths(month, step) });
  return (
    <Box role="group" aria-label="月份" sx={{ display: 'flex', alignItems: 'center', gap: 0.25 }}>
      <IconButton aria-label="上一月" onClick={() => go(-1)}>
        <Icon path={mdiChevronLeft} />
      </IconButton>
      <Box sx={{ minWidth: '5rem', textAlign: 'center', fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>{formatMonth(month)}</Box>
      <IconButton aria-label="下一月" disabled={month >= last} onClick={() => go(1)}>
        <Icon path={mdiChevronRight} />
      </IconButton>
    </Box>
  );
}

/** Who has reported, and who has not: a click keeps the table to them. */
function Figures({ found, chosen }: { readonly found: ProgressMonth; readonly chosen: ProgressStatus | null }): ReactNode {
  const { counts, cutOn, dueOn } = found;
  const waiting = Math.max(0, counts.asked - counts.reported - counts.missing);
  const parts: readonly { readonly id: ProgressStatus; readonly value: number; readonly tone: string }[] = [
    { id: 'onTime', value: counts.onTime, tone: 'success.main' },
    { id: 'late', value: counts.late, tone: 'warning.main' },
    { id: 'waiting', value: waiting, tone: 'text.secondary' },
    { id: 'missing', value: counts.missing, tone: 'error.main' },
  ];
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, flexWrap: 'wrap', fontSize: '0.8125rem' }}>
      <Box component="span" sx={{ mr: 1, fontVariantNumeric: 'tabular-nums' }}>
        应报 <b>{count(counts.asked)}</b> 个
      </Box>
      {parts.map(({ id, value, tone }) => (
        <Button
          key={id}
          color="secondary"
          aria-pressed={chosen === id}
          onClick={() => set({ status: chosen === id ? null : id })}
          sx={{ minWidth: 0, px: 1, fontWeight: chosen === id ? 600 : 400, bgcolor: chosen === id ? 'action.selected' : 'transparent' }}
        >
          {termText(progressStatuses, id)}
          <Box component="b" sx={{ ml: 0.5, fontVariantNumeric: 'tabular-nums', ...(value > 0 ? { color: tone } : {}) }}>
            {count(value)}
          </Box>
        </Button>
      ))}
      <Box component="span" sx={{ ml: 1, color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
        数据截至 {cutOn}，{dueOn} 前报送
      </Box>
    </Box>
  );
}

/** Everybody who is over the day, named: the list for the telephone. */
function Missing({ rows }: { readonly rows: readonly ProgressRow[] }): ReactNode {
  const missing = rows.filter(({ status }) => status === 'missing');
  if (missing.length === 0) return null;
  const homes = Map.groupBy(missing, ({ townName }) => townName);
  const words = [...homes].map(([town, own]) => `${town}（${own.map(({ name, daysLate }) => `${name}，${daysLate} 天`).join('、')}）`);
  return (
    <Box
      role="status"
      aria-label="逾期未报"
      sx={{
        mb: 1,
        px: 1.5,
        py: 0.75,
        border: 1,
        borderColor: 'divider',
        borderLeft: 3,
        borderLeftColor: 'error.main',
        borderRadius: 1,
        fontSize: '0.8125rem',
        maxHeight: '4.5rem',
        overflowY: 'auto',
        flex: 'none',
      }}
    >
      <b>逾期未报 {count(missing.length)} 个：</b>
      {words.join('；')}
    </Box>
  );
}

/** The monthly progress of all works: entered by the homes, followed by the county. */
export function ProgressPage(): ReactNode {
  const { today, user } = useSession();
  const mayReport = useMay(everyReporter);
  const query = useQuery();
  const typed = query.get('month') ?? '';
  const asked = isIsoMonth(typed) ? typed : null;
  const view = useProjectFilter();
  const { townCode, batchYear } = view.filter;
  const status = progressStatuses.find(({ id }) => id === query.get('status'))?.id ?? null;
  const found = useCall('renovation.progress', { month: asked }, { keepsPrevious: true });
  const [reporting, setReporting] = useState<ProgressRow | null>(null);
  const [isPrinting, setIsPrinting] = useState(false);
  const data = found.data;
  const inReach = useMemo(
    () =>
      (data?.rows ?? []).filter(
        (row) =>
          (isAsked(row) || row.reportedOn !== null) &&
          (townCode === null || row.townCode === townCode) &&
          (batchYear === null || row.batchYear === batchYear),
      ),
    [data, townCode, batchYear],
  );
  const rows = useMemo(() => inReach.filter((row) => status === null || row.status === status), [inReach, status]);
  const columns = useMemo(() => progressColumns(mayReport ? setReporting : null), [mayReport]);
  const towns = useMemo(
    () => [...new Map((data?.rows ?? []).map((row) => [row.townCode, row.townName]))].map(([id, label]) => ({ id, label })),
    [data],
  );
  const years = useMemo(
    () =>
      [...new Set((data?.rows ?? []).flatMap((row) => (row.batchYear === null ? [] : [row.batchYear])))]
        .toSorted((one, other) => other - one)
        .map((year) => ({ id: year, label: `${year}年` })),
    [data],
  );
  const sum = (of: (row: ProgressRow) => number | null): number => rows.reduce((total, row) => total + (of(row) ?? 0), 0);
  return (
    <RenovationFrame
      path="/renovation/progress"
      subtitle={data ? formatMonth(data.month) : null}
      actions={
        <>
          {data ? <MonthChoice month={data.month} last={monthOf(isoDate(today))} /> : null}
          <Button
            variant="outlined"
            startIcon={<Icon path={mdiPrinterOutline} />}
            disabled={inReach.length === 0}
            onClick={() => setIsPrinting(true)}
          >
            打印月报
          </Button>
        </>
      }
    >
      {found.error && !data ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : !data ? (
        <Loading />
      ) : (
        <>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1, flex: 'none' }}>
            {user.homeId === null && towns.length > 1 ? (
              <FilterChoice label="乡镇" options={towns} value={townCode} onChange={(town) => set({ town })} />
            ) : null}
            {years.length > 1 ? (
              <FilterChoice
                label="年度批次"
                options={years}
                value={batchYear}
                onChange={(year) => set({ year: year === null ? null : String(year) })}
              />
            ) : null}
            <Figures found={data} chosen={status} />
          </Box>
          <Missing rows={inReach} />
          <DataTable
            id="renovation-progress"
            label="进度月报"
            columns={columns}
            rows={rows}
            rowKey={(row) => row.projectId}
            isLoading={found.isLoading}
            opensOn="doubleClick"
            rowTone={(row) => (row.status === 'notAsked' ? 'muted' : null)}
            onOpen={(row) => (mayReport && isAsked(row) ? setReporting(row) : goTo(`/renovation/project/${row.projectId}?tab=progress`))}
            foot={
              <span>
                本月完成投资 {money(sum((row) => row.doneFen))} 元，累计 {money(sum((row) => row.doneTotalFen))} 元 ·{' '}
                {mayReport ? '双击或回车填报' : '双击或回车打开项目'}
              </span>
            }
            empty={
              <EmptyState
                icon={inReach.length === 0 ? mdiClipboardTextClockOutline : mdiFileDocumentEditOutline}
                what={inReach.length === 0 ? `${formatMonth(data.month)}没有须报送进度的项目` : '没有符合条件的项目'}
                next={inReach.length === 0 ? '项目立项以后到竣工验收的当月，每月报送一次进度。' : '可以换一个报送情况再看。'}
              />
            }
          />
        </>
      )}
      {reporting && data ? <ProgressDialog project={reporting} month={data.month} onClose={() => setReporting(null)} /> : null}
      {isPrinting && data ? (
        <RenovationPaperDialog
          paper={{ kind: 'monthly', month: data.month, townCode, batchYear, size: 'A3' }}
          subject={formatMonth(data.month)}
          onClose={() => setIsPrinting(false)}
        />
      ) : null}
    </RenovationFrame>
  );
}
