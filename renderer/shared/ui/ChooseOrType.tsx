import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';

type ChooseOrTypeProps = {
  readonly label: string;
  readonly options: readonly string[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength: number;
  readonly hint?: string;
  readonly error?: string | null;
  readonly autoFocus?: boolean;
};

/** A line of text with the usual answers to choose from; anything else may be typed. */
export function ChooseOrType({ label, options, value, onChange, maxLength, hint, error, autoFocus = false }: ChooseOrTypeProps): ReactNode {
  return (
    <Autocomplete
      freeSolo
      fullWidth
      openOnFocus
      disableClearable
      options={options}
      // Once one of its entries stands in the field, the list is out of the way of what lies below.
      filterOptions={(all) => (options.includes(value) ? [] : all.filter((option) => option.includes(value.trim())))}
      inputValue={value}
      onInputChange={(_, typed) => onChange(typed)}
      renderInput={(params) => (
        <TextField
          {...params}
          label={label}
          required
          autoFocus={autoFocus}
          error={Boolean(error)}
          helperText={error ?? hint ?? ''}
          slotProps={{
            ...params.slotProps,
            htmlInput: { ...params.slotProps.htmlInput, maxLength },
          }}
        />
      )}
    />
  );
}
