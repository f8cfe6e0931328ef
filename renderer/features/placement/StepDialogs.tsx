/** What is entered on the way of an application: medical check, agreement, the county's decision, closing it. */
import Alert from '@mui/material/Alert';
import { useMemo, type ReactNode } from 'react';
import { z } from 'zod';
import type { ApplicationDetail } from '../../../electron/contract/placement.ts';
import { isoDate, isoDateSchema } from '../../../electron/contract/values.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { ChoiceField, DateField, Form, FormDialog, FormGrid, SearchSelectField, TextField } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { ReasonDialog, showToast } from '../../shared/ui.tsx';
import { levelText, whoText } from './waiting-words.ts';
import { Subject } from './Subject.tsx';

type DialogProps = { readonly application: ApplicationDetail; readonly onClose: () => void };

const verdicts = [
  { id: 'yes', label: '适宜入住' },
  { id: 'no', label: '不宜入住' },
] as const;
const answers = [
  { id: 'no', label: '无' },
  { id: 'yes', label: '有' },
] as const;
const decisions = [
  { id: 'yes', label: '同意' },
  { id: 'no', label: '不同意' },
] as const;
const choice = z.enum(['yes', 'no'], '请选择');
const text = (longest: number) => z.string().trim().max(longest).nullable();

const medicalSchema = z.object({
  onDate: isoDateSchema,
  institution: z.string().trim().min(1, '请填写体检机构').max(60),
  infectious: choice,
  conclusion: z.string().trim().min(1, '请填写体检结论').max(200),
  verdict: choice,
});

function subjectOf(application: ApplicationDetail): ReactNode {
  return (
    <Subject
      who={`${application.name}　${whoText(application)}　${levelText(application.level)}`}
      what={`申请编号 ${application.applicationNumber}`}
    />
  );
}

export function MedicalDialog({ application, onClose }: DialogProps): ReactNode {
  const { today } = useSession();
  const defaults = useMemo(() => ({ onDate: isoDate(today), institution: '', conclusion: '' }), [today]);
  const save = useSave('体检', onClose);
  return (
    <FormDialog title="登记体检" submitLabel="登记" isRunning={save.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="登记体检"
          schema={medicalSchema}
          defaultValues={defaults}
          fieldErrors={save.fieldErrors}
          onSubmit={({ verdict, infectious, ...input }) =>
            save.run({
              ...input,
              kind: 'medical',
              applicationId: application.applicationId,
              isPassed: verdict === 'yes',
              hasInfectiousDisease: infectious === 'yes',
            })
          }
        >
          {subjectOf(application)}
          <FormGrid>
            <DateField name="onDate" label="体检日期" isRequired autoFocus />
            <TextField name="institution" label="体检机构" isRequired maxLength={60} />
            <ChoiceField name="infectious" label="传染病" isRequired options={answers} />
            <ChoiceField name="verdict" label="结论" isRequired options={verdicts} />
          </FormGrid>
          <TextField name="conclusion" label="体检结论" isRequired rows={2} maxLength={200} />
        </Form>
      )}
    </FormDialog>
  );
}

const agreementSchema = z.object({
  onDate: isoDateSchema,
  agreementNumber: z.string().trim().min(1, '请填写协议编号').max(40),
  signedBy: z.string().trim().min(1, '请填写签订人').max(60),
});

export function AgreementDialog({ application, onClose }: DialogProps): ReactNode {
  const { today } = useSession();
  const defaults = useMemo(() => ({ onDate: isoDate(today), agreementNumber: '', signedBy: '' }), [today]);
  const save = useSave('入住协议', onClose);
  return (
    <FormDialog title="登记入住协议" submitLabel="登记" isRunning={save.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="登记入住协议"
          schema={agreementSchema}
          defaultValues={defaults}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) => save.run({ ...input, kind: 'agreement', applicationId: application.applicationId })}
        >
          {subjectOf(application)}
          <FormGrid>
            <DateField name="onDate" label="签订日期" isRequired autoFocus />
            <TextField name="agreementNumber" label="协议编号" isRequired hasFigures maxLength={40} />
            <TextField name="signedBy" label="签订人" isRequired maxLength={60} hint="本人或监护人，与机构负责人" />
          </FormGrid>
        </Form>
      )}
    </FormDialog>
  );
}

function useSave(what: string, onClose: () => void): ReturnType<typeof useAction<'placement.step'>> {
  return useAction('placement.step', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已登记${what}` });
      onClose();
    },
  });
}

const approvalSchema = z
  .object({ onDate: isoDateSchema, verdict: choice, homeId: z.number().nullable(), opinion: text(200), overrideReason: text(200) })
  .refine((input) => input.verdict !== 'yes' || input.homeId !== null, { path: ['homeId'], message: '请选择入住机构' })
  .refine((input) => input.verdict !== 'no' || (input.opinion ?? '') !== '', { path: ['opinion'], message: '不同意的请写明意见' });

export function ApproveDialog({ application, onClose }: DialogProps): ReactNode {
  const { today } = useSession();
  const homes = useCall('homes.list', {});
  const defaults = useMemo(
    () => ({ onDate: isoDate(today), homeId: application.approvedHomeId ?? application.wishedHomeId, opinion: null, overrideReason: null }),
    [today, application.approvedHomeId, application.wishedHomeId],
  );
  const approve = useAction('placement.approve', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已审批 ${application.name} 的入住申请` });
      onClose();
    },
  });
  return (
    <FormDialog title="审批入住申请" submitLabel="确定" isRunning={approve.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="审批入住申请"
          schema={approvalSchema}
          defaultValues={defaults}
          fieldErrors={approve.fieldErrors}
          onSubmit={({ verdict, ...input }) =>
            approve.run({ ...input, applicationId: application.applicationId, isPassed: verdict === 'yes' })
          }
        >
          {subjectOf(application)}
          {application.approval.isOwn ? (
            <Alert severity="warning" variant="outlined" sx={{ mb: 2 }}>
              这份申请由您登记，登记与审批应由两人办理；确需由管理员代办的，请写明理由，审计日志会保留。
            </Alert>
          ) : null}
          <FormGrid>
            <ChoiceField name="verdict" label="审批结果" isRequired options={decisions} autoFocus />
            <DateField name="onDate" label="审批日期" isRequired />
            <SearchSelectField
              name="homeId"
              label="入住机构"
              options={(homes.data ?? []).map(({ homeId, name, townName }) => ({ id: homeId, label: name, code: townName }))}
              hint="不同意的不用填"
            />
            <TextField name="opinion" label="意见" isNullable maxLength={200} />
            {application.approval.isOwn ? <TextField name="overrideReason" label="代办理由" isNullable isRequired maxLength={200} /> : null}
          </FormGrid>
        </Form>
      )}
    </FormDialog>
  );
}

export function CloseDialog({ application, onClose }: DialogProps): ReactNode {
  const { today } = useSession();
  const close = useAction('placement.close', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已关闭 ${application.name} 的入住申请` });
      onClose();
    },
  });
  return (
    <ReasonDialog
      title="关闭入住申请？"
      confirmLabel="关闭申请"
      cancelLabel="不关闭"
      reasonLabel="理由"
      subject={`${application.applicationNumber}　${application.name}`}
      effect="申请不再办理，已登记的环节和理由都保留可查；仍愿意集中供养的，还在等候名单上。需要时可以重新登记申请。"
      isRunning={close.isRunning}
      onConfirm={(reason) => void close.run({ applicationId: application.applicationId, onDate: isoDate(today), reason })}
      onCancel={onClose}
    />
  );
}
