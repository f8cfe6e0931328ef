import { mdiEye, mdiEyeOff } from '@mdi/js';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import { useState, type FocusEventHandler, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { Icon } from './Icon.tsx';
import { PlainField } from './PlainField.tsx';

type PassphraseInputProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: FocusEventHandler;
  readonly error?: string | undefined;
  readonly hint?: ReactNode;
  readonly isNew?: boolean;
  readonly autoFocus?: boolean;
  readonly isDisabled?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly name?: string;
};

/** A passphrase: hidden unless asked for, with a word when caps lock is on. */
export function PassphraseInput({
  label,
  value,
  onChange,
  onBlur,
  error,
  hint,
  isNew = false,
  autoFocus = false,
  isDisabled = false,
  inputRef,
  name,
}: PassphraseInputProps): ReactNode {
  const [isShown, setIsShown] = useState(false);
  const [isCapsLock, setIsCapsLock] = useState(false);
  // Known from key events only; until the first one it is taken as off.
  const watch = (event: KeyboardEvent): void => setIsCapsLock(event.getModifierState('CapsLock'));
  return (
    <PlainField
      label={label}
      value={value}
      name={name ?? ''}
      autoFocus={autoFocus}
      disabled={isDisabled}
      error={error}
      hint={isCapsLock ? '大写锁定已打开' : hint}
      type={isShown ? 'text' : 'password'}
      {...(inputRef ? { inputRef } : {})}
      {...(onBlur ? { onBlur } : {})}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={watch}
      onKeyUp={watch}
      inputProps={{ autoComplete: isNew ? 'new-password' : 'current-password', spellCheck: false }}
      endAdornment={
        <InputAdornment position="end">
          <IconButton
            aria-label={isShown ? '隐藏口令' : '显示口令'}
            aria-pressed={isShown}
            tabIndex={-1}
            edge="end"
            onClick={() => setIsShown(!isShown)}
          >
            <Icon path={isShown ? mdiEyeOff : mdiEye} />
          </IconButton>
        </InputAdornment>
      }
    />
  );
}
