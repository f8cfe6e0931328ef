import { mdiClose, mdiPlus } from '@mdi/js';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useMemo, useState, type ReactNode } from 'react';
import { useFieldArray, useWatch } from 'react-hook-form';
import { z } from 'zod';
import { approvers } from '../../../electron/contract/method.ts';
import { paymentInputSchema } from '../../../electron/contract/renovation-money.ts';
import { paymentBases, unsplitSource, type FundSource } from '../../../electron/contract/renovation-terms.ts';
import type { ContractMoney, ProjectMoney } from '../../../electron/contract/renovation-shapes.ts';
import { fenSchema, type Fen } from '../../../electron/contract/values.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { money } from '../../shared/format.ts';
import { DateField, Form, FormDialog, FormGrid, MoneyField, SelectField, TextField } from '../../shared/form.tsx';
import { useMay, useSession } from '../../shared/session.ts';
import { EffectNote, Icon, showToast } from '../../shared/ui.tsx';
import { share } from './renovation-words.ts';

/** The first source pays what the others do not: one amount is typed for a payment out of one source. */
const partSchema = z.object({ source: paymentInputSchema.shape.sources.element.shape.source, fen: fenSchema });
const schema = paymentInputSchema
  .omit({ sources: true })
  .extend({ source: partSchema.shape.source, parts: z.array(partSchema) })
  .superRefine(({ fen, source, parts }, context) => {
    const others = parts.reduce((sum, part) => sum + part.fen, 0);
    if (others >= fen) context.addIssue({ code: 'custom', path: ['fen'], message: `其他来源合计 ${money(others)} 元，应小于付款金额` });
    parts.forEach((part, index) => {
      const before = [source, ...parts.slice(0, index).map((one) => one.source)];
      if (before.includes(part.source)) context.addIssue({ code: 'custom', path: ['parts', index, 'source'], message: '来源重复' });
    });
  });

type Left = { readonly id: FundSource; readonly label: string };
/** Those with money first; of the others an approver may let money be advanced. */
function leftIn(found: ProjectMoney, listed: readonly Left[]): readonly Left[] {
  const known = found.sources
    .filter(({ source }) => source !== unsplitSource)
    .toSorted((one, other) => other.leftFen - one.leftFen)
    .map(({ source, sourceName, leftFen }) => ({ id: source, label: `${sourceName}（可用 ${money(leftFen)} 元）` }));
  const others = listed.filter(({ id }) => id !== unsplitSource && !known.some((source) => source.id === id));
  return [...known, ...others.map(({ id, label }) => ({ id, label: `${label}（没有到位）` }))];
}

function Parts({ options }: { readonly options: readonly Left[] }): ReactNode {
  const { fields, append, remove } = useFieldArray({ name: 'parts' });
  const [fen, parts] = useWatch({ name: ['fen', 'parts'] }) as [unknown, readonly { readonly fen: unknown }[]];
  const others = parts.reduce((sum, part) => sum + (typeof part.fen === 'number' ? part.fen : 0), 0);
  return (
    <Box sx={{ mt: 1.75, display: 'grid', rowGap: 1.5 }}>
      <SelectField
        name="source"
        label="资金来源"
        isRequired
        options={options}
        {...(fields.length > 0 && typeof fen === 'number' ? { hint: `其余 ${money(fen - others)} 元由此支付` } : {})}
      />
      {fields.map((field, index) => (
        <Box key={field.id} sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 12rem 2rem', gap: 1, alignItems: 'start' }}>
          <SelectField name={`parts.${index}.source`} label={`来源 ${index + 2}`} isRequired options={options} />
          <MoneyField name={`parts.${index}.fen`} label="其中" isRequired />
          <IconButton aria-label={`去掉来源 ${index + 2}`} title="去掉" onClick={() => remove(index)}>
            <Icon path={mdiClose} sx={{ fontSize: '1rem' }} />
          </IconButton>
        </Box>
      ))}
      {options.length > fields.length + 1 ? (
        <Box>
          <Button size="small" color="secondary" startIcon={<Icon path={mdiPlus} />} onClick={() => append({ source: null, fen: null })}>
            分由几个来源支付
          </Button>
        </Box>
      ) : null}
    </Box>
  );
}

function Effect({ contract }: { readonly contract: ContractMoney }): ReactNode {
  const fen: unknown = useWatch({ name: 'fen' });
  const { paidFen, totalFen, possibleNowFen, capWords } = contract;
  const isOver = typeof fen === 'number' && fen > possibleNowFen;
  const effect =
    typeof fen === 'number'
      ? `付后累计 ${money(paidFen + fen)} 元，占合同总价 ${share(paidFen + fen, totalFen)}，` +
        (isOver ? `超过上限 ${money(fen - possibleNowFen)} 元，不能登记。` : `还可付 ${money(possibleNowFen - fen)} 元。`)
      : '';
  return (
    <EffectNote label="对合同的影响" effect={effect} hint={`${capWords}，现在还可付 ${money(possibleNowFen)} 元。`}>
      {isOver ? <Box sx={{ color: 'warning.main', fontWeight: 600 }}>超过现在可付的金额</Box> : null}
    </EffectNote>
  );
}

/** A payment by the stage's cap, or the retention money going back; refused over the cap with what is possible now. */
export function PaymentDialog({
  contract,
  found,
  isReturn,
  onClose,
}: {
  readonly contract: ContractMoney;
  readonly found: ProjectMoney;
  readonly isReturn: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const { today } = useSession();
  const mayExcept = useMay(approvers);
  const listed = useCall('renovation.sources', {});
  const options = useMemo(() => leftIn(found, listed.data ?? []), [found, listed.data]);
  const [first] = options;
  const defaults = useMemo(
    () => ({
      contractId: contract.contractId,
      paymentNo: '',
      paidOn: today,
      payee: contract.contractor,
      fen: isReturn ? contract.retentionHeldFen : null,
      invoiceNo: null,
      basis: isReturn ? 'retention' : contract.paidFen === 0 ? 'prepayment' : 'progress',
      note: null,
      source: first?.id ?? null,
      parts: [],
      exceptionReason: null,
    }),
    [contract, today, isReturn, first?.id],
  );
  // Money that has not come, a project that stands still and the audited amount may be passed with a reason; a cap never.
  const [isShort, setIsShort] = useState(false);
  const pay = useAction('renovation.addPayment', {
    onError: (error) => setIsShort(['PAYMENT_SOURCE_SHORT', 'PAYMENT_OVER_AUDITED', 'PAYMENT_NOT_RUNNING'].includes(error.code)),
    onSuccess: (_, { fen }) => {
      showToast({ tone: 'success', text: isReturn ? `已登记退还质保金 ${money(fen)} 元` : `已登记付款 ${money(fen)} 元` });
      onClose();
    },
  });
  const title = isReturn ? '退还质保金' : '登记付款';
  return (
    <FormDialog title={`${title}：${contract.contractor}`} submitLabel="登记" isRunning={pay.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label={title}
          schema={schema}
          defaultValues={defaults as never}
          fieldErrors={pay.fieldErrors}
          onSubmit={({ source, parts, ...input }) => {
            const others = parts.reduce((sum, part) => sum + part.fen, 0);
            return pay.run({ ...input, sources: [{ source, fen: (input.fen - others) as Fen }, ...parts] });
          }}
        >
          <FormGrid>
            <MoneyField name="fen" label="付款金额" isRequired autoFocus />
            <SelectField name="basis" label="款项" isRequired options={paymentBases} />
            <DateField name="paidOn" label="付款日期" isRequired />
            <TextField name="paymentNo" label="付款凭证号" isRequired hasFigures maxLength={40} />
            <TextField name="payee" label="收款单位" isRequired maxLength={60} />
            <TextField name="invoiceNo" label="发票号" isNullable hasFigures maxLength={40} />
          </FormGrid>
          <Parts options={options} />
          <Box sx={{ mt: 1.75, display: 'grid', gap: 1.75 }}>
            <TextField name="note" label="说明" isNullable maxLength={200} />
            {mayExcept && isShort ? (
              <TextField
                name="exceptionReason"
                label="例外理由"
                isNullable
                maxLength={200}
                hint="资金未到位而垫付，项目暂停、取消后付款，或超过结算审定金额付款的，由审批人写明理由"
              />
            ) : null}
          </Box>
          {pay.error ? (
            <Alert severity="error" variant="outlined" sx={{ mt: 2, overflowWrap: 'anywhere' }}>
              <AlertTitle>{pay.error.text.what}</AlertTitle>
              {pay.error.text.next}
            </Alert>
          ) : (
            <Effect contract={contract} />
          )}
        </Form>
      )}
    </FormDialog>
  );
}
