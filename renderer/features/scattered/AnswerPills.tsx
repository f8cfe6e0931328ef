import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { accentWash } from '../../shared/theme.tsx';

/** One answer of a few in a row of a list, none beforehand: digits and arrows choose, a second click takes it back. */
export function AnswerPills<Id extends string>({
  label,
  options,
  value,
  onChange,
}: {
  readonly label: string;
  readonly options: readonly { readonly id: Id; readonly label: string }[];
  readonly value: Id | null;
  readonly onChange: (value: Id | null) => void;
}): ReactNode {
  const group = useRef<HTMLDivElement>(null);
  const chosen = options.findIndex(({ id }) => id === value);
  const choose = (index: number): void => {
    const option = options[index];
    if (!option) return;
    onChange(option.id);
    group.current?.querySelectorAll<HTMLElement>('[role="radio"]')[index]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    // A row of a table would take it for its own.
    if (event.key === 'Enter') event.stopPropagation();
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (/^[1-9]$/.test(event.key) && Number(event.key) <= options.length) choose(Number(event.key) - 1);
    else if (step !== 0) choose(chosen < 0 ? (step > 0 ? 0 : options.length - 1) : (chosen + step + options.length) % options.length);
    else if (event.key === 'Delete' || event.key === 'Backspace') onChange(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Box ref={group} role="radiogroup" aria-label={label} onKeyDown={onKeyDown} sx={{ display: 'inline-flex', gap: 0.375 }}>
      {options.map((option, index) => {
        const isOn = index === chosen;
        return (
          <ButtonBase
            key={option.id}
            role="radio"
            aria-checked={isOn}
            tabIndex={index === Math.max(chosen, 0) ? 0 : -1}
            onClick={() => onChange(isOn ? null : option.id)}
            sx={(theme) => ({
              px: 1,
              height: '1.625rem',
              borderRadius: '3px',
              border: 1,
              fontFamily: 'inherit',
              fontSize: '0.8125rem',
              whiteSpace: 'nowrap',
              ...(isOn
                ? { bgcolor: accentWash(theme, 0.16), borderColor: 'primary.main', color: 'primary.main', fontWeight: 600 }
                : { borderColor: 'divider', '&:hover': { bgcolor: accentWash(theme, 0.06) } }),
              '&.Mui-focusVisible': { outline: 2, outlineColor: 'primary.main', outlineOffset: 1 },
            })}
          >
            {option.label}
          </ButtonBase>
        );
      })}
    </Box>
  );
}
