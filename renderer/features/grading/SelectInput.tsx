import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import type { ReactNode } from 'react';

type SelectInputProps<Id extends string> = {
  readonly label: string;
  readonly value: Id | null;
  readonly options: readonly { readonly id: Id; readonly label: string }[];
  readonly onChange: (value: Id) => void;
  readonly isDisabled?: boolean;
  readonly width?: string;
};

/** One of a closed list, in a row of other fields. */
export function SelectInput<Id extends string>({
  label,
  value,
  options,
  onChange,
  isDisabled = false,
  width,
}: SelectInputProps<Id>): ReactNode {
  return (
    <Select
      value={value ?? ''}
      disabled={isDisabled}
      onChange={(event) => {
        const found = options.find(({ id }) => id === event.target.value);
        if (found) onChange(found.id);
      }}
      inputProps={{ 'aria-label': label }}
      sx={{ height: '1.875rem', fontSize: '0.8125rem', flex: 'none', ...(width ? { width } : {}) }}
    >
      {options.map((option) => (
        <MenuItem key={option.id} value={option.id}>
          {option.label}
        </MenuItem>
      ))}
    </Select>
  );
}
