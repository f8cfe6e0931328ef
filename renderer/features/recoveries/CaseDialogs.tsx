/** One dialog for each step of a recovery. */
import Box from '@mui/material/Box';
import { useMemo, type ReactNode } from 'react';
import {
  askWriteOffSchema,
  deliverSchema,
  handOverSchema,
  issueNoticeSchema,
  receiveSchema,
  type RecoveryDetail,
} from '../../../electron/contract/recoveries.ts';
import { isoDate } from '../../../electron/contract/values.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, MoneyField, SelectField, TextField } from '../../shared/form.tsx';
import { money } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';
import { showToast } from '../../shared/ui.tsx';

type Props = { readonly found: RecoveryDetail; readonly onClose: () => void };

function Subject({ found }: { readonly found: RecoveryDetail }): ReactNode {
  return (
    <Box sx={{ borderLeft: 3, borderColor: 'divider', pl: 1.5, mb: 2, fontVariantNumeric: 'tabular-nums' }}>
      {found.name}　退款人 {found.debtorName}
      <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>未收回 {money(found.openFen)} 元</Box>
    </Box>
  );
}

function addDays(day: string, count: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + count);
  return at.toISOString().slice(0, 10);
}

const full = { gridColumn: '1 / -1' } as const;

export function NoticeDialog(props: Props): ReactNode {
  const days = useCall('recoveries.summary', {}).data?.noticeDays;
  return days === undefined ? null : <NoticeForm {...props} days={days} />;
}

function NoticeForm({ found, onClose, days }: Props & { readonly days: number }): ReactNode {
  const { today } = useSession();
  const issue = useAction('recoveries.issueNotice', {
    onSuccess: ({ noticeId, noticeNumber }) => {
      showToast({ tone: 'success', text: `已发出追回通知书 ${noticeNumber}` });
      onClose();
      goTo(`/payments/recovery-papers/notice/${noticeId}`);
    },
  });
  const { caseId } = found;
  const defaults = useMemo(() => ({ caseId, issuedOn: today, dueOn: isoDate(addDays(today, days)) }), [caseId, today, days]);
  return (
    <FormDialog title="发出追回通知书" submitLabel="发出并预览" isRunning={issue.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="发出追回通知书"
          schema={issueNoticeSchema}
          defaultValues={defaults as never}
          fieldErrors={issue.fieldErrors}
          onSubmit={(input) => issue.run(input)}
        >
          <Subject found={found} />
          <FormGrid>
            <DateField name="issuedOn" label="发出日期" isRequired />
            <DateField name="dueOn" label="限期（最后一天）" isRequired hint={`参数：发出后 ${days} 天`} />
          </FormGrid>
          <Box sx={{ mt: 2, color: 'text.secondary', fontSize: '0.8125rem' }}>编号按发出月份连续取得，不能重号、空号；发出后内容固定。</Box>
        </Form>
      )}
    </FormDialog>
  );
}

const ways = deliverSchema.shape.way.options.map((way) => ({ id: way, label: way }));

export function DeliverDialog({ found, onClose }: Props): ReactNode {
  const { today } = useSession();
  const deliver = useAction('recoveries.deliver', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已登记送达' });
      onClose();
    },
  });
  const { caseId, debtorName } = found;
  const defaults = useMemo(() => ({ caseId, deliveredOn: today, way: '直接送达', receiver: debtorName }), [caseId, today, debtorName]);
  return (
    <FormDialog title="登记送达" submitLabel="登记" isRunning={deliver.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="登记送达"
          schema={deliverSchema}
          defaultValues={defaults as never}
          fieldErrors={deliver.fieldErrors}
          onSubmit={(input) => deliver.run(input)}
        >
          <Subject found={found} />
          <FormGrid>
            <DateField name="deliveredOn" label="送达日期" isRequired />
            <SelectField name="way" label="送达方式" isRequired options={ways} />
            <TextField name="receiver" label="签收人" isRequired maxLength={40} />
          </FormGrid>
        </Form>
      )}
    </FormDialog>
  );
}

export function ReceiveDialog({ found, onClose }: Props): ReactNode {
  const { today } = useSession();
  const receive = useAction('recoveries.receive', {
    onSuccess: (_, { fen }) => {
      showToast({ tone: 'success', text: `已登记收款 ${money(fen)} 元` });
      onClose();
    },
  });
  const { caseId, debtorName, openFen } = found;
  const defaults = useMemo(
    () => ({ caseId, receiptNo: '', receivedOn: today, fen: openFen, payer: debtorName, note: null }),
    [caseId, today, openFen, debtorName],
  );
  return (
    <FormDialog title="登记收款" submitLabel="登记" isRunning={receive.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="登记收款"
          schema={receiveSchema}
          defaultValues={defaults as never}
          fieldErrors={receive.fieldErrors}
          onSubmit={(input) => receive.run(input)}
        >
          <Subject found={found} />
          <FormGrid>
            <TextField name="receiptNo" label="票据号" isRequired autoFocus maxLength={40} hasFigures />
            <DateField name="receivedOn" label="缴款日期" isRequired />
            <MoneyField name="fen" label="缴入财政专户金额" isRequired />
            <TextField name="payer" label="缴款人" isRequired maxLength={40} />
            <Box sx={full}>
              <TextField name="note" label="备注" isNullable maxLength={200} />
            </Box>
          </FormGrid>
        </Form>
      )}
    </FormDialog>
  );
}

export function AskWriteOffDialog({ found, onClose }: Props): ReactNode {
  const ask = useAction('recoveries.askWriteOff', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已提出核销申请，等待另一人审批' });
      onClose();
    },
  });
  const { caseId } = found;
  const defaults = useMemo(() => ({ caseId, reason: '', documentNo: null }), [caseId]);
  return (
    <FormDialog title="申请核销" submitLabel="提出申请" isRunning={ask.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="申请核销"
          schema={askWriteOffSchema}
          defaultValues={defaults}
          fieldErrors={ask.fieldErrors}
          onSubmit={(input) => ask.run(input)}
        >
          <Subject found={found} />
          <FormGrid>
            <Box sx={full}>
              <TextField name="reason" label="核销理由" isRequired autoFocus rows={3} maxLength={200} />
            </Box>
            <TextField name="documentNo" label="证明文件" isNullable maxLength={60} />
          </FormGrid>
          <Box sx={{ mt: 2, color: 'text.secondary', fontSize: '0.8125rem' }}>申请核销全部未收回的金额，由另一名有审批权限的用户决定。</Box>
        </Form>
      )}
    </FormDialog>
  );
}

export function HandOverDialog({ found, onClose }: Props): ReactNode {
  const { today } = useSession();
  const handOver = useAction('recoveries.handOver', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已登记移交' });
      onClose();
    },
  });
  const { caseId } = found;
  const defaults = useMemo(() => ({ caseId, handedOn: today, to: '', documentNo: null, reason: '' }), [caseId, today]);
  return (
    <FormDialog title="移交" submitLabel="登记移交" isRunning={handOver.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="移交"
          schema={handOverSchema}
          defaultValues={defaults as never}
          fieldErrors={handOver.fieldErrors}
          onSubmit={(input) => handOver.run(input)}
        >
          <Subject found={found} />
          <FormGrid>
            <TextField name="to" label="接收单位" isRequired autoFocus maxLength={40} placeholder="人民法院、公安机关、纪检监察机关" />
            <DateField name="handedOn" label="移交日期" isRequired />
            <TextField name="documentNo" label="移交文号" isNullable maxLength={60} />
            <Box sx={full}>
              <TextField name="reason" label="移交理由" isRequired rows={2} maxLength={200} />
            </Box>
          </FormGrid>
          <Box sx={{ mt: 2, color: 'text.secondary', fontSize: '0.8125rem' }}>移交以后退回的款项仍在这里登记。</Box>
        </Form>
      )}
    </FormDialog>
  );
}
