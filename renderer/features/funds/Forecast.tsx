import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Bar, CartesianGrid, ComposedChart, Line, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { FundForecast } from '../../../electron/contract/funds-shapes.ts';
import { useCall } from '../../shared/client.ts';
import { count, money, moneyInTenThousands, monthText } from '../../shared/format.ts';
import { chartColours, useTextScale } from '../../shared/theme.tsx';
import { LoadError, Loading } from '../../shared/ui.tsx';

type Month = FundForecast['months'][number];
/** Paid and expected months are stacked, so that each has a colour of its own. */
type Shown = Month & { readonly sumFen: number };
const paidFen = (month: Shown): number => (month.kind === 'paid' ? month.fen : 0);
const expectedFen = (month: Shown): number => (month.kind === 'paid' ? 0 : month.fen);

/** A million yuan: the axis ends at a whole figure. */
const axisStep = 100_000_000;

const kindWords = { paid: '已审批', built: '已编制', due: '测算' } as const satisfies Record<Month['kind'], string>;

function Tip({ active, payload }: { readonly active?: boolean; readonly payload?: readonly { readonly payload: Shown }[] }): ReactNode {
  const month = payload?.[0]?.payload;
  if (!active || !month) return null;
  return (
    <Box
      sx={{
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        px: 1.5,
        py: 1,
        fontVariantNumeric: 'tabular-nums',
        boxShadow: 4,
      }}
    >
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {monthText(month.month)}（{kindWords[month.kind]}）
      </Typography>
      <Typography variant="body2">
        {money(month.fen)} 元，{count(month.persons)} 人
      </Typography>
      <Typography variant="body2">累计 {money(month.sumFen)} 元</Typography>
    </Box>
  );
}

function Mark({
  colour,
  isLine = false,
  children,
}: {
  readonly colour: string;
  readonly isLine?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}>
      <Box component="span" sx={{ width: '0.75rem', height: isLine ? '0.125rem' : '0.625rem', bgcolor: colour }} />
      {children}
    </Box>
  );
}

function withSums(months: readonly Month[]): Shown[] {
  const shown: Shown[] = [];
  for (const month of months) shown.push({ ...month, sumFen: (shown.at(-1)?.sumFen ?? 0) + month.fen });
  return shown;
}

function Chart({ forecast }: { readonly forecast: FundForecast }): ReactNode {
  const theme = useTheme();
  const scale = useTextScale();
  const [strong, light] = chartColours(theme);
  const data = withSums(forecast.months);
  const tick = { fill: theme.palette.text.secondary, fontSize: 12 * scale };
  const inTenThousands = (value: number): string => (value === 0 ? '0' : moneyInTenThousands(value).replace('.00', ''));
  return (
    <Box>
      <Box sx={{ display: 'flex', gap: 2, mb: 0.5, color: 'text.secondary', fontSize: '0.75rem', flexWrap: 'wrap' }}>
        <Mark colour={strong}>已审批</Mark>
        <Mark colour={light}>已编制、测算</Mark>
        <Mark colour={theme.palette.warning.main} isLine>
          累计（右轴）
        </Mark>
        {forecast.allocatedFen > 0 ? (
          <Mark colour={theme.palette.success.main} isLine>
            下达（右轴）
          </Mark>
        ) : null}
      </Box>
      <Box
        role="img"
        aria-label={data.map((month) => `${monthText(month.month)}${kindWords[month.kind]}${money(month.fen)}元`).join('；')}
        sx={{ height: '13rem' }}
      >
        <ResponsiveContainer width="100%" height="100%">
          <ComposedChart data={data} margin={{ top: 4, right: 0, bottom: 0, left: 0 }} barCategoryGap="30%" accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke={theme.palette.divider} />
            <XAxis
              dataKey="month"
              tickLine={false}
              axisLine={{ stroke: theme.palette.divider }}
              tick={tick}
              tickFormatter={(month: string) => `${Number(month.slice(5))}月`}
              interval={0}
            />
            <YAxis yAxisId="month" tickLine={false} axisLine={false} tick={tick} width={64 * scale} tickFormatter={inTenThousands} />
            <YAxis
              yAxisId="sum"
              orientation="right"
              domain={[0, (most: number) => Math.ceil(Math.max(most, forecast.allocatedFen) / axisStep) * axisStep]}
              tickLine={false}
              axisLine={false}
              tick={tick}
              width={64 * scale}
              tickFormatter={inTenThousands}
            />
            <Tooltip cursor={{ fill: theme.palette.action.hover }} content={<Tip />} isAnimationActive={false} />
            <Bar yAxisId="month" dataKey={paidFen} stackId="month" fill={strong} isAnimationActive={false} maxBarSize={32} />
            <Bar yAxisId="month" dataKey={expectedFen} stackId="month" fill={light} isAnimationActive={false} maxBarSize={32} />
            {forecast.allocatedFen > 0 ? (
              <ReferenceLine yAxisId="sum" y={forecast.allocatedFen} stroke={theme.palette.success.main} strokeDasharray="5 3" />
            ) : null}
            <Line
              yAxisId="sum"
              type="linear"
              dataKey="sumFen"
              stroke={theme.palette.warning.main}
              strokeWidth={1.5}
              dot={false}
              isAnimationActive={false}
            />
          </ComposedChart>
        </ResponsiveContainer>
      </Box>
    </Box>
  );
}

function Sum({ label, fen, isStrong = false }: { readonly label: string; readonly fen: number; readonly isStrong?: boolean }): ReactNode {
  return (
    <Box
      sx={{ display: 'flex', gap: 2, ...(isStrong ? { fontWeight: 600, borderTop: 1, borderColor: 'divider', pt: 0.5, mt: 0.25 } : {}) }}
    >
      <span>{label}</span>
      <Box component="span" sx={{ ml: 'auto', ...(fen < 0 ? { color: 'error.main' } : {}) }}>
        {money(fen)}
      </Box>
    </Box>
  );
}

function verdict({ allocatedFen, differenceFen, firstShortMonth }: FundForecast): { readonly text: string; readonly isShort: boolean } {
  if (allocatedFen === 0) return { text: '本年还没有登记下达的资金。', isShort: false };
  if (differenceFen >= 0) return { text: `按现在所知，下达资金够用，年末约余 ${money(differenceFen)} 元。`, isShort: false };
  const from = firstShortMonth === null ? '' : `，${monthText(firstShortMonth)}起不够支付`;
  return { text: `按现在所知，全年缺 ${money(-differenceFen)} 元${from}。`, isShort: true };
}

/** What the year will need against what was allocated, from what is known today. */
export function Forecast({ year }: { readonly year: number }): ReactNode {
  const found = useCall('funds.forecast', { year }, { keepsPrevious: true });
  if (found.error && !found.data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading label="正在测算…" />;
  const forecast = found.data;
  const { text, isShort } = verdict(forecast);
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr) 19rem',
        gap: 3,
        '@container (max-width: 48rem)': { gridTemplateColumns: '1fr' },
      }}
    >
      <Chart forecast={forecast} />
      <Box sx={{ fontVariantNumeric: 'tabular-nums', display: 'grid', gap: 0.375, alignContent: 'start' }}>
        <Sum label="已审批发放表" fen={forecast.paidFen} />
        {forecast.otherPaidFen === 0 ? null : <Sum label="价格补贴、一次性项目等" fen={forecast.otherPaidFen} />}
        <Sum label="其余各月" fen={forecast.expectedFen} />
        {forecast.backFen === 0 ? null : <Sum label="减：追回及退回" fen={-forecast.backFen} />}
        <Sum label="全年测算" fen={forecast.totalFen} isStrong />
        <Sum label="下达（含结转）" fen={forecast.allocatedFen} />
        <Sum label="到位（含结转）" fen={forecast.receivedFen} />
        <Sum label="下达减测算" fen={forecast.differenceFen} isStrong />
        <Typography variant="body2" sx={{ mt: 0.75, ...(isShort ? { color: 'error.main' } : { color: 'text.secondary' }) }}>
          {text}
        </Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          各月按现在在册人员、等级和已登记的标准测算，不含今后的补发、抵扣和丧葬费。
        </Typography>
      </Box>
    </Box>
  );
}
