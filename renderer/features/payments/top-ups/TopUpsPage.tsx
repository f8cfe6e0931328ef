import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { PaymentsFrame } from '../PaymentsFrame.tsx';
import { ItemsSection } from './ItemsSection.tsx';
import { PricesSection } from './PricesSection.tsx';

/** What is paid besides the monthly support: the subsidy that follows prices, and one-off items. Each has sheets and documents of its own. */
export function TopUpsPage(): ReactNode {
  return (
    <PaymentsFrame path="/payments/top-ups" subtitle="各有自己的发放表和文号；迟到的死亡、确认由更正表补发、抵扣或追回">
      <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto', display: 'grid', gap: 1.5, alignContent: 'start' }}>
        <PricesSection />
        <ItemsSection />
      </Box>
    </PaymentsFrame>
  );
}
