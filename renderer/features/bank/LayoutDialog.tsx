import { mdiArrowDown, mdiArrowUp, mdiClose, mdiPlus } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useMemo, type ReactNode } from 'react';
import { useController, useFieldArray, useFormState, useWatch } from 'react-hook-form';
import { z } from 'zod';
import {
  bankEncodings,
  bankFields,
  bankFormats,
  bankGroupings,
  bankLayoutSchema,
  bankSeparators,
  bankUnits,
  summaryWords,
  type BankLayout,
} from '../../../electron/contract/bank-layout.ts';
import { useAction } from '../../shared/client.ts';
import { ChoiceField, Form, FormDialog, FormGrid, SelectField, TextField } from '../../shared/form.tsx';
import { Icon, showToast } from '../../shared/ui.tsx';

const schema = z.object({ name: z.string().trim().min(1, '请填写模板名称').max(30, '名称不超过30个字'), layout: bankLayoutSchema });
type Values = z.input<typeof schema>;

type LayoutDialogProps = {
  /** Null: a new one. */
  readonly layoutKey: string | null;
  readonly name: string;
  readonly layout: BankLayout;
  readonly onClose: () => void;
};

/** Columns, their order, form of the file, unit of the amounts. */
export function LayoutDialog({ layoutKey, name, layout, onClose }: LayoutDialogProps): ReactNode {
  const save = useAction('bank.saveLayout', {
    onSuccess: (saved) => {
      showToast({ tone: 'success', text: `模板“${saved.name}”已保存为第 ${saved.version} 版。` });
      onClose();
    },
  });
  const defaults = useMemo(
    () => ({ name, layout: { ...layout, columns: layout.columns.map((column) => ({ ...column })) } }),
    [name, layout],
  );
  return (
    <FormDialog
      title={layoutKey === null ? '新建代发模板' : '修改代发模板'}
      submitLabel="保存模板"
      isRunning={save.isRunning}
      onClose={onClose}
      maxWidth="md"
    >
      {(formId) => (
        <Form
          id={formId}
          label="代发模板"
          schema={schema}
          defaultValues={defaults}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) => save.run({ layoutKey, name: input.name, layout: input.layout })}
        >
          <FormGrid>
            <TextField name="name" label="模板名称" isRequired maxLength={30} autoFocus />
            <TextField name="layout.summary" label="摘要" maxLength={60} hint={`可以写 ${summaryWords.join('、')}，制作时换成实际内容`} />
          </FormGrid>
          <Box sx={{ mt: 1.75 }}>
            <FormGrid>
              <ChoiceField name="layout.format" label="文件格式" options={bankFormats} />
              <TextFormat />
              <HeaderChoice />
              <ChoiceField name="layout.unit" label="金额单位" options={bankUnits} />
              <ChoiceField name="layout.grouping" label="合并方式" options={bankGroupings} />
            </FormGrid>
          </Box>
          <Columns />
        </Form>
      )}
    </FormDialog>
  );
}

/** Only a text has an encoding and a mark between its columns. */
function TextFormat(): ReactNode {
  const format = useWatch<Values, 'layout.format'>({ name: 'layout.format' });
  if (format === 'xlsx') return null;
  return (
    <>
      <ChoiceField name="layout.encoding" label="编码" options={bankEncodings} />
      {format === 'txt' ? <ChoiceField name="layout.separator" label="列分隔符" options={bankSeparators} /> : null}
    </>
  );
}

function HeaderChoice(): ReactNode {
  const { field } = useController<Values, 'layout.hasHeader'>({ name: 'layout.hasHeader' });
  return (
    <FormControlLabel
      label="第一行写列名"
      control={<Checkbox checked={field.value} onBlur={field.onBlur} onChange={(_, isChecked) => field.onChange(isChecked)} />}
      sx={{ mt: 0.5 }}
    />
  );
}

/** What is wrong with the columns as a whole: one that no bank can do without, two of one name. */
function ColumnsFault(): ReactNode {
  const { errors } = useFormState<Values>();
  const fault = errors.layout?.columns;
  const message = fault?.root?.message ?? fault?.message;
  return message === undefined ? null : <FormHelperText error>{message}</FormHelperText>;
}

function Columns(): ReactNode {
  const { fields, append, remove, move } = useFieldArray<Values, 'layout.columns'>({ name: 'layout.columns' });
  const columns = useWatch<Values, 'layout.columns'>({ name: 'layout.columns' });
  return (
    <Box sx={{ mt: 2 }}>
      <Typography variant="h4" component="h3" sx={{ mb: 1.25 }}>
        各列，从左到右
      </Typography>
      <Box sx={{ display: 'grid', gap: 1.25 }}>
        {fields.map((column, index) => {
          const isFixed = columns[index]?.field === 'fixed';
          return (
            <Box key={column.id} sx={{ display: 'grid', gridTemplateColumns: '2rem 1fr 1fr 1fr auto', gap: 1, alignItems: 'start' }}>
              <Box sx={{ pt: 1, textAlign: 'right', color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>{index + 1}</Box>
              <TextField name={`layout.columns.${index}.header`} label="列名" isRequired maxLength={30} />
              <SelectField name={`layout.columns.${index}.field`} label="内容" isRequired options={bankFields} />
              {isFixed ? <TextField name={`layout.columns.${index}.text`} label="固定内容（可空）" maxLength={60} /> : <span />}
              <Box sx={{ whiteSpace: 'nowrap' }}>
                <IconButton aria-label={`第 ${index + 1} 列前移`} disabled={index === 0} onClick={() => move(index, index - 1)}>
                  <Icon path={mdiArrowUp} />
                </IconButton>
                <IconButton
                  aria-label={`第 ${index + 1} 列后移`}
                  disabled={index === fields.length - 1}
                  onClick={() => move(index, index + 1)}
                >
                  <Icon path={mdiArrowDown} />
                </IconButton>
                <IconButton aria-label={`删去第 ${index + 1} 列`} disabled={fields.length === 1} onClick={() => remove(index)}>
                  <Icon path={mdiClose} />
                </IconButton>
              </Box>
            </Box>
          );
        })}
      </Box>
      <ColumnsFault />
      <Button startIcon={<Icon path={mdiPlus} />} sx={{ mt: 1 }} onClick={() => append({ field: 'fixed', header: '', text: '' })}>
        增加一列
      </Button>
    </Box>
  );
}
