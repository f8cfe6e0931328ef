import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { IndicatorRow } from '../../../electron/contract/indicators.ts';
import { count } from '../../shared/format.ts';
import { accentWash } from '../../shared/theme.tsx';
import { StatusChip } from '../../shared/ui.tsx';

/** `达标`, or how many are missing; nothing where no document sets a target. */
export function Verdict({ row }: { readonly row: IndicatorRow }): ReactNode {
  if (row.met === null || row.target === null) return null;
  if (row.met) return <StatusChip label={`达标（${row.target}%）`} tone="success" />;
  const unit = row.lists === 'homes' ? '张' : '人';
  return <StatusChip label={`未达 ${row.target}%，差 ${count(row.missing ?? 0)} ${unit}`} tone="error" />;
}

/** Every indicator with its value; the chosen one shows its names beside. */
export function IndicatorList({
  rows,
  chosen,
  onChoose,
}: {
  readonly rows: readonly IndicatorRow[];
  readonly chosen: string | null;
  readonly onChoose: (code: string) => void;
}): ReactNode {
  return (
    <Box component="ul" aria-label="指标" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {rows.map((row) => (
        <Box component="li" key={row.code} sx={{ '& + &': { borderTop: 1, borderColor: 'divider' } }}>
          <ButtonBase
            aria-current={row.code === chosen}
            onClick={() => onChoose(row.code)}
            sx={(theme) => ({
              width: '100%',
              display: 'block',
              textAlign: 'left',
              px: 2,
              py: 1,
              bgcolor: row.code === chosen ? accentWash(theme, 0.12) : 'transparent',
              '&:hover': { bgcolor: accentWash(theme, row.code === chosen ? 0.16 : 0.06) },
              '&.Mui-focusVisible': { outlineOffset: '-2px' },
            })}
          >
            <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1 }}>
              <Typography sx={{ fontWeight: 600, minWidth: 0, flex: 1 }}>{row.name}</Typography>
              <Typography sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>{row.shown}</Typography>
            </Box>
            <Typography variant="body2" component="div" sx={{ display: 'flex', alignItems: 'baseline', gap: 1, color: 'text.secondary' }}>
              <Typography variant="body2" component="span" sx={{ flex: 1, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
                {count(row.numerator)} / {count(row.denominator)}
                {row.footnote ? `　${row.footnote}` : ''}
              </Typography>
              <Verdict row={row} />
            </Typography>
          </ButtonBase>
        </Box>
      ))}
    </Box>
  );
}
