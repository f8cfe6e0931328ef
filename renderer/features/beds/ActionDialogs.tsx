import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useState, type ReactNode } from 'react';
import { stayMethods } from '../../../electron/contract/stays.ts';
import { bedMethods } from '../../../electron/contract/beds.ts';
import { DateField, TextField } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { AbsenceDialog, ReturnDialog } from './AbsenceDialogs.tsx';
import type { BedAction } from './bed-actions.ts';
import { AddBedDialog, ChangeBedDialog, CloseDialog, ReopenDialog, RetireDialog, WithdrawDialog } from './BedDialogs.tsx';
import type { Found, MapRoom, Resident, WithoutBed } from './bed-map.ts';
import { roomText } from './bed-words.ts';
import { ExitDialog, TransferDialog } from './DepartureDialogs.tsx';
import { PersonChoice } from './PersonChoice.tsx';
import { PlaceDialog, type Placement } from './PlaceDialog.tsx';
import { placeOf } from './place-effect.ts';
import { RoomButtons, RoomDialog, type RoomAction } from './RoomDialogs.tsx';
import { SimpleDialog } from './SimpleDialog.tsx';

export type Asked =
  | { readonly what: 'place'; readonly placement: Placement }
  | { readonly what: 'action'; readonly action: BedAction; readonly found: Found }
  | { readonly what: 'room'; readonly room: MapRoom };

type ActionDialogsProps = {
  readonly asked: Asked;
  readonly homeId: number;
  readonly withoutBed: readonly WithoutBed[];
  readonly onAsk: (asked: Asked) => void;
  readonly onClose: () => void;
  /** Somebody was put on a bed, or not: the move is over. */
  readonly onPlaced: (isDone: boolean) => void;
};

/** 入住: somebody of the county comes to live here, in this bed. */
function AdmitDialog({
  found,
  homeId,
  person,
  onClose,
}: {
  readonly found: Found;
  readonly homeId: number;
  readonly person: Resident;
  readonly onClose: () => void;
}): ReactNode {
  const { today } = useSession();
  return (
    <SimpleDialog
      method="stays.admit"
      schema={stayMethods['stays.admit'].input}
      title="办理入住"
      submitLabel="办理入住"
      person={person}
      place={placeOf(found)}
      values={{ personId: person.personId, homeId, bedId: found.bed.bedId, onDate: today, note: null }}
      effect="自这天起在本院集中供养，住这张床；供养金自次月起拨付本院。"
      done={`已办理入住：${person.name}`}
      onClose={onClose}
    >
      <DateField name="onDate" label="入住日期" isRequired autoFocus />
      <TextField name="note" label="备注" isNullable maxLength={200} />
    </SimpleDialog>
  );
}

/** A free bed looks for somebody: first who, then the same dialog as after dragging. */
function ChoosePerson({
  action,
  found,
  homeId,
  withoutBed,
  onAsk,
  onClose,
}: Omit<ActionDialogsProps, 'asked' | 'onPlaced'> & { readonly action: 'assign' | 'admit' | 'reserve'; readonly found: Found }): ReactNode {
  const reserved = action === 'reserve' ? null : found.bed.reserved;
  const [admitted, setAdmitted] = useState<Resident | null>(null);
  if (admitted) return <AdmitDialog found={found} homeId={homeId} person={admitted} onClose={onClose} />;
  const near: readonly Resident[] = action === 'assign' ? withoutBed : reserved ? [reserved] : action === 'reserve' ? withoutBed : [];
  return (
    <PersonChoice
      title={action === 'assign' ? '安排床位' : action === 'admit' ? '办理入住' : '预留床位'}
      place={placeOf(found)}
      near={near}
      isSearching={action !== 'assign'}
      onChoose={(person) => {
        if (action === 'admit') setAdmitted(person);
        else
          onAsk({
            what: 'place',
            placement: { move: { person, from: null, purpose: action === 'reserve' ? 'reserve' : 'place' }, from: null, target: found },
          });
      }}
      onClose={onClose}
    />
  );
}

function RoomSettings({
  room,
  homeId,
  onClose,
}: {
  readonly room: MapRoom;
  readonly homeId: number;
  readonly onClose: () => void;
}): ReactNode {
  const [action, setAction] = useState<RoomAction | null>(null);
  const free = room.beds.filter((bed) => bed.state === 'free').map((bed) => bed.bedId);
  if (action === 'change') return <RoomDialog homeId={homeId} room={room} onClose={onClose} />;
  if (action === 'addBed') return <AddBedDialog room={room} onClose={onClose} />;
  if (action === 'close') return <CloseDialog homeId={homeId} bedIds={free} place={roomText(room)} onClose={onClose} />;
  if (action === 'remove')
    return (
      <SimpleDialog
        method="beds.removeRoom"
        schema={bedMethods['beds.removeRoom'].input}
        title="撤销房间"
        submitLabel="撤销房间"
        place={roomText(room)}
        values={{ roomId: room.roomId, reason: '' }}
        done="已撤销房间"
        onClose={onClose}
      >
        <TextField name="reason" label="理由" isRequired autoFocus maxLength={200} />
      </SimpleDialog>
    );
  return (
    <Dialog open onClose={onClose} aria-labelledby="room-title">
      <DialogTitle id="room-title">{roomText(room)}</DialogTitle>
      <DialogContent>
        <Box sx={{ minWidth: '22rem' }}>
          <RoomButtons room={room} onAction={setAction} />
        </Box>
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onClose} autoFocus>
          关闭
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** The dialog of what was asked for. */
export function ActionDialogs({ asked, homeId, withoutBed, onAsk, onClose, onPlaced }: ActionDialogsProps): ReactNode {
  if (asked.what === 'place') return <PlaceDialog placement={asked.placement} onClose={onPlaced} />;
  if (asked.what === 'room') return <RoomSettings room={asked.room} homeId={homeId} onClose={onClose} />;
  const { action, found } = asked;
  const { bed, room } = found;
  const { person } = bed;
  const place = placeOf(found);
  const common = { found, homeId, onClose };
  switch (action) {
    case 'assign':
    case 'admit':
    case 'reserve':
      return <ChoosePerson action={action} found={found} homeId={homeId} withoutBed={withoutBed} onAsk={onAsk} onClose={onClose} />;
    case 'leave':
    case 'hospital':
      return person ? <AbsenceDialog person={person} place={place} kind={action} onClose={onClose} /> : null;
    case 'return':
      return person && bed.absenceId !== null && bed.since !== null ? (
        <ReturnDialog
          person={person}
          place={place}
          absence={{ absenceId: bed.absenceId, kind: bed.state === 'hospital' ? 'hospital' : 'leave', fromOn: bed.since }}
          onClose={onClose}
        />
      ) : null;
    case 'transfer':
      return person ? <TransferDialog person={person} place={place} homeId={homeId} onClose={onClose} /> : null;
    case 'exit':
      return person ? <ExitDialog person={person} place={place} homeId={homeId} onClose={onClose} /> : null;
    case 'close':
      return <CloseDialog homeId={homeId} bedIds={[bed.bedId]} place={place} onClose={onClose} />;
    case 'reopen':
      return <ReopenDialog {...common} />;
    case 'change':
      return <ChangeBedDialog {...common} />;
    case 'retire':
      return <RetireDialog {...common} />;
    case 'room':
      return <RoomSettings room={room} homeId={homeId} onClose={onClose} />;
    case 'cancelReservation':
      return <WithdrawDialog what="reservation" found={found} onClose={onClose} />;
    case 'withdrawStay':
      return <WithdrawDialog what="stay" found={found} onClose={onClose} />;
    case 'withdrawAbsence':
      return <WithdrawDialog what="absence" found={found} onClose={onClose} />;
    case 'withdrawOutage':
      return <WithdrawDialog what="outage" found={found} onClose={onClose} />;
    case 'move':
      // The map itself asks for the target.
      return null;
  }
}
