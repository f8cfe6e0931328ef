import Box from '@mui/material/Box';
import { useTheme, type Theme } from '@mui/material/styles';
import { useRef, type ReactNode } from 'react';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { count, money, moneyInTenThousands } from '../../shared/format.ts';
import { useTextScale } from '../../shared/theme.tsx';
import { CopyPicture } from '../../shared/CopyPicture.tsx';

export type ChartSeries = { readonly key: string; readonly label: string; readonly colour: (theme: Theme) => string };
export type ChartRow = { readonly name: string; readonly values: Readonly<Record<string, number>> };

type ColumnChartProps = {
  readonly label: string;
  readonly series: readonly ChartSeries[];
  readonly rows: readonly ChartRow[];
  /** Fen; else a number of homes. */
  readonly isMoney?: boolean;
  /** Bars lie: for many rows with long names. */
  readonly isLying?: boolean;
  readonly onPick?: (index: number) => void;
};

const longestName = 6;
const fenOfYuan = 100;

function Tip({
  active,
  payload,
  series,
  shown,
}: {
  readonly active?: boolean;
  readonly payload?: readonly { readonly payload: ChartRow }[];
  readonly series: readonly ChartSeries[];
  readonly shown: (value: number) => string;
}): ReactNode {
  const row = payload?.[0]?.payload;
  if (!active || !row) return null;
  const total = series.reduce((sum, { key }) => sum + (row.values[key] ?? 0), 0);
  return (
    <Box
      sx={{
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        px: 1.5,
        py: 1,
        fontSize: '0.8125rem',
        fontVariantNumeric: 'tabular-nums',
        boxShadow: 4,
      }}
    >
      <Box sx={{ fontWeight: 600 }}>
        {row.name}：{shown(total)}
      </Box>
      {series.map(({ key, label }) => (
        <div key={key}>
          {label} {shown(row.values[key] ?? 0)}
        </div>
      ))}
    </Box>
  );
}

const steps = [1, 2, 5, 10] as const;
const mostSteps = 5;

/** Round marks from zero to the first one that no column passes; at most five steps, whole ones of what is counted. */
export function axisMarks(most: number, unit = 1): number[] {
  const rough = Math.max(most / unit / mostSteps, 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (steps.find((one) => one * power >= rough) ?? 10) * power * unit;
  return Array.from({ length: Math.max(1, Math.ceil(most / step)) + 1 }, (_, index) => index * step);
}

/** Stacked columns with a legend above; the same figures stand in a table beside it. */
export function ColumnChart({ label, series, rows, isMoney = false, isLying = false, onPick }: ColumnChartProps): ReactNode {
  const theme = useTheme();
  const frame = useRef<HTMLDivElement>(null);
  const scale = useTextScale();
  const tick = { fill: theme.palette.text.secondary, fontSize: 12 * scale };
  const shown = (value: number): string => (isMoney ? `${money(value)} 元` : `${count(value)} 处`);
  const axis = (value: number): string => (value === 0 ? '0' : isMoney ? moneyInTenThousands(value).replace('.00', '') : count(value));
  const name = (row: ChartRow): string => row.name;
  const lyingHeight = Math.max(7, rows.length * 1.75 + 2.5);
  const cut = (text: string): string => (text.length > longestName + 1 ? `${text.slice(0, longestName)}…` : text);
  const totals = rows.map(({ values }) => series.reduce((sum, { key }) => sum + (values[key] ?? 0), 0));
  const marks = axisMarks(Math.max(0, ...totals), isMoney ? fenOfYuan : 1);
  const valueAxis = {
    ticks: marks,
    domain: [0, marks.at(-1) ?? 1] as [number, number],
    interval: 0 as const,
    tickLine: false,
    axisLine: false,
    tick,
    tickFormatter: axis,
    allowDecimals: false,
  };
  const nameAxis = { dataKey: name, tickLine: false, axisLine: { stroke: theme.palette.divider }, tick, interval: 0 } as const;
  return (
    <Box>
      <Box sx={{ display: 'flex', gap: 2, mb: 0.75, color: 'text.secondary', fontSize: '0.75rem', flexWrap: 'wrap' }}>
        {series.map(({ key, label: words, colour }) => (
          <Box key={key} component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}>
            <Box component="span" sx={{ width: '0.625rem', height: '0.625rem', bgcolor: colour(theme) }} />
            {words}
          </Box>
        ))}
        <CopyPicture
          frame={frame}
          title={`${label}（${isMoney ? '元' : '处'}）`}
          legend={series.map(({ label: words, colour }) => ({ label: words, colour: colour(theme) }))}
        />
      </Box>
      <Box
        ref={frame}
        role="img"
        aria-label={`${label}：${rows.map((row) => `${row.name} ${shown(series.reduce((sum, { key }) => sum + (row.values[key] ?? 0), 0))}`).join('；')}`}
        sx={{ height: isLying ? `${lyingHeight}rem` : '15rem' }}
      >
        <ResponsiveContainer width="100%" height="100%">
          <BarChart
            data={[...rows]}
            layout={isLying ? 'vertical' : 'horizontal'}
            margin={{ top: 12, right: 12, bottom: 0, left: 0 }}
            barCategoryGap={isLying ? '22%' : '30%'}
            accessibilityLayer={false}
            {...(onPick
              ? {
                  onClick: (state: { readonly activeTooltipIndex?: unknown }) => {
                    const index = Number(state.activeTooltipIndex);
                    if (Number.isInteger(index)) onPick(index);
                  },
                  style: { cursor: 'pointer' },
                }
              : {})}
          >
            <CartesianGrid vertical={isLying} horizontal={!isLying} stroke={theme.palette.divider} />
            {isLying ? <XAxis type="number" {...valueAxis} /> : <XAxis type="category" {...nameAxis} />}
            {isLying ? (
              <YAxis type="category" {...nameAxis} width={96 * scale} tickFormatter={cut} />
            ) : (
              <YAxis type="number" {...valueAxis} width={64 * scale} />
            )}
            <Tooltip
              cursor={{ fill: theme.palette.action.hover }}
              content={<Tip series={series} shown={shown} />}
              isAnimationActive={false}
            />
            {series.map(({ key, colour }) => (
              <Bar
                key={key}
                dataKey={(row: ChartRow) => row.values[key] ?? 0}
                stackId="all"
                fill={colour(theme)}
                isAnimationActive={false}
                maxBarSize={isLying ? 20 : 44}
              />
            ))}
          </BarChart>
        </ResponsiveContainer>
      </Box>
    </Box>
  );
}
