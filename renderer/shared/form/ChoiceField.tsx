import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import FormHelperText from '@mui/material/FormHelperText';
import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useController } from 'react-hook-form';
import { accentWash } from '../theme.tsx';
import { useFieldWords } from './Form.tsx';
import type { FieldProps } from './fields.tsx';

type ChoiceFieldProps = FieldProps & {
  readonly options: readonly { readonly id: string; readonly label: string }[];
  /** Choosing the chosen one again takes the choice back to null. */
  readonly isNullable?: boolean;
  readonly onChosen?: (id: string | null) => void;
};

/**
 * A short closed list shown open: one of two to four. By keyboard the figure of its place chooses (`1`, `2`), arrows move, Enter goes to the
 * next field; Tab passes the whole group in one step.
 */
export function ChoiceField({ options, isNullable = false, onChosen, ...props }: ChoiceFieldProps): ReactNode {
  useFieldWords(props.name, props.label, true);
  const labelId = useId();
  const helpId = useId();
  const group = useRef<HTMLDivElement>(null);
  const { field, fieldState } = useController({ name: props.name });
  const chosen = options.findIndex((option) => option.id === field.value);
  const message = fieldState.error?.message ?? props.hint;

  const choose = (index: number, isToggled = false): void => {
    const id = options[index]?.id;
    if (id === undefined) return;
    const next = isToggled && isNullable && index === chosen ? null : id;
    field.onChange(next);
    onChosen?.(next);
    group.current?.querySelectorAll<HTMLElement>('[role="radio"]')[index]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const place = /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : null;
    const step =
      event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowLeft' || event.key === 'ArrowUp' ? -1 : null;
    if (isNullable && (event.key === 'Delete' || event.key === 'Backspace')) field.onChange(null);
    else if (place !== null && place < options.length) choose(place);
    else if (step !== null) choose(chosen < 0 ? (step > 0 ? 0 : options.length - 1) : (chosen + step + options.length) % options.length);
    else return;
    event.preventDefault();
  };

  return (
    <Box sx={{ minWidth: 0 }}>
      <Box
        ref={group}
        role="radiogroup"
        aria-labelledby={labelId}
        aria-describedby={message ? helpId : undefined}
        aria-required={props.isRequired ?? false}
        aria-invalid={fieldState.error !== undefined}
        onKeyDown={onKeyDown}
        sx={{
          position: 'relative',
          display: 'flex',
          minHeight: '2.375rem',
          border: 1,
          borderRadius: 1,
          borderColor: fieldState.error ? 'error.main' : 'divider',
          bgcolor: 'background.paper',
          p: '0.375rem 0.1875rem 0.1875rem',
          gap: '0.1875rem',
        }}
      >
        <Box
          id={labelId}
          component="span"
          sx={{
            position: 'absolute',
            zIndex: 1,
            pointerEvents: 'none',
            top: 0,
            left: '0.625rem',
            transform: 'translateY(-50%)',
            px: '0.25rem',
            fontSize: '0.75em',
            lineHeight: 1,
            bgcolor: 'background.paper',
            color: fieldState.error ? 'error.main' : 'text.secondary',
            whiteSpace: 'nowrap',
          }}
        >
          {props.label}
          {props.isRequired ? ' *' : ''}
        </Box>
        {options.map((option, index) => (
          <ButtonBase
            key={option.id}
            role="radio"
            aria-checked={index === chosen}
            disabled={props.isDisabled ?? false}
            tabIndex={index === Math.max(chosen, 0) ? 0 : -1}
            ref={index === Math.max(chosen, 0) ? field.ref : undefined}
            autoFocus={(props.autoFocus ?? false) && index === Math.max(chosen, 0)}
            onClick={() => choose(index, true)}
            onBlur={field.onBlur}
            sx={(theme) => ({
              flex: '1 1 auto',
              minWidth: 0,
              px: 1,
              borderRadius: '3px',
              fontSize: '0.875rem',
              whiteSpace: 'nowrap',
              color: 'text.primary',
              '&:hover': { bgcolor: accentWash(theme, 0.06) },
              ...(index === chosen
                ? {
                    bgcolor: accentWash(theme, 0.16),
                    color: 'primary.main',
                    fontWeight: 600,
                    '&:hover': { bgcolor: accentWash(theme, 0.2) },
                  }
                : {}),
              '&:disabled': { color: 'text.disabled' },
            })}
          >
            <Box
              component="span"
              aria-hidden
              sx={{ color: 'text.secondary', fontSize: '0.6875rem', mr: '0.3125rem', fontVariantNumeric: 'tabular-nums', fontWeight: 400 }}
            >
              {index + 1}
            </Box>
            {option.label}
          </ButtonBase>
        ))}
      </Box>
      {message ? (
        <FormHelperText id={helpId} error={fieldState.error !== undefined}>
          {message}
        </FormHelperText>
      ) : null}
    </Box>
  );
}
