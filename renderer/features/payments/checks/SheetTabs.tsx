import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import type { ReactNode } from 'react';
import { countyUsers } from '../../../../electron/contract/method.ts';
import type { SheetDetail } from '../../../../electron/contract/payments.ts';
import { happinessScheme, type Scheme } from '../../../../electron/contract/schemes.ts';
import type { FindingCounts } from '../../../../electron/contract/sheet-checks.ts';
import { useCall } from '../../../shared/client.ts';
import { count } from '../../../shared/format.ts';
import { useMay } from '../../../shared/session.ts';
import { keyOf } from '../sheet-key.ts';

const sheetViews = ['rows', 'checks', 'changes', 'holds', 'funds'] as const;
export type SheetView = (typeof sheetViews)[number];

/** What of a sheet there is to look at: villages are not held back one by one, nor compared from month to month. */
export function viewsOf(scheme: Scheme, isCounty: boolean): readonly SheetView[] {
  return sheetViews.filter(
    (view) =>
      (isCounty || view === 'rows' || view === 'changes') && (scheme !== happinessScheme || (view !== 'changes' && view !== 'holds')),
  );
}

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
  scheme,
  counts,
  onView,
}: {
  readonly view: SheetView;
  readonly scheme: Scheme;
  readonly counts: FindingCounts | null;
  readonly onView: (view: SheetView) => void;
}): ReactNode {
  const isCounty = useMay(countyUsers);
  const labels: Readonly<Record<SheetView, ReactNode>> = {
    rows: '发放明细',
    checks: <CheckLabel counts={counts} />,
    changes: '与上月比较',
    holds: '暂缓发放',
    funds: '资金来源',
  };
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
      {viewsOf(scheme, isCounty).map((shown) => (
        <Tab key={shown} value={shown} label={labels[shown]} />
      ))}
    </Tabs>
  );
}
