import Box from '@mui/material/Box';
import { useMemo, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { agreementInputSchema, caregiverRelations, renewalInputSchema, type Agreement } from '../../../electron/contract/scattered.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, MoneyField, SelectField, TextField } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { Loading, showToast } from '../../shared/ui.tsx';

type Support = OutputOf<'scattered.ofPerson'>;
type Known = { readonly personId: number; readonly name: string };

const relations = caregiverRelations.map((relation) => ({ id: relation, label: relation }));
const wide = { gridColumn: '1 / -1' } as const;

function told(text: string, warnings: readonly string[]): void {
  showToast({ tone: 'success', text });
  for (const warning of warnings) showToast({ tone: 'warning', text: warning, next: '请核对；确有其事的不必修改。' });
}

function TermFields(): ReactNode {
  return (
    <>
      <DateField name="signedOn" label="签订日期" isRequired />
      <DateField name="fromOn" label="起始日期" isRequired />
      <DateField name="untilOn" label="截止日期" isRequired />
      <TextField name="frequency" label="照料频次" isRequired maxLength={60} />
      <MoneyField name="feeFen" label="照料费" unit="元/月" hint="协议另有约定的填写；照料护理费按标准发放" />
      <TextField name="agreementNumber" label="协议编号" isNullable maxLength={40} />
      <Box sx={wide}>
        <TextField name="content" label="照料内容" isRequired rows={2} maxLength={300} />
      </Box>
    </>
  );
}

function AgreementForm({
  person,
  support,
  onClose,
}: {
  readonly person: Known;
  readonly support: Support;
  readonly onClose: () => void;
}): ReactNode {
  const { today } = useSession();
  const { proposal } = support;
  const record = useAction('agreements.record', {
    onSuccess: ({ warnings }) => {
      told(`已登记：${person.name}的照料服务协议`, warnings);
      onClose();
    },
  });
  const defaults = useMemo(
    () => ({
      personId: person.personId,
      agreementNumber: null,
      signedOn: today,
      fromOn: proposal.fromOn,
      untilOn: proposal.untilOn,
      content: proposal.content,
      frequency: proposal.frequency,
      feeFen: null,
      caregiverName: proposal.caregiverName ?? '',
      caregiverIdNumber: null,
      caregiverPhone: null,
      relation: null,
      entrustedBy: proposal.entrustedBy,
      emergencyContact: null,
      breach: null,
    }),
    [person.personId, proposal, today],
  );
  return (
    <FormDialog title={`登记照料服务协议：${person.name}`} submitLabel="登记" isRunning={record.isRunning} onClose={onClose} maxWidth="md">
      {(formId) => (
        <Form
          id={formId}
          label="登记照料服务协议"
          schema={agreementInputSchema}
          defaultValues={defaults as never}
          fieldErrors={record.fieldErrors}
          onSubmit={(input) => record.run(input)}
        >
          <FormGrid>
            <TextField name="caregiverName" label="照料人（丙方）" isRequired autoFocus maxLength={40} />
            <TextField name="caregiverIdNumber" label="照料人身份证号" isNullable hasFigures maxLength={18} hint="用于核对年龄、照料人数" />
            <TextField name="caregiverPhone" label="照料人电话" isNullable hasFigures maxLength={60} />
            <SelectField name="relation" label="与本人关系" options={relations} emptyLabel="不填" />
            <TextField name="entrustedBy" label="委托方（甲方）" isRequired maxLength={60} />
            <TextField name="emergencyContact" label="紧急联系人" isNullable maxLength={60} />
            <TermFields />
            <Box sx={wide}>
              <TextField name="breach" label="违约责任" isNullable maxLength={300} />
            </Box>
          </FormGrid>
          <Box sx={{ mt: 2, color: 'text.secondary', fontSize: '0.8125rem' }}>
            照料人与台账登记的不同时，同时从起始日登记新照料人：原协议于前一日终止，照料护理费从次月起付给新照料人。
          </Box>
        </Form>
      )}
    </FormDialog>
  );
}

/** A new agreement, with what is known already filled in. */
export function AgreementDialog({ person, onClose }: { readonly person: Known; readonly onClose: () => void }): ReactNode {
  const support = useCall('scattered.ofPerson', { personId: person.personId });
  if (!support.data) return support.error ? null : <Loading />;
  return <AgreementForm person={person} support={support.data} onClose={onClose} />;
}

/** The same three parties for a new term: the term is proposed, one key is enough. */
export function RenewDialog({
  person,
  agreement,
  proposal,
  onClose,
}: {
  readonly person: Known;
  readonly agreement: Agreement;
  readonly proposal: Pick<Support['proposal'], 'fromOn' | 'untilOn'>;
  readonly onClose: () => void;
}): ReactNode {
  const { today } = useSession();
  const renew = useAction('agreements.renew', {
    onSuccess: ({ warnings }, { untilOn }) => {
      told(`已续签：${person.name}的照料服务协议至 ${untilOn}`, warnings);
      onClose();
    },
  });
  const defaults = useMemo(() => {
    const { agreementId, content, frequency, feeFen } = agreement;
    return { agreementId, agreementNumber: null, signedOn: today, ...proposal, content, frequency, feeFen };
  }, [agreement, proposal, today]);
  return (
    <FormDialog title={`续签照料服务协议：${person.name}`} submitLabel="续签" isRunning={renew.isRunning} onClose={onClose} maxWidth="md">
      {(formId) => (
        <Form
          id={formId}
          label="续签照料服务协议"
          schema={renewalInputSchema}
          defaultValues={defaults as never}
          fieldErrors={renew.fieldErrors}
          guardsLeaving={false}
          onSubmit={(input) => renew.run(input)}
        >
          <Box sx={{ mb: 2, color: 'text.secondary' }}>
            照料人 {agreement.caregiverName}　委托方 {agreement.entrustedBy}　原协议 {agreement.fromOn} 至 {agreement.untilOn}
          </Box>
          <FormGrid>
            <TermFields />
          </FormGrid>
        </Form>
      )}
    </FormDialog>
  );
}
