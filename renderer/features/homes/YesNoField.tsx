import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';

/** 有 or 无; left open while nobody knows. */
export function YesNoField({ name, label }: { readonly name: string; readonly label: string }): ReactNode {
  const { field } = useController({ name });
  const value = field.value === true ? 'yes' : field.value === false ? 'no' : '';
  return (
    <TextField
      select
      label={label}
      name={field.name}
      inputRef={field.ref}
      value={value}
      onBlur={field.onBlur}
      onChange={(event) => field.onChange(event.target.value === '' ? null : event.target.value === 'yes')}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
    >
      <MenuItem value="">未登记</MenuItem>
      <MenuItem value="yes">有</MenuItem>
      <MenuItem value="no">无</MenuItem>
    </TextField>
  );
}
