/** Rooms: many at once when a home is laid out, one when it changes. */
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import { bedMethods, bedTypes, roomSexes } from '../../../electron/contract/beds.ts';
import { careTierLabels, selfCareLevels } from '../../../electron/contract/terms.ts';
import { useAction } from '../../shared/client.ts';
import { count } from '../../shared/format.ts';
import { DateField, Form, FormDialog, FormGrid, NumberField, SelectField, TextField } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { EffectNote, showToast } from '../../shared/ui.tsx';
import type { MapRoom } from './bed-map.ts';
import { floorsBetween, layOutText } from './lay-out.ts';
import { SimpleDialog } from './SimpleDialog.tsx';

const layOutInput = bedMethods['beds.layOut'].input;
const floorNumber = z.number('请填写楼层').int('楼层应为整数').min(-3, '楼层应在-3至60之间').max(60, '楼层应在-3至60之间');

/** Floors are typed as the first and the last one. */
const draftSchema = layOutInput
  .omit({ floors: true })
  .extend({ fromFloor: floorNumber, toFloor: floorNumber })
  .refine((draft) => draft.toFloor >= draft.fromFloor, { path: ['toFloor'], message: '末层不能低于首层' })
  .refine((draft) => draft.lastRoom >= draft.firstRoom, { path: ['lastRoom'], message: '末间不能小于首间' });
type Draft = z.infer<typeof draftSchema>;

function LayOutEffect(): ReactNode {
  const draft = useWatch<Draft>();
  return <EffectNote effect={layOutText(draft)} hint="填写楼层、房间和每间床位数后，这里说明将登记多少房间和床位。" label="将登记的房间" />;
}

const tiers = selfCareLevels.map(({ id }) => ({ id, label: careTierLabels[id] }));

/** `3 层，每层 01 至 20 间，每间 2 张`: a whole home in one or two forms. */
export function LayOutDialog({ homeId, onClose }: { readonly homeId: number; readonly onClose: () => void }): ReactNode {
  const { today } = useSession();
  const defaults = useMemo(
    () => ({
      homeId,
      building: '1号楼',
      fromFloor: 1,
      toFloor: 1,
      firstRoom: 1,
      lastRoom: 10,
      bedsPerRoom: 2,
      sex: 'any',
      level: null,
      bedType: 'normal',
      fromOn: today,
    }),
    [homeId, today],
  );
  const layOut = useAction('beds.layOut', {
    onSuccess: ({ rooms, beds }) => {
      showToast({ tone: 'success', text: `已登记 ${count(rooms)} 间、${count(beds)} 张床位` });
      onClose();
    },
  });
  return (
    <FormDialog title="批量登记房间床位" submitLabel="登记" isRunning={layOut.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="批量登记房间床位"
          schema={draftSchema}
          defaultValues={defaults as never}
          fieldErrors={layOut.fieldErrors}
          onSubmit={({ fromFloor, toFloor, ...draft }) => layOut.run({ ...draft, floors: [...floorsBetween(fromFloor, toFloor)] })}
        >
          <FormGrid minWidth="11rem">
            <TextField name="building" label="楼栋" isRequired autoFocus maxLength={30} />
            <NumberField name="fromFloor" label="首层" isRequired unit="层" />
            <NumberField name="toFloor" label="末层" isRequired unit="层" />
            <NumberField name="firstRoom" label="每层首间" isRequired hint="3层的1号为301" />
            <NumberField name="lastRoom" label="每层末间" isRequired />
            <NumberField name="bedsPerRoom" label="每间床位" isRequired unit="张" />
            <SelectField name="sex" label="男女" isRequired options={roomSexes} />
            <SelectField name="level" label="适合的自理能力" options={tiers} emptyLabel="不限" />
            <SelectField name="bedType" label="床位类型" isRequired options={bedTypes} />
            <DateField name="fromOn" label="启用日期" isRequired hint="此前的床位图不显示" />
          </FormGrid>
          <LayOutEffect />
        </Form>
      )}
    </FormDialog>
  );
}

/** One room, new or changed. */
export function RoomDialog({
  homeId,
  room,
  onClose,
}: {
  readonly homeId: number;
  readonly room: MapRoom | null;
  readonly onClose: () => void;
}): ReactNode {
  const { today } = useSession();
  const values = room
    ? { homeId, roomId: room.roomId, building: room.building, floor: room.floor, name: room.name, sex: room.sex, level: room.level }
    : { homeId, roomId: null, building: '1号楼', floor: 1, name: '', sex: 'any', level: null };
  const title = room ? '修改房间' : '登记一间';
  return (
    <SimpleDialog
      method="beds.saveRoom"
      schema={bedMethods['beds.saveRoom'].input}
      title={title}
      submitLabel="保存"
      values={{ ...values, beds: room ? 0 : 2, bedType: 'normal', fromOn: today }}
      done={room ? '已修改房间' : '已登记房间'}
      onClose={onClose}
    >
      <TextField name="building" label="楼栋" isRequired maxLength={30} />
      <NumberField name="floor" label="楼层" isRequired unit="层" />
      <TextField name="name" label="房间号" isRequired autoFocus maxLength={20} />
      <SelectField name="sex" label="男女" isRequired options={roomSexes} />
      <SelectField name="level" label="适合的自理能力" options={tiers} emptyLabel="不限" />
      {room ? null : (
        <>
          <NumberField name="beds" label="床位" isRequired unit="张" />
          <SelectField name="bedType" label="床位类型" isRequired options={bedTypes} />
          <DateField name="fromOn" label="启用日期" isRequired />
        </>
      )}
    </SimpleDialog>
  );
}

export type RoomAction = 'change' | 'addBed' | 'close' | 'remove';

/** A room chosen by its name: what can be done with it. */
export function RoomButtons({ room, onAction }: { readonly room: MapRoom; readonly onAction: (action: RoomAction) => void }): ReactNode {
  const button = (action: RoomAction, label: string): ReactNode => (
    <Button variant="outlined" onClick={() => onAction(action)}>
      {label}
    </Button>
  );
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
      {button('change', '修改房间')}
      {button('addBed', '增加床位')}
      {room.beds.some((bed) => bed.state === 'free') ? button('close', '空床停用') : null}
      {room.beds.length === 0 ? button('remove', '撤销房间') : null}
    </Box>
  );
}
