import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import { useRef, type ReactNode } from 'react';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { useTextScale } from '../../shared/theme.tsx';
import { CopyPicture } from '../../shared/CopyPicture.tsx';

type Groups = OutputOf<'grading.statistics'>['groups'];
/** Of the full points of the group, with one decimal. */
const rate = (sum: number, homes: number, max: number): number =>
  homes === 0 || max === 0 ? 0 : Math.round((sum * 1000) / (homes * max)) / 10;

/** What share of each group's points a township reaches, beside the county's. */
export function GroupChart({
  groups,
  townCode,
  townName,
}: {
  readonly groups: Groups;
  readonly townCode: string;
  readonly townName: string;
}): ReactNode {
  const theme = useTheme();
  const frame = useRef<HTMLDivElement>(null);
  const scale = useTextScale();
  const rows = groups.map((group) => {
    const town = group.towns.find((row) => row.townCode === townCode);
    return { name: group.name, town: rate(town?.sum ?? 0, town?.homes ?? 0, group.max), county: rate(group.sum, group.homes, group.max) };
  });
  const pale = `color-mix(in srgb, ${theme.palette.primary.main} 34%, ${theme.palette.background.paper})`;
  const isScored = groups.some(({ towns }) => towns.some((row) => row.townCode === townCode && row.homes > 0));
  const legend = [
    { name: isScored ? townName : `${townName}（还没有评定分）`, colour: theme.palette.primary.main },
    { name: '全县平均', colour: pale },
  ];
  const axis = { tick: { fill: theme.palette.text.secondary, fontSize: 12 * scale }, stroke: theme.palette.divider };
  return (
    <Box sx={{ fontSize: '0.8125rem' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, mb: 1, fontSize: '0.75rem', color: 'text.secondary' }}>
        {legend.map(({ name, colour }) => (
          <Box key={name} component="span" sx={{ display: 'inline-flex', gap: 0.75, alignItems: 'center' }}>
            <Box component="span" sx={{ width: '0.625rem', height: '0.625rem', bgcolor: colour }} />
            {name}
          </Box>
        ))}
        <CopyPicture frame={frame} title="各组得分率与全县平均" legend={legend.map(({ name, colour }) => ({ label: name, colour }))} />
      </Box>
      <Box ref={frame} sx={{ height: '18rem' }} role="img" aria-label="各组得分率">
        <ResponsiveContainer width="100%" height="100%">
          <BarChart data={rows} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke={theme.palette.divider} />
            <XAxis dataKey="name" {...axis} interval={0} tickLine={false} />
            <YAxis {...axis} domain={[0, 100]} unit="%" width={48 * scale} tickLine={false} />
            <Tooltip
              isAnimationActive={false}
              cursor={{ fill: theme.palette.action.hover }}
              formatter={(value) => `${String(value)}%`}
              contentStyle={{ background: theme.palette.background.paper, borderColor: theme.palette.divider }}
            />
            <Bar dataKey="town" name={townName} fill={theme.palette.primary.main} isAnimationActive={false} maxBarSize={28} />
            <Bar dataKey="county" name="全县平均" fill={pale} isAnimationActive={false} maxBarSize={28} />
          </BarChart>
        </ResponsiveContainer>
      </Box>
    </Box>
  );
}
