import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { BankSheet } from '../../../electron/contract/bank.ts';
import { money } from '../../shared/format.ts';

/** The amounts that make the sheet. */
export function Figures({ sheet }: { readonly sheet: BankSheet }): ReactNode {
  const parts = [
    { label: '已到账', fen: sheet.paidFen },
    { label: '其他方式发放', fen: sheet.otherFen },
    { label: '待回盘', fen: sheet.openFen },
    { label: '退票', fen: sheet.returnedFen },
    { label: '未列入批次', fen: sheet.restFen },
    // Only where a later line was settled against what was still claimed back.
    ...(sheet.settledFen === 0 ? [] : [{ label: '抵扣追回，不拨付', fen: sheet.settledFen }]),
  ];
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 4, rowGap: 1, alignItems: 'baseline' }}>
      <Figure label="发放表合计（元）" fen={sheet.totalFen} isStrong />
      <Box component="span" sx={{ color: 'text.secondary' }}>
        ＝
      </Box>
      {parts.map((part) => (
        <Figure key={part.label} {...part} />
      ))}
    </Box>
  );
}

function Figure({
  label,
  fen,
  isStrong = false,
}: {
  readonly label: string;
  readonly fen: number;
  readonly isStrong?: boolean;
}): ReactNode {
  return (
    <Box>
      <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{label}</Box>
      <Box sx={{ fontVariantNumeric: 'tabular-nums', fontSize: '1.125rem', fontWeight: isStrong ? 700 : 500 }}>{money(fen)}</Box>
    </Box>
  );
}
