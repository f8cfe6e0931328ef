import FormControl from '@mui/material/FormControl';
import FormHelperText from '@mui/material/FormHelperText';
import InputLabel from '@mui/material/InputLabel';
import OutlinedInput, { type OutlinedInputProps } from '@mui/material/OutlinedInput';
import { useId, type ReactNode } from 'react';

type PlainFieldProps = Pick<
  OutlinedInputProps,
  | 'value'
  | 'onChange'
  | 'onBlur'
  | 'onKeyDown'
  | 'onKeyUp'
  | 'name'
  | 'type'
  | 'autoFocus'
  | 'disabled'
  | 'inputRef'
  | 'inputProps'
  | 'endAdornment'
> & { readonly label: string; readonly error?: string | undefined; readonly hint?: ReactNode };

/** A labelled line of text without MUI's TextField, which brings lists and menus along: the login page stands before they are needed. */
export function PlainField({ label, error, hint, ...input }: PlainFieldProps): ReactNode {
  const id = useId();
  const help = error ?? hint;
  return (
    <FormControl fullWidth variant="outlined" error={error !== undefined} disabled={input.disabled ?? false}>
      <InputLabel htmlFor={id}>{label}</InputLabel>
      <OutlinedInput {...input} id={id} label={label} aria-describedby={help ? `${id}-help` : undefined} />
      {help ? <FormHelperText id={`${id}-help`}>{help}</FormHelperText> : null}
    </FormControl>
  );
}
