import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { money, moneyInTenThousands } from '../../shared/format.ts';
import { useTextScale } from '../../shared/theme.tsx';
import { sourceColour } from './source-colour.ts';
import { waterfallSteps, type SourceMoney, type WaterfallStep } from './waterfall.ts';

function Tip({
  active,
  payload,
  sources,
}: {
  readonly active?: boolean;
  readonly payload?: readonly { readonly payload: WaterfallStep }[];
  readonly sources: readonly SourceMoney[];
}): ReactNode {
  const step = payload?.[0]?.payload;
  if (!active || !step) return null;
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
        {step.name} {money(Math.abs(step.fen))} 元
      </Box>
      {step.kind === 'whole'
        ? sources
            .filter(({ source }) => (step.parts[source] ?? 0) !== 0)
            .map(({ source, sourceName }) => (
              <Box key={source} sx={{ display: 'flex', justifyContent: 'space-between', columnGap: 2 }}>
                <span>{sourceName}</span>
                <span>{money(step.parts[source] ?? 0)}</span>
              </Box>
            ))
        : null}
    </Box>
  );
}

type TickProps = { readonly x?: number | string; readonly y?: number | string; readonly index?: number };

/** Four columns by source, and between them what is missing. @param shown the sources that are drawn */
export function WaterfallChart({
  sources,
  shown,
}: {
  readonly sources: readonly SourceMoney[];
  readonly shown: readonly SourceMoney[];
}): ReactNode {
  const theme = useTheme();
  const scale = useTextScale();
  const steps = waterfallSteps(shown);
  const { text, divider, error } = theme.palette;
  const mixed = (colour: string, share: number): string => `color-mix(in srgb, ${colour} ${share}%, ${theme.palette.background.paper})`;
  const gaps = [
    { key: 'missing', isMore: false, fill: mixed(text.secondary, 28) },
    { key: 'more', isMore: true, fill: mixed(error.main, 70) },
  ];
  const tick = ({ x, y, index }: TickProps) => {
    const step = steps[index ?? 0];
    if (!step) return <g />;
    return (
      <text x={x} y={y} textAnchor="middle" fontSize={12 * scale} fill={step.kind === 'gap' ? text.secondary : text.primary}>
        <tspan x={x} dy="1em">
          {step.name}
        </tspan>
        <tspan x={x} dy="1.35em">
          {moneyInTenThousands(Math.abs(step.fen))}
        </tspan>
      </text>
    );
  };
  return (
    <Box
      role="img"
      aria-label={`资金去向：${steps.map(({ name, fen }) => `${name} ${money(Math.abs(fen))} 元`).join('；')}`}
      sx={{ height: '15rem' }}
    >
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={[...steps]} margin={{ top: 8, right: 12, bottom: 0, left: 0 }} barCategoryGap="24%" accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke={divider} />
          <XAxis dataKey="name" tickLine={false} axisLine={{ stroke: divider }} tick={tick} height={40 * scale} interval={0} />
          <YAxis
            tickLine={false}
            axisLine={false}
            width={64 * scale}
            tick={{ fill: text.secondary, fontSize: 12 * scale }}
            tickFormatter={(value: number) => (value === 0 ? '0' : moneyInTenThousands(value).replace('.00', ''))}
          />
          <Tooltip cursor={{ fill: theme.palette.action.hover }} content={<Tip sources={shown} />} isAnimationActive={false} />
          <Bar
            dataKey={(step: WaterfallStep) => (step.kind === 'gap' ? step.from : 0)}
            stackId="all"
            fill="transparent"
            isAnimationActive={false}
            maxBarSize={72}
          />
          {gaps.map(({ key, isMore, fill }) => (
            <Bar
              key={key}
              dataKey={(step: WaterfallStep) => (step.kind === 'gap' && step.fen < 0 === isMore ? step.until - step.from : 0)}
              stackId="all"
              fill={fill}
              isAnimationActive={false}
              maxBarSize={72}
            />
          ))}
          {shown.map(({ source }) => (
            <Bar
              key={source}
              dataKey={(step: WaterfallStep) => (step.kind === 'whole' ? Math.max(0, step.parts[source] ?? 0) : 0)}
              stackId="all"
              fill={sourceColour(
                theme,
                sources.findIndex((one) => one.source === source),
              )}
              isAnimationActive={false}
              maxBarSize={72}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </Box>
  );
}
