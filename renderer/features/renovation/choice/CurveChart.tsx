import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { OutputOf } from '../../../../electron/contract/index.ts';
import { count } from '../../../shared/format.ts';
import { useTextScale } from '../../../shared/theme.tsx';
import { tenThousands } from './choice-draft.ts';

type Point = OutputOf<'choice.solve'>['curve'][number];

function Tip({
  active,
  payload,
  curve,
}: {
  readonly active?: boolean;
  readonly payload?: readonly { readonly payload: Point }[];
  readonly curve: readonly Point[];
}): ReactNode {
  const point = payload?.[0]?.payload;
  if (!active || !point) return null;
  const before = curve[curve.indexOf(point) - 1];
  return (
    <Box sx={{ bgcolor: 'background.paper', border: 1, borderColor: 'divider', px: 1.5, py: 1, fontSize: '0.8125rem', boxShadow: 4 }}>
      <Box sx={{ fontWeight: 600 }}>预算 {tenThousands(point.budgetFen)} 万元</Box>
      <div>
        可安置 {count(point.placed)} 人，{point.shown}
      </div>
      {before ? <div>比上一档多 {count(point.placed - before.placed)} 人</div> : null}
    </Box>
  );
}

/** People placed by budget, in steps: between two points nothing changes until the next is reached. */
export function CurveChart({ curve }: { readonly curve: readonly Point[] }): ReactNode {
  const theme = useTheme();
  const scale = useTextScale();
  const tick = { fill: theme.palette.text.secondary, fontSize: 12 * scale };
  const [least, most] = [Math.min(...curve.map(({ placed }) => placed)), Math.max(...curve.map(({ placed }) => placed))];
  return (
    <Box
      role="img"
      aria-label={`预算与可安置人数：${curve.map(({ budgetFen, placed }) => `${tenThousands(budgetFen)} 万元 ${placed} 人`).join('；')}`}
      sx={{ height: '10.5rem' }}
    >
      <ResponsiveContainer width="100%" height="100%">
        <LineChart data={[...curve]} margin={{ top: 8, right: 16, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke={theme.palette.divider} />
          <XAxis
            type="number"
            dataKey="budgetFen"
            domain={['dataMin', 'dataMax']}
            ticks={curve.filter((_, index) => index % 5 === 0).map(({ budgetFen }) => budgetFen)}
            tickFormatter={(fen: number) => `${tenThousands(fen)}万`}
            tickLine={false}
            axisLine={{ stroke: theme.palette.divider }}
            tick={tick}
          />
          <YAxis
            type="number"
            domain={[Math.max(0, least - 1), most + 1]}
            allowDecimals={false}
            tickLine={false}
            axisLine={false}
            tick={tick}
            width={48 * scale}
            tickFormatter={(value: number) => `${count(value)}人`}
          />
          <Tooltip content={<Tip curve={curve} />} isAnimationActive={false} />
          <Line
            type="stepAfter"
            dataKey="placed"
            stroke={theme.palette.primary.main}
            strokeWidth={2}
            dot={{ r: 2.5 }}
            isAnimationActive={false}
          />
        </LineChart>
      </ResponsiveContainer>
    </Box>
  );
}
