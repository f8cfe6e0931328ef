import { mdiCheckCircleOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { ReactNode } from 'react';
import type { Situation } from '../../../electron/contract/situation.ts';
import { count } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { accentWash } from '../../shared/theme.tsx';
import { EmptyState } from '../../shared/ui.tsx';

/** Works behind their plan, the longest first. */
export function LateProjects({ projects }: { readonly projects: Situation['projects'] }): ReactNode {
  if (projects.late.length === 0)
    return (
      <EmptyState
        icon={mdiCheckCircleOutline}
        what={projects.total === 0 ? '没有改造项目' : '没有滞后的改造项目'}
        next={
          projects.total === 0
            ? '登记或导入项目后，晚于计划的列在这里。'
            : `共 ${count(projects.total)} 个项目，已完成 ${count(projects.done)} 个。`
        }
      />
    );
  return (
    <Box component="ul" aria-label="滞后的改造项目" sx={{ listStyle: 'none', m: 0, p: 0, maxHeight: '15rem', overflowY: 'auto' }}>
      {projects.late.map(({ projectId, name, townName, stage, days }) => (
        <Box component="li" key={projectId} sx={{ '& + &': { borderTop: 1, borderColor: 'divider' } }}>
          <ButtonBase
            onClick={() => goTo(`/renovation/project/${projectId}`)}
            sx={(theme) => ({
              width: '100%',
              display: 'grid',
              gridTemplateColumns: 'minmax(0, 1fr) auto auto',
              gap: 2,
              textAlign: 'left',
              px: 2,
              py: 1,
              '&:hover': { bgcolor: accentWash(theme, 0.06) },
              '&.Mui-focusVisible': { outlineOffset: '-2px' },
            })}
          >
            <Box sx={{ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
              {name}
              <Box component="span" sx={{ color: 'text.secondary', ml: 1 }}>
                {townName}
              </Box>
            </Box>
            <Box sx={{ color: 'text.secondary' }}>{stage}</Box>
            <Box sx={{ color: 'error.main', fontVariantNumeric: 'tabular-nums' }}>滞后 {count(days)} 天</Box>
          </ButtonBase>
        </Box>
      ))}
    </Box>
  );
}
