import { useMemo, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import type { HappinessDetail } from '../../../electron/contract/happiness-shapes.ts';
import { happinessStatuses } from '../../../electron/contract/happiness-terms.ts';
import { happinessStatusInputSchema } from '../../../electron/contract/happiness.ts';
import { isIsoDate, isQuarterStart, nextQuarterStart } from '../../../electron/contract/values.ts';
import { useAction } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, SelectField, TextField } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { EffectNote, showToast } from '../../shared/ui.tsx';

/** What the state does to the money, by the day it begins. */
function effectOf(status: unknown, from: unknown): string {
  if (typeof from !== 'string' || !isIsoDate(from)) return '';
  const day = isQuarterStart(from) ? from : nextQuarterStart(from);
  if (status === 'suspended') return `默认自 ${day}（季度首日）起不计补，到恢复运营为止；整改到期前会提醒。`;
  if (status === 'closed' || status === 'removed')
    return `自 ${from} 起不再填报；此后没有开放天数的月份不计补，以前的等级和拨付记录都保留。`;
  if (status === 'operating') return `自 ${from} 起运营，按月填报开放天数；暂停过的，默认自 ${day} 起恢复计补。`;
  return status === 'preparing' ? '筹备期间没有开放天数，不计补。' : '';
}

function Fields(): ReactNode {
  const [status, validFrom] = useWatch({ name: ['status', 'validFrom'] }) as [unknown, unknown];
  return (
    <>
      <FormGrid>
        <SelectField name="status" label="状态" isRequired autoFocus options={happinessStatuses} />
        <DateField name="validFrom" label="自哪一日起" isRequired />
        <TextField name="reason" label="原因" isNullable isRequired={status !== 'operating' && status !== 'preparing'} maxLength={200} />
        <TextField name="documentNo" label="文号" isNullable maxLength={60} />
        {status === 'suspended' ? <DateField name="rectifyBy" label="整改期限" hint="限期整改一般不超过60天" /> : null}
      </FormGrid>
      <EffectNote label="对奖补的影响" effect={effectOf(status, validFrom)} hint="选择状态和日期后，这里说明对奖补的影响。" />
    </>
  );
}

/** A home opens, is suspended, takes up work again, closes, or loses its plate: from a day on, with the reason. */
export function StatusDialog({ home, onClose }: { readonly home: HappinessDetail; readonly onClose: () => void }): ReactNode {
  const { today } = useSession();
  const defaults = useMemo(
    () => ({
      happinessHomeId: home.happinessHomeId,
      validFrom: today,
      status: home.status === 'operating' ? null : 'operating',
      reason: null,
      documentNo: null,
      rectifyBy: null,
    }),
    [home, today],
  );
  const save = useAction('happiness.setStatus', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已登记状态：${home.name}` });
      onClose();
    },
  });
  return (
    <FormDialog title={`状态变动：${home.name}`} submitLabel="登记" isRunning={save.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="状态变动"
          schema={happinessStatusInputSchema}
          defaultValues={defaults as never}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) => save.run(input)}
        >
          <Fields />
        </Form>
      )}
    </FormDialog>
  );
}
