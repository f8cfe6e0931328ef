import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import type { ReactNode } from 'react';
import { goTo, isReachable } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';
import { Page } from '../../shared/ui.tsx';

const tabs = [
  { path: '/placement', label: '等候名单' },
  { path: '/placement/applications', label: '入住申请' },
  { path: '/placement/plan', label: '安置方案' },
] as const;
type TabPath = (typeof tabs)[number]['path'];

type PlacementFrameProps = {
  readonly path: TabPath;
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** The area of placement: who waits, applications under way, the proposal for the whole county. */
export function PlacementFrame({ path, subtitle, actions, children }: PlacementFrameProps): ReactNode {
  const { role } = useSession().user;
  return (
    <Page title="安置" subtitle={subtitle} actions={actions}>
      <Tabs
        value={path}
        onChange={(_, next: TabPath) => goTo(next)}
        aria-label="安置的页面"
        sx={{ mt: -1, mb: 1, flex: 'none', borderBottom: 1, borderColor: 'divider' }}
      >
        {tabs
          .filter((tab) => tab.path === path || isReachable(tab.path, role))
          .map((tab) => (
            <Tab key={tab.path} value={tab.path} label={tab.label} />
          ))}
      </Tabs>
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}>{children}</Box>
    </Page>
  );
}
