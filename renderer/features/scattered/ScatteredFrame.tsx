import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import type { ReactNode } from 'react';
import { goTo } from '../../shared/navigation.ts';
import { Page } from '../../shared/ui.tsx';

const tabs = [
  { path: '/scattered', label: '探访计划' },
  { path: '/scattered/month', label: '月度探访' },
  { path: '/scattered/risks', label: '探访风险' },
  { path: '/scattered/agreements', label: '照料协议' },
  { path: '/scattered/five-haves', label: '五有落实' },
  { path: '/scattered/wishes', label: '意愿询问' },
] as const;
type TabPath = (typeof tabs)[number]['path'];

/** The area of support at home. */
export function ScatteredFrame({
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
  return (
    <Page title="分散供养" subtitle={subtitle} actions={actions}>
      <Tabs
        value={path}
        onChange={(_, next: TabPath) => goTo(next)}
        aria-label="分散供养的页面"
        sx={{ mt: -1, mb: 1.25, flex: 'none', borderBottom: 1, borderColor: 'divider' }}
      >
        {tabs.map((tab) => (
          <Tab key={tab.path} value={tab.path} label={tab.label} />
        ))}
      </Tabs>
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}>{children}</Box>
    </Page>
  );
}
