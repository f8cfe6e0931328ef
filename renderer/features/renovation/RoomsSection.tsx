import { mdiBedOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import { useState, type ReactNode } from 'react';
import { everyReporter } from '../../../electron/contract/method.ts';
import type { Works } from '../../../electron/contract/renovation-works-shapes.ts';
import { goTo } from '../../shared/navigation.ts';
import { useMay } from '../../shared/session.ts';
import { EmptyState, Section } from '../../shared/ui.tsx';
import { FigureTable, type FigureColumn } from '../funds/FigureTable.tsx';
import { CloseRoomsDialog, ReopenRoomsDialog } from './RoomDialogs.tsx';
import { RelocateDialog } from './RelocateDialog.tsx';
import { closureOf, isOpen, livingIn, type WorksRoom } from './works.ts';

const nameOf = (room: WorksRoom): string => `${room.building} ${room.floor}层 ${room.name}`;

type Choice = { readonly chosen: ReadonlySet<number>; readonly toggle: (roomId: number) => void };

const columnsFor = (works: Works, choice: Choice | null): readonly FigureColumn<WorksRoom>[] => [
  {
    title: '房间',
    cell: (room) =>
      choice ? (
        <Box component="label" sx={{ display: 'inline-flex', alignItems: 'center', cursor: 'pointer', ml: -1, verticalAlign: 'middle' }}>
          <Checkbox size="small" checked={choice.chosen.has(room.roomId)} onChange={() => choice.toggle(room.roomId)} sx={{ py: 0 }} />
          {nameOf(room)}
        </Box>
      ) : (
        nameOf(room)
      ),
  },
  { title: '床位', isFigure: true, cell: (room) => room.beds.length },
  { title: '护理型', isFigure: true, cell: (room) => room.beds.filter((bed) => bed.bedType === 'nursing').length },
  {
    title: '在住',
    cell: (room) =>
      livingIn(works, room)
        .map((person) => person.name)
        .join('、') || '—',
  },
  { title: '停用', isFigure: true, cell: (room) => room.beds.filter((bed) => bed.outageId !== null).length || '—' },
  { title: '停用自', cell: (room) => closureOf(works, room)?.fromOn ?? '—' },
  { title: '计划恢复', cell: (room) => closureOf(works, room)?.plannedUntil ?? '—' },
];

/** The rooms of the home: which stand empty for the works, who lives in the others. */
export function RoomsSection({
  works,
  chosen,
  onChoose,
}: {
  readonly works: Works;
  readonly chosen: ReadonlySet<number>;
  readonly onChoose: (chosen: ReadonlySet<number>) => void;
}): ReactNode {
  const mayWrite = useMay(everyReporter);
  const [dialog, setDialog] = useState<'close' | 'reopen' | 'relocate' | null>(null);
  const rooms = works.rooms.filter((room) => chosen.has(room.roomId));
  const people = rooms.flatMap((room) => livingIn(works, room));
  const outages = rooms.flatMap((room) => works.closures.filter((closure) => closure.roomId === room.roomId && isOpen(closure)));
  const closable = rooms.flatMap((room) => room.beds).filter((bed) => bed.outageId === null);
  const toggle = (roomId: number): void => {
    const next = new Set(chosen);
    if (!next.delete(roomId)) next.add(roomId);
    onChoose(next);
  };
  const isAll = works.rooms.length > 0 && chosen.size === works.rooms.length;
  const done = (): void => setDialog(null);
  return (
    <Section
      title={`${works.homeName}的房间`}
      isFlush
      actions={
        mayWrite && works.rooms.length > 0 ? (
          <>
            <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
              {chosen.size === 0 ? '勾选施工涉及的房间' : `已选 ${chosen.size} 间`}
            </Box>
            <Button color="secondary" disabled={people.length === 0} onClick={() => setDialog('relocate')}>
              安置老人{people.length > 0 ? `（${people.length} 人）` : ''}
            </Button>
            <Button color="secondary" disabled={closable.length === 0} onClick={() => setDialog('close')}>
              改造停用
            </Button>
            <Button color="secondary" disabled={outages.length === 0} onClick={() => setDialog('reopen')}>
              恢复使用
            </Button>
          </>
        ) : null
      }
    >
      {works.rooms.length === 0 ? (
        <EmptyState
          icon={mdiBedOutline}
          what="这家敬老院还没有登记房间和床位"
          next="在床位页登记房间后，可以按房间停用床位、安置老人。"
          action={
            <Button variant="outlined" onClick={() => goTo(`/beds?home=${works.homeId}`)}>
              去床位页
            </Button>
          }
        />
      ) : (
        <Box sx={{ maxHeight: '22rem', overflowY: 'auto' }}>
          {mayWrite ? (
            <Box sx={{ px: 1.25, borderBottom: 1, borderColor: 'divider', display: 'flex', alignItems: 'center', fontSize: '0.8125rem' }}>
              <Checkbox
                size="small"
                checked={isAll}
                indeterminate={chosen.size > 0 && !isAll}
                onChange={() => onChoose(isAll ? new Set() : new Set(works.rooms.map((room) => room.roomId)))}
                slotProps={{ input: { 'aria-label': '全选房间' } }}
              />
              全选
            </Box>
          ) : null}
          <FigureTable
            label="房间"
            rows={works.rooms}
            rowKey={(room) => room.roomId}
            columns={columnsFor(works, mayWrite ? { chosen, toggle } : null)}
          />
        </Box>
      )}
      {dialog === 'close' ? <CloseRoomsDialog works={works} rooms={rooms} onClose={done} /> : null}
      {dialog === 'reopen' ? <ReopenRoomsDialog works={works} outages={outages} onClose={done} /> : null}
      {dialog === 'relocate' ? <RelocateDialog works={works} people={people} leaving={chosen} onClose={done} /> : null}
    </Section>
  );
}
