import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { everyClerk, type Role } from '../../../electron/contract/method.ts';
import { situationStates, type Situation, type SituationTarget } from '../../../electron/contract/situation.ts';
import { count } from '../../shared/format.ts';
import { goTo, isReachable } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';
import { accentWash } from '../../shared/theme.tsx';
import { Section, StatusChip, type StatusTone } from '../../shared/ui.tsx';

const tones: Readonly<Record<SituationTarget['state'], StatusTone>> = {
  met: 'success',
  open: 'accent',
  due: 'warning',
  overdue: 'error',
  unknown: 'neutral',
};
const barColour = { met: 'success.main', open: 'primary.main', due: 'warning.main', overdue: 'error.main', unknown: 'divider' } as const;

function dueText({ dueOn, daysLeft, state }: Pick<SituationTarget, 'dueOn' | 'daysLeft' | 'state'>): string {
  if (dueOn === null || daysLeft === null) return '长期坚持';
  if (daysLeft >= 0) return `${dueOn} 到期，剩 ${count(daysLeft)} 天`;
  return state === 'met' ? `${dueOn} 到期` : `${dueOn} 到期，已过 ${count(-daysLeft)} 天`;
}

function restText({ gap, need, state }: SituationTarget): string {
  const words = [gap, need].filter((part) => part !== null).join('，');
  if (words !== '') return words;
  return state === 'met' ? '没有差距' : '资料不足，无法计算';
}

function Target({ target }: { readonly target: SituationTarget }): ReactNode {
  const { role } = useSession().user;
  const { name, bar, shown, numerator, denominator, counts, state, done, link, words, documentNo, reference } = target;
  const label = situationStates.find(({ id }) => id === state)?.label ?? '';
  const canOpen = isReachable(link, role);
  return (
    <Box sx={{ minWidth: 0, display: 'flex', bgcolor: 'background.paper' }}>
      <ButtonBase
        disabled={!canOpen}
        onClick={() => goTo(link)}
        aria-label={`${name}：${shown}，目标${bar}，${label}，${restText(target)}`}
        title={`${documentNo}：${words}`}
        sx={(theme) => ({
          flex: 1,
          minWidth: 0,
          display: 'flex',
          flexDirection: 'column',
          alignItems: 'stretch',
          justifyContent: 'flex-start',
          textAlign: 'left',
          px: 2,
          py: 1.25,
          '&:hover': { bgcolor: accentWash(theme, 0.06) },
          '&.Mui-focusVisible': { outlineOffset: '-2px' },
        })}
      >
        <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
          {name}
        </Box>
        <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1, whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
          <Typography component="span" sx={{ fontSize: '1.5rem', fontWeight: 600, lineHeight: 1.35 }}>
            {shown}
          </Typography>
          <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
            {numerator === null || counts === null ? '' : `${count(numerator)}/${count(denominator ?? 0)}${counts}　`}目标 {bar}
          </Typography>
        </Box>
        <Box aria-hidden sx={{ height: '0.3125rem', my: 0.5, bgcolor: 'action.hover', borderRadius: 1, overflow: 'hidden' }}>
          <Box sx={{ height: '100%', width: `${(done ?? 0) / 10}%`, bgcolor: barColour[state] }} />
        </Box>
        <Typography variant="body2" sx={{ fontVariantNumeric: 'tabular-nums' }}>
          {restText(target)}
        </Typography>
        {reference === null ? null : (
          <Typography variant="body2" sx={{ color: 'text.secondary', fontSize: '0.75rem', fontVariantNumeric: 'tabular-nums' }}>
            {reference}
          </Typography>
        )}
        <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, alignItems: 'baseline', fontSize: '0.75rem', mt: 'auto' }}>
          <Box component="span" sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
            {dueText(target)}
          </Box>
          <StatusChip label={label} tone={tones[state]} />
        </Box>
      </ButtonBase>
    </Box>
  );
}

/** Until the county has chosen, the wall stands on a document that may not be its own. */
function NotChosen({ documentNo }: { readonly documentNo: string }): ReactNode {
  const { role } = useSession().user;
  return (
    <Box role="status" sx={{ px: 2, py: 0.75, borderBottom: 1, borderColor: 'divider', fontSize: '0.8125rem', color: 'warning.main' }}>
      还没有选择执行的政策文件，以下暂按{documentNo}的目标计算。
      {(everyClerk as readonly Role[]).includes(role) ? <Link href="#/tasks">选择政策文件</Link> : '请县级经办在“任务”中选择。'}
    </Box>
  );
}

/** The hard targets of the document the county follows: where it stands, how far it has to go, how long it has. */
export function TargetsWall({
  situation: { targets, isChosen, documentNo },
}: {
  readonly situation: Pick<Situation, 'targets' | 'isChosen' | 'documentNo'>;
}): ReactNode {
  if (targets.length === 0) return null;
  return (
    <Section isFlush>
      {isChosen ? null : <NotChosen documentNo={documentNo} />}
      {/* The rules between the parts are the ground showing through. */}
      <Box
        role="group"
        aria-label="目标任务"
        sx={{
          display: 'grid',
          gap: '1px',
          bgcolor: 'divider',
          borderRadius: 1,
          overflow: 'hidden',
          gridTemplateColumns: `repeat(${targets.length}, minmax(0, 1fr))`,
          '@container (max-width: 56rem)': { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
        }}
      >
        {targets.map((target) => (
          <Target key={target.code} target={target} />
        ))}
      </Box>
    </Section>
  );
}
