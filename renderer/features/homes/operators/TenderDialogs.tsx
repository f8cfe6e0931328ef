import Box from '@mui/material/Box';
import { useMemo, type ReactNode } from 'react';
import { bidderInputSchema, decideInputSchema, tenderInputSchema, type TenderRow } from '../../../../electron/contract/operators-shapes.ts';
import { procurementKinds } from '../../../../electron/contract/renovation-terms.ts';
import { useAction } from '../../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, MoneyField, NumberField, SelectField, TextField } from '../../../shared/form.tsx';
import { showToast } from '../../../shared/ui.tsx';

type Close = { readonly homeId: number; readonly onClose: () => void };

/** A 招选 as it is announced. */
export function TenderDialog({ homeId, tender, onClose }: Close & { readonly tender: TenderRow | null }): ReactNode {
  const defaults = useMemo(
    () => ({
      homeId,
      tenderId: tender?.tenderId ?? null,
      tenderNo: tender?.tenderNo ?? '',
      method: tender?.method ?? 'open',
      ...(tender ? { announcedOn: tender.announcedOn } : {}),
      closesOn: tender?.closesOn ?? null,
      guaranteedBeds: tender?.guaranteedBeds ?? 0,
      requirement: tender?.requirement ?? null,
    }),
    [homeId, tender],
  );
  const save = useAction('operators.saveTender', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已保存招选' });
      onClose();
    },
  });
  const title = tender ? '修改招选' : '登记招选';
  return (
    <FormDialog title={title} submitLabel="保存" isRunning={save.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label={title}
          schema={tenderInputSchema}
          defaultValues={defaults}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) => save.run(input)}
        >
          <FormGrid>
            <TextField name="tenderNo" label="招选编号" isRequired autoFocus maxLength={40} />
            <SelectField name="method" label="招选方式" isRequired options={procurementKinds} />
            <DateField name="announcedOn" label="公告日期" isRequired />
            <DateField name="closesOn" label="应选截止" />
            <NumberField name="guaranteedBeds" label="要求的保底特困床位" isRequired unit="张" />
          </FormGrid>
          <Box sx={{ mt: 1.75 }}>
            <TextField name="requirement" label="招选要求" isNullable rows={3} maxLength={400} />
          </Box>
        </Form>
      )}
    </FormDialog>
  );
}

/** One who answered. */
export function BidderDialog({ homeId, tender, onClose }: Close & { readonly tender: TenderRow }): ReactNode {
  const defaults = useMemo(
    () => ({ homeId, tenderId: tender.tenderId, name: '', creditCode: null, feeFen: null, score: null, note: null }),
    [homeId, tender],
  );
  const save = useAction('operators.addBidder', {
    onSuccess: (_, { name }) => {
      showToast({ tone: 'success', text: `已登记：${name}` });
      onClose();
    },
  });
  return (
    <FormDialog title="登记应选单位" submitLabel="保存" isRunning={save.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="登记应选单位"
          schema={bidderInputSchema}
          defaultValues={defaults}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) => save.run(input)}
        >
          <FormGrid>
            <TextField name="name" label="单位名称" isRequired autoFocus maxLength={60} />
            <TextField name="creditCode" label="统一社会信用代码" isNullable maxLength={30} />
            <MoneyField name="feeFen" label="报价（托管费，年）" />
            <NumberField name="score" label="评审得分" unit="分" hasDecimals />
          </FormGrid>
          <Box sx={{ mt: 1.75 }}>
            <TextField name="note" label="备注" isNullable rows={2} maxLength={200} />
          </Box>
        </Form>
      )}
    </FormDialog>
  );
}

/** Who runs the home from now on; a contract is opened for him. */
export function DecideDialog({ homeId, tender, onClose }: Close & { readonly tender: TenderRow }): ReactNode {
  const defaults = useMemo(
    () => ({ homeId, tenderId: tender.tenderId, bidderId: tender.bidders[0]?.bidderId ?? 0, documentNo: '' }),
    [homeId, tender],
  );
  const save = useAction('operators.decide', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已确定结果，并建立托管合同；签约后请补登合同日期' });
      onClose();
    },
  });
  return (
    <FormDialog title="确定招选结果" submitLabel="确定结果" isRunning={save.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="确定招选结果"
          schema={decideInputSchema}
          defaultValues={defaults}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) => save.run(input)}
        >
          <FormGrid>
            <SelectField
              name="bidderId"
              label="选定单位"
              isRequired
              options={tender.bidders.map(({ bidderId, name }) => ({ id: bidderId, label: name }))}
            />
            <DateField name="decidedOn" label="确定日期" isRequired />
            <TextField name="documentNo" label="结果文号" isRequired maxLength={60} />
          </FormGrid>
        </Form>
      )}
    </FormDialog>
  );
}
