/** Fields of any register, drawn from its definition. */
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import MuiTextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import { useController, useWatch } from 'react-hook-form';
import {
  isShown,
  longestRegisterText,
  longestRegisterWords,
  type RegisterField,
  type RegisterRow,
  type RegisterValues,
} from '../../../electron/contract/registers-shapes.ts';
import { useCall } from '../../shared/client.ts';
import { DateField, FormGrid, MoneyField, MonthField, NumberField, SelectField, TextField } from '../../shared/form.tsx';
import { useIdNumberHint } from '../../shared/session.ts';

type Known = RegisterRow['people'];

function PersonField({ name, field, known }: { readonly name: string; readonly field: RegisterField; readonly known: Known }): ReactNode {
  const { field: control, fieldState } = useController({ name });
  const hint = useIdNumberHint();
  const [chosen, setChosen] = useState<{ personId: number; name: string; where?: string } | null>(known[field.code] ?? null);
  const [typed, setTyped] = useState('');
  const search = typed.trim();
  const isAsking = search !== '' && search !== chosen?.name;
  const found = useCall('people.find', { search, limit: 20 }, { enabled: isAsking, keepsPrevious: true });
  const options = (isAsking ? (found.data?.rows ?? []) : []).map(({ personId, name: who, townName, villageName }) => ({
    personId,
    name: who,
    where: [townName, villageName].filter(Boolean).join(' '),
  }));
  return (
    <Autocomplete
      fullWidth
      options={options}
      filterOptions={(all) => all}
      value={chosen}
      onChange={(_, person) => {
        setChosen(person);
        control.onChange(person?.personId ?? null);
      }}
      onInputChange={(_, text) => setTyped(text)}
      getOptionLabel={({ name: who, where }) => (where ? `${who}　${where}` : who)}
      getOptionKey={({ personId }) => personId}
      isOptionEqualToValue={(one, other) => one.personId === other.personId}
      noOptionsText={search === '' ? '输入姓名查找' : '没有这个人'}
      renderInput={(params) => (
        <MuiTextField
          {...params}
          label={field.label}
          required={field.isRequired}
          placeholder={`姓名、拼音首字母、${hint}`}
          error={fieldState.error !== undefined}
          helperText={fieldState.error?.message ?? field.hint ?? ''}
          onBlur={control.onBlur}
          inputRef={control.ref}
        />
      )}
    />
  );
}

function YesNoField({ name, field }: { readonly name: string; readonly field: RegisterField }): ReactNode {
  const { field: control, fieldState } = useController({ name });
  return (
    <MuiTextField
      select
      fullWidth
      label={field.label}
      required={field.isRequired}
      name={control.name}
      inputRef={control.ref}
      value={control.value === true ? 'yes' : control.value === false ? 'no' : ''}
      onBlur={control.onBlur}
      onChange={(event) => control.onChange(event.target.value === '' ? null : event.target.value === 'yes')}
      error={fieldState.error !== undefined}
      helperText={fieldState.error?.message ?? field.hint ?? ''}
    >
      {field.isRequired ? null : <MenuItem value="">未填</MenuItem>}
      <MenuItem value="yes">是</MenuItem>
      <MenuItem value="no">否</MenuItem>
    </MuiTextField>
  );
}

function FieldOf({ field, known }: { readonly field: RegisterField; readonly known: Known }): ReactNode {
  const name = `values.${field.code}`;
  const common = { name, label: field.label, isRequired: field.isRequired, ...(field.hint === null ? {} : { hint: field.hint }) };
  switch (field.kind) {
    case 'date':
      return <DateField {...common} />;
    case 'month':
      return <MonthField {...common} />;
    case 'fen':
      return <MoneyField {...common} />;
    case 'integer':
      return <NumberField {...common} {...(field.unit === null ? {} : { unit: field.unit })} />;
    case 'choice':
      return <SelectField {...common} options={field.options} {...(field.isRequired ? {} : { emptyLabel: '未填' })} />;
    case 'yesNo':
      return <YesNoField name={name} field={field} />;
    case 'person':
      return <PersonField name={name} field={field} known={known} />;
    case 'longText':
      return (
        <Box sx={{ gridColumn: '1 / -1', display: 'grid' }}>
          <TextField {...common} isNullable rows={2} maxLength={longestRegisterWords} />
        </Box>
      );
    default:
      return <TextField {...common} isNullable maxLength={longestRegisterText} hasFigures={field.kind !== 'text'} />;
  }
}

/** Those that belong to what is filled in so far, in the parts the definition names. */
export function RegisterFields({
  fields,
  known,
  given,
}: {
  readonly fields: readonly RegisterField[];
  readonly known: Known;
  /** What the record says already, for fields that depend on it. */
  readonly given: RegisterValues;
}): ReactNode {
  const values = { ...given, ...((useWatch({ name: 'values' }) ?? {}) as RegisterValues) };
  const shown = fields.filter((field) => !field.isComputed && isShown(field, values));
  const groups = [...new Set(shown.map(({ group }) => group))];
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {groups.map((group) => (
        <Box key={group ?? ''} component="section" aria-label={group ?? undefined}>
          {group === null || groups.length === 1 ? null : (
            <Box component="h3" sx={{ m: 0, mb: 1.5, fontSize: '0.875rem', fontWeight: 600, color: 'text.secondary' }}>
              {group}
            </Box>
          )}
          <FormGrid>
            {shown
              .filter((field) => field.group === group)
              .map((field) => (
                <FieldOf key={field.code} field={field} known={known} />
              ))}
          </FormGrid>
        </Box>
      ))}
    </Box>
  );
}
