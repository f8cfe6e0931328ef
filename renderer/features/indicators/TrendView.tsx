import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { IndicatorPoint, IndicatorRow } from '../../../electron/contract/indicators.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { useCall } from '../../shared/client.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { money } from '../../shared/format.ts';
import { chartColours, useTextScale } from '../../shared/theme.tsx';
import { LoadError, Loading } from '../../shared/ui.tsx';
import { axisOf, ticksOf, targetOn } from './trend-values.ts';

const months = 12;

type Shown = IndicatorPoint & { readonly drawn: number | null; readonly bar: number | null };

function Tip({ active, payload }: { readonly active?: boolean; readonly payload?: readonly { readonly payload: Shown }[] }): ReactNode {
  const point = payload?.[0]?.payload;
  if (!active || !point) return null;
  return (
    <Box sx={{ bgcolor: 'background.paper', border: 1, borderColor: 'divider', px: 1.25, py: 0.75, fontSize: '0.8125rem', boxShadow: 4 }}>
      {point.asOf}　{point.shown}
    </Box>
  );
}

function Chart({ row, points }: { readonly row: IndicatorRow; readonly points: readonly IndicatorPoint[] }): ReactNode {
  const theme = useTheme();
  const scale = useTextScale();
  const [, second] = chartColours(theme);
  const axis = axisOf(row);
  const data = points.map((point): Shown => ({ ...point, drawn: axis.value(point), bar: targetOn(row, point.target) }));
  const ticks = ticksOf(
    data.flatMap(({ drawn, bar }) => [drawn, bar]).filter((value) => value !== null),
    axis.unit,
  );
  const tick = { fill: theme.palette.text.secondary, fontSize: 11 * scale };
  return (
    <Box
      role="img"
      aria-label={`近一年月末：${points.map(({ asOf, shown }) => `${asOf} ${shown}`).join('；')}`}
      sx={{ height: '14rem', flex: 'none', border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper', py: 1, pr: 1 }}
    >
      <ResponsiveContainer width="100%" height="100%">
        <LineChart data={data} margin={{ top: 8, right: 28, bottom: 0, left: 4 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke={theme.palette.divider} />
          <XAxis
            dataKey="asOf"
            tickLine={false}
            axisLine={{ stroke: theme.palette.divider }}
            tick={tick}
            tickFormatter={(day: string) => `${day.slice(0, 4)}-${day.slice(5, 7)}`}
            interval="preserveStartEnd"
            minTickGap={12}
          />
          <YAxis
            tickLine={false}
            axisLine={false}
            tick={tick}
            width={52 * scale}
            domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]}
            ticks={ticks}
            tickFormatter={(value: number) => `${value}${axis.unit}`}
          />
          <Tooltip cursor={{ stroke: theme.palette.divider }} content={<Tip />} isAnimationActive={false} />
          <Line
            dataKey="bar"
            type="stepAfter"
            stroke={second}
            strokeDasharray="4 3"
            strokeWidth={1.5}
            dot={false}
            isAnimationActive={false}
          />
          <Line dataKey="drawn" stroke={theme.palette.primary.main} strokeWidth={2} dot={{ r: 2.5 }} isAnimationActive={false} />
        </LineChart>
      </ResponsiveContainer>
    </Box>
  );
}

function columnsOf(row: IndicatorRow): readonly TableColumn<IndicatorPoint>[] {
  const isMoney = row.unit === 'fen';
  const figure = (key: 'numerator' | 'denominator', title: string): TableColumn<IndicatorPoint> =>
    isMoney
      ? { key, title: `${title}（元）`, width: 150, flex: 1, align: 'right', value: (point) => money(point[key]) }
      : { key, title, width: 120, flex: 1, kind: 'number', value: (point) => point[key] };
  return [
    { key: 'asOf', title: '截至', width: 104, kind: 'date', value: ({ asOf }) => asOf },
    figure('numerator', row.numeratorTitle),
    figure('denominator', row.denominatorTitle),
    { key: 'shown', title: '值', width: 84, align: 'right', value: ({ shown }) => shown },
    {
      key: 'target',
      title: '目标',
      width: 72,
      align: 'right',
      value: ({ target }) => (target === null ? null : `${target}${row.targetUnit}`),
    },
    { key: 'met', title: '是否达标', width: 80, value: ({ met }) => (met === null ? null : met ? '达标' : '未达标') },
    { key: 'closed', title: '封存值', width: 84, align: 'right', value: ({ closed }) => closed?.shown },
  ];
}

/** The ends of the last twelve months and the day itself, drawn and as figures, newest first; beside them what was closed. */
export function TrendView({ row, asOf }: { readonly row: IndicatorRow; readonly asOf: IsoDate }): ReactNode {
  const found = useCall('indicators.trend', { code: row.code, batchYear: row.batchYear, asOf, months });
  if (found.error && !found.data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  return (
    <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column', gap: 1.25 }}>
      <Chart row={row} points={found.data} />
      <DataTable
        id="indicators.trend"
        label="各月末"
        columns={columnsOf(row)}
        rows={found.data.toReversed()}
        rowKey={(point) => point.asOf}
      />
    </Box>
  );
}
