import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import type { ReactNode } from 'react';
import { goTo, isFor, routes } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';
import { Page } from '../../shared/ui.tsx';

/** A tab shows by itself as soon as its route is there and the role may see it. */
const tabs = [
  { path: '/payments', label: '发放表' },
  { path: '/payments/top-ups', label: '价格补贴与一次性项目' },
  { path: '/payments/happiness', label: '幸福院奖补' },
  { path: '/payments/bank', label: '银行代发' },
  { path: '/payments/recoveries', label: '追回与待定' },
  { path: '/payments/overlaps', label: '重复享受' },
  { path: '/payments/funds', label: '资金' },
  { path: '/payments/what-if', label: '测算' },
] as const;
type TabPath = (typeof tabs)[number]['path'];

type PaymentsFrameProps = {
  readonly path: TabPath;
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** The area of payments: the monthly sheets, and what is paid besides. */
export function PaymentsFrame({ path, subtitle, actions, children }: PaymentsFrameProps): ReactNode {
  const { role } = useSession().user;
  // The whole path counts: /payments/:month would fit every one of them.
  const shown = tabs.filter((tab) => tab.path === path || routes.some((route) => route.path === tab.path && isFor(route, role)));
  return (
    <Page title={tabs.find((tab) => tab.path === path)?.label ?? ''} subtitle={subtitle} actions={actions}>
      {shown.length > 1 ? (
        <Tabs
          value={path}
          onChange={(_, next: TabPath) => goTo(next)}
          aria-label="发放的页面"
          variant="scrollable"
          sx={{ mt: -1, mb: 1, flex: 'none', borderBottom: 1, borderColor: 'divider' }}
        >
          {shown.map((tab) => (
            <Tab key={tab.path} value={tab.path} label={tab.label} />
          ))}
        </Tabs>
      ) : null}
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}>{children}</Box>
    </Page>
  );
}
