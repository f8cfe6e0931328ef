import { mdiChartGantt, mdiPrinterOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo, useState, type ReactNode } from 'react';
import { ganttAxis, ganttBars } from '../../../../electron/contract/renovation-gantt.ts';
import { useCall } from '../../../shared/client.ts';
import { count } from '../../../shared/format.ts';
import { goTo, useQuery } from '../../../shared/navigation.ts';
import { useShortcut } from '../../../shared/shortcuts.ts';
import { EmptyState, Icon, LoadError, Loading } from '../../../shared/ui.tsx';
import { FilterChoice } from '../../people/FilterChoice.tsx';
import { RenovationPaperDialog } from '../papers/RenovationPaperDialog.tsx';
import { ProjectFilters } from '../ProjectFilters.tsx';
import { RenovationFrame } from '../RenovationFrame.tsx';
import { useProjectFilter } from '../use-project-filter.ts';
import { GanttChart } from './GanttChart.tsx';
import { GanttDetail, GanttLegend } from './GanttFoot.tsx';
import { lateDays, type ChartRow } from './GanttRows.tsx';

const far = '9999';
const orders = [
  { id: 'slip', label: '滞后多的在前' },
  { id: 'due', label: '计划验收早的在前' },
  { id: 'town', label: '按乡镇' },
] as const;

const dueOn = ({ row }: ChartRow): string => row.dates.find(({ stage }) => stage === 'accepted')?.baselineOn ?? far;

const compare: Readonly<Record<(typeof orders)[number]['id'], (one: ChartRow, other: ChartRow) => number>> = {
  slip: (one, other) => lateDays(other) - lateDays(one),
  due: (one, other) => dueOn(one).localeCompare(dueOn(other)),
  town: (one, other) => one.row.townName.localeCompare(other.row.townName, 'zh-CN'),
};

/** Plan, forecast and reality of all projects over the months. */
export function GanttPage(): ReactNode {
  const view = useProjectFilter();
  const { filter, isLateOnly, set } = view;
  const query = useQuery();
  const order = orders.find(({ id }) => id === query.get('order'))?.id ?? null;
  const found = useCall('renovation.gantt', { ...filter, stage: null }, { keepsPrevious: true });
  const [current, setCurrent] = useState<number | null>(null);
  const [isPrinting, setIsPrinting] = useState(false);
  const data = found.data;
  const rows = useMemo((): readonly ChartRow[] => {
    if (!data) return [];
    const shown = data.rows
      .filter((row) => !isLateOnly || row.tone !== 'none')
      .map((row) => ({ row, bars: ganttBars(row.dates, row.state === 'cancelled', data.asOf) }));
    return order === null ? shown : shown.toSorted(compare[order]);
  }, [data, isLateOnly, order]);
  const axis = useMemo(
    () =>
      data
        ? ganttAxis(
            rows.map(({ bars }) => bars),
            data.asOf,
          )
        : null,
    [data, rows],
  );
  const entry = rows.find(({ row }) => row.projectId === current) ?? rows[0] ?? null;
  const late = rows.filter(({ row }) => row.tone !== 'none').length;
  const print = (): void => setIsPrinting(true);
  useShortcut('Ctrl+P', '打印进度图', print, { isOn: rows.length > 0 });
  return (
    <RenovationFrame
      path="/renovation/gantt"
      subtitle={data ? `${count(rows.length)} 个项目${late > 0 ? `，${count(late)} 个滞后` : ''}` : null}
      actions={
        <Button
          variant="outlined"
          startIcon={<Icon path={mdiPrinterOutline} />}
          disabled={rows.length === 0}
          title="Ctrl+P"
          onClick={print}
        >
          打印进度图
        </Button>
      }
    >
      <ProjectFilters view={view} years={data?.years ?? []}>
        <FilterChoice label="排列" options={orders} value={order} onChange={(next) => set({ order: next })} />
      </ProjectFilters>
      {found.error && !data ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : !data || !axis ? (
        <Loading />
      ) : rows.length === 0 ? (
        <EmptyState
          icon={mdiChartGantt}
          what={data.total === 0 ? '还没有改造项目' : '没有符合条件的项目'}
          next={data.total === 0 ? '在“项目”页登记或导入项目，登记计划和阶段日期后，这里按月画出进度。' : '可以放宽筛选条件再试。'}
          action={
            data.total === 0 ? (
              <Button variant="contained" onClick={() => goTo('/renovation')}>
                打开项目
              </Button>
            ) : null
          }
        />
      ) : (
        <>
          <GanttChart rows={rows} axis={axis} asOf={data.asOf} onCurrent={setCurrent} />
          <Box sx={{ mt: 0.75, flex: 'none' }}>
            <GanttLegend hasBreaks={axis.breaks.length > 0} />
          </Box>
          <GanttDetail entry={entry} />
        </>
      )}
      {isPrinting ? (
        <RenovationPaperDialog
          paper={{ kind: 'gantt', townCode: filter.townCode, batchYear: filter.batchYear, size: 'A3' }}
          subject={filter.batchYear === null ? '全部年度' : `${filter.batchYear}年批次`}
          onClose={() => setIsPrinting(false)}
        />
      ) : null}
    </RenovationFrame>
  );
}
