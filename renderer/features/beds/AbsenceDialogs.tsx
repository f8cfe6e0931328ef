/** 请假、住院 and coming back. */
import { useMemo, type ReactNode } from 'react';
import { stayMethods } from '../../../electron/contract/stays.ts';
import { absenceKinds } from '../../../electron/contract/stays-terms.ts';
import { useAction } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, TextField } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { EffectNote, showToast } from '../../shared/ui.tsx';
import { dayText, type Somebody, wordFor } from './bed-words.ts';
import { SubjectLine } from './SubjectLine.tsx';

type Absentee = Somebody & { readonly personId: number };
type AbsenceKind = 'leave' | 'hospital';

/** Somebody leaves for some days; his bed stays his. */
export function AbsenceDialog({
  person,
  place,
  kind,
  onClose,
}: {
  readonly person: Absentee;
  readonly place: string | null;
  readonly kind: AbsenceKind;
  readonly onClose: () => void;
}): ReactNode {
  const { today } = useSession();
  const title = `登记${wordFor(absenceKinds, kind)}`;
  const defaults = useMemo(
    () => ({
      personId: person.personId,
      kind,
      fromOn: today,
      plannedUntil: null,
      destination: null,
      escort: null,
      approvedBy: null,
      note: null,
    }),
    [person, kind, today],
  );
  const start = useAction('stays.startAbsence', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已登记：${person.name} ${wordFor(absenceKinds, kind)}` });
      onClose();
    },
  });
  return (
    <FormDialog title={title} submitLabel="登记" isRunning={start.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label={title}
          schema={stayMethods['stays.startAbsence'].input}
          defaultValues={defaults as never}
          fieldErrors={start.fieldErrors}
          onSubmit={(input) => start.run(input)}
        >
          <SubjectLine person={person} place={place} />
          <FormGrid>
            <DateField name="fromOn" label="离院日期" isRequired autoFocus />
            <DateField name="plannedUntil" label="预计返院" />
            <TextField name="destination" label={kind === 'hospital' ? '就诊医院' : '去向'} isNullable maxLength={200} />
            <TextField name="escort" label="陪护人" isNullable maxLength={200} />
            <TextField name="approvedBy" label="批准人" isNullable maxLength={200} />
            <TextField name="note" label="备注" isNullable maxLength={200} />
          </FormGrid>
          <EffectNote effect="床位继续保留，仍计入占用，不计入实住；返院时登记返院日期。" hint="" label="办理的结果" />
        </Form>
      )}
    </FormDialog>
  );
}

/** He is back: the night before was the last one away. */
export function ReturnDialog({
  person,
  place,
  absence,
  onClose,
}: {
  readonly person: Somebody;
  readonly place: string | null;
  readonly absence: { readonly absenceId: number; readonly kind: AbsenceKind; readonly fromOn: string };
  readonly onClose: () => void;
}): ReactNode {
  const { today } = useSession();
  const defaults = useMemo(() => ({ absenceId: absence.absenceId, onDate: today }), [absence, today]);
  const end = useAction('stays.endAbsence', {
    onSuccess: ({ nights }) => {
      showToast({ tone: 'success', text: `已登记返院：${person.name}`, next: `${wordFor(absenceKinds, absence.kind)}共 ${nights} 夜` });
      onClose();
    },
  });
  return (
    <FormDialog title="登记返院" submitLabel="登记" isRunning={end.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="登记返院"
          schema={stayMethods['stays.endAbsence'].input}
          defaultValues={defaults as never}
          fieldErrors={end.fieldErrors}
          onSubmit={(input) => end.run(input)}
        >
          <SubjectLine person={person} place={place} />
          <FormGrid>
            <DateField
              name="onDate"
              label="返院日期"
              isRequired
              autoFocus
              hint={`${dayText(absence.fromOn, today)}起${wordFor(absenceKinds, absence.kind)}；返院当天计入实住`}
            />
          </FormGrid>
        </Form>
      )}
    </FormDialog>
  );
}
