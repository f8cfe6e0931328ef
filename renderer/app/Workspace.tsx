/** The window after login: navigation, search, the page, the status line. */
import Box from '@mui/material/Box';
import { Suspense, useEffect, useMemo, useState, type ReactNode } from 'react';
import { Route as WouterRoute, Router, Switch } from 'wouter';
import { mdiMapMarkerQuestionOutline } from '@mdi/js';
import Button from '@mui/material/Button';
import type { Session } from '../../electron/contract/ledger.ts';
import { areasFor, goBack, goTo, isFor, routes, useGuardedHashLocation } from '../shared/navigation.ts';
import { LockHost } from '../features/lock/LockHost.tsx';
import { closeErrors } from '../shared/toast-store.ts';
import { SessionProvider, type CurrentSession } from '../shared/session.ts';
import { listenForShortcuts, useShortcut } from '../shared/shortcuts.ts';
import { EmptyState, Loading } from '../shared/ui/states.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Rail } from './Rail.tsx';
import { ShortcutHelp } from './ShortcutHelp.tsx';
import { StatusLine } from './StatusLine.tsx';
import { TopBar } from './TopBar.tsx';

type WorkspaceProps = { readonly session: Session; readonly version: string; readonly today: string; readonly onLeave: () => void };

/** Alt+1 to Alt+9; one component a key, since a hook registers one. */
function AreaShortcut({ number, title, path }: { readonly number: number; readonly title: string; readonly path: string }): ReactNode {
  useShortcut(`Alt+${number}`, `转到“${title}”`, () => goTo(path), { group: '窗口' });
  return null;
}

function PageNotFound(): ReactNode {
  return (
    <EmptyState
      icon={mdiMapMarkerQuestionOutline}
      what="没有这个页面"
      next="可能是链接已经失效，或当前用户没有权限查看。"
      action={
        <Button variant="contained" onClick={() => goTo('/')}>
          回到今日
        </Button>
      }
    />
  );
}

export function Workspace({ session, version, today, onLeave }: WorkspaceProps): ReactNode {
  const [path] = useGuardedHashLocation();
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const current = useMemo<CurrentSession>(() => ({ ...session, version, today }), [session, version, today]);
  const { role } = session.user;
  const areas = useMemo(() => areasFor(role), [role]);

  useEffect(listenForShortcuts, []);
  // A refusal belongs to the page it was met on.
  useEffect(() => {
    if (path !== '') closeErrors();
  }, [path]);
  useShortcut('F1', '快捷键一览', () => setIsHelpOpen(true), { group: '窗口' });
  useShortcut('?', '快捷键一览', () => setIsHelpOpen(true), { group: '窗口' });
  useShortcut('Esc', '返回上一页', goBack, { group: '窗口', isOn: path.split('/').length > 2 });

  return (
    <SessionProvider value={current}>
      <Router hook={useGuardedHashLocation}>
        {areas.slice(0, 9).map((area, index) => (
          <AreaShortcut key={area.path} number={index + 1} title={area.title} path={area.path} />
        ))}
        <Box
          sx={{
            height: '100%',
            display: 'grid',
            gridTemplateRows: 'auto minmax(0, 1fr) auto',
            gridTemplateColumns: 'auto minmax(0, 1fr)',
            gridTemplateAreas: '"top top" "rail page" "status status"',
          }}
        >
          <TopBar onHelp={() => setIsHelpOpen(true)} onLeave={onLeave} />
          <Rail areas={areas} path={path} />
          <Box component="main" sx={{ gridArea: 'page', minWidth: 0, minHeight: 0, bgcolor: 'background.default' }}>
            <ErrorBoundary resetKey={path}>
              <Suspense fallback={<Loading />}>
                <Switch>
                  {routes.map((route) => (
                    <WouterRoute key={route.path} path={route.path} component={isFor(route, role) ? route.component : PageNotFound} />
                  ))}
                  <WouterRoute component={PageNotFound} />
                </Switch>
              </Suspense>
            </ErrorBoundary>
          </Box>
          <StatusLine />
        </Box>
        <LockHost onLeave={onLeave} />
        {isHelpOpen ? <ShortcutHelp onClose={() => setIsHelpOpen(false)} /> : null}
      </Router>
    </SessionProvider>
  );
}
