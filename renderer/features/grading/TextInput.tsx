/** Small parts of the builder and of the scored sheet. */
import IconButton from '@mui/material/IconButton';
import InputBase from '@mui/material/InputBase';
import type { ReactNode } from 'react';
import { Icon } from '../../shared/ui.tsx';

type TextInputProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isDisabled?: boolean;
  readonly maxLength?: number;
  readonly width?: string;
  readonly placeholder?: string;
  readonly isWrong?: boolean;
};

/** A line of text in a row of others. */
export function TextInput({
  label,
  value,
  onChange,
  isDisabled = false,
  maxLength = 100,
  width,
  placeholder = '',
  isWrong = false,
}: TextInputProps): ReactNode {
  return (
    <InputBase
      value={value}
      disabled={isDisabled}
      placeholder={placeholder}
      onChange={(event) => onChange(event.target.value)}
      inputProps={{ 'aria-label': label, maxLength, 'aria-invalid': isWrong }}
      sx={{
        ...(width ? { width, flex: 'none' } : { flex: 1, minWidth: 0 }),
        height: '1.875rem',
        px: 0.75,
        border: 1,
        borderColor: isWrong ? 'error.main' : 'divider',
        borderRadius: 1,
        bgcolor: 'background.paper',
        fontSize: '0.8125rem',
        '& input': { p: 0 },
        '&.Mui-focused': { borderColor: isWrong ? 'error.main' : 'primary.main' },
      }}
    />
  );
}

export function SmallButton({
  label,
  icon,
  onClick,
  isDisabled = false,
}: {
  readonly label: string;
  readonly icon: string;
  readonly onClick: () => void;
  readonly isDisabled?: boolean;
}): ReactNode {
  return (
    <IconButton aria-label={label} title={label} disabled={isDisabled} onClick={onClick} sx={{ p: 0.375, flex: 'none' }}>
      <Icon path={icon} sx={{ fontSize: '1.0625rem' }} />
    </IconButton>
  );
}
