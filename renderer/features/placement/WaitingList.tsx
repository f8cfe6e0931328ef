import Box from '@mui/material/Box';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import type { WaitingRow } from '../../../electron/contract/placement-waiting.ts';
import { count } from '../../shared/format.ts';
import { isComposing } from '../../shared/keyboard.ts';
import { accentWash, useTextScale } from '../../shared/theme.tsx';
import { levelText, placeText, whoText } from './waiting-words.ts';

const rowPixels = 54;
const listId = 'waiting-list';

type WaitingListProps = {
  readonly rows: readonly WaitingRow[];
  readonly chosen: number | null;
  readonly onChoose: (personId: number) => void;
  /** Enter: on to the beds of the chosen one. */
  readonly onGoOn: () => void;
  readonly listRef: RefObject<HTMLDivElement | null>;
};

/** Everybody who waits, in order; arrows go from one to the next. */
export function WaitingList({ rows, chosen, onChoose, onGoOn, listRef }: WaitingListProps): ReactNode {
  const height = rowPixels * useTextScale();
  // oxlint-disable-next-line react/incompatible-library -- the React compiler is not used
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => listRef.current,
    estimateSize: () => height,
    overscan: 8,
  });
  const place = rows.findIndex((row) => row.personId === chosen);
  const latest = useRef(virtual);
  latest.current = virtual;
  useEffect(() => {
    if (place >= 0) latest.current.scrollToIndex(place);
  }, [place]);
  useEffect(() => latest.current.measure(), [height]);

  const go = (to: number): void => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))];
    if (row) onChoose(row.personId);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event) || event.ctrlKey || event.altKey || event.metaKey) return;
    const page = Math.max(1, Math.floor((listRef.current?.clientHeight ?? height) / height) - 1);
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: place + 1,
      ArrowUp: place - 1,
      PageDown: place + page,
      PageUp: place - page,
      Home: 0,
      End: rows.length - 1,
    };
    const target = targets[event.key];
    if (target !== undefined) go(target);
    else if (event.key === 'Enter') onGoOn();
    else return;
    event.preventDefault();
  };
  return (
    <Box
      ref={listRef}
      role="listbox"
      aria-label="等候名单"
      aria-activedescendant={place >= 0 ? `${listId}-${chosen}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      sx={{
        flex: 1,
        minHeight: 0,
        overflowY: 'auto',
        outline: 'none',
        '&:focus-visible [aria-selected="true"]': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: '-2px' },
      }}
    >
      <Box sx={{ position: 'relative', height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (!row) return null;
          return (
            <Row
              key={row.personId}
              row={row}
              top={start}
              height={height}
              isChosen={row.personId === chosen}
              onChoose={() => {
                onChoose(row.personId);
                listRef.current?.focus();
              }}
            />
          );
        })}
      </Box>
    </Box>
  );
}

type RowProps = {
  readonly row: WaitingRow;
  readonly top: number;
  readonly height: number;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
};

function Row({ row, top, height, isChosen, onChoose }: RowProps): ReactNode {
  const mark = row.reservation ? '已预留' : row.place === 'first' ? '置前' : row.place === 'last' ? '置后' : null;
  return (
    <Box
      role="option"
      id={`${listId}-${row.personId}`}
      aria-selected={isChosen}
      onClick={onChoose}
      sx={(theme) => ({
        position: 'absolute',
        top,
        left: 0,
        right: 0,
        height,
        px: 1.5,
        display: 'grid',
        gridTemplateColumns: '2.25rem minmax(0, 1fr) auto',
        columnGap: 1,
        alignContent: 'center',
        alignItems: 'baseline',
        cursor: 'pointer',
        borderBottom: 1,
        borderColor: 'divider',
        fontVariantNumeric: 'tabular-nums',
        ...(isChosen ? { bgcolor: accentWash(theme, 0.14) } : { '&:hover': { bgcolor: accentWash(theme, 0.05) } }),
      })}
    >
      <Box
        component="span"
        sx={{ gridRow: '1 / 3', alignSelf: 'center', textAlign: 'right', color: 'text.secondary', fontSize: '0.9375rem' }}
      >
        {row.rank}
      </Box>
      <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
        <b>{row.name}</b>
        <Box component="span" sx={{ color: 'text.secondary', ml: 1, fontSize: '0.8125rem' }}>
          {whoText(row)}　{levelText(row.level)}
        </Box>
        {mark ? (
          <Box component="span" sx={{ color: 'primary.main', ml: 1, fontSize: '0.75rem' }}>
            {mark}
          </Box>
        ) : null}
      </Box>
      <Box component="span" sx={{ whiteSpace: 'nowrap', fontSize: '0.8125rem' }}>
        {count(row.waitingDays)} 天
      </Box>
      <Box
        component="span"
        sx={{
          gridColumn: '2 / 4',
          color: 'text.secondary',
          fontSize: '0.75rem',
          overflow: 'hidden',
          textOverflow: 'ellipsis',
          whiteSpace: 'nowrap',
        }}
      >
        {placeText(row)}
        {row.wishedHomeName ? `　希望入住${row.wishedHomeName}` : ''}
      </Box>
    </Box>
  );
}
