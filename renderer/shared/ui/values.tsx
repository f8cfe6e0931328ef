/** Small pieces of text with one look everywhere: amounts, days, states, keys. */
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { dateText, formatInstant, idNumberText, money } from '../format.ts';

/** An amount in yuan, right-aligned figures; negative ones in the colour of errors. */
export function Money({
  fen,
  isStrong = false,
  hasUnit = false,
}: {
  readonly fen: number | null | undefined;
  readonly isStrong?: boolean;
  readonly hasUnit?: boolean;
}): ReactNode {
  return (
    <Box
      component="span"
      sx={{
        fontVariantNumeric: 'tabular-nums',
        whiteSpace: 'nowrap',
        textAlign: 'right',
        ...(isStrong ? { fontWeight: 600 } : {}),
        ...(fen !== null && fen !== undefined && fen < 0 ? { color: 'error.main' } : {}),
      }}
    >
      {money(fen)}
      {hasUnit ? ' 元' : ''}
    </Box>
  );
}

/** A day as stored, or an instant in local time. */
export function DateText({
  day,
  instant,
}: {
  readonly day?: string | null | undefined;
  readonly instant?: string | null | undefined;
}): ReactNode {
  return (
    <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
      {instant === undefined ? dateText(day) : formatInstant(instant)}
    </Box>
  );
}

/** Characters of the whole number, so that nothing moves when a masked one is shown in full. */
const wholeLength = { id: 18, certificate: 20, account: 19, phone: 11 } as const;

/** A number as the backend gives it: masked, or in full after somebody has said why. */
export function NumberText({ value, kind }: { readonly value: string; readonly kind: keyof typeof wholeLength }): ReactNode {
  const spacing = 0.02;
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-block',
        minWidth: `calc(${wholeLength[kind]}ch + ${wholeLength[kind] * spacing}em)`,
        fontVariantNumeric: 'tabular-nums',
        letterSpacing: `${spacing}em`,
        overflowWrap: 'anywhere',
      }}
    >
      {value}
    </Box>
  );
}

/** An ID number in a line of text. */
export function MaskedText({ idNumber }: { readonly idNumber: string | null | undefined }): ReactNode {
  return (
    <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap', letterSpacing: '0.02em' }}>
      {idNumberText(idNumber)}
    </Box>
  );
}

export type StatusTone = 'neutral' | 'accent' | 'success' | 'warning' | 'error';
const toneColour = {
  neutral: 'text.secondary',
  accent: 'primary.main',
  success: 'success.main',
  warning: 'warning.main',
  error: 'error.main',
} as const;

/** A state in one or two words: a dot and the label, so that it does not depend on colour alone. */
export function StatusChip({ label, tone = 'neutral' }: { readonly label: string; readonly tone?: StatusTone }): ReactNode {
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75, whiteSpace: 'nowrap', color: toneColour[tone], lineHeight: 1.4 }}
    >
      <Box
        component="span"
        aria-hidden
        sx={{ width: '0.4375rem', height: '0.4375rem', borderRadius: '50%', bgcolor: 'currentColor', flex: 'none' }}
      />
      {/* Its baseline is the text's, not the dot's. */}
      <Box component="span" sx={{ alignSelf: 'baseline' }}>
        {label}
      </Box>
    </Box>
  );
}

/** A key or combination as on the keyboard: `Ctrl+K`. */
export function KeyHint({ keys }: { readonly keys: string }): ReactNode {
  return (
    <Box
      component="kbd"
      sx={{
        fontFamily: 'inherit',
        fontSize: '0.6875rem',
        lineHeight: 1,
        px: 0.625,
        py: 0.375,
        border: 1,
        borderBottomWidth: 2,
        borderColor: 'divider',
        borderRadius: '3px',
        color: 'text.secondary',
        whiteSpace: 'nowrap',
        bgcolor: 'background.default',
      }}
    >
      {keys}
    </Box>
  );
}
