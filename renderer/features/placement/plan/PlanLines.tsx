import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import type { PlanLine } from '../../../../electron/contract/planner.ts';
import { count } from '../../../shared/format.ts';
import { isComposing } from '../../../shared/keyboard.ts';
import { accentWash, useTextScale } from '../../../shared/theme.tsx';
import { StatusChip, type StatusTone } from '../../../shared/ui.tsx';
import { levelText, placeText, whoText } from '../waiting-words.ts';
import { bedWords, decisionWords } from './plan-words.ts';

const rowPixels = 54;
const listId = 'plan-lines';

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
  const height = rowPixels * useTextScale();
  // oxlint-disable-next-line react/incompatible-library -- the React compiler is not used
  const virtual = useVirtualizer({ count: lines.length, getScrollElement: () => listRef.current, estimateSize: () => height, overscan: 8 });
  const place = lines.findIndex(({ lineId }) => lineId === current);
  const latest = useRef(virtual);
  latest.current = virtual;
  useEffect(() => {
    if (place >= 0) latest.current.scrollToIndex(place);
  }, [place]);
  useEffect(() => latest.current.measure(), [height]);

  const isOpen = (line: PlanLine): boolean => canDecide && line.decision === null && line.homeId !== null;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event) || event.altKey || event.metaKey) return;
    const line = lines[place];
    const page = Math.max(1, Math.floor((listRef.current?.clientHeight ?? height) / height) - 1);
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: place + 1,
      ArrowUp: place - 1,
      PageDown: place + page,
      PageUp: place - page,
      Home: 0,
      End: lines.length - 1,
    };
    const target = targets[event.key];
    if (event.ctrlKey) {
      if (event.key !== 'a') return;
      onPick(
        lines.filter(isOpen).map(({ lineId }) => lineId),
        true,
      );
    } else if (target !== undefined) {
      const next = lines[Math.max(0, Math.min(lines.length - 1, target))];
      if (next) onGo(next.lineId);
    } else if (event.key === ' ' && line && isOpen(line)) onPick([line.lineId], !picked.has(line.lineId));
    else if (event.key === 'Enter') onAccept();
    else if (event.key === 'Delete') onDecline();
    else if (event.key === 'ArrowLeft' || event.key === 'Escape') onBack();
    else return;
    event.preventDefault();
  };
  return (
    <Box
      ref={listRef}
      role="listbox"
      aria-label="安排"
      aria-multiselectable
      aria-activedescendant={place >= 0 ? `${listId}-${current}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      sx={{
        flex: 1,
        minHeight: 0,
        overflowY: 'auto',
        outline: 'none',
        '&:focus-visible [data-current="true"]': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: '-2px' },
      }}
    >
      <Box sx={{ position: 'relative', height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const line = lines[index];
          if (!line) return null;
          return (
            <Row
              key={line.lineId}
              line={line}
              top={start}
              height={height}
              isCurrent={line.lineId === current}
              isPicked={picked.has(line.lineId)}
              isOpen={isOpen(line)}
              onGo={() => {
                onGo(line.lineId);
                listRef.current?.focus();
              }}
              onPick={(isPicked) => onPick([line.lineId], isPicked)}
            />
          );
        })}
      </Box>
    </Box>
  );
}

type RowProps = {
  readonly line: PlanLine;
  readonly top: number;
  readonly height: number;
  readonly isCurrent: boolean;
  readonly isPicked: boolean;
  readonly isOpen: boolean;
  readonly onGo: () => void;
  readonly onPick: (isPicked: boolean) => void;
};

/** What he may ask: why not the home he wishes for, why not nearer. */
function secondLine({ wishedHomeName, whyNotWished, whyNotNearer, reason }: PlanLine): string {
  if (reason !== null) return `理由：${reason}`;
  if (whyNotWished !== null) return `希望${wishedHomeName ?? '别的机构'}：${whyNotWished}`;
  return whyNotNearer ?? '';
}

const oneLine = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

function Row({ line, top, height, isCurrent, isPicked, isOpen, onGo, onPick }: RowProps): ReactNode {
  const state = decisionWords(line);
  return (
    <Box
      role="option"
      id={`${listId}-${line.lineId}`}
      data-current={isCurrent}
      aria-selected={isPicked}
      onClick={onGo}
      sx={(theme) => ({
        position: 'absolute',
        top,
        left: 0,
        right: 0,
        height,
        pl: 0.5,
        pr: 1.5,
        display: 'grid',
        gridTemplateColumns: '2rem 2.5rem minmax(9rem, 15rem) minmax(0, 1fr) auto',
        columnGap: 1,
        alignItems: 'center',
        cursor: 'pointer',
        borderBottom: 1,
        borderColor: 'divider',
        fontVariantNumeric: 'tabular-nums',
        ...(isCurrent ? { bgcolor: accentWash(theme, 0.14) } : { '&:hover': { bgcolor: accentWash(theme, 0.05) } }),
      })}
    >
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
    </Box>
  );
}
