import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import type { PlanLine } from '../../../../electron/contract/planner.ts';
import { count } from '../../../shared/format.ts';
import { DateText, KeyHint } from '../../../shared/ui.tsx';
import { bedWords } from './plan-words.ts';

type PlanDetailProps = {
  readonly line: PlanLine | null;
  readonly picked: number;
  readonly canDecide: boolean;
  readonly isRunning: boolean;
  readonly onAccept: () => void;
  readonly onDecline: () => void;
};

function sentences(line: PlanLine): (readonly [string, string])[] {
  const told: (readonly [string, string])[] = [];
  if (line.homeId === null) told.push(['为什么没有安置', line.why]);
  else told.push(['为什么安排在这里', [line.why, bedWords(line)].filter(Boolean).join('，')]);
  if (line.whyNotWished !== null) told.push([`为什么不是${line.wishedHomeName ?? '希望的机构'}`, line.whyNotWished]);
  if (line.whyNotNearer !== null) told.push(['为什么不更近', line.whyNotNearer]);
  if (line.greedyHomeName !== line.homeName)
    told.push(['按名次就近', line.greedyHomeName === null ? '安置不上' : `会安排到${line.greedyHomeName}`]);
  if (line.approvedHomeName !== null) told.push(['县级审批', `同意入住${line.approvedHomeName}`]);
  if (line.partnerName !== null) told.push(['同住人', line.partnerName]);
  if (line.bed !== null) told.push(['预留床位', line.bed]);
  if (line.releasedReason !== null) told.push(['收回名额的理由', line.releasedReason]);
  if (line.reason !== null) told.push(['理由', line.reason]);
  return told;
}

/** Why this line stands as it does, and what to decide on it. */
export function PlanDetail({ line, picked, canDecide, isRunning, onAccept, onDecline }: PlanDetailProps): ReactNode {
  const isOpen = picked > 0 || (line !== null && line.decision === null && line.homeId !== null);
  const who = picked > 0 ? `选中的 ${count(picked)} 人` : (line?.name ?? '');
  return (
    <Box
      sx={{
        flex: 'none',
        borderTop: 1,
        borderColor: 'divider',
        px: 1.5,
        py: 1,
        display: 'flex',
        gap: 2,
        alignItems: 'flex-end',
        minHeight: '5rem',
      }}
    >
      <Box sx={{ flex: 1, minWidth: 0, alignSelf: 'flex-start', fontSize: '0.8125rem' }}>
        {line
          ? sentences(line).map(([label, words]) => (
              <Box key={label} sx={{ display: 'flex', gap: 1 }}>
                <Box component="span" sx={{ color: 'text.secondary', flex: 'none' }}>
                  {label}
                </Box>
                <span>{words}</span>
              </Box>
            ))
          : null}
        {line !== null && line.decidedAt !== null ? (
          <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
            {line.decidedBy} 于 <DateText instant={line.decidedAt} /> 决定
          </Box>
        ) : null}
      </Box>
      {canDecide && isOpen ? (
        <Box sx={{ display: 'flex', flexDirection: 'column', gap: 0.75, alignItems: 'flex-end', flex: 'none' }}>
          <Box sx={{ display: 'flex', gap: 1 }}>
            <Button variant="outlined" onClick={onDecline} disabled={isRunning}>
              不采纳
            </Button>
            <Button variant="contained" onClick={onAccept} disabled={isRunning}>
              采纳并预留
            </Button>
          </Box>
          <Box
            sx={{ display: 'flex', gap: 0.75, alignItems: 'baseline', fontSize: '0.75rem', color: 'text.secondary', whiteSpace: 'nowrap' }}
          >
            <Box component="span" sx={{ mr: 1 }}>
              {who}
            </Box>
            <KeyHint keys="Enter" /> 采纳
            <KeyHint keys="Delete" /> 不采纳
            <KeyHint keys="空格" /> 多选
          </Box>
        </Box>
      ) : null}
    </Box>
  );
}
