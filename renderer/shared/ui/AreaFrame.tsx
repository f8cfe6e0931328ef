import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import type { ReactNode } from 'react';
import { goTo, isFor, routes } from '../navigation.ts';
import { useSession } from '../session.ts';
import { Page } from './Page.tsx';

export type AreaTab = { readonly path: string; readonly label: string };

type AreaProps<Path extends string> = {
  readonly path: Path;
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/**
 * The frame of an area: its pages as tabs side by side, those the user may open. One page alone needs no tabs.
 * @param title of the area and of each of its pages; null: a page is called what its tab is called
 * @param name of the area in the words of a screen reader, where it is not its title
 */
export function areaFrame<const Tabs extends readonly AreaTab[]>(title: string | null, tabs: Tabs, name = title ?? '') {
  type Path = Tabs[number]['path'];
  return function AreaFrame({ path, subtitle, actions, children }: AreaProps<Path>): ReactNode {
    const { role } = useSession().user;
    // The whole path counts: /payments/:month would fit every page of its area.
    const shown = tabs.filter((tab) => tab.path === path || routes.some((route) => route.path === tab.path && isFor(route, role)));
    return (
      <Page title={title ?? tabs.find((tab) => tab.path === path)?.label ?? name} subtitle={subtitle} actions={actions}>
        {shown.length > 1 ? <AreaTabs tabs={shown} path={path} name={name} /> : null}
        <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}>{children}</Box>
      </Page>
    );
  };
}

function AreaTabs({ tabs, path, name }: { readonly tabs: readonly AreaTab[]; readonly path: string; readonly name: string }): ReactNode {
  return (
    <Tabs
      value={path}
      onChange={(_, next: string) => goTo(next)}
      aria-label={`${name}的页面`}
      variant="scrollable"
      sx={{ mt: -1, mb: 1.25, flex: 'none', borderBottom: 1, borderColor: 'divider' }}
    >
      {tabs.map((tab) => (
        <Tab key={tab.path} value={tab.path} label={tab.label} />
      ))}
    </Tabs>
  );
}
