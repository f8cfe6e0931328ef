/** One dialog for each step of a hit. */
import Box from '@mui/material/Box';
import { useEffect, useMemo, type ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { z } from 'zod';
import { addEvidenceSchema, evidenceKinds, referOverlapSchema, type OverlapDetail } from '../../../electron/contract/overlaps.ts';
import { isoDateSchema } from '../../../electron/contract/values.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, MoneyField, SelectField, TextField } from '../../shared/form.tsx';
import { dateText, money } from '../../shared/format.ts';
import { useSession } from '../../shared/session.ts';
import { showToast } from '../../shared/ui.tsx';
import { benefitText, usualOffice } from './overlap-words.ts';

type Props = { readonly found: OverlapDetail; readonly onClose: () => void };

function Subject({ found, amount }: { readonly found: OverlapDetail; readonly amount: string }): ReactNode {
  return (
    <Box sx={{ borderLeft: 3, borderColor: 'divider', pl: 1.5, mb: 2, fontVariantNumeric: 'tabular-nums' }}>
      {found.name}　{benefitText(found.benefit)}
      <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{amount}</Box>
    </Box>
  );
}

export function ReferDialog({ found, onClose }: Props): ReactNode {
  const { today } = useSession();
  const days = useCall('overlaps.list', { standing: 'all', search: '', offset: 0, limit: 1 }).data?.feedbackDays;
  const { overlapId, benefit, computed } = found;
  const refer = useAction('overlaps.refer', {
    onSuccess: ({ fen, dueOn }) => {
      showToast({ tone: 'success', text: `已转送，应追回 ${money(fen)} 元，${dateText(dueOn)}前反馈` });
      onClose();
    },
  });
  const defaults = useMemo(
    () => ({ overlapId, referredOn: today as never, office: usualOffice[benefit], documentNo: '' }),
    [overlapId, today, benefit],
  );
  return (
    <FormDialog title="转送其他待遇的经办单位" submitLabel="转送" isRunning={refer.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="转送"
          schema={referOverlapSchema}
          defaultValues={defaults}
          fieldErrors={refer.fieldErrors}
          onSubmit={(input) => refer.run(input)}
        >
          <Subject found={found} amount={`对方应追回 ${money(computed.fen)} 元`} />
          <FormGrid>
            <TextField name="office" label="转送单位" isRequired maxLength={60} />
            <DateField name="referredOn" label="转送日期" isRequired {...(days === undefined ? {} : { hint: `${days} 个工作日内反馈` })} />
            <TextField name="documentNo" label="转送函文号" isRequired maxLength={60} hasFigures />
          </FormGrid>
          <Box sx={{ mt: 2, color: 'text.secondary', fontSize: '0.8125rem' }}>
            转送后月份和金额按转送时固定；反馈期限按法定工作日（含调休）计算。
          </Box>
        </Form>
      )}
    </FormDialog>
  );
}

function EvidenceFields({ found }: { readonly found: OverlapDetail }): ReactNode {
  const { setValue } = useFormContext();
  const isRecovered = useWatch({ name: 'kind' }) === 'recovered';
  // An amount that is no longer shown would be refused where nobody sees it.
  useEffect(() => {
    if (!isRecovered) setValue('fen', null);
  }, [isRecovered, setValue]);
  const kinds = evidenceKinds.filter(({ id }) => found.benefit === 'dibao' || id !== 'recomputed');
  return (
    <FormGrid>
      <SelectField name="kind" label="反馈内容" isRequired options={kinds} />
      <DateField name="receivedOn" label="日期" isRequired />
      <TextField name="documentNo" label="文号或缴款凭证号" isRequired maxLength={60} hasFigures />
      {isRecovered ? <MoneyField name="fen" label="追回金额" isRequired /> : null}
      <TextField name="note" label="备注" isNullable maxLength={200} />
    </FormGrid>
  );
}

export function EvidenceDialog({ found, onClose }: Props): ReactNode {
  const { today } = useSession();
  const { overlapId, missing, fen, recoveredFen } = found;
  const add = useAction('overlaps.addEvidence', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已登记反馈' });
      onClose();
    },
  });
  const defaults = useMemo(
    () => ({ overlapId, kind: missing[0] ?? 'recovered', receivedOn: today, documentNo: '', fen: null, note: null }),
    [overlapId, missing, today],
  );
  return (
    <FormDialog title="登记对方反馈" submitLabel="登记" isRunning={add.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="登记对方反馈"
          schema={addEvidenceSchema}
          defaultValues={defaults as never}
          fieldErrors={add.fieldErrors}
          onSubmit={(input) => add.run(input)}
        >
          <Subject found={found} amount={`应追回 ${money(fen)} 元，已追回 ${money(recoveredFen)} 元`} />
          <EvidenceFields found={found} />
        </Form>
      )}
    </FormDialog>
  );
}

const closeSchema = z.object({ closedOn: isoDateSchema, note: z.string().trim().max(200).nullable() });

export function CloseDialog({ found, onClose }: Props): ReactNode {
  const { today } = useSession();
  const { overlapId, fen, recoveredFen } = found;
  const isShort = recoveredFen < fen;
  const close = useAction('overlaps.close', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已办结' });
      onClose();
    },
  });
  const defaults = useMemo(() => ({ closedOn: today as never, note: null }), [today]);
  return (
    <FormDialog title="办结重复享受" submitLabel="办结" isRunning={close.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="办结重复享受"
          schema={closeSchema}
          defaultValues={defaults}
          fieldErrors={close.fieldErrors}
          onSubmit={(input) => close.run({ overlapId, ...input })}
        >
          <Subject
            found={found}
            amount={`应追回 ${money(fen)} 元，已追回 ${money(recoveredFen)} 元${isShort ? `，还差 ${money(fen - recoveredFen)} 元` : ''}`}
          />
          <FormGrid>
            <DateField name="closedOn" label="办结日期" isRequired />
            <TextField
              name="note"
              label={isShort ? '未追回的原因' : '说明'}
              {...(isShort ? { isRequired: true } : {})}
              isNullable
              maxLength={200}
            />
          </FormGrid>
        </Form>
      )}
    </FormDialog>
  );
}
