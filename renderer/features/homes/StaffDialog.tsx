import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useMemo, type ReactNode } from 'react';
import { useController } from 'react-hook-form';
import { staffInputSchema, type StaffRow } from '../../../electron/contract/home-details.ts';
import { useAction } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, TextField } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { showToast } from '../../shared/ui.tsx';

function CareWorkerField(): ReactNode {
  const { field } = useController({ name: 'isCareWorker' });
  return (
    <FormControlLabel
      label="是护理员（计入护理员配比）"
      control={<Checkbox checked={field.value === true} onChange={(_, isOn) => field.onChange(isOn)} onBlur={field.onBlur} />}
    />
  );
}

/** Somebody who works in the home; with the day he leaves he stays in the list of the past. */
export function StaffDialog({
  homeId,
  staff,
  onClose,
}: {
  readonly homeId: number;
  readonly staff: StaffRow | null;
  readonly onClose: () => void;
}): ReactNode {
  const { today } = useSession();
  const defaults = useMemo(
    () => ({
      homeId,
      staffId: staff?.staffId ?? null,
      name: staff?.name ?? '',
      post: staff?.post ?? '护理员',
      isCareWorker: staff?.isCareWorker ?? true,
      certificate: staff?.certificate ?? null,
      fromOn: staff?.fromOn ?? today,
      untilOn: staff?.untilOn ?? null,
    }),
    [homeId, staff, today],
  );
  const save = useAction('homes.saveStaff', {
    onSuccess: (_, { name }) => {
      showToast({ tone: 'success', text: `已保存：${name}` });
      onClose();
    },
  });
  const title = staff ? '修改工作人员' : '登记工作人员';
  return (
    <FormDialog title={title} submitLabel="保存" isRunning={save.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label={title}
          schema={staffInputSchema}
          defaultValues={defaults as never}
          {...(save.fieldErrors ? { fieldErrors: save.fieldErrors } : {})}
          onSubmit={(input) => save.run(input)}
        >
          <FormGrid>
            <TextField name="name" label="姓名" isRequired autoFocus maxLength={30} />
            <TextField name="post" label="岗位" isRequired maxLength={30} />
            <TextField name="certificate" label="资格证书" isNullable maxLength={60} />
            <TextField
              name="phone"
              label="电话"
              isNullable
              hasFigures
              maxLength={30}
              {...(staff?.phone ? { hint: `不填即保留 ${staff.phone}` } : {})}
            />
            <DateField name="fromOn" label="到岗日期" isRequired />
            <DateField name="untilOn" label="离岗日期" hint="在岗的不填" />
          </FormGrid>
          <Box sx={{ mt: 1 }}>
            <CareWorkerField />
          </Box>
        </Form>
      )}
    </FormDialog>
  );
}
