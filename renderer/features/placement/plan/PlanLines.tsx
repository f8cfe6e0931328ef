import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import type { PlanLine } from '../../../../electron/contract/planner.ts';
import { count } from '../../../shared/format.ts';
import { StatusChip, type StatusTone } from '../../../shared/ui.tsx';
import { VirtualList } from '../../../shared/VirtualList.tsx';
import { levelText, placeText, whoText } from '../waiting-words.ts';
import { bedWords, decisionWords } from './plan-words.ts';

type PlanLinesProps = {
  readonly lines: readonly PlanLine[];
  readonly current: number | null;
  readonly picked: ReadonlySet<number>;
  readonly canDecide: boolean;
  readonly onGo: (lineId: number) => void;
  readonly onPick: (lineIds: readonly number[], isPicked: boolean) => void;
  readonly onAccept: () => void;
  readonly onDecline: () => void;
  readonly onBack: () => void;
  readonly listRef: RefObject<HTMLDivElement | null>;
};

const tones: Readonly<Record<string, StatusTone>> = {
  待定: 'neutral',
  未采纳: 'warning',
  已采纳: 'success',
  已预留: 'success',
  预留已取消: 'warning',
  名额已收回: 'warning',
};

/** Line by line: arrows go on, the space bar picks, Enter accepts, Delete declines, Ctrl+A picks all that are open. */
export function PlanLines(props: PlanLinesProps): ReactNode {
  const { lines, current, picked, canDecide, onGo, onPick, onAccept, onDecline, onBack, listRef } = props;
  const isOpen = (line: PlanLine): boolean => canDecide && line.decision === null && line.homeId !== null;
  const onKey = (event: KeyboardEvent): boolean => {
    const line = lines.find(({ lineId }) => lineId === current);
    if (event.ctrlKey) {
      if (event.key !== 'a') return false;
      onPick(
        lines.filter(isOpen).map(({ lineId }) => lineId),
        true,
      );
    } else if (event.key === ' ' && line && isOpen(line)) onPick([line.lineId], !picked.has(line.lineId));
    else if (event.key === 'Enter') onAccept();
    else if (event.key === 'Delete') onDecline();
    else if (event.key === 'ArrowLeft' || event.key === 'Escape') onBack();
    else return false;
    return true;
  };
  return (
    <VirtualList
      id="plan-lines"
      label="安排"
      items={lines}
      itemKey={(line) => line.lineId}
      current={current}
      onGo={onGo}
      rowPixels={54}
      rowSx={rowSx}
      onKey={onKey}
      isPicked={(line) => picked.has(line.lineId)}
      listRef={listRef}
    >
      {(line) => (
        <Row line={line} isPicked={picked.has(line.lineId)} isOpen={isOpen(line)} onPick={(isPicked) => onPick([line.lineId], isPicked)} />
      )}
    </VirtualList>
  );
}

const rowSx = {
  pl: 0.5,
  display: 'grid',
  gridTemplateColumns: '2rem 2.5rem minmax(9rem, 15rem) minmax(0, 1fr) auto',
  columnGap: 1,
  alignItems: 'center',
} as const;

type RowProps = {
  readonly line: PlanLine;
  readonly isPicked: boolean;
  readonly isOpen: boolean;
  readonly onPick: (isPicked: boolean) => void;
};

/** What he may ask: why not the home he wishes for, why not nearer. */
function secondLine({ wishedHomeName, whyNotWished, whyNotNearer, reason }: PlanLine): string {
  if (reason !== null) return `理由：${reason}`;
  if (whyNotWished !== null) return `希望${wishedHomeName ?? '别的机构'}：${whyNotWished}`;
  return whyNotNearer ?? '';
}

const oneLine = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

function Row({ line, isPicked, isOpen, onPick }: RowProps): ReactNode {
  const state = decisionWords(line);
  return (
    <>
      <Checkbox
        size="small"
        tabIndex={-1}
        checked={isPicked}
        disabled={!isOpen}
        sx={{ p: 0.5, visibility: isOpen ? 'visible' : 'hidden' }}
        slotProps={{ input: { 'aria-label': `选择${line.name}` } }}
        onClick={(event) => event.stopPropagation()}
        onChange={(event) => onPick(event.target.checked)}
      />
      <Box component="span" sx={{ textAlign: 'right', color: 'text.secondary' }} title="在等候名单上的名次">
        {count(line.rank)}
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <Box sx={oneLine}>
          <b>{line.name}</b>
          <Box component="span" sx={{ color: 'text.secondary', ml: 1, fontSize: '0.8125rem' }}>
            {whoText(line)}　{levelText(line.level)}
          </Box>
        </Box>
        <Box sx={{ ...oneLine, color: 'text.secondary', fontSize: '0.75rem' }} title={placeText(line)}>
          {placeText(line)}　等候 {count(line.waitingDays)} 天
        </Box>
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <Box sx={oneLine}>{[bedWords(line), line.why].filter((words) => words !== '').join('　')}</Box>
        <Box sx={{ ...oneLine, color: 'text.secondary', fontSize: '0.75rem' }}>{secondLine(line)}</Box>
      </Box>
      {line.homeId === null ? null : <StatusChip label={state} tone={tones[state] ?? 'neutral'} />}
    </>
  );
}
