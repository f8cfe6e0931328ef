import { mdiBedOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { SituationPlace } from '../../../electron/contract/situation.ts';
import { count } from '../../shared/format.ts';
import { chartColours, useTextScale } from '../../shared/theme.tsx';
import { EmptyState } from '../../shared/ui.tsx';
import { ChartTip } from './ChartTip.tsx';

const most = 18;
/** More names than this stand aslant. */
const mostUpright = 12;

/** A chart has no room for 镇 and 村民委员会. */
function shortName(name: string): string {
  const short = name.replace(/(街道办事处|街道|镇|乡|村民委员会|村委会|社区居委会|居委会|村)$/u, '');
  return short.length < 2 ? name : short;
}

type Shown = SituationPlace & { readonly label: string; readonly free: number };

/** Beds of each township, lived in and free; of a township the people of its villages. */
export function PlacesChart({ places, isTown }: { readonly places: readonly SituationPlace[]; readonly isTown: boolean }): ReactNode {
  const theme = useTheme();
  const scale = useTextScale();
  const [first, second] = chartColours(theme);
  const shown = places
    .filter(({ beds, people }) => (isTown ? people > 0 : beds > 0))
    .toSorted((one, other) => (isTown ? other.people - one.people : 0))
    .slice(0, most)
    .map((place): Shown => ({ ...place, label: shortName(place.name), free: Math.max(place.beds - place.occupied, 0) }));
  if (shown.length === 0)
    return <EmptyState icon={mdiBedOutline} what={isTown ? '没有在册人员' : '没有登记敬老院床位'} next="登记或导入后，这里按地方显示。" />;
  const tick = { fill: theme.palette.text.secondary, fontSize: 11 * scale };
  const words = (place: Shown): string =>
    isTown
      ? `${place.name}：在册 ${count(place.people)} 人，其中集中 ${count(place.centralised)} 人`
      : `${place.name}：床位 ${count(place.beds)} 张，入住 ${count(place.occupied)} 人`;
  return (
    <Box role="img" aria-label={shown.map(words).join('；')} sx={{ height: '13rem' }}>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={shown} margin={{ top: 4, right: 4, bottom: 0, left: 0 }} barCategoryGap="24%" accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke={theme.palette.divider} />
          <XAxis
            dataKey="label"
            tickLine={false}
            axisLine={{ stroke: theme.palette.divider }}
            tick={tick}
            interval={0}
            height={(shown.length > mostUpright ? 40 : 22) * scale}
            {...(shown.length > mostUpright ? { angle: -40, textAnchor: 'end' as const } : {})}
          />
          <YAxis tickLine={false} axisLine={false} tick={tick} width={40 * scale} allowDecimals={false} />
          <Tooltip
            cursor={{ fill: theme.palette.action.hover }}
            content={<ChartTip words={(place) => words(place as Shown)} />}
            isAnimationActive={false}
          />
          <Bar dataKey={isTown ? 'centralised' : 'occupied'} stackId="all" fill={first} isAnimationActive={false} maxBarSize={32} />
          <Bar dataKey={isTown ? 'scattered' : 'free'} stackId="all" fill={second} isAnimationActive={false} maxBarSize={32} />
        </BarChart>
      </ResponsiveContainer>
    </Box>
  );
}
