import { useMemo, type ReactNode } from 'react';
import { renovationWorksMethods } from '../../../electron/contract/renovation-works.ts';
import type { Closure, Works } from '../../../electron/contract/renovation-works-shapes.ts';
import { useAction } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, TextField } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { EffectNote, showToast } from '../../shared/ui.tsx';
import { livingIn, type WorksRoom } from './works.ts';

/** The beds of rooms go out of use for the works. */
export function CloseRoomsDialog({
  works,
  rooms,
  onClose,
}: {
  readonly works: Works;
  readonly rooms: readonly WorksRoom[];
  readonly onClose: () => void;
}): ReactNode {
  const { today } = useSession();
  const beds = rooms.flatMap((room) => room.beds).filter((bed) => bed.outageId === null);
  const living = rooms.flatMap((room) => livingIn(works, room));
  const defaults = useMemo(
    () => ({
      projectId: works.projectId,
      roomIds: rooms.map((room) => room.roomId),
      bedIds: [],
      fromOn: today,
      plannedUntil: null,
      reason: '改造施工',
    }),
    [works.projectId, rooms, today],
  );
  const save = useAction('renovation.closeRooms', {
    onSuccess: ({ closed }) => {
      showToast({ tone: 'success', text: `已停用 ${closed} 张床位` });
      onClose();
    },
  });
  const names = living.map((person) => person.name).join('、');
  return (
    <FormDialog title={`改造停用 ${rooms.length} 间`} submitLabel="停用" isRunning={save.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="改造停用"
          schema={renovationWorksMethods['renovation.closeRooms'].input}
          defaultValues={defaults as never}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) => save.run(input)}
        >
          <FormGrid>
            <DateField name="fromOn" label="停用自" isRequired autoFocus />
            <DateField name="plannedUntil" label="计划恢复" hint="验收时一并恢复使用" />
            <TextField name="reason" label="原因" isRequired maxLength={200} />
          </FormGrid>
          <EffectNote
            label="对床位的影响"
            hint=""
            effect={
              living.length > 0
                ? `房间里还住着 ${names}，须先安置，床位才能停用。`
                : `停用 ${beds.length} 张床位：床位图显示“改造停用”，不再计入可用床位，安置方案不再安排；核定床位不变。`
            }
          />
        </Form>
      )}
    </FormDialog>
  );
}

/** Beds come back into use before the acceptance does it for all. */
export function ReopenRoomsDialog({
  works,
  outages,
  onClose,
}: {
  readonly works: Works;
  readonly outages: readonly Closure[];
  readonly onClose: () => void;
}): ReactNode {
  const { today } = useSession();
  const defaults = useMemo(
    () => ({ projectId: works.projectId, outageIds: outages.map((closure) => closure.outageId), onDate: today }),
    [works.projectId, outages, today],
  );
  const save = useAction('renovation.reopenRooms', {
    onSuccess: ({ reopened }) => {
      showToast({ tone: 'success', text: `已恢复 ${reopened} 张床位` });
      onClose();
    },
  });
  return (
    <FormDialog title="恢复使用" submitLabel="恢复" isRunning={save.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="恢复使用"
          schema={renovationWorksMethods['renovation.reopenRooms'].input}
          defaultValues={defaults as never}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) => save.run(input)}
        >
          <FormGrid>
            <DateField name="onDate" label="恢复自" isRequired autoFocus />
          </FormGrid>
          <EffectNote label="对床位的影响" hint="" effect={`${outages.length} 张床位结束改造停用，重新计入可用床位，可以安排入住。`} />
        </Form>
      )}
    </FormDialog>
  );
}
