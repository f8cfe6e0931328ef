import { mdiClose, mdiPlus } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useMemo, type ReactNode } from 'react';
import { useFieldArray, useWatch } from 'react-hook-form';
import { renovationWorksMethods } from '../../../electron/contract/renovation-works.ts';
import type { Works } from '../../../electron/contract/renovation-works-shapes.ts';
import { useAction } from '../../shared/client.ts';
import { money } from '../../shared/format.ts';
import { DateField, Form, FormDialog, FormGrid, MoneyField, NumberField, TextField } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { Icon, showToast } from '../../shared/ui.tsx';

const blank = { name: '', model: null, quantity: 1, unitFen: null, place: null };

function Rows(): ReactNode {
  const { fields, append, remove } = useFieldArray({ name: 'rows' });
  const rows = useWatch({ name: 'rows' }) as readonly { readonly quantity: unknown; readonly unitFen: unknown }[];
  const total = rows.reduce(
    (sum, row) => sum + (typeof row.quantity === 'number' && typeof row.unitFen === 'number' ? row.quantity * row.unitFen : 0),
    0,
  );
  return (
    <>
      <Box sx={{ mt: 1.75, display: 'grid', rowGap: 1.25 }}>
        {fields.map((field, index) => (
          <Box
            key={field.id}
            sx={{
              display: 'grid',
              gap: 1,
              alignItems: 'start',
              gridTemplateColumns: 'minmax(0, 1.4fr) minmax(0, 1fr) 6rem 9rem minmax(0, 1fr) 2rem',
            }}
          >
            <TextField name={`rows.${index}.name`} label={`资产 ${index + 1}`} isRequired maxLength={60} autoFocus={index === 0} />
            <TextField name={`rows.${index}.model`} label="规格型号" isNullable maxLength={60} />
            <NumberField name={`rows.${index}.quantity`} label="数量" isRequired />
            <MoneyField name={`rows.${index}.unitFen`} label="单价" isRequired />
            <TextField name={`rows.${index}.place`} label="存放地点" isNullable maxLength={60} />
            <IconButton aria-label={`去掉资产 ${index + 1}`} title="去掉" disabled={fields.length === 1} onClick={() => remove(index)}>
              <Icon path={mdiClose} sx={{ fontSize: '1rem' }} />
            </IconButton>
          </Box>
        ))}
      </Box>
      <Box sx={{ mt: 1.25, display: 'flex', alignItems: 'center' }}>
        <Button size="small" color="secondary" startIcon={<Icon path={mdiPlus} />} onClick={() => append(blank)}>
          再加一项
        </Button>
        <Box sx={{ ml: 'auto', fontVariantNumeric: 'tabular-nums', fontWeight: 600 }}>合计 {money(total)} 元</Box>
      </Box>
    </>
  );
}

/** Several assets of one hand-over. */
export function AssetsDialog({ works, onClose }: { readonly works: Works; readonly onClose: () => void }): ReactNode {
  const { today } = useSession();
  const defaults = useMemo(
    () => ({ projectId: works.projectId, handedOverOn: today, receiver: '', rows: [blank] }),
    [works.projectId, today],
  );
  const save = useAction('renovation.addAssets', {
    onSuccess: ({ added }) => {
      showToast({ tone: 'success', text: `已登记移交 ${added} 项资产` });
      onClose();
    },
  });
  return (
    <FormDialog title="登记资产移交" submitLabel="登记" isRunning={save.isRunning} onClose={onClose} maxWidth="lg">
      {(formId) => (
        <Form
          id={formId}
          label="登记资产移交"
          schema={renovationWorksMethods['renovation.addAssets'].input}
          defaultValues={defaults as never}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) => save.run(input)}
        >
          <FormGrid>
            <DateField name="handedOverOn" label="移交日期" isRequired />
            <TextField name="receiver" label="接收人" isRequired maxLength={60} />
          </FormGrid>
          <Rows />
        </Form>
      )}
    </FormDialog>
  );
}
