import { mdiCheckDecagramOutline, mdiInformationOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { PlanTotals as Totals } from '../../../../electron/contract/planner.ts';
import { count } from '../../../shared/format.ts';
import { Icon } from '../../../shared/ui.tsx';
import { distanceWords, gainText } from './plan-words.ts';

type Figure = {
  readonly label: string;
  readonly plan: number;
  readonly other: number;
  readonly isBetterWhenLess?: boolean;
  readonly of?: number;
};

function figuresOf(totals: Totals): Figure[] {
  const near = (counts: readonly number[]): number => counts.slice(0, -1).reduce((sum, people) => sum + people, 0);
  return [
    { label: '安置人数', plan: totals.placed, other: totals.greedyPlaced },
    ...totals.classes.map(({ label, waiting, placed, greedy }) => ({ label, plan: placed, other: greedy, of: waiting })),
    ...(totals.wishing > 0 ? [{ label: '如愿', plan: totals.wishes, other: totals.greedyWishes, of: totals.wishing }] : []),
    { label: `${distanceWords(1)}及邻近`, plan: near(totals.distances), other: near(totals.greedyDistances) },
  ];
}

type PlanTotalsProps = {
  readonly totals: Totals;
  /** What the figures are compared with. */
  readonly otherLabel?: string;
  readonly other?: Totals;
};

/** The proposal in figures beside going down the list, and whether there can be a better one. */
export function PlanTotals({ totals, otherLabel = '按名次就近', other }: PlanTotalsProps): ReactNode {
  const others = other ? figuresOf(other) : null;
  return (
    <Box sx={{ bgcolor: 'background.paper', border: 1, borderColor: 'divider', borderRadius: 1, px: 2, py: 1 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3.5, rowGap: 0.5 }}>
        {figuresOf(totals).map((figure, index) => (
          <FigureView
            key={figure.label}
            {...figure}
            other={others?.[index]?.plan ?? figure.other}
            otherLabel={otherLabel}
            isMain={index === 0}
          />
        ))}
      </Box>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 0.75,
          mt: 0.5,
          fontSize: '0.8125rem',
          color: totals.isProven ? 'success.main' : 'warning.main',
        }}
      >
        <Icon path={totals.isProven ? mdiCheckDecagramOutline : mdiInformationOutline} sx={{ fontSize: '1rem' }} />
        {totals.proof}
        {totals.couples > 0 ? (
          <Box component="span" sx={{ color: 'text.secondary', ml: 1.5 }}>
            夫妻 {count(totals.couples)} 对，同住安置 {count(totals.couplesPlaced)} 对
          </Box>
        ) : null}
        {totals.approved + totals.refused > 0 ? (
          <Box component="span" sx={{ color: 'text.secondary', ml: 1.5 }}>
            {[
              totals.approved > 0 ? `已审批到机构 ${count(totals.approved)} 人，按审批安置 ${count(totals.approvedPlaced)} 人` : '',
              totals.refused > 0 ? `审批不同意、不安置 ${count(totals.refused)} 人` : '',
            ]
              .filter(Boolean)
              .join('；')}
          </Box>
        ) : null}
      </Box>
    </Box>
  );
}

function FigureView({
  label,
  plan,
  other,
  of,
  otherLabel,
  isMain,
}: Figure & { readonly otherLabel: string; readonly isMain: boolean }): ReactNode {
  const gain = plan - other;
  return (
    <Box sx={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }} title={`${otherLabel} ${count(other)}`}>
      <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>{label}</Box>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 0.75 }}>
        <Box component="b" sx={{ fontSize: isMain ? '1.375rem' : '1.125rem', lineHeight: 1.3 }}>
          {count(plan)}
        </Box>
        {of === undefined ? null : <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>/ {count(of)}</Box>}
        {gain === 0 ? null : (
          <Box sx={{ color: gain > 0 ? 'success.main' : 'text.secondary', fontSize: '0.8125rem' }}>{gainText(gain)}</Box>
        )}
      </Box>
      <Box sx={{ fontSize: '0.6875rem', color: 'text.secondary' }}>
        {otherLabel} {count(other)}
      </Box>
    </Box>
  );
}
