import Alert from '@mui/material/Alert';
import { useMemo, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { stayMethods } from '../../../electron/contract/stays.ts';
import { isIsoDate } from '../../../electron/contract/values.ts';
import { useAction } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, TextField } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { EffectNote, showToast } from '../../shared/ui.tsx';
import type { Found } from './bed-map.ts';
import type { Move } from './bed-store.ts';
import { placeDoubts, placeEffect, placeOf } from './place-effect.ts';
import { SubjectLine } from './SubjectLine.tsx';

export type Placement = { readonly move: Move; readonly from: Found | null; readonly target: Found };

const methodOf = ({ move, from, target }: Placement): 'stays.assign' | 'stays.move' | 'stays.swap' | 'stays.reserve' =>
  move.purpose === 'reserve' ? 'stays.reserve' : from === null ? 'stays.assign' : target.bed.person ? 'stays.swap' : 'stays.move';

const titles = { 'stays.assign': '安排床位', 'stays.move': '换床', 'stays.swap': '互换床位', 'stays.reserve': '预留床位' } as const;

/** Every field of the four methods; each takes its own. */
function draftOf({ move, target }: Placement, method: keyof typeof titles, today: string): Record<string, unknown> {
  const { personId } = move.person;
  const { bedId, freeFrom } = target.bed;
  // A reservation behind somebody begins when he has left.
  const fromOn = freeFrom !== null && freeFrom > today ? freeFrom : today;
  if (method === 'stays.assign') return { personId, bedId, fromOn: today, note: null };
  if (method === 'stays.move') return { personId, bedId, onDate: today, note: null };
  if (method === 'stays.swap') return { personId, otherPersonId: target.bed.person?.personId, onDate: today };
  return { personId, bedId, fromOn, plannedUntil: null, note: null };
}

function Effect({ placement, dayField }: { readonly placement: Placement; readonly dayField: string }): ReactNode {
  const { today } = useSession();
  const day: unknown = useWatch({ name: dayField });
  const doubts = placeDoubts(placement);
  return (
    <>
      <EffectNote
        effect={typeof day === 'string' && isIsoDate(day) ? placeEffect({ ...placement, day, today }) : ''}
        hint="填写日期后，这里说明办理的结果。"
        label="办理的结果"
      />
      {doubts.length > 0 ? (
        <Alert severity="warning" variant="outlined" sx={{ mt: 1, py: 0.25 }}>
          请核对：{doubts.join('；')}。
        </Alert>
      ) : null}
    </>
  );
}

/** The last look before somebody is put on a bed: what will be, from which day. */
export function PlaceDialog({
  placement,
  onClose,
}: {
  readonly placement: Placement;
  readonly onClose: (isDone: boolean) => void;
}): ReactNode {
  const { today } = useSession();
  const method = methodOf(placement);
  const { move, target } = placement;
  const defaults = useMemo(() => draftOf(placement, method, today), [placement, method, today]);
  const action = useAction(method, {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已办理${titles[method]}：${move.person.name}`, next: placeOf(target) });
      onClose(true);
    },
  });
  const isReserving = method === 'stays.reserve';
  const dayField = method === 'stays.assign' || isReserving ? 'fromOn' : 'onDate';
  return (
    <FormDialog title={titles[method]} submitLabel={titles[method]} isRunning={action.isRunning} onClose={() => onClose(false)}>
      {(formId) => (
        <Form
          id={formId}
          label={titles[method]}
          schema={stayMethods[method].input as never}
          defaultValues={defaults as never}
          fieldErrors={action.fieldErrors}
          onSubmit={(input) => action.run(input)}
        >
          <SubjectLine person={move.person} place={placeOf(target)} />
          <FormGrid>
            <DateField name={dayField} label={isReserving ? '预留自' : '自哪天起'} isRequired autoFocus />
            {isReserving ? <DateField name="plannedUntil" label="计划保留到" hint="过期不自动取消，只作提醒" /> : null}
            {method === 'stays.swap' ? null : <TextField name="note" label="备注" isNullable maxLength={200} />}
          </FormGrid>
          <Effect placement={placement} dayField={dayField} />
        </Form>
      )}
    </FormDialog>
  );
}
