import { useMemo, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import type { HappinessSchedule } from '../../../electron/contract/happiness-shapes.ts';
import { happinessBatches, happinessSheetMethods, type HappinessBatch } from '../../../electron/contract/happiness-sheets.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { money, monthText } from '../../shared/format.ts';
import { Form, FormDialog, FormGrid, MonthField, SelectField, TextField } from '../../shared/form.tsx';
import { goTo } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';
import { EffectNote, showToast } from '../../shared/ui.tsx';

const schema = happinessSheetMethods['happiness.buildSheet'].input;

/** What building will do, before it is done. */
function effectOf(schedule: HappinessSchedule, batch: unknown, month: unknown, builtIn: string | null): string {
  if (typeof month !== 'string' || month === '') return '';
  const { total, year } = schedule;
  const again = builtIn === null ? '' : `该批次已在${monthText(builtIn)}编制过：同一月份的草稿重新编制，已审批的不能再编。`;
  const where = `编入${monthText(month)}的运营奖补发放表（草稿），此后制表、审核、审批、送银行；已审批的各月不变。`;
  const facts: Readonly<Record<HappinessBatch, string>> = {
    first: `${year}年第一批，按测算 ${money(total.firstBatchFen)} 元，1月有开放天数的幸福院按1月1日等级拨付。`,
    second: `${year}年第二批，按测算 ${money(total.secondBatchFen)} 元（应补减第一批）；多拨的转为抵扣，不会出现负数付款。`,
    correction: `只列${year}年应补与已拨不一致的幸福院：少拨的补发，多拨的抵扣。`,
  };
  const known = facts[batch as HappinessBatch];
  return known ? `${again}${known}${where}` : '';
}

function Effect({ schedule }: { readonly schedule: HappinessSchedule }): ReactNode {
  const [batch, month] = useWatch({ name: ['batch', 'month'] }) as [unknown, unknown];
  const built = useCall('happiness.batches', { year: schedule.year });
  const before = built.data?.find((known) => known.batch === batch)?.month ?? null;
  return (
    <EffectNote
      label="编制的结果"
      effect={effectOf(schedule, batch, month, batch === 'correction' ? null : before)}
      hint="选择批次和月份后，这里说明编制的结果。"
    />
  );
}

/** Builds the sheet of a batch as a draft, and opens it. */
export function BuildBatchDialog({ schedule, onClose }: { readonly schedule: HappinessSchedule; readonly onClose: () => void }): ReactNode {
  const { today } = useSession();
  const defaults = useMemo(
    () => ({ month: today.slice(0, 7), year: schedule.year, batch: null, documentNo: '', documentTitle: null }),
    [today, schedule],
  );
  const build = useAction('happiness.buildSheet', {
    onSuccess: (card) => {
      showToast({ tone: 'success', text: `已编制${monthText(card.month)}运营奖补发放表` });
      onClose();
      goTo(`/payments/of/happiness/${card.month}`);
    },
  });
  return (
    <FormDialog title={`编制${schedule.year}年运营奖补发放表`} submitLabel="编制" isRunning={build.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="编制运营奖补发放表"
          schema={schema}
          defaultValues={defaults as never}
          fieldErrors={build.fieldErrors}
          onSubmit={(input) => build.run(input)}
        >
          <FormGrid>
            <SelectField name="batch" label="批次" isRequired autoFocus options={happinessBatches} />
            <MonthField name="month" label="列入哪个月的发放表" isRequired />
            <TextField name="documentNo" label="发放依据的文号" isRequired maxLength={60} />
            <TextField name="documentTitle" label="文件名称" isNullable maxLength={120} />
          </FormGrid>
          <Effect schedule={schedule} />
        </Form>
      )}
    </FormDialog>
  );
}
