import Alert from '@mui/material/Alert';
import { useMemo, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { stageInputSchema } from '../../../electron/contract/renovation.ts';
import { isStage, renovationStages, type RenovationStage, type StageEntryKind } from '../../../electron/contract/renovation-terms.ts';
import { approvers } from '../../../electron/contract/method.ts';
import { isIsoDate } from '../../../electron/contract/values.ts';
import { useAction } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, MoneyField, SelectField, TextField } from '../../shared/form.tsx';
import { useMay, useSession } from '../../shared/session.ts';
import { EffectNote, showToast } from '../../shared/ui.tsx';
import { stageText, type ProjectDetail } from './renovation-words.ts';

const eventTitles = { suspended: '暂停项目', resumed: '恢复项目', cancelled: '取消项目' } as const;
const isEvent = (step: StageEntryKind): step is keyof typeof eventTitles => !isStage(step);
/** Their forms ask for more, in the tab of the acceptance. */
const choices = renovationStages.filter(({ id }) => id !== 'accepted' && id !== 'inUse' && id !== 'settled');

/** What the document of the gate is called. */
const documents: Readonly<Record<RenovationStage, string>> = {
  pipeline: '需求说明或鉴定报告',
  approved: '立项批复文号',
  design: '设计文件或审查意见号',
  procurement: '招采公告或文件号',
  contract: '合同编号',
  construction: '开工报告号',
  completed: '完工报告号',
  accepted: '验收意见号',
  inUse: '入住安全评估或备案变更号',
  settled: '审计或结算报告号',
};

/** What the entry does to the project. */
function effectOf(project: ProjectDetail, step: StageEntryKind, day: unknown): string {
  if (typeof day !== 'string' || !isIsoDate(day)) return '';
  if (step === 'suspended') return `自 ${day} 起暂停：不再计算滞后，看板标明暂停，恢复后从“${stageText(project.stage)}”继续。`;
  if (step === 'resumed') return `自 ${day} 起恢复，仍在“${stageText(project.stage)}”阶段。`;
  if (step === 'cancelled') return `自 ${day} 起不再实施；已列入年度任务的仍计入任务数，除非由审批人凭文件调出。`;
  const plan = project.plan.find((row) => row.stage === step);
  const planned = plan?.forecastOn ?? plan?.baselineOn ?? null;
  const slip = planned === null ? '没有计划日期' : day > planned ? `晚于计划 ${planned}` : `不晚于计划 ${planned}`;
  return `项目自 ${day} 起为“${stageText(step)}”，${slip}。`;
}

function Fields({ project, step }: { readonly project: ProjectDetail; readonly step: StageEntryKind }): ReactNode {
  const mayExcept = useMay(approvers);
  const [chosen, day] = useWatch({ name: ['stage', 'happenedOn'] }) as [StageEntryKind, unknown];
  const isSkipping = !isEvent(chosen) && chosen !== project.nextStage;
  const label = isEvent(chosen) ? '依据文号' : documents[chosen];
  return (
    <>
      <FormGrid>
        {isEvent(step) ? null : <SelectField name="stage" label="阶段" isRequired options={choices} />}
        <DateField name="happenedOn" label="日期" isRequired autoFocus />
        <TextField name="documentNo" label={label} isNullable isRequired={chosen !== 'resumed'} maxLength={60} />
        {chosen === 'approved' ? <MoneyField name="approvedFen" label="批复投资" isRequired hint="写入项目信息" /> : null}
        <TextField
          name="note"
          label={isEvent(chosen) ? '原因' : chosen === 'construction' ? '住养老人安置方案' : '说明'}
          isNullable
          isRequired={isEvent(chosen) && chosen !== 'resumed'}
          maxLength={200}
          {...(chosen === 'construction' ? { hint: '有老人住养时填写方案文号，或说明不需要搬离' } : {})}
        />
        {isEvent(chosen) || !mayExcept ? null : (
          <TextField
            name="exceptionReason"
            label="例外理由"
            isNullable
            isRequired={isSkipping}
            maxLength={200}
            hint="缺文号、缺合同、缺安置方案或跳过阶段时由审批人填写"
          />
        )}
      </FormGrid>
      {chosen === project.next.stage && project.next.refusal !== null ? (
        <Alert severity="warning" variant="outlined" sx={{ mt: 2 }}>
          {project.next.refusal}
        </Alert>
      ) : null}
      <EffectNote label="对项目的影响" effect={effectOf(project, chosen, day)} hint="填写日期后，这里说明登记的结果。" />
    </>
  );
}

/** The project enters a stage, stands still, goes on, or ends: with the day and the document. */
export function StageDialog({
  project,
  step,
  onClose,
}: {
  readonly project: ProjectDetail;
  readonly step: StageEntryKind;
  readonly onClose: () => void;
}): ReactNode {
  const { today } = useSession();
  const defaults = useMemo(
    () => ({
      projectId: project.projectId,
      stage: step,
      happenedOn: today,
      documentNo: null,
      note: null,
      exceptionReason: null,
      approvedFen: project.approvedFen,
    }),
    [project, step, today],
  );
  const title = isEvent(step) ? eventTitles[step] : `登记阶段：${stageText(step)}`;
  const save = useAction('renovation.recordStage', {
    onSuccess: (_, { stage }) => {
      showToast({ tone: 'success', text: isEvent(stage) ? `已登记：${eventTitles[stage]}` : `已登记阶段：${stageText(stage)}` });
      onClose();
    },
  });
  return (
    <FormDialog title={title} submitLabel="登记" isRunning={save.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label={title}
          schema={stageInputSchema}
          defaultValues={defaults as never}
          fieldErrors={save.fieldErrors}
          onSubmit={({ approvedFen, ...input }) => save.run({ ...input, ...(input.stage === 'approved' ? { approvedFen } : {}) })}
        >
          <Fields project={project} step={step} />
        </Form>
      )}
    </FormDialog>
  );
}
