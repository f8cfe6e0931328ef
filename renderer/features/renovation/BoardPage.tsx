import { mdiViewColumnOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import { useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { ProjectRow } from '../../../electron/contract/renovation-shapes.ts';
import { renovationStages } from '../../../electron/contract/renovation-terms.ts';
import { useCall } from '../../shared/client.ts';
import { count } from '../../shared/format.ts';
import { EmptyState, LoadError, Loading } from '../../shared/ui.tsx';
import { BoardCard } from './BoardCard.tsx';
import { ProjectFilters } from './ProjectFilters.tsx';
import { RenovationFrame } from './RenovationFrame.tsx';
import { tenThousands } from './renovation-words.ts';
import { useProjectFilter } from './use-project-filter.ts';

type Column = { readonly id: string; readonly label: string; readonly rows: readonly ProjectRow[] };

/** Those that stand still are last in their column; the latest first among the others. */
function columnsOf(rows: readonly ProjectRow[]): readonly Column[] {
  const running = rows.filter((row) => row.state !== 'cancelled');
  const weight = (row: ProjectRow): number => (row.state === 'suspended' ? -1 : row.lagDays);
  const stages = renovationStages.map(({ id, label }) => ({
    id,
    label,
    rows: running
      .filter((row) => row.stage === id)
      .toSorted((one, other) => weight(other) - weight(one) || one.code.localeCompare(other.code)),
  }));
  const cancelled = rows.filter((row) => row.state === 'cancelled');
  return cancelled.length > 0 ? [...stages, { id: 'cancelled', label: '已取消', rows: cancelled }] : stages;
}

/** Arrow keys walk the cards: up and down in a stage, left and right to the next stage that has any. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
  };
  const step = steps[event.key];
  const card = (event.target as HTMLElement).closest<HTMLElement>('[data-card]');
  if (!step || !card) return;
  const columns = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-column]')]
    .map((column) => [...column.querySelectorAll<HTMLElement>('[data-card]')])
    .filter((cards) => cards.length > 0);
  const across = columns.findIndex((cards) => cards.includes(card));
  const down = columns[across]?.indexOf(card) ?? 0;
  const target = columns[across + step[0]];
  const next = target?.[Math.min(down, target.length - 1) + step[1]];
  event.preventDefault();
  next?.focus();
}

function StageColumn({ column }: { readonly column: Column }): ReactNode {
  const isEmpty = column.rows.length === 0;
  const fen = column.rows.reduce((sum, row) => sum + (row.approvedFen ?? row.estimateFen ?? 0), 0);
  return (
    <Box
      component="section"
      data-column
      aria-label={`${column.label} ${column.rows.length} 个`}
      sx={{
        display: 'flex',
        flexDirection: 'column',
        minHeight: 0,
        borderRadius: 1,
        border: 1,
        borderColor: 'divider',
        ...(isEmpty ? { flex: '0 0 2.25rem', alignItems: 'center' } : { flex: `${Math.min(4, column.rows.length)} 0 9.25rem` }),
      }}
    >
      {isEmpty ? (
        <Box sx={{ pt: 1.25, writingMode: 'vertical-rl', letterSpacing: '0.15em', color: 'text.secondary', fontSize: '0.8125rem' }}>
          {column.label}
        </Box>
      ) : (
        <>
          <Box sx={{ px: 1.25, py: 0.75, borderBottom: 1, borderColor: 'divider', flex: 'none' }}>
            <Box component="h2" sx={{ m: 0, fontSize: '0.875rem', fontWeight: 600, display: 'flex', justifyContent: 'space-between' }}>
              <span>{column.label}</span>
              <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums', color: 'text.secondary', fontWeight: 400 }}>
                {count(column.rows.length)}
              </Box>
            </Box>
            <Box sx={{ fontSize: '0.75rem', color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>投资 {tenThousands(fen)}</Box>
          </Box>
          <Box
            sx={{
              flex: 1,
              minHeight: 0,
              overflowY: 'auto',
              p: 0.75,
              display: 'grid',
              gap: 0.75,
              alignContent: 'start',
              // A wide column has its cards side by side.
              gridTemplateColumns: 'repeat(auto-fill, minmax(min(9.5rem, 100%), 1fr))',
            }}
          >
            {column.rows.map((row) => (
              <BoardCard key={row.projectId} row={row} />
            ))}
          </Box>
        </>
      )}
    </Box>
  );
}

/** The projects by the stage they stand in; stages without any are narrow. */
export function BoardPage(): ReactNode {
  const view = useProjectFilter();
  const { filter, isLateOnly } = view;
  const found = useCall('renovation.list', { ...filter, stage: null }, { keepsPrevious: true });
  const board = useRef<HTMLDivElement>(null);
  const all = found.data?.rows;
  const rows = useMemo(() => (all ?? []).filter((row) => !isLateOnly || row.tone !== 'none'), [all, isLateOnly]);
  const columns = useMemo(() => columnsOf(rows), [rows]);
  const late = rows.filter((row) => row.tone !== 'none').length;
  return (
    <RenovationFrame
      path="/renovation/board"
      subtitle={found.data ? `${count(rows.length)} 个项目${late > 0 ? `，${count(late)} 个滞后` : ''}` : null}
    >
      <ProjectFilters view={view} years={found.data?.years ?? []} />
      {found.error && !found.data ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : !found.data ? (
        <Loading />
      ) : rows.length === 0 ? (
        <EmptyState
          icon={mdiViewColumnOutline}
          what={found.data.total === 0 ? '还没有改造项目' : '没有符合条件的项目'}
          next={found.data.total === 0 ? '在“项目”页登记或导入后，这里按阶段排列。' : '可以放宽筛选条件再试。'}
        />
      ) : (
        <Box
          ref={board}
          role="group"
          aria-label="按阶段排列的项目"
          onKeyDown={walk}
          sx={{ flex: 1, minHeight: 0, display: 'flex', gap: 0.75, overflowX: 'auto', pb: 0.5 }}
        >
          {columns.map((column) => (
            <StageColumn key={column.id} column={column} />
          ))}
        </Box>
      )}
    </RenovationFrame>
  );
}
