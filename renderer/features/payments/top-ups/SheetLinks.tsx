import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { ReactNode } from 'react';
import type { ItemRow } from '../../../../electron/contract/top-ups.ts';
import type { Scheme } from '../../../../electron/contract/schemes.ts';
import { count, money, monthText } from '../../../shared/format.ts';
import { goTo } from '../../../shared/navigation.ts';
import { StatusChip } from '../../../shared/ui.tsx';
import { sheetPath } from '../sheet-key.ts';
import { stateChip } from '../sheet-words.ts';

type Brief = ItemRow['sheets'][number];

/** The sheets there are: month, how far, how many people, how much; each leads to its page. */
export function SheetLinks({ scheme, sheets }: { readonly scheme: Scheme; readonly sheets: readonly Brief[] }): ReactNode {
  return sheets.map((sheet) => (
    <Box key={sheet.month} sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline' }}>
        <Link component="button" type="button" onClick={() => goTo(sheetPath({ month: sheet.month, scheme }))}>
          {monthText(sheet.month)}发放表
        </Link>
        <StatusChip {...stateChip(sheet.state)} />
      </Box>
      <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
        {count(sheet.persons)} 人，{money(sheet.totalFen)} 元
      </Box>
    </Box>
  ));
}
