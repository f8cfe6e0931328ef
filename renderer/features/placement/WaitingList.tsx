import Box from '@mui/material/Box';
import type { ReactNode, RefObject } from 'react';
import type { WaitingRow } from '../../../electron/contract/placement-waiting.ts';
import { count } from '../../shared/format.ts';
import { VirtualList } from '../../shared/VirtualList.tsx';
import { levelText, placeText, whoText } from './waiting-words.ts';

type WaitingListProps = {
  readonly rows: readonly WaitingRow[];
  readonly chosen: number | null;
  readonly onChoose: (personId: number) => void;
  /** Enter: on to the beds of the chosen one. */
  readonly onGoOn: () => void;
  readonly listRef: RefObject<HTMLDivElement | null>;
};

const rowSx = {
  display: 'grid',
  gridTemplateColumns: '2.25rem minmax(0, 1fr) auto',
  columnGap: 1,
  alignContent: 'center',
  alignItems: 'baseline',
} as const;

/** Everybody who waits, in order; arrows go from one to the next. */
export function WaitingList({ rows, chosen, onChoose, onGoOn, listRef }: WaitingListProps): ReactNode {
  return (
    <VirtualList
      id="waiting-list"
      label="等候名单"
      items={rows}
      itemKey={(row) => row.personId}
      current={chosen}
      onGo={onChoose}
      rowPixels={54}
      rowSx={rowSx}
      onEnter={onGoOn}
      listRef={listRef}
    >
      {(row) => <Row row={row} />}
    </VirtualList>
  );
}

function Row({ row }: { readonly row: WaitingRow }): ReactNode {
  const mark = row.reservation ? '已预留' : row.place === 'first' ? '置前' : row.place === 'last' ? '置后' : null;
  return (
    <>
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
    </>
  );
}
