import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { happinessBatches } from '../../../electron/contract/happiness-sheets.ts';
import { sheetStates } from '../../../electron/contract/payments.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { useCall } from '../../shared/client.ts';
import { money, monthText } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';

/** The sheets of a year, each a way to it. */
export function BatchLine({ year }: { readonly year: number }): ReactNode {
  const { data } = useCall('happiness.batches', { year });
  if (!data || data.length === 0) return null;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, alignItems: 'baseline', mb: 1.25, fontSize: '0.8125rem' }}>
      <span>发放表</span>
      {data.map((sheet) => (
        <Button
          key={`${sheet.month} ${sheet.batch}`}
          size="small"
          onClick={() => goTo(`/payments/of/happiness/${sheet.month}`)}
          sx={{ minWidth: 0, p: 0, fontSize: 'inherit', lineHeight: 'inherit', fontVariantNumeric: 'tabular-nums' }}
        >
          {labelOf(happinessBatches, sheet.batch)}：{monthText(sheet.month)}，{money(sheet.totalFen)} 元（
          {labelOf(sheetStates, sheet.state)}）
        </Button>
      ))}
    </Box>
  );
}
