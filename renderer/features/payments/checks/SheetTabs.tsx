import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import type { ReactNode } from 'react';
import { countyUsers } from '../../../../electron/contract/method.ts';
import type { SheetDetail } from '../../../../electron/contract/payments.ts';
import type { FindingCounts } from '../../../../electron/contract/sheet-checks.ts';
import { useCall } from '../../../shared/client.ts';
import { count } from '../../../shared/format.ts';
import { useMay } from '../../../shared/session.ts';
import { keyOf } from '../sheet-key.ts';

export const sheetViews = ['rows', 'checks', 'changes', 'holds', 'funds'] as const;
export type SheetView = (typeof sheetViews)[number];

const firstPage = 100;

/** What the checks of this sheet say in numbers; null until it is known, and for those it is not for. */
export function useFindingCounts(detail: SheetDetail): FindingCounts | null {
  const isAsked = useMay(countyUsers);
  const found = useCall(
    'sheetChecks.findings',
    { ...keyOf(detail.card), check: null, severity: null, offset: 0, limit: firstPage },
    { enabled: isAsked },
  );
  return found.data?.counts ?? null;
}

function Number({ value, colour }: { readonly value: number; readonly colour: string }): ReactNode {
  return (
    <Box component="span" sx={{ color: colour, fontWeight: 600, ml: 0.5, fontVariantNumeric: 'tabular-nums' }}>
      {count(value)}
    </Box>
  );
}

function CheckLabel({ counts }: { readonly counts: FindingCounts | null }): ReactNode {
  return (
    <Box component="span">
      审批前检查
      {counts && counts.red > 0 ? <Number value={counts.red} colour="error.main" /> : null}
      {counts && counts.red === 0 && counts.yellow > 0 ? <Number value={counts.yellow} colour="warning.main" /> : null}
    </Box>
  );
}

/** What of a sheet is looked at. */
export function SheetTabs({
  view,
  counts,
  onView,
}: {
  readonly view: SheetView;
  readonly counts: FindingCounts | null;
  readonly onView: (view: SheetView) => void;
}): ReactNode {
  const isCounty = useMay(countyUsers);
  return (
    <Tabs
      value={view}
      onChange={(_, next: SheetView) => onView(next)}
      aria-label="发放表的内容"
      sx={{
        flex: 'none',
        minHeight: '2.25rem',
        mb: 1,
        borderBottom: 1,
        borderColor: 'divider',
        '& .MuiTab-root': { minHeight: '2.25rem', minWidth: 0, px: 1.5 },
      }}
    >
      <Tab value="rows" label="发放明细" />
      {isCounty ? <Tab value="checks" label={<CheckLabel counts={counts} />} /> : null}
      <Tab value="changes" label="与上月比较" />
      {isCounty ? <Tab value="holds" label="暂缓发放" /> : null}
      {isCounty ? <Tab value="funds" label="资金来源" /> : null}
    </Tabs>
  );
}
