import Box from '@mui/material/Box';
import { useMemo, type ReactNode } from 'react';
import type { HappinessDetail } from '../../../electron/contract/happiness-shapes.ts';
import { villageAccountKinds } from '../../../electron/contract/happiness-terms.ts';
import { happinessAccountInputSchema } from '../../../electron/contract/happiness.ts';
import { useAction } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, SelectField, TextField } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { showToast } from '../../shared/ui.tsx';

/** The village's account, from a day on; never a person's. */
export function AccountDialog({ home, onClose }: { readonly home: HappinessDetail; readonly onClose: () => void }): ReactNode {
  const { today } = useSession();
  const defaults = useMemo(
    () => ({
      happinessHomeId: home.happinessHomeId,
      validFrom: today,
      kind: home.account?.kind ?? 'collective',
      holder: home.account?.holder ?? '',
      bank: home.account?.bank ?? '',
      number: '',
    }),
    [home, today],
  );
  const save = useAction('happiness.setAccount', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已登记村级账户：${home.name}` });
      onClose();
    },
  });
  return (
    <FormDialog title="登记村级账户" submitLabel="登记" isRunning={save.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="登记村级账户"
          schema={happinessAccountInputSchema}
          defaultValues={defaults as never}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) => save.run(input)}
        >
          <Box sx={{ mb: 2, color: 'text.secondary' }}>{home.name}　奖补只拨入村级“三资”专户或村委会账户，不能拨入个人账户。</Box>
          <FormGrid>
            <SelectField name="kind" label="账户类别" isRequired options={villageAccountKinds} />
            <DateField name="validFrom" label="启用日期" isRequired />
            <TextField name="number" label="账号" isRequired autoFocus hasFigures maxLength={30} />
            <TextField name="bank" label="开户银行" isRequired maxLength={60} />
            <TextField name="holder" label="户名" isRequired maxLength={60} />
          </FormGrid>
          <Box sx={{ mt: 2, color: 'text.secondary', fontSize: '0.8125rem' }}>以后编制的发放表按最新账户列出；已审批的发放表不变。</Box>
        </Form>
      )}
    </FormDialog>
  );
}
