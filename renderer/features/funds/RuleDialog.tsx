import { useMemo, type ReactNode } from 'react';
import { fundRuleInputSchema } from '../../../electron/contract/funds.ts';
import { fundBases } from '../../../electron/contract/funds-plan.ts';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { isoDate } from '../../../electron/contract/values.ts';
import { useAction } from '../../shared/client.ts';
import { ChoiceField, DateField, Form, FormDialog, FormGrid, TextField } from '../../shared/form.tsx';
import { showToast } from '../../shared/ui.tsx';
import { PlanFields } from './PlanFields.tsx';

/** How sheets draw on the sources from a day on. */
export function RuleDialog({
  year,
  sources,
  onClose,
}: {
  readonly year: number;
  readonly sources: OutputOf<'funds.year'>['sources'];
  readonly onClose: () => void;
}): ReactNode {
  const save = useAction('funds.saveRule', {
    onSuccess: (_, { validFrom }) => {
      showToast({ tone: 'success', text: `已登记资金使用规则，${validFrom} 起执行` });
      onClose();
    },
  });
  const defaults = useMemo(
    () => ({
      kind: 'order' as const,
      shares: sources.filter(({ isStopped }) => !isStopped).map(({ sourceId }) => ({ sourceId, share: null })),
      validFrom: isoDate(`${year}-01-01`),
      basis: 'received' as const,
      documentNo: '',
      documentTitle: '',
    }),
    [year, sources],
  );
  return (
    <FormDialog title="登记资金使用规则" submitLabel="登记" isRunning={save.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="资金使用规则"
          schema={fundRuleInputSchema}
          defaultValues={defaults}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) => save.run(input)}
        >
          <FormGrid>
            <PlanFields sources={sources} />
            <DateField name="validFrom" label="起始日期" isRequired hint="这一天及以后月份的发放表按此支付" />
            <ChoiceField name="basis" label="余额依据" isRequired options={fundBases} />
            <TextField name="documentNo" label="文号" isRequired maxLength={60} />
            <TextField name="documentTitle" label="文件名称" maxLength={120} />
          </FormGrid>
        </Form>
      )}
    </FormDialog>
  );
}
