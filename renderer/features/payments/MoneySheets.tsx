import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { ReactNode } from 'react';
import { isScheme } from '../../../electron/contract/schemes.ts';
import { sheetStates } from '../../../electron/contract/payments.ts';
import type { HistorySheet } from '../../../electron/contract/payments-history.ts';
import { money, monthText, termText } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { StatusChip } from '../../shared/ui.tsx';
import { sheetPath } from './sheet-key.ts';

/** Every sheet the person stands on, the newest first, with what it holds for him. */
export function MoneySheets({ sheets }: { readonly sheets: readonly HistorySheet[] }): ReactNode {
  return (
    <Box
      component="ul"
      aria-label="按发放表"
      sx={{ m: 0, p: 0, listStyle: 'none', minHeight: 0, overflowY: 'auto', border: 1, borderColor: 'divider', borderRadius: 1 }}
    >
      {sheets.toReversed().map((sheet) => (
        <Box component="li" key={`${sheet.scheme}${sheet.month}`} sx={{ px: 1.5, py: 1, borderBottom: 1, borderColor: 'divider' }}>
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mb: 0.5 }}>
            <Link
              component="button"
              underline="hover"
              sx={{ fontWeight: 600 }}
              onClick={() => isScheme(sheet.scheme) && goTo(sheetPath({ month: sheet.month, scheme: sheet.scheme }))}
            >
              {monthText(sheet.month)}
              {sheet.title}发放表
            </Link>
            <StatusChip label={termText(sheetStates, sheet.state)} tone={sheet.isLocked ? 'success' : 'warning'} />
          </Box>
          {sheet.entries.map((entry, index) => (
            <Box key={`${index} ${entry.title}`} sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', columnGap: 1 }}>
              <span>
                {entry.title}
                <Box component="span" sx={{ color: 'text.secondary', ml: 1, fontSize: '0.8125rem' }}>
                  {entry.payee}
                  {entry.paidBy === null ? '' : `　${entry.paidBy}`}
                </Box>
              </span>
              <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums', ...(entry.fen < 0 ? { color: 'error.main' } : {}) }}>
                {money(entry.fen)}
              </Box>
            </Box>
          ))}
        </Box>
      ))}
    </Box>
  );
}
