import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { QuarterPeriod } from '../../../../electron/contract/quarter.ts';
import type { IsoDate } from '../../../../electron/contract/values.ts';
import { count } from '../../../shared/format.ts';
import { keepQuery } from '../../../shared/navigation.ts';
import { accentWash } from '../../../shared/theme.tsx';

/** Newest first: who has sent in, and whether the report is sealed. */
export function PeriodList({ periods, chosen }: { readonly periods: readonly QuarterPeriod[]; readonly chosen: IsoDate }): ReactNode {
  return (
    <Box component="ul" aria-label="各期季度报告" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {periods.map(({ end, name, sealed, submitted, towns, late }) => (
        <Box component="li" key={end} sx={{ '& + &': { borderTop: 1, borderColor: 'divider' } }}>
          <ButtonBase
            aria-current={end === chosen}
            onClick={() => keepQuery({ end })}
            sx={(theme) => ({
              width: '100%',
              display: 'block',
              textAlign: 'left',
              px: 2,
              py: 1,
              bgcolor: end === chosen ? accentWash(theme, 0.12) : 'transparent',
              '&:hover': { bgcolor: accentWash(theme, end === chosen ? 0.16 : 0.06) },
              '&.Mui-focusVisible': { outlineOffset: '-2px' },
            })}
          >
            <Typography sx={{ fontWeight: 600 }}>{name}</Typography>
            <Typography variant="body2" sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
              {sealed ? sealed.documentNo : `已报 ${count(submitted)}/${count(towns)}`}
              {late > 0 && !sealed ? `　逾期 ${count(late)}` : ''}
            </Typography>
          </ButtonBase>
        </Box>
      ))}
    </Box>
  );
}
