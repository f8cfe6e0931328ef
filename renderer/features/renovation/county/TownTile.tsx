import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { ReactNode } from 'react';
import type { Coverage, CoverageHome } from '../../../../electron/contract/renovation-targets.ts';
import { homeLevels } from '../../../../electron/contract/terms.ts';
import { count, termText } from '../../../shared/format.ts';
import { goTo } from '../../../shared/navigation.ts';
import { StatusChip, type StatusTone } from '../../../shared/ui.tsx';
import { ProgressBar } from '../../../shared/ui/ProgressBar.tsx';

export type Town = Coverage['towns'][number];

/** People who have lost all self-care and live in no home. */
export const unserved = ({ inNeed, inCare }: Town): number => inNeed - inCare;

function standing(town: Town): { readonly label: string; readonly tone: StatusTone; readonly colour: string } {
  if (town.inNeed === 0) return { label: '没有完全丧失自理能力人员', tone: 'neutral', colour: 'divider' };
  const left = unserved(town);
  if (left === 0) return { label: '全部在院照护', tone: 'success', colour: 'success.main' };
  return { label: `${count(left)} 人不在院`, tone: 'warning', colour: 'warning.main' };
}

function HomeLine({ home }: { readonly home: CoverageHome }): ReactNode {
  return (
    <Box component="li" sx={{ display: 'flex', alignItems: 'baseline', gap: 0.75, minWidth: 0 }}>
      <ButtonBase
        onClick={() => goTo(`/homes/${home.homeId}`)}
        sx={{
          fontFamily: 'inherit',
          fontSize: 'inherit',
          minWidth: 0,
          display: 'block',
          textAlign: 'left',
          overflow: 'hidden',
          textOverflow: 'ellipsis',
          whiteSpace: 'nowrap',
          color: home.isOpen ? 'text.primary' : 'text.secondary',
          '&:hover': { textDecoration: 'underline' },
        }}
        title={home.name}
      >
        {home.name}
      </ButtonBase>
      <Box component="span" sx={{ ml: 'auto', flex: 'none', color: 'text.secondary', whiteSpace: 'nowrap' }}>
        {termText(homeLevels, home.level)}　{home.isOpen ? `护理型 ${count(home.nursingBeds)}/${count(home.bedsRegistered)}` : '未运营'}
      </Box>
    </Box>
  );
}

/** A township: who needs care and who has it, and its homes. */
export function TownTile({ town, homes }: { readonly town: Town; readonly homes: readonly CoverageHome[] }): ReactNode {
  const { label, tone, colour } = standing(town);
  return (
    <Box
      component="section"
      aria-label={town.townName}
      sx={{
        border: 1,
        borderColor: 'divider',
        borderLeft: 3,
        borderLeftColor: colour,
        borderRadius: 1,
        bgcolor: 'background.paper',
        px: 1.25,
        py: 0.75,
        minWidth: 0,
        fontSize: '0.8125rem',
        fontVariantNumeric: 'tabular-nums',
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1 }}>
        <Box component="h3" sx={{ m: 0, fontSize: '0.875rem', fontWeight: 600, whiteSpace: 'nowrap' }}>
          {town.townName}
        </Box>
        <Box component="span" sx={{ ml: 'auto' }}>
          <StatusChip label={label} tone={tone} />
        </Box>
      </Box>
      {town.inNeed > 0 ? (
        <ProgressBar
          percent={(town.inCare * 100) / town.inNeed}
          label={`${town.townName} 在院照护`}
          words={`在院 ${count(town.inCare)} / 需照护 ${count(town.inNeed)}`}
        />
      ) : null}
      <Box
        component="ul"
        aria-label={`${town.townName}的敬老院`}
        sx={{ listStyle: 'none', m: 0, mt: 0.25, p: 0, fontSize: '0.75rem', lineHeight: 1.7 }}
      >
        {homes.map((home) => (
          <HomeLine key={home.homeId} home={home} />
        ))}
        {homes.length === 0 ? (
          <Box component="li" sx={{ color: 'text.secondary' }}>
            没有敬老院
          </Box>
        ) : null}
      </Box>
      {town.waiting > 0 ? (
        <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>愿意集中供养、尚未入住 {count(town.waiting)} 人</Box>
      ) : null}
    </Box>
  );
}
