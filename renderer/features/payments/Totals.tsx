import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { SheetDetail } from '../../../electron/contract/payments.ts';
import { count, money } from '../../shared/format.ts';
import { mainWord } from './sheet-words.ts';

/** Sums of the whole sheet; parts that are nothing are left out. */
export function Totals({ detail }: { readonly detail: SheetDetail }): ReactNode {
  const sum = (of: (group: SheetDetail['groups'][number]) => number): number =>
    detail.groups.reduce((total, group) => total + of(group), 0);
  const other = sum((group) => group.otherFen);
  const parts = [
    { label: detail.card.scheme === 'happiness' ? '幸福院（处）' : '人数', value: count(detail.card.persons) },
    ...(detail.card.scheme === 'happiness' ? [] : [{ label: mainWord(detail.card), value: money(sum((group) => group.basicFen)) }]),
    ...(detail.card.scheme === 'destitute' ? [{ label: '护理费', value: money(sum((group) => group.careFen)) }] : []),
    ...(other === 0 ? [] : [{ label: '补发与抵扣', value: money(other) }]),
    { label: '合计（元）', value: money(detail.card.totalFen), isTotal: true },
  ];
  return (
    <Box
      component="dl"
      aria-label="全表合计"
      sx={{ m: 0, display: 'flex', flexWrap: 'wrap', gap: 3, rowGap: 0.5, alignItems: 'flex-start' }}
    >
      {parts.map(({ label, value, ...part }) => (
        <Box key={label} sx={{ textAlign: 'right' }}>
          <Typography component="dt" variant="body2" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
            {label}
          </Typography>
          <Typography
            component="dd"
            sx={{
              m: 0,
              fontSize: '1.125rem',
              fontWeight: 600,
              lineHeight: 1.35,
              fontVariantNumeric: 'tabular-nums',
              whiteSpace: 'nowrap',
              ...('isTotal' in part ? { color: 'primary.main' } : {}),
            }}
          >
            {value}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
