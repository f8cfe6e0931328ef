/** Giving a bed to somebody who waits: held for him, or lived in from a day. Each says first what will happen. */
import { useMemo, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import type { ApplicationDetail } from '../../../electron/contract/placement.ts';
import type { FitBed, WaitingRow } from '../../../electron/contract/placement-waiting.ts';
import { isoDate, isoDateSchema, isIsoDate, formatDate } from '../../../electron/contract/values.ts';
import { useAction } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, TextField } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { EffectNote, showToast } from '../../shared/ui.tsx';
import { bedKindText, distanceText, levelText, whoText } from './waiting-words.ts';
import { Subject } from './Subject.tsx';

const noteSchema = z.string().trim().max(200).nullable();
const reserveSchema = z
  .object({ fromOn: isoDateSchema, plannedUntil: isoDateSchema.nullable(), note: noteSchema })
  .refine((input) => input.plannedUntil === null || input.plannedUntil > input.fromOn, {
    path: ['plannedUntil'],
    message: '应晚于预留起始日期',
  });
const admitSchema = z.object({ onDate: isoDateSchema, note: noteSchema });

function bedText(bed: FitBed): string {
  return `${bed.homeName} ${bed.place}　${bedKindText(bed)}，${distanceText(bed)}`;
}

function dayOf(value: unknown): string | null {
  return typeof value === 'string' && isIsoDate(value) ? formatDate(isoDate(value)) : null;
}

function ReserveEffect({ name, bed }: { readonly name: string; readonly bed: FitBed }): ReactNode {
  const { fromOn } = useWatch<z.input<typeof reserveSchema>>();
  const day = dayOf(fromOn);
  const effect =
    day === null
      ? ''
      : `从${day}起，${bed.homeName} ${bed.place}为${name}留着，别人不能再安排；他还没有入住，供养方式和发放不变，仍在等候名单上。`;
  return <EffectNote effect={effect} hint="填写日期后，这里说明预留的结果。" label="预留的结果" />;
}

export function ReserveDialog({
  row,
  bed,
  onClose,
}: {
  readonly row: WaitingRow;
  readonly bed: FitBed;
  readonly onClose: () => void;
}): ReactNode {
  const defaults = useMemo(() => ({ fromOn: bed.freeFrom, plannedUntil: null, note: null }), [bed.freeFrom]);
  const reserve = useAction('stays.reserve', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已为 ${row.name} 预留床位`, next: `${bed.homeName} ${bed.place}` });
      onClose();
    },
  });
  return (
    <FormDialog title="预留床位" submitLabel="预留" isRunning={reserve.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="预留床位"
          schema={reserveSchema}
          defaultValues={defaults}
          fieldErrors={reserve.fieldErrors}
          onSubmit={(input) => reserve.run({ ...input, personId: row.personId, bedId: bed.bedId })}
        >
          <Subject who={`${row.name}　${whoText(row)}　${levelText(row.level)}`} what={bedText(bed)} misfits={bed.misfits} />
          <FormGrid>
            <DateField name="fromOn" label="预留起" isRequired autoFocus />
            <DateField name="plannedUntil" label="预计入住" />
            <TextField name="note" label="备注" isNullable maxLength={200} />
          </FormGrid>
          <ReserveEffect name={row.name} bed={bed} />
        </Form>
      )}
    </FormDialog>
  );
}

function AdmitEffect({ application, bed }: { readonly application: ApplicationDetail; readonly bed: FitBed }): ReactNode {
  const { onDate } = useWatch<z.input<typeof admitSchema>>();
  const day = dayOf(onDate);
  const { approvedHomeId, approvedHomeName } = application;
  const isElsewhere = approvedHomeId !== null && approvedHomeId !== bed.homeId;
  const warnings = [
    ...(isElsewhere ? [`县级审批同意入住的是${approvedHomeName ?? '其他机构'}，改住${bed.homeName}的审批和协议要一并更正`] : []),
    ...application.missing.filter(({ isRequired }) => !isRequired).map(({ text }) => text),
  ];
  const effect =
    day === null
      ? ''
      : `${application.name}从${day}起住进${bed.homeName} ${bed.place}，改为集中供养；次月起供养金和护理费拨给机构，照料协议终止，申请办结，离开等候名单。${warnings.length > 0 ? `提醒：${warnings.join('，')}。` : ''}`;
  return <EffectNote effect={effect} hint="填写日期后，这里说明入住的结果。" label="入住的结果" />;
}

type AdmitDialogProps = { readonly application: ApplicationDetail; readonly bed: FitBed; readonly onClose: () => void };

export function AdmitDialog({ application, bed, onClose }: AdmitDialogProps): ReactNode {
  const { today } = useSession();
  const defaults = useMemo(() => ({ onDate: isoDate(today), note: null }), [today]);
  const admit = useAction('placement.admit', {
    onSuccess: ({ warnings }) => {
      showToast({ tone: 'success', text: `${application.name} 已入住`, next: `${bed.homeName} ${bed.place}` });
      for (const warning of warnings) showToast({ tone: 'warning', text: warning, next: '请尽快补齐；补齐之前不影响入住。' });
      onClose();
    },
  });
  return (
    <FormDialog title="办理入住" submitLabel="入住" isRunning={admit.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="办理入住"
          schema={admitSchema}
          defaultValues={defaults}
          fieldErrors={admit.fieldErrors}
          onSubmit={(input) => admit.run({ ...input, applicationId: application.applicationId, bedId: bed.bedId })}
        >
          <Subject
            who={`${application.name}　${whoText(application)}　${levelText(application.level)}`}
            what={bedText(bed)}
            misfits={bed.misfits}
          />
          <FormGrid>
            <DateField name="onDate" label="入住日期" isRequired autoFocus />
            <TextField name="note" label="备注" isNullable maxLength={200} />
          </FormGrid>
          <AdmitEffect application={application} bed={bed} />
        </Form>
      )}
    </FormDialog>
  );
}
