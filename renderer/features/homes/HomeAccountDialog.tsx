import Box from '@mui/material/Box';
import { useMemo, type ReactNode } from 'react';
import { homeMethods, type HomeRow } from '../../../electron/contract/homes.ts';
import { useAction } from '../../shared/client.ts';
import { accountText } from '../../shared/format.ts';
import { DateField, Form, FormDialog, FormGrid, TextField } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { showToast } from '../../shared/ui.tsx';

const { input: schema } = homeMethods['homes.setAccount'];

/** The account a home is paid into, from a day on; earlier ones stay in the ledger. */
export function HomeAccountDialog({ home, onClose }: { readonly home: HomeRow; readonly onClose: () => void }): ReactNode {
  const { today } = useSession();
  const defaults = useMemo(
    () => ({
      homeId: home.homeId,
      validFrom: today,
      holder: home.account?.holder ?? home.name,
      bank: home.account?.bank ?? '',
      number: '',
    }),
    [home, today],
  );
  const setAccount = useAction('homes.setAccount', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已登记收款账户：${home.name}` });
      onClose();
    },
  });
  return (
    <FormDialog title="登记收款账户" submitLabel="登记" isRunning={setAccount.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="登记收款账户"
          schema={schema}
          defaultValues={defaults as never}
          fieldErrors={setAccount.fieldErrors}
          onSubmit={(input) => setAccount.run(input)}
        >
          <Box sx={{ mb: 2, color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
            {home.name}
            <Box>
              {home.account
                ? `现用账户：${accountText(home.account.number)}　${home.account.bank}　${home.account.validFrom} 启用`
                : '还没有收款账户：集中供养的款项不能进入银行发放文件。'}
            </Box>
          </Box>
          <FormGrid>
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
