import Button from '@mui/material/Button';
import { useMemo, type ReactNode } from 'react';
import { fundChoiceSchema } from '../../../electron/contract/funds.ts';
import type { SheetFunding } from '../../../electron/contract/funds-shapes.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { monthText } from '../../shared/format.ts';
import { Form, FormDialog, FormGrid, TextField } from '../../shared/form.tsx';
import { Loading, showToast } from '../../shared/ui.tsx';
import { PlanFields } from './PlanFields.tsx';

/** Sources of one sheet, other than the rule says. */
export function ChooseDialog({ funding, onClose }: { readonly funding: SheetFunding; readonly onClose: () => void }): ReactNode {
  const { sheetId, month, plan, by } = funding;
  const sources = useCall('funds.year', { year: Number(month.slice(0, 4)) }).data?.sources;
  const choose = useAction('funds.choose', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已选择${monthText(month)}发放表的资金来源` });
      onClose();
    },
  });
  const defaults = useMemo(() => ({ kind: plan?.kind ?? ('order' as const), shares: plan ? [...plan.shares] : [], reason: '' }), [plan]);
  return (
    <FormDialog title={`${monthText(month)}发放表的资金来源`} submitLabel="保存" isRunning={choose.isRunning} onClose={onClose}>
      {(formId) =>
        sources ? (
          <Form
            id={formId}
            label="资金来源"
            schema={fundChoiceSchema}
            defaultValues={defaults}
            fieldErrors={choose.fieldErrors}
            onSubmit={({ kind, shares, reason }) => choose.run({ sheetId, plan: { kind, shares }, reason })}
          >
            <FormGrid>
              <PlanFields sources={sources} />
              <TextField name="reason" label="理由" isRequired maxLength={200} hint="审批时固定，审批之后不能再改" />
            </FormGrid>
            {by === 'chosen' ? (
              <Button
                color="secondary"
                sx={{ mt: 1 }}
                disabled={choose.isRunning}
                onClick={() => void choose.run({ sheetId, plan: null, reason: '改回按规则支付' })}
              >
                改回按规则支付
              </Button>
            ) : null}
          </Form>
        ) : (
          <Loading />
        )
      }
    </FormDialog>
  );
}
