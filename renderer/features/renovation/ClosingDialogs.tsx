import { useMemo, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { approvers } from '../../../electron/contract/method.ts';
import { renovationWorksMethods } from '../../../electron/contract/renovation-works.ts';
import type { Works } from '../../../electron/contract/renovation-works-shapes.ts';
import { useAction } from '../../shared/client.ts';
import { money } from '../../shared/format.ts';
import { DateField, Form, FormDialog, FormGrid, MoneyField, TextField } from '../../shared/form.tsx';
import { useMay, useSession } from '../../shared/session.ts';
import { EffectNote, showToast } from '../../shared/ui.tsx';
import { share, type ProjectDetail } from './renovation-words.ts';

function ExceptionField(): ReactNode {
  return useMay(approvers) ? (
    <TextField name="exceptionReason" label="例外理由" isNullable maxLength={200} hint="跳过前一阶段时由审批人填写" />
  ) : null;
}

/** The home takes people in again: the safety assessment and the changed filing. */
export function OpeningDialog({ works, onClose }: { readonly works: Works; readonly onClose: () => void }): ReactNode {
  const { today } = useSession();
  const defaults = useMemo(
    () => ({
      projectId: works.projectId,
      openedOn: today,
      documentNo: '',
      safetyAssessedOn: today,
      safetyDocumentNo: '',
      filingChangedOn: null,
      filingNo: null,
      note: null,
      exceptionReason: null,
    }),
    [works.projectId, today],
  );
  const save = useAction('renovation.putInUse', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已登记投入使用' });
      onClose();
    },
  });
  return (
    <FormDialog title="登记投入使用" submitLabel="登记" isRunning={save.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="登记投入使用"
          schema={renovationWorksMethods['renovation.putInUse'].input}
          defaultValues={defaults as never}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) => save.run(input)}
        >
          <FormGrid>
            <DateField name="openedOn" label="投入使用日期" isRequired autoFocus />
            <TextField name="documentNo" label="文号" isRequired maxLength={60} />
            <DateField name="safetyAssessedOn" label="入住安全评估日期" isRequired />
            <TextField name="safetyDocumentNo" label="安全评估报告编号" isRequired maxLength={60} />
            <DateField name="filingChangedOn" label="备案变更日期" />
            <TextField name="filingNo" label="备案号" isNullable maxLength={60} />
            <TextField name="note" label="说明" isNullable maxLength={200} />
            <ExceptionField />
          </FormGrid>
          <EffectNote label="对项目的影响" hint="" effect="项目进入“投入使用”；县级敬老院的覆盖按投入使用计算。" />
        </Form>
      )}
    </FormDialog>
  );
}

function Audited({ project }: { readonly project: ProjectDetail }): ReactNode {
  const fen: unknown = useWatch({ name: 'auditedFen' });
  const approved = project.approvedFen;
  return (
    <EffectNote
      label="对项目的影响"
      hint="填写审定金额后，这里与批复投资比较。"
      effect={
        typeof fen !== 'number'
          ? ''
          : approved === null
            ? '项目没有批复投资，无从比较。'
            : `审定金额为批复投资 ${money(approved)} 元的 ${share(fen, approved)}；此后可付到结算的比例，质保金到期后退还。`
      }
    />
  );
}

/** The audit of the final account. */
export function SettlementDialog({
  project,
  works,
  onClose,
}: {
  readonly project: ProjectDetail;
  readonly works: Works;
  readonly onClose: () => void;
}): ReactNode {
  const { today } = useSession();
  const defaults = useMemo(
    () => ({
      projectId: works.projectId,
      settledOn: today,
      documentNo: '',
      auditor: '',
      auditedFen: null,
      assetRegistrationNo: null,
      note: null,
      exceptionReason: null,
    }),
    [works.projectId, today],
  );
  const save = useAction('renovation.settle', {
    onSuccess: ({ needsReapproval }) => {
      showToast(
        needsReapproval
          ? { tone: 'warning', text: '已登记结算审计', next: '审定金额超过批复投资的规定比例，须重新报批。' }
          : { tone: 'success', text: '已登记结算审计' },
      );
      onClose();
    },
  });
  return (
    <FormDialog title="登记结算审计" submitLabel="登记" isRunning={save.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="登记结算审计"
          schema={renovationWorksMethods['renovation.settle'].input}
          defaultValues={defaults as never}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) => save.run(input)}
        >
          <FormGrid>
            <DateField name="settledOn" label="审计日期" isRequired />
            <TextField name="documentNo" label="报告文号" isRequired autoFocus maxLength={60} />
            <TextField name="auditor" label="审计单位" isRequired maxLength={60} />
            <MoneyField name="auditedFen" label="审定金额" isRequired />
            <TextField name="assetRegistrationNo" label="固定资产入账号" isNullable maxLength={60} />
            <TextField name="note" label="说明" isNullable maxLength={200} />
            <ExceptionField />
          </FormGrid>
          <Audited project={project} />
        </Form>
      )}
    </FormDialog>
  );
}
