import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import type { ReactNode } from 'react';
import { goTo, isFor, routes } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';
import { Page } from '../../shared/ui.tsx';

const tabs = [
  { path: '/reports/quarter', label: '季度报告' },
  { path: '/reports/standing', label: '标准报表' },
  { path: '/reports/own', label: '自定义报表' },
  { path: '/reports/situation', label: '单页情况表' },
] as const;
type ReportTab = (typeof tabs)[number]['path'];

/** The area of reports: its pages side by side, those the user may open. */
export function ReportsFrame({
  path,
  subtitle,
  actions,
  children,
}: {
  readonly path: ReportTab;
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const { role } = useSession().user;
  return (
    <Page title="报表" subtitle={subtitle} actions={actions}>
      <Tabs
        value={path}
        onChange={(_, next: ReportTab) => goTo(next)}
        aria-label="报表的页面"
        sx={{ mt: -1, mb: 1.25, flex: 'none', borderBottom: 1, borderColor: 'divider' }}
      >
        {tabs
          .filter((tab) => routes.some((route) => route.path === tab.path && isFor(route, role)))
          .map((tab) => (
            <Tab key={tab.path} value={tab.path} label={tab.label} />
          ))}
      </Tabs>
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}>{children}</Box>
    </Page>
  );
}
