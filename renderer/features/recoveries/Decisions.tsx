import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo, useState, type ReactNode } from 'react';
import { approvers, everyClerk } from '../../../electron/contract/method.ts';
import { recordPaymentSchema, type PendingDecision, type PendingPerson } from '../../../electron/contract/recoveries-pending.ts';
import { pendingPayees } from '../../../electron/contract/recoveries-terms.ts';
import { useAction } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, TextField } from '../../shared/form.tsx';
import { dateText, formatInstant, money, termText } from '../../shared/format.ts';
import { useMay, useSession } from '../../shared/session.ts';
import { NumberText, ReasonDialog, Section, showToast } from '../../shared/ui.tsx';
import { DecideButtons } from './DecideButtons.tsx';
import { PaperButton } from './PaperButtons.tsx';

const words = { approved: '同意', refused: '不同意', withdrawn: '已撤回' } as const;

function whatOf({ choice, payeeKind, payeeName, payeeRelation, fen }: PendingDecision): string {
  if (choice === 'deny') return `不予支付 ${money(fen)} 元`;
  const kind = payeeRelation ?? termText(pendingPayees, payeeKind);
  return `付给${payeeName ?? ''}（${kind}）${money(fen)} 元`;
}

/** Every proposal with what became of it: decided, paid, cancelled. */
export function Decisions({ person }: { readonly person: PendingPerson }): ReactNode {
  if (person.decisions.length === 0) return null;
  return (
    <Section title="处理意见和付款">
      {person.decisions.map((decision) => (
        <Decision key={decision.decisionId} name={person.name} decision={decision} />
      ))}
    </Section>
  );
}

function Decision({ name, decision }: { readonly name: string; readonly decision: PendingDecision }): ReactNode {
  const mayDecide = useMay(approvers);
  const mayWrite = useMay(everyClerk);
  const [asked, setAsked] = useState<'pay' | 'cancel' | null>(null);
  const { decisionId } = decision;
  const decide = useAction('recoveries.decidePending', {
    onSuccess: ({ orderNumber }) =>
      showToast({ tone: 'success', text: orderNumber === null ? '已登记审批结果' : `已同意，付款单 ${orderNumber}` }),
  });
  const takeBack = useAction('recoveries.takeBackPending', { onSuccess: () => showToast({ tone: 'success', text: '已撤回处理意见' }) });
  const cancel = useAction('recoveries.cancelOrder', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已取消付款单' });
      setAsked(null);
    },
  });
  const isOrderOpen = decision.orderNumber !== null && decision.paidOn === null && decision.cancelledReason === null;
  const small = { minWidth: 0, px: 0.75, py: 0 } as const;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', py: 0.5, fontSize: '0.8125rem' }}>
      <Box sx={{ flex: 1, minWidth: '18rem', ...(decision.cancelledReason === null ? {} : { color: 'text.disabled' }) }}>
        <Box>
          {whatOf(decision)}
          {decision.payeeAccount ? (
            <>
              {'　'}
              {decision.payeeBank} <NumberText value={decision.payeeAccount} kind="account" />
            </>
          ) : null}
        </Box>
        <Box sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {decision.reason}
          {decision.documentNo ? `（${decision.documentNo}）` : ''}；{formatInstant(decision.askedAt)} {decision.askedBy}提出
          {decision.decision === null ? '，等待另一人审批' : `；${decision.decidedBy ?? ''}${words[decision.decision]}`}
          {decision.decisionReason ? `：${decision.decisionReason}` : ''}
          {decision.orderNumber ? `；付款单 ${decision.orderNumber}` : ''}
          {decision.paidOn ? `，${dateText(decision.paidOn)} 已付款，凭证 ${decision.voucherNo ?? ''}` : ''}
          {decision.cancelledReason ? `，已取消：${decision.cancelledReason}` : ''}
        </Box>
      </Box>
      {decision.decision === null ? (
        <DecideButtons
          what={`${name}：${whatOf(decision)}`}
          effect={
            decision.choice === 'pay' ? '同意后生成付款单，金额不再列入以后的发放表。' : '同意后不再支付；以后情况有变的，可以重新提出。'
          }
          mayDecide={mayDecide && decision.mayDecide}
          mayTakeBack={mayWrite}
          isRunning={decide.isRunning || takeBack.isRunning}
          onApprove={() => void decide.run({ decisionId, decision: 'approved', reason: null })}
          onRefuse={(reason) => void decide.run({ decisionId, decision: 'refused', reason })}
          onTakeBack={(reason) => void takeBack.run({ decisionId, reason })}
        />
      ) : null}
      {isOrderOpen && mayDecide ? (
        <Button size="small" color="secondary" sx={small} onClick={() => setAsked('cancel')}>
          取消付款单
        </Button>
      ) : null}
      {isOrderOpen && mayWrite ? (
        <Button size="small" sx={small} onClick={() => setAsked('pay')}>
          登记付款
        </Button>
      ) : null}
      {decision.orderNumber === null ? null : <PaperButton to={`order/${decisionId}`} />}
      {asked === 'pay' ? <PaidDialog decision={decision} onClose={() => setAsked(null)} /> : null}
      {asked === 'cancel' ? (
        <ReasonDialog
          title="取消这张付款单？"
          confirmLabel="取消付款单"
          cancelLabel="不取消"
          reasonLabel="取消理由"
          subject={`付款单 ${decision.orderNumber ?? ''}　${whatOf(decision)}`}
          effect="金额恢复为待定，可以重新提出处理意见；编号不再使用。已经付出的款项不能取消。"
          isRunning={cancel.isRunning}
          onConfirm={(reason) => void cancel.run({ decisionId, reason })}
          onCancel={() => setAsked(null)}
        />
      ) : null}
    </Box>
  );
}

function PaidDialog({ decision, onClose }: { readonly decision: PendingDecision; readonly onClose: () => void }): ReactNode {
  const { today } = useSession();
  const pay = useAction('recoveries.recordPayment', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已登记付款：${decision.orderNumber ?? ''}` });
      onClose();
    },
  });
  const { decisionId } = decision;
  const defaults = useMemo(() => ({ decisionId, paidOn: today, voucherNo: '' }), [decisionId, today]);
  return (
    <FormDialog title="登记付款" submitLabel="登记" isRunning={pay.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="登记付款"
          schema={recordPaymentSchema}
          defaultValues={defaults as never}
          fieldErrors={pay.fieldErrors}
          onSubmit={(input) => pay.run(input)}
        >
          <Box sx={{ borderLeft: 3, borderColor: 'divider', pl: 1.5, mb: 2 }}>
            付款单 {decision.orderNumber}　{whatOf(decision)}
          </Box>
          <FormGrid>
            <DateField name="paidOn" label="付款日期" isRequired />
            <TextField name="voucherNo" label="付款凭证号" isRequired autoFocus maxLength={40} hasFigures />
          </FormGrid>
        </Form>
      )}
    </FormDialog>
  );
}
