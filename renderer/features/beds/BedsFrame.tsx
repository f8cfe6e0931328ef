import { mdiHomeCityOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { goTo } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';
import { EmptyState, LoadError, Loading, Page } from '../../shared/ui.tsx';
import { useHome } from './use-home.ts';

const tabs = [
  { path: '/beds', label: '床位图' },
  { path: '/beds/roll-call', label: '点名' },
  { path: '/beds/absences', label: '请假住院' },
  { path: '/beds/incidents', label: '事故' },
  { path: '/beds/registers', label: '登记册' },
  { path: '/beds/reservations', label: '预留' },
  { path: '/beds/homes', label: '各院合计' },
] as const;
type TabPath = (typeof tabs)[number]['path'];

type BedsFrameProps = {
  readonly path: TabPath;
  /** Drawn once it is known which home is meant. */
  readonly children: (home: { readonly homeId: number; readonly name: string }) => ReactNode;
};

/** The area of a home manager: which home, its pages as tabs. */
export function BedsFrame({ path, children }: BedsFrameProps): ReactNode {
  const { user } = useSession();
  const { homeId, homes, isLoading, error, retry, choose } = useHome();
  const home = homes.find((known) => known.homeId === homeId);
  // Pages of every home at once.
  const isOfAll = path === '/beds/homes' || path === '/beds/reservations';
  const isChoosing = user.homeId === null && homes.length > 1;
  // Sums of one home are on its map.
  const shown = tabs.filter((tab) => tab.path !== '/beds/homes' || isChoosing);
  return (
    <Page
      title="床位"
      subtitle={
        <Tabs
          value={shown.some((tab) => tab.path === path) ? path : false}
          onChange={(_, next: TabPath) => goTo(homeId === null ? next : `${next}?home=${homeId}`)}
          aria-label="床位的页面"
          sx={{ ml: 1 }}
        >
          {shown.map((tab) => (
            <Tab key={tab.path} value={tab.path} label={tab.label} sx={{ minWidth: 0, px: 1.5 }} />
          ))}
        </Tabs>
      }
      actions={
        <>
          {isChoosing || isOfAll ? null : <Box component="span">{home?.name}</Box>}
          {isChoosing && !isOfAll ? (
            <TextField
              select
              label="机构"
              value={homeId ?? ''}
              onChange={(event) => choose(Number(event.target.value))}
              sx={{ width: '14rem' }}
              slotProps={{ select: { MenuProps: { slotProps: { paper: { sx: { maxHeight: '60vh' } } } } } }}
            >
              {homes.map((known) => (
                <MenuItem key={known.homeId} value={known.homeId}>
                  {known.name}
                </MenuItem>
              ))}
            </TextField>
          ) : null}
        </>
      }
    >
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
        {error ? (
          <LoadError error={error} onRetry={retry} />
        ) : isLoading ? (
          <Loading />
        ) : home ? (
          // Another home begins anew: nothing chosen, no filter.
          <Box key={home.homeId} sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
            {children(home)}
          </Box>
        ) : (
          <EmptyState icon={mdiHomeCityOutline} what="还没有登记机构" next="先在“机构”中登记敬老院，再登记它的房间和床位。" />
        )}
      </Box>
    </Page>
  );
}
