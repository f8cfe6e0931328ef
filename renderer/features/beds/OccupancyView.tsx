import { mdiChartLine } from '@mdi/js';
import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { Occupancy } from '../../../electron/contract/stays-registers.ts';
import type { IsoMonth } from '../../../electron/contract/values.ts';
import { useCall } from '../../shared/client.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { count, monthText, nothing } from '../../shared/format.ts';
import { chartColours, useTextScale } from '../../shared/theme.tsx';
import { EmptyState, LoadError, Loading } from '../../shared/ui.tsx';

type Day = Occupancy['days'][number];

const columns: readonly TableColumn<Day>[] = [
  { key: 'day', title: '日期', width: 104, kind: 'date', value: (day) => day.day },
  { key: 'registered', title: '核定', width: 72, flex: 1, kind: 'number', value: (day) => day.registered },
  { key: 'available', title: '可用', width: 72, flex: 1, kind: 'number', value: (day) => day.available },
  { key: 'occupied', title: '占用', width: 72, flex: 1, kind: 'number', value: (day) => day.occupied },
  { key: 'inHouse', title: '实住', width: 72, flex: 1, kind: 'number', value: (day) => day.inHouse },
  { key: 'leave', title: '请假', width: 72, flex: 1, kind: 'number', value: (day) => day.leave },
  { key: 'hospital', title: '住院', width: 72, flex: 1, kind: 'number', value: (day) => day.hospital },
  { key: 'admitted', title: '入住', width: 72, flex: 1, kind: 'number', value: (day) => day.admitted },
  { key: 'left', title: '离院', width: 72, flex: 1, kind: 'number', value: (day) => day.left },
];

function DayTip({ active, payload }: { readonly active?: boolean; readonly payload?: readonly { readonly payload: Day }[] }): ReactNode {
  const day = payload?.[0]?.payload;
  if (!active || !day) return null;
  return (
    <Box
      sx={{
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        px: 1.5,
        py: 0.75,
        boxShadow: 4,
        fontVariantNumeric: 'tabular-nums',
      }}
    >
      <b>{day.day}</b>
      <br />
      占用 {count(day.occupied)}　实住 {count(day.inHouse)}　可用 {count(day.available)}
    </Box>
  );
}

function Chart({ days }: { readonly days: readonly Day[] }): ReactNode {
  const theme = useTheme();
  const scale = useTextScale();
  const [strong] = chartColours(theme);
  const tick = { fill: theme.palette.text.secondary, fontSize: 12 * scale };
  return (
    <Box role="img" aria-label={days.map((day) => `${day.day}占用${day.occupied}实住${day.inHouse}`).join('；')} sx={{ height: '9rem' }}>
      <ResponsiveContainer width="100%" height="100%">
        <LineChart data={[...days]} margin={{ top: 6, right: 12, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke={theme.palette.divider} />
          <XAxis
            dataKey="day"
            tickLine={false}
            axisLine={{ stroke: theme.palette.divider }}
            tick={tick}
            tickFormatter={(day: string) => String(Number(day.slice(8)))}
          />
          <YAxis tickLine={false} axisLine={false} tick={tick} width={40 * scale} allowDecimals={false} domain={['auto', 'auto']} />
          <Tooltip content={<DayTip />} isAnimationActive={false} />
          <Line
            type="stepAfter"
            dataKey="available"
            stroke={theme.palette.text.secondary}
            strokeDasharray="2 3"
            dot={false}
            isAnimationActive={false}
          />
          <Line type="stepAfter" dataKey="occupied" stroke={strong} strokeWidth={2} dot={false} isAnimationActive={false} />
          <Line type="stepAfter" dataKey="inHouse" stroke={strong} strokeDasharray="5 3" dot={false} isAnimationActive={false} />
        </LineChart>
      </ResponsiveContainer>
    </Box>
  );
}

/** Rounded for the eye only. */
function rateText({ personNights, bedNights }: Occupancy): string {
  if (bedNights === 0) return nothing;
  return `${((personNights / bedNights) * 100).toLocaleString('zh-CN', { minimumFractionDigits: 1, maximumFractionDigits: 1 })}%`;
}

/** Every day of a month: beds, people, who came and left; the average over the month. */
export function OccupancyView({ homeId, month }: { readonly homeId: number; readonly month: IsoMonth }): ReactNode {
  const found = useCall('stays.occupancy', { homeId, month }, { keepsPrevious: true });
  if (found.error && !found.data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const { days, personNights, leaveNights, hospitalNights, bedNights } = found.data;
  if (days.length === 0) return <EmptyState icon={mdiChartLine} what={`${monthText(month)}还没有到`} next="可以换一个日期查看。" />;
  return (
    <>
      <Box sx={{ bgcolor: 'background.paper', border: 1, borderColor: 'divider', borderRadius: 1, px: 1.5, py: 1, mb: 1 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2.5, mb: 0.5, fontVariantNumeric: 'tabular-nums' }}>
          <b>{monthText(month)}</b>
          <span>平均入住率（占可用床位）{rateText(found.data)}</span>
          <span>占用 {count(personNights)} 人天</span>
          <span>
            其中请假 {count(leaveNights)}、住院 {count(hospitalNights)} 人天
          </span>
          <span>可用 {count(bedNights)} 床天</span>
          <Box component="span" sx={{ ml: 'auto', color: 'text.secondary', fontSize: '0.75rem' }}>
            粗线 占用　长虚线 实住　点线 可用
          </Box>
        </Box>
        <Chart days={days} />
      </Box>
      <DataTable id="occupancy" label="入住月报" columns={columns} rows={days} rowKey={(day) => day.day} />
    </>
  );
}
