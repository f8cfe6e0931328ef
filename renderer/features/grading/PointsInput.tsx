import InputBase from '@mui/material/InputBase';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { pointsText } from '../../../electron/contract/grading-sheet.ts';

/** `2.5` → 25 tenths. @returns null for anything else */
export function parsePoints(typed: string): number | null {
  const found = /^(\d{1,4})(?:[.。．](\d))?$/.exec(typed.trim().normalize('NFKC').replace('。', '.'));
  return found ? Number(found[1]) * 10 + Number(found[2] ?? 0) : null;
}

type PointsInputProps = {
  readonly label: string;
  /** Tenths; null is an empty field. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly isDisabled?: boolean;
  readonly isWrong?: boolean;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
};

/** Points with one decimal: what cannot be read stays as typed and marked, and counts as empty. */
export function PointsInput({ label, value, onChange, isDisabled = false, isWrong = false, onKeyDown }: PointsInputProps): ReactNode {
  const [typed, setTyped] = useState<string | null>(null);
  const isBad = isWrong || (typed !== null && typed.trim() !== '' && parsePoints(typed) === null);
  return (
    <InputBase
      value={typed ?? (value === null ? '' : pointsText(value))}
      disabled={isDisabled}
      onFocus={(event) => event.target.select()}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(parsePoints(event.target.value));
      }}
      onBlur={() => setTyped(null)}
      {...(onKeyDown ? { onKeyDown } : {})}
      inputProps={{ 'aria-label': label, 'aria-invalid': isBad, inputMode: 'decimal', maxLength: 6 }}
      sx={{
        width: '4rem',
        height: '1.875rem',
        px: 0.75,
        flex: 'none',
        border: 1,
        borderColor: isBad ? 'error.main' : 'divider',
        borderRadius: 1,
        bgcolor: 'background.paper',
        fontSize: '0.8125rem',
        '& input': { textAlign: 'right', fontVariantNumeric: 'tabular-nums', p: 0 },
        '&.Mui-focused': { borderColor: isBad ? 'error.main' : 'primary.main' },
      }}
    />
  );
}
