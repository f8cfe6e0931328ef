import { useMemo, type ReactNode } from 'react';
import type { InputOf } from '../../../../electron/contract/index.ts';
import { topUpMethods } from '../../../../electron/contract/top-ups.ts';
import { addMonths, type IsoMonth } from '../../../../electron/contract/values.ts';
import { useAction } from '../../../shared/client.ts';
import { monthText } from '../../../shared/format.ts';
import { DateField, Form, FormDialog, FormGrid, MonthField, NumberField, TextField } from '../../../shared/form.tsx';
import { showToast } from '../../../shared/ui.tsx';

const { input: schema } = topUpMethods['topUps.recordPrices'];

/** What the statistics office published for a month. */
export function PricesDialog({ latest, onClose }: { readonly latest: IsoMonth | null; readonly onClose: () => void }): ReactNode {
  const record = useAction('topUps.recordPrices', {
    onSuccess: (_, { month }: InputOf<'topUps.recordPrices'>) => {
      showToast({ tone: 'success', text: `已录入${monthText(month)}价格指数` });
      onClose();
    },
  });
  const defaults = useMemo(() => ({ food: null, documentNo: '', ...(latest === null ? {} : { month: addMonths(latest, 1) }) }), [latest]);
  return (
    <FormDialog title="录入价格指数" submitLabel="录入" isRunning={record.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="录入价格指数"
          schema={schema}
          defaultValues={defaults}
          fieldErrors={record.fieldErrors}
          onSubmit={(input) => record.run(input)}
        >
          <FormGrid>
            <MonthField name="month" label="月份" isRequired autoFocus={latest === null} />
            <DateField name="releasedOn" label="发布日期" isRequired hint="发放时限从这一天起算" />
            <NumberField
              name="cpi"
              label="居民消费价格同比涨跌幅"
              unit="%"
              isSigned
              isRequired
              autoFocus={latest !== null}
              hint="下降填负数"
            />
            <NumberField name="food" label="食品价格同比涨跌幅" unit="%" isSigned hint="没有公布的不填" />
            <TextField name="documentNo" label="发布文件或来源" isRequired maxLength={120} />
          </FormGrid>
        </Form>
      )}
    </FormDialog>
  );
}
