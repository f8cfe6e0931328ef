/** A small table inside a dialog: thin rules, figures at the right. */
export const plainTable = {
  borderCollapse: 'collapse',
  fontSize: '0.8125rem',
  fontVariantNumeric: 'tabular-nums',
  '& th': { textAlign: 'left', fontWeight: 500, color: 'text.secondary', whiteSpace: 'nowrap' },
  '& th, & td': { borderBottom: 1, borderColor: 'divider', px: 1, py: 0.5 },
  '& .number': { textAlign: 'right' },
} as const;
