import Box from '@mui/material/Box';
import { useMemo, type ReactNode } from 'react';
import { renovationWorksMethods } from '../../../electron/contract/renovation-works.ts';
import type { Relocation, Works } from '../../../electron/contract/renovation-works-shapes.ts';
import { useAction } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, SearchSelectField, TextField } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { EffectNote, showToast } from '../../shared/ui.tsx';
import { freeBeds } from './works.ts';

const noRooms: ReadonlySet<number> = new Set();

/** Back into the home, each to the bed he had where it is free. */
export function BringBackDialog({
  works,
  people,
  onClose,
}: {
  readonly works: Works;
  readonly people: readonly Relocation[];
  readonly onClose: () => void;
}): ReactNode {
  const { today } = useSession();
  const beds = useMemo(() => {
    const free = freeBeds(works, noRooms);
    // The bed he had may be free again though the works still name it.
    const own = people.flatMap(({ fromBedId, fromBed, isFromBedFree }) =>
      isFromBedFree && fromBedId !== null && !free.some((bed) => bed.id === fromBedId) ? [{ id: fromBedId, label: fromBed ?? '' }] : [],
    );
    return [...own, ...free];
  }, [works, people]);
  const defaults = useMemo(
    () => ({
      projectId: works.projectId,
      returnedOn: today,
      people: people.map((row) => ({ relocationId: row.relocationId, bedId: row.isFromBedFree ? row.fromBedId : null })),
    }),
    [works.projectId, people, today],
  );
  const save = useAction('renovation.bringBack', {
    onSuccess: ({ returned }) => {
      showToast({ tone: 'success', text: `已登记 ${returned} 人回迁` });
      onClose();
    },
  });
  return (
    <FormDialog title={`登记 ${people.length} 人回迁`} submitLabel="登记" isRunning={save.isRunning} onClose={onClose} maxWidth="md">
      {(formId) => (
        <Form
          id={formId}
          label="登记回迁"
          schema={renovationWorksMethods['renovation.bringBack'].input}
          defaultValues={defaults as never}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) => save.run(input)}
        >
          <FormGrid>
            <DateField name="returnedOn" label="回迁日期" isRequired autoFocus />
          </FormGrid>
          <Box component="ul" aria-label="回迁的老人" sx={{ listStyle: 'none', m: 0, mt: 1.75, p: 0, display: 'grid', rowGap: 1 }}>
            {people.map((row, index) => (
              <Box
                key={row.relocationId}
                component="li"
                sx={{ display: 'grid', gridTemplateColumns: '6rem 12rem minmax(0, 1fr)', gap: 1, alignItems: 'center' }}
              >
                <span>{row.name}</span>
                <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
                  原 {row.fromBed ?? '未排床位'}
                </Box>
                <SearchSelectField
                  name={`people.${index}.bedId`}
                  label={`${row.name} 回到`}
                  options={beds}
                  emptyText="没有空床"
                  {...(row.kind === 'sameHome' ? { hint: '不选即留在现在的床位' } : {})}
                />
              </Box>
            ))}
          </Box>
          <EffectNote
            label="回迁的结果"
            hint=""
            effect="自回迁日起回到本院：院内的换床、他院的转回一并办理，安置记录结束；供养方式不变。"
          />
        </Form>
      )}
    </FormDialog>
  );
}

/** The works take longer: another day is planned, with the reason. */
export function ChangeReturnDialog({
  works,
  relocation,
  onClose,
}: {
  readonly works: Works;
  readonly relocation: Relocation;
  readonly onClose: () => void;
}): ReactNode {
  const defaults = useMemo(
    () => ({ projectId: works.projectId, relocationId: relocation.relocationId, plannedReturn: relocation.plannedReturn, reason: '' }),
    [works.projectId, relocation],
  );
  const save = useAction('renovation.changeReturn', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已改期：${relocation.name}` });
      onClose();
    },
  });
  return (
    <FormDialog title={`调整回迁日期：${relocation.name}`} submitLabel="调整" isRunning={save.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="调整回迁日期"
          schema={renovationWorksMethods['renovation.changeReturn'].input}
          defaultValues={defaults}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) => save.run(input)}
        >
          <FormGrid>
            <DateField name="plannedReturn" label="计划回迁" isRequired autoFocus />
            <TextField name="reason" label="原因" isRequired maxLength={200} />
          </FormGrid>
        </Form>
      )}
    </FormDialog>
  );
}
