import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';
import type { BedOption } from './works.ts';

/** Several beds out of the home's; writes their ids. */
export function BedsField({
  name,
  label,
  options,
}: {
  readonly name: string;
  readonly label: string;
  readonly options: readonly BedOption[];
}): ReactNode {
  const { field, fieldState } = useController({ name });
  const chosen = new Set(field.value as readonly number[]);
  return (
    <Autocomplete
      multiple
      disableCloseOnSelect
      options={options}
      value={options.filter((option) => chosen.has(option.id))}
      onChange={(_, next) => field.onChange(next.map((option) => option.id))}
      getOptionKey={(option) => option.id}
      isOptionEqualToValue={(option, other) => option.id === other.id}
      noOptionsText="没有这张床"
      limitTags={6}
      renderInput={(params) => (
        <TextField
          {...params}
          label={label}
          error={fieldState.error !== undefined}
          helperText={fieldState.error?.message ?? (chosen.size > 0 ? `已选 ${chosen.size} 张` : '没有的不选')}
          onBlur={field.onBlur}
          inputRef={field.ref}
        />
      )}
    />
  );
}
