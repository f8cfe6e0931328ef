/** What is done to a bed itself: out of use and back, its type, out of the stock; and what was entered by mistake. */
import type { ReactNode } from 'react';
import { bedMethods, bedTypes, outageKinds } from '../../../electron/contract/beds.ts';
import { useAction } from '../../shared/client.ts';
import { DateField, SelectField, TextField } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { ReasonDialog, showToast } from '../../shared/ui.tsx';
import type { Found, MapRoom } from './bed-map.ts';
import { roomText, somebodyText, stateMarks } from './bed-words.ts';
import { placeOf } from './place-effect.ts';
import { SimpleDialog } from './SimpleDialog.tsx';

type BedDialogProps = { readonly found: Found; readonly homeId: number; readonly onClose: () => void };

/** One bed, or every bed of a room that nobody has. */
export function CloseDialog({
  homeId,
  bedIds,
  place,
  onClose,
}: {
  readonly homeId: number;
  readonly bedIds: readonly number[];
  readonly place: string;
  readonly onClose: () => void;
}): ReactNode {
  const { today } = useSession();
  return (
    <SimpleDialog
      method="beds.close"
      schema={bedMethods['beds.close'].input}
      title="停用床位"
      submitLabel="停用"
      place={bedIds.length > 1 ? `${place}，${bedIds.length} 张床位` : place}
      values={{ homeId, bedIds, kind: 'repair', fromOn: today, plannedUntil: null, reason: '' }}
      effect="停用期间不能安排人员，不计入可用床位；恢复使用后重新计入。"
      done="已停用"
      onClose={onClose}
    >
      <SelectField name="kind" label="停用类别" isRequired options={outageKinds} />
      <DateField name="fromOn" label="停用自" isRequired autoFocus />
      <DateField name="plannedUntil" label="预计恢复" />
      <TextField name="reason" label="原因" isRequired maxLength={200} />
    </SimpleDialog>
  );
}

export function ReopenDialog({ found, onClose }: BedDialogProps): ReactNode {
  const { today } = useSession();
  return (
    <SimpleDialog
      method="beds.reopen"
      schema={bedMethods['beds.reopen'].input}
      title="恢复使用"
      submitLabel="恢复使用"
      place={placeOf(found)}
      values={{ outageId: found.bed.outageId, onDate: today }}
      effect="自这天起重新计入可用床位，可以安排人员。"
      done="已恢复使用"
      onClose={onClose}
    >
      <DateField name="onDate" label="恢复日期" isRequired autoFocus />
    </SimpleDialog>
  );
}

export function ChangeBedDialog({ found, onClose }: BedDialogProps): ReactNode {
  const { bedId, label, bedType, recognisedOn, basis } = found.bed;
  return (
    <SimpleDialog
      method="beds.change"
      schema={bedMethods['beds.change'].input}
      title="修改床位"
      submitLabel="保存"
      place={placeOf(found)}
      values={{ bedId, label, bedType, recognisedOn, basis }}
      done="已修改床位"
      onClose={onClose}
    >
      <TextField name="label" label="床位号" isRequired autoFocus maxLength={10} />
      <SelectField name="bedType" label="床位类型" isRequired options={bedTypes} />
      <DateField name="recognisedOn" label="护理型认定日期" />
      <TextField name="basis" label="认定依据" isNullable maxLength={200} hint="护理床、呼叫、无障碍卫浴、护理员配比" />
    </SimpleDialog>
  );
}

export function RetireDialog({ found, onClose }: BedDialogProps): ReactNode {
  const { today } = useSession();
  return (
    <SimpleDialog
      method="beds.retire"
      schema={bedMethods['beds.retire'].input}
      title="撤减床位"
      submitLabel="撤减"
      place={placeOf(found)}
      values={{ bedId: found.bed.bedId, onDate: today, reason: '' }}
      effect="自这天起不再是本院床位；以前的记录保留，查看以前的日期仍可看到。"
      done="已撤减床位"
      onClose={onClose}
    >
      <DateField name="onDate" label="撤减日期" isRequired autoFocus />
      <TextField name="reason" label="理由" isRequired maxLength={200} />
    </SimpleDialog>
  );
}

export function AddBedDialog({ room, onClose }: { readonly room: MapRoom; readonly onClose: () => void }): ReactNode {
  const { today } = useSession();
  return (
    <SimpleDialog
      method="beds.add"
      schema={bedMethods['beds.add'].input}
      title="增加床位"
      submitLabel="增加"
      place={roomText(room)}
      values={{ roomId: room.roomId, label: null, bedType: 'normal', recognisedOn: null, basis: null, fromOn: today }}
      done="已增加床位"
      onClose={onClose}
    >
      <TextField name="label" label="床位号" isNullable autoFocus maxLength={10} hint="不填则接着编号" />
      <SelectField name="bedType" label="床位类型" isRequired options={bedTypes} />
      <DateField name="fromOn" label="启用日期" isRequired />
      <DateField name="recognisedOn" label="护理型认定日期" />
      <TextField name="basis" label="认定依据" isNullable maxLength={200} />
    </SimpleDialog>
  );
}

type Withdrawal = {
  readonly title: string;
  readonly method: 'stays.withdraw' | 'stays.cancelReservation' | 'stays.withdrawAbsence' | 'beds.withdrawOutage';
  readonly confirmLabel: string;
  readonly key: number | null;
  readonly keyName: string;
  readonly subject: string;
  readonly effect: string;
};

/** What each of the four takes back. */
function withdrawalOf(what: 'stay' | 'reservation' | 'absence' | 'outage', { bed }: Found): Withdrawal {
  const who = bed.person ? somebodyText(bed.person) : '';
  switch (what) {
    case 'stay':
      return {
        title: '撤销这次安排？',
        method: 'stays.withdraw',
        confirmLabel: '撤销安排',
        key: bed.bedStayId,
        keyName: 'bedStayId',
        subject: `${who}，${bed.since ?? ''} 起`,
        effect: '只用于录错：这条安排不再算数，人回到“未安排床位”。换床请用“换床、互换”，离院请用“退出”。',
      };
    case 'reservation':
      return {
        title: '取消预留？',
        method: 'stays.cancelReservation',
        confirmLabel: '取消预留',
        key: bed.reserved?.bedStayId ?? null,
        keyName: 'bedStayId',
        subject: bed.reserved ? `${somebodyText(bed.reserved)}，${bed.reserved.fromOn} 起` : '',
        effect: '床位不再为此人保留，可以安排别人。',
      };
    case 'absence':
      return {
        title: '撤销请假住院记录？',
        method: 'stays.withdrawAbsence',
        confirmLabel: '撤销记录',
        key: bed.absenceId,
        keyName: 'absenceId',
        subject: `${who}，${stateMarks[bed.state].label}`,
        effect: '只用于录错：这次外出不再算数。已经返院的请登记返院。',
      };
    case 'outage':
      return {
        title: '撤销停用记录？',
        method: 'beds.withdrawOutage',
        confirmLabel: '撤销记录',
        key: bed.outageId,
        keyName: 'outageId',
        subject: `${stateMarks[bed.state].label}，${bed.since ?? ''} 起`,
        effect: '只用于录错：这次停用不再算数。修好的请用“恢复使用”。',
      };
  }
}

/** Takes back what was recorded, with the reason; the record stays to be read. */
export function WithdrawDialog({
  what,
  found,
  onClose,
}: {
  readonly what: 'stay' | 'reservation' | 'absence' | 'outage';
  readonly found: Found;
  readonly onClose: () => void;
}): ReactNode {
  const { title, method, confirmLabel, key, keyName, subject, effect } = withdrawalOf(what, found);
  const action = useAction(method, {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已${confirmLabel}`, next: placeOf(found) });
      onClose();
    },
  });
  return (
    <ReasonDialog
      title={title}
      confirmLabel={confirmLabel}
      cancelLabel="不撤销"
      reasonLabel="理由"
      subject={
        <>
          {placeOf(found)}
          <br />
          {subject}
        </>
      }
      effect={effect}
      isRefused={key === null}
      isRunning={action.isRunning}
      onConfirm={(reason) => void action.run({ [keyName]: key, reason } as never)}
      onCancel={onClose}
    />
  );
}
