import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { IndicatorRow } from '../../../electron/contract/indicators.ts';
import { count, money } from '../../shared/format.ts';
import { accentWash } from '../../shared/theme.tsx';
import { StatusChip } from '../../shared/ui.tsx';

/** `达标`, or how many are missing; nothing where no document sets a target. */
export function Verdict({ row }: { readonly row: IndicatorRow }): ReactNode {
  if (row.met === null || row.target === null) return null;
  const target = row.targetUnit === '处' ? `${row.target} 处` : `${row.target}${row.targetUnit}`;
  if (row.isCeiling)
    return <StatusChip label={row.met ? `达标（不高于 ${target}）` : `高于 ${target}`} tone={row.met ? 'success' : 'error'} />;
  if (row.met) return <StatusChip label={`达标（${target}）`} tone="success" />;
  const unit = row.lists === 'homes' ? '张' : row.lists === 'items' ? '处' : '人';
  const missing = row.missing === null ? '' : `，差 ${count(row.missing)} ${unit}`;
  return <StatusChip label={`未达 ${target}${missing}`} tone="error" />;
}

/** One row of the list: a rate of a year's task stands once for each year. */
export function rowKey({ code, batchYear }: Pick<IndicatorRow, 'code' | 'batchYear'>): string {
  return batchYear === null ? code : `${code}-${batchYear}`;
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
        <Box component="li" key={rowKey(row)} sx={{ '& + &': { borderTop: 1, borderColor: 'divider' } }}>
          <ButtonBase
            aria-current={rowKey(row) === chosen}
            onClick={() => onChoose(rowKey(row))}
            sx={(theme) => ({
              width: '100%',
              display: 'block',
              textAlign: 'left',
              px: 2,
              py: 1,
              bgcolor: rowKey(row) === chosen ? accentWash(theme, 0.12) : 'transparent',
              '&:hover': { bgcolor: accentWash(theme, rowKey(row) === chosen ? 0.16 : 0.06) },
              '&.Mui-focusVisible': { outlineOffset: '-2px' },
            })}
          >
            <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1 }}>
              <Typography sx={{ fontWeight: 600, minWidth: 0, flex: 1 }}>{row.name}</Typography>
              <Typography sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>{row.shown}</Typography>
            </Box>
            <Typography variant="body2" component="div" sx={{ display: 'flex', alignItems: 'baseline', gap: 1, color: 'text.secondary' }}>
              <Typography variant="body2" component="span" sx={{ flex: 1, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
                {row.unit === 'fen' ? money(row.numerator) : count(row.numerator)} /{' '}
                {row.unit === 'fen' ? money(row.denominator) : count(row.denominator)}
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
