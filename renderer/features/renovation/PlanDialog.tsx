import { useMemo, type ReactNode } from 'react';
import { z } from 'zod';
import { planRowSchema } from '../../../electron/contract/renovation.ts';
import { renovationStages } from '../../../electron/contract/renovation-terms.ts';
import { isoDateSchema, type IsoDate } from '../../../electron/contract/values.ts';
import { useAction } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, TextField } from '../../shared/form.tsx';
import { EffectNote, showToast } from '../../shared/ui.tsx';
import type { ProjectDetail } from './renovation-words.ts';

type PlanRow = z.infer<typeof planRowSchema>;

const schema = z
  .object({
    days: z.record(z.string(), isoDateSchema.nullable()),
    reason: z.string().trim().max(200).nullable(),
    documentNo: z.string().trim().max(60).nullable(),
  })
  .superRefine(({ days }, context) => {
    // The order of the stages is the order of their days.
    let last: { readonly label: string; readonly day: string } | null = null;
    for (const { id, label } of renovationStages) {
      const day = days[id];
      if (!day) continue;
      if (last && day < last.day) context.addIssue({ code: 'custom', path: ['days', id], message: `不能早于${last.label}（${last.day}）` });
      last = { label, day };
    }
    if (last === null) context.addIssue({ code: 'custom', path: ['days', 'construction'], message: '请至少填写一个阶段的日期' });
  });

/** Days of the stages: the baseline once, the forecast as often as it changes, with the reason. */
export function PlanDialog({
  project,
  kind,
  onClose,
}: {
  readonly project: ProjectDetail;
  readonly kind: 'baseline' | 'forecast';
  readonly onClose: () => void;
}): ReactNode {
  const isBaseline = kind === 'baseline';
  const isFirst = isBaseline && project.plan.every((row) => row.baselineOn === null);
  const shown = useMemo(() => project.plan.filter((row) => isBaseline || row.actualOn === null), [project.plan, isBaseline]);
  const defaults = useMemo(
    () => ({
      days: Object.fromEntries(shown.map((row) => [row.stage, isBaseline ? row.baselineOn : (row.forecastOn ?? row.baselineOn)])),
      reason: null,
      documentNo: null,
    }),
    [shown, isBaseline],
  );
  const title = isFirst ? '编制基准计划' : isBaseline ? '重定基准计划' : '调整预计';
  const save = useAction('renovation.setPlan', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已保存：${title}` });
      onClose();
    },
  });
  const rowsOf = (days: Readonly<Record<string, IsoDate | null>>): readonly PlanRow[] =>
    shown.flatMap(({ stage }): PlanRow[] => {
      const plannedOn = days[stage] ?? null;
      return plannedOn === null ? [] : [{ stage, plannedOn }];
    });
  return (
    <FormDialog title={title} submitLabel="保存" isRunning={save.isRunning} onClose={onClose} maxWidth="md">
      {(formId) => (
        <Form
          id={formId}
          label={title}
          schema={schema}
          defaultValues={defaults}
          fieldErrors={save.fieldErrors}
          onSubmit={({ days, reason, documentNo }) =>
            save.run({ projectId: project.projectId, kind, reason, documentNo, rows: [...rowsOf(days)] })
          }
        >
          <FormGrid minWidth="11rem">
            {renovationStages
              .filter(({ id }) => shown.some((row) => row.stage === id))
              .map(({ id, label }, index) => (
                <DateField key={id} name={`days.${id}`} label={label} autoFocus={index === 0} />
              ))}
            {isFirst ? null : <TextField name="reason" label="原因" isNullable isRequired maxLength={200} />}
            <TextField name="documentNo" label="文号" isNullable isRequired={isBaseline && !isFirst} maxLength={60} />
          </FormGrid>
          <EffectNote
            label="对进度的影响"
            hint=""
            effect={
              isBaseline
                ? isFirst
                  ? '滞后按基准计划和以后的预计计算。基准只编制一次，以后重定须由审批人凭文件办理。'
                  : '以前的基准保留在历史中；偏差从现在起按新的基准计算。'
                : '只填还没有完成的阶段。基准不变，偏差按新的预计显示；每次调整和原因都保留。'
            }
          />
        </Form>
      )}
    </FormDialog>
  );
}
