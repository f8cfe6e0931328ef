import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import type { ReactNode } from 'react';
import { goTo, isFor, routes } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';
import { Page } from '../../shared/ui.tsx';

const tabs = [
  { path: '/papers', label: '程序文书' },
  { path: '/papers/word', label: 'Word 模板' },
  { path: '/papers/letters', label: '批量函件' },
] as const;
type TabPath = (typeof tabs)[number]['path'];

/** The area of papers: the program's wordings, the county's own Word files, letters in bulk. */
export function PapersFrame({
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
    <Page title="文书模板" subtitle={subtitle} actions={actions}>
      <Tabs
        value={path}
        onChange={(_, next: TabPath) => goTo(next)}
        aria-label="文书的页面"
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
