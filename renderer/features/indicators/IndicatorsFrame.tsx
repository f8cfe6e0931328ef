import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import type { ReactNode } from 'react';
import { goTo, isFor, routes } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';
import { Page } from '../../shared/ui.tsx';

const tabs = [
  { path: '/indicators', label: '指标' },
  { path: '/indicators/periods', label: '期末封存' },
] as const;
type TabPath = (typeof tabs)[number]['path'];

/** The area of indicators: its pages side by side, where the user may open more than one. */
export function IndicatorsFrame({
  path,
  subtitle,
  actions,
  children,
}: {
  readonly path: TabPath;
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const { role } = useSession().user;
  const own = tabs.filter((tab) => routes.some((route) => route.path === tab.path && isFor(route, role)));
  return (
    <Page title="指标" subtitle={subtitle} actions={actions}>
      {own.length > 1 ? (
        <Tabs
          value={path}
          onChange={(_, next: TabPath) => goTo(next)}
          aria-label="指标的页面"
          sx={{ mt: -1, mb: 1.25, flex: 'none', borderBottom: 1, borderColor: 'divider' }}
        >
          {own.map((tab) => (
            <Tab key={tab.path} value={tab.path} label={tab.label} />
          ))}
        </Tabs>
      ) : null}
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}>{children}</Box>
    </Page>
  );
}
