import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import type { ReactNode } from 'react';
import { goTo, isFor, routes } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';
import { Page } from '../../shared/ui.tsx';

const tabs = [
  { path: '/renovation', label: '项目' },
  { path: '/renovation/board', label: '看板' },
  { path: '/renovation/gantt', label: '进度图' },
  { path: '/renovation/progress', label: '进度月报' },
  { path: '/renovation/targets', label: '年度任务' },
  { path: '/renovation/coverage', label: '县域覆盖' },
  { path: '/renovation/choice', label: '项目比选' },
  { path: '/renovation/operators', label: '托管运营' },
  { path: '/renovation/papers', label: '台账文书' },
] as const;
type TabPath = (typeof tabs)[number]['path'];

/** The area of renovations: its pages side by side, those the user may open. */
export function RenovationFrame({
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
  return (
    <Page title="敬老院改造提升" subtitle={subtitle} actions={actions}>
      <Tabs
        value={path}
        onChange={(_, next: TabPath) => goTo(next)}
        aria-label="敬老院改造提升的页面"
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
