import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo, useState, type ReactNode } from 'react';
import { happinessSpendingInputSchema, happinessRefundInputSchema } from '../../../electron/contract/happiness-money.ts';
import type { HappinessDetail } from '../../../electron/contract/happiness-shapes.ts';
import type { HappinessRefund, HappinessSpending } from '../../../electron/contract/happiness-use-shapes.ts';
import { forbiddenSpending, spendingPurposes } from '../../../electron/contract/happiness-terms.ts';
import { countyUsers, everyClerk, everyRegistrar } from '../../../electron/contract/method.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { dateText, money, termText, text } from '../../shared/format.ts';
import { DateField, Form, FormDialog, FormGrid, MoneyField, NumberField, SelectField, TextField } from '../../shared/form.tsx';
import { keepQuery } from '../../shared/navigation.ts';
import { useMay, useSession } from '../../shared/session.ts';
import { LoadError, Loading, ReasonDialog, Section, showToast } from '../../shared/ui.tsx';
import { RecordedTable } from './RecordedTable.tsx';
import { SpendingPapers } from './SpendingPapers.tsx';
import { useYear, YearChoice } from './YearChoice.tsx';

type DialogProps = { readonly home: HappinessDetail; readonly year: number; readonly onClose: () => void };

function SpendingDialog({ home, onClose }: DialogProps): ReactNode {
  const { today } = useSession();
  const defaults = useMemo(
    () => ({
      happinessHomeId: home.happinessHomeId,
      spentOn: today,
      purpose: null,
      amountFen: null,
      voucherNo: '',
      handledBy: '',
      witnessedBy: '',
      approvedBy: '',
      publishedOn: null,
      note: null,
    }),
    [home, today],
  );
  const save = useAction('happiness.addSpending', {
    onSuccess: (_, input) => {
      showToast({ tone: 'success', text: `已登记支出 ${money(input.amountFen)} 元` });
      onClose();
    },
  });
  return (
    <FormDialog title="登记奖补资金支出" submitLabel="登记" isRunning={save.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="登记奖补资金支出"
          schema={happinessSpendingInputSchema}
          defaultValues={defaults as never}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) => save.run(input)}
        >
          <FormGrid>
            <DateField name="spentOn" label="支出日期" isRequired />
            <SelectField name="purpose" label="用途" isRequired autoFocus options={spendingPurposes} />
            <MoneyField name="amountFen" label="金额" isRequired />
            <TextField name="voucherNo" label="票据号" isRequired hasFigures maxLength={40} />
            <TextField name="handledBy" label="经手人" isRequired maxLength={30} />
            <TextField name="witnessedBy" label="证明人" isRequired maxLength={30} />
            <TextField name="approvedBy" label="审批人" isRequired maxLength={30} />
            <DateField name="publishedOn" label="公示日期" hint="还没有公示的不填" />
            <TextField name="note" label="备注" isNullable maxLength={200} />
          </FormGrid>
          <Box sx={{ mt: 2, color: 'text.secondary', fontSize: '0.8125rem' }}>奖补资金{forbiddenSpending}。</Box>
        </Form>
      )}
    </FormDialog>
  );
}

function RefundDialog({ home, year, onClose }: DialogProps): ReactNode {
  const { today } = useSession();
  const defaults = useMemo(
    () => ({ happinessHomeId: home.happinessHomeId, forYear: year, refundedOn: today, amountFen: null, receiptNo: '', note: null }),
    [home, year, today],
  );
  const save = useAction('happiness.addRefund', {
    onSuccess: (_, input) => {
      showToast({ tone: 'success', text: `已登记退回 ${money(input.amountFen)} 元` });
      onClose();
    },
  });
  return (
    <FormDialog title="登记村级退回" submitLabel="登记" isRunning={save.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="登记村级退回"
          schema={happinessRefundInputSchema}
          defaultValues={defaults as never}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) => save.run(input)}
        >
          <FormGrid>
            <NumberField name="forYear" label="退回哪一年的奖补" unit="年" isRequired />
            <DateField name="refundedOn" label="退回日期" isRequired />
            <MoneyField name="amountFen" label="金额" isRequired autoFocus />
            <TextField name="receiptNo" label="收据号" isRequired hasFigures maxLength={40} />
            <TextField name="note" label="备注" isNullable maxLength={200} />
          </FormGrid>
        </Form>
      )}
    </FormDialog>
  );
}

function Refunds({ home, year }: { readonly home: HappinessDetail; readonly year: number }): ReactNode {
  const mayWrite = useMay(everyClerk);
  const found = useCall('happiness.refunds', { year });
  const [isAdding, setIsAdding] = useState(false);
  const [asked, setAsked] = useState<HappinessRefund | null>(null);
  const withdraw = useAction('happiness.withdrawRefund', { onSuccess: () => setAsked(null) });
  const rows = (found.data ?? []).filter((row) => row.happinessHomeId === home.happinessHomeId);
  return (
    <Section
      title={`${year}年村级退回`}
      isFlush
      actions={
        mayWrite ? (
          <Button color="secondary" onClick={() => setIsAdding(true)}>
            登记退回
          </Button>
        ) : null
      }
    >
      {found.error ? <LoadError error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.data ? (
        <RecordedTable
          label="村级退回"
          rows={rows}
          rowKey={(row) => row.refundId}
          empty="没有退回。"
          onWithdraw={mayWrite ? setAsked : null}
          columns={[
            { title: '退回日期', cell: (row) => row.refundedOn },
            { title: '金额（元）', align: 'right', cell: (row) => money(row.fen) },
            { title: '收据号', cell: (row) => row.receiptNo },
            { title: '备注', cell: (row) => text(row.note), isWide: true },
          ]}
        />
      ) : null}
      {isAdding ? <RefundDialog home={home} year={year} onClose={() => setIsAdding(false)} /> : null}
      {asked ? (
        <ReasonDialog
          title="撤销这笔退回？"
          confirmLabel="撤销退回"
          cancelLabel="不撤销"
          reasonLabel="撤销理由"
          subject={`${asked.refundedOn}　${money(asked.fen)} 元　收据 ${asked.receiptNo}`}
          effect="撤销后不再计入已收回，差额在以后的发放表中重新抵扣；登记仍可查看。"
          isRunning={withdraw.isRunning}
          onConfirm={(reason) => void withdraw.run({ refundId: asked.refundId, reason })}
          onCancel={() => setAsked(null)}
        />
      ) : null}
    </Section>
  );
}

/** 奖补资金使用备案: what the village spent the year's money on, and what it gave back. */
export function HomeUse({ home }: { readonly home: HappinessDetail }): ReactNode {
  const mayWrite = useMay(everyRegistrar);
  const mayReadRefunds = useMay(countyUsers);
  const year = useYear();
  const { happinessHomeId } = home;
  const found = useCall('happiness.spending', { happinessHomeId, year }, { keepsPrevious: true });
  const [isAdding, setIsAdding] = useState(false);
  const [asked, setAsked] = useState<HappinessSpending | null>(null);
  const withdraw = useAction('happiness.withdrawSpending', { onSuccess: () => setAsked(null) });
  if (found.error && !found.data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const { rows, spentFen, publishedFen } = found.data;
  return (
    <>
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', pt: 0.75, fontVariantNumeric: 'tabular-nums' }}>
        <YearChoice year={year} years={home.years} onChange={(next) => keepQuery({ tab: 'use', year: String(next) })} />
        <span>
          支出 <b>{money(spentFen)}</b> 元，其中已公示 {money(publishedFen)} 元
        </span>
        <Box sx={{ ml: 'auto', display: 'flex', gap: 1 }}>
          <SpendingPapers home={home} year={year} />
        </Box>
      </Box>
      <Section
        title={`${year}年资金使用备案`}
        isFlush
        actions={
          mayWrite ? (
            <Button color="secondary" onClick={() => setIsAdding(true)}>
              登记支出
            </Button>
          ) : null
        }
      >
        <RecordedTable
          label="资金使用备案"
          rows={rows}
          rowKey={(row) => row.spendingId}
          empty={`还没有登记支出。奖补资金${forbiddenSpending}。`}
          onWithdraw={mayWrite ? setAsked : null}
          columns={[
            { title: '支出日期', cell: (row) => row.spentOn },
            { title: '用途', cell: (row) => termText(spendingPurposes, row.purpose) },
            { title: '金额（元）', align: 'right', cell: (row) => money(row.fen) },
            { title: '票据号', cell: (row) => row.voucherNo },
            { title: '经手、证明、审批', cell: (row) => `${row.handledBy}、${row.witnessedBy}、${row.approvedBy}` },
            { title: '公示日期', cell: (row) => dateText(row.publishedOn) },
            { title: '备注', cell: (row) => text(row.note), isWide: true },
          ]}
        />
      </Section>
      {mayReadRefunds ? <Refunds home={home} year={year} /> : null}
      {isAdding ? <SpendingDialog home={home} year={year} onClose={() => setIsAdding(false)} /> : null}
      {asked ? (
        <ReasonDialog
          title="撤销这笔支出？"
          confirmLabel="撤销支出"
          cancelLabel="不撤销"
          reasonLabel="撤销理由"
          subject={`${asked.spentOn}　${termText(spendingPurposes, asked.purpose)}　${money(asked.fen)} 元　票据 ${asked.voucherNo}`}
          effect="撤销后不再计入支出合计，登记仍可查看并注明理由。"
          isRunning={withdraw.isRunning}
          onConfirm={(reason) => void withdraw.run({ happinessHomeId, spendingId: asked.spendingId, reason })}
          onCancel={() => setAsked(null)}
        />
      ) : null}
    </>
  );
}
