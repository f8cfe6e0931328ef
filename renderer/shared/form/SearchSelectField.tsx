import Autocomplete, { createFilterOptions } from '@mui/material/Autocomplete';
import MuiTextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';
import { useFieldWords } from './Form.tsx';
import type { FieldProps } from './fields.tsx';

type SearchOption = {
  readonly id: string | number;
  readonly label: string;
  /** Found by this as well: a code. Shown small beside the label. */
  readonly code?: string;
};

const filterOptions = createFilterOptions<SearchOption>({ stringify: (option) => `${option.label} ${option.code ?? ''}` });

/** One of a long list, narrowed by typing part of its name or code; writes the id, null for nothing. */
export function SearchSelectField({
  options,
  emptyText = '没有这个名称',
  ...props
}: FieldProps & { readonly options: readonly SearchOption[]; readonly emptyText?: string }): ReactNode {
  useFieldWords(props.name, props.label, true);
  const { field, fieldState } = useController({ name: props.name });
  const error = fieldState.error?.message;
  return (
    <Autocomplete
      fullWidth
      options={options}
      filterOptions={filterOptions}
      value={options.find((option) => option.id === field.value) ?? null}
      disabled={props.isDisabled ?? false}
      onChange={(_, chosen) => field.onChange(chosen?.id ?? null)}
      getOptionLabel={(option) => option.label}
      getOptionKey={(option) => option.id}
      isOptionEqualToValue={(option, chosen) => option.id === chosen.id}
      noOptionsText={emptyText}
      renderInput={(params) => (
        <MuiTextField
          {...params}
          label={props.label}
          required={props.isRequired ?? false}
          autoFocus={props.autoFocus ?? false}
          error={error !== undefined}
          helperText={error ?? props.hint ?? ''}
          onBlur={field.onBlur}
          inputRef={field.ref}
        />
      )}
    />
  );
}
