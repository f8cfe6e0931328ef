import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { ReactNode } from 'react';
import type { ProjectRow } from '../../../electron/contract/renovation-shapes.ts';
import { goTo } from '../../shared/navigation.ts';
import { StatusChip } from '../../shared/ui.tsx';
import { ProgressBar } from '../../shared/ui/ProgressBar.tsx';
import { batchText, lagText, lagTone, share, stageText, tenThousands } from './renovation-words.ts';

/** One project on the board: whose, how far, what comes next, what is late. */
export function BoardCard({ row }: { readonly row: ProjectRow }): ReactNode {
  const isStill = row.state !== 'running';
  return (
    <ButtonBase
      data-card
      onClick={() => goTo(`/renovation/project/${row.projectId}`)}
      sx={{
        display: 'block',
        width: '100%',
        flex: 'none',
        textAlign: 'left',
        fontFamily: 'inherit',
        fontSize: '0.8125rem',
        lineHeight: 1.5,
        px: 1,
        py: 0.75,
        borderRadius: 1,
        border: 1,
        borderColor: 'divider',
        bgcolor: 'background.paper',
        borderLeft: 3,
        borderLeftColor: row.tone === 'red' ? 'error.main' : row.tone === 'yellow' ? 'warning.main' : 'divider',
        '&:hover': { borderColor: 'text.secondary' },
        ...(isStill ? { color: 'text.secondary' } : {}),
      }}
    >
      <Box sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{row.homeName}</Box>
      <Box sx={{ color: 'text.secondary', fontSize: '0.75rem', overflowWrap: 'anywhere' }}>
        {row.code}
        <br />
        {batchText(row.batchYear)}
      </Box>
      <ProgressBar percent={row.percent} label={`${row.homeName} 形象进度`} />
      <Box sx={{ display: 'flex', justifyContent: 'space-between', fontVariantNumeric: 'tabular-nums', fontSize: '0.75rem' }}>
        <span>{tenThousands(row.approvedFen ?? row.estimateFen)}</span>
        <span>{row.approvedFen === null ? '估算' : `已付 ${share(row.paidFen, row.approvedFen)}`}</span>
      </Box>
      {row.state === 'suspended' ? (
        <StatusChip label="暂停" tone="error" />
      ) : row.state === 'running' && row.nextStage !== null ? (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, fontSize: '0.75rem', fontVariantNumeric: 'tabular-nums' }}>
          <span>
            {stageText(row.nextStage)} {row.nextPlannedOn ?? '未排计划'}
          </span>
          {row.tone === 'none' ? null : <StatusChip label={lagText(row.lagDays)} tone={lagTone(row.tone)} />}
        </Box>
      ) : null}
    </ButtonBase>
  );
}
