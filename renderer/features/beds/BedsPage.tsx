import { mdiBedOutline, mdiFloorPlan, mdiPlus } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { everyReporter } from '../../../electron/contract/method.ts';
import { isIsoDate, isoDate } from '../../../electron/contract/values.ts';
import { useCall } from '../../shared/client.ts';
import { count } from '../../shared/format.ts';
import { keepQuery, useQuery } from '../../shared/navigation.ts';
import { useMay, useSession } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { EmptyState, Icon, LoadError, Loading } from '../../shared/ui.tsx';
import { ActionDialogs, type Asked } from './ActionDialogs.tsx';
import { actionsOf, type BedAction } from './bed-actions.ts';
import { BedMap } from './BedMap.tsx';
import { BedMenu } from './BedMenu.tsx';
import { bedIndex, chosenBeds, floorsOf, isFiltered, noBedFilter, targetOf, type BedFilter, type Found } from './bed-map.ts';
import { BedPanel } from './BedPanel.tsx';
import { createBedStore } from './bed-store.ts';
import { BedsFrame } from './BedsFrame.tsx';
import { BedFilters, DayPicker } from './BedToolbar.tsx';
import { CountStrip } from './CountStrip.tsx';
import { MapLegend } from './MapLegend.tsx';
import { MoveBanner } from './MoveBanner.tsx';
import { LayOutDialog, RoomDialog } from './RoomDialogs.tsx';

/** The bed map of one home on one day. */
export function BedsPage(): ReactNode {
  return <BedsFrame path="/beds">{({ homeId }) => <HomeBeds homeId={homeId} />}</BedsFrame>;
}

function HomeBeds({ homeId }: { readonly homeId: number }): ReactNode {
  const { today, user } = useSession();
  const mayWrite = useMay(everyReporter);
  const asked = useQuery().get('day') ?? today;
  const day = isIsoDate(asked) && asked <= today ? asked : isoDate(today);
  const isReadOnly = !mayWrite || day !== today;
  const map = useCall('beds.map', { homeId, day }, { keepsPrevious: true });
  const [filter, setFilter] = useState<BedFilter>(noBedFilter);
  const [dialog, setDialog] = useState<Asked | 'layOut' | 'room' | null>(null);
  const [menu, setMenu] = useState<{ readonly found: Found; readonly anchor: HTMLElement } | null>(null);
  const [store] = useState(createBedStore);
  const mapBox = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);

  const rooms = useMemo(() => map.data?.rooms ?? [], [map.data]);
  const floors = useMemo(() => floorsOf(rooms), [rooms]);
  const beds = useMemo(() => bedIndex(rooms), [rooms]);
  const chosen = useMemo(() => chosenBeds(rooms, filter), [rooms, filter]);

  const showDay = (next: string): void => {
    // A move that began on a map that is no longer shown would end somewhere else.
    store.endMove();
    keepQuery({ home: String(homeId), day: next === today ? null : next });
  };
  const enterMap = (): void => mapBox.current?.querySelector<HTMLElement>('[data-bed][tabindex="0"]')?.focus();
  useShortcut('Ctrl+F', '在床位图中查找', () => search.current?.select());
  useShortcut('Ctrl+N', '登记房间床位', () => setDialog('layOut'), { isOn: !isReadOnly });

  const act = (action: BedAction, found: Found): void => {
    setMenu(null);
    const { person, bedId } = found.bed;
    if (action === 'move' && person) {
      store.beginMove({ person, from: bedId, purpose: 'place' });
      // The menu gives the focus back to the bed first.
      requestAnimationFrame(enterMap);
    } else setDialog({ what: 'action', action, found });
  };
  const put = (bedId: number): void => {
    const { move } = store.read();
    const target = beds.get(bedId);
    if (!move || !target || targetOf(target, move).kind === 'none') return;
    const from = move.from === null ? null : (beds.get(move.from) ?? null);
    setDialog({ what: 'place', placement: { move, from, target } });
  };
  const placed = (isDone: boolean): void => {
    setDialog(null);
    if (isDone) store.endMove();
  };

  if (map.error && !map.data) return <LoadError error={map.error} onRetry={() => void map.refetch()} />;
  if (!map.data) return <Loading />;
  const { counts, withoutBed } = map.data;
  const layOut = isReadOnly ? null : (
    <>
      <Button variant="outlined" startIcon={<Icon path={mdiPlus} />} onClick={() => setDialog('room')}>
        登记一间
      </Button>
      <Button variant="outlined" startIcon={<Icon path={mdiFloorPlan} />} onClick={() => setDialog('layOut')} title="Ctrl+N">
        批量登记
      </Button>
    </>
  );
  return (
    <>
      <CountStrip counts={counts} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1 }}>
        <DayPicker day={day} onChange={showDay} />
        <BedFilters
          filter={filter}
          setFilter={(change) => setFilter((before) => ({ ...before, ...change }))}
          onLeaveDown={enterMap}
          searchRef={search}
        />
        {isFiltered(filter) ? (
          <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
            符合 {count(chosen?.size ?? 0)} 张
            <Button onClick={() => setFilter(noBedFilter)} sx={{ px: 1, minWidth: 0 }}>
              清除
            </Button>
          </Box>
        ) : null}
        <Box sx={{ ml: 'auto', display: 'flex', gap: 1 }}>{layOut}</Box>
      </Box>
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex', gap: 1.5 }}>
        <Box
          ref={mapBox}
          sx={{
            flex: 1,
            minWidth: 0,
            display: 'flex',
            flexDirection: 'column',
            bgcolor: 'background.paper',
            border: 1,
            borderColor: 'divider',
            borderRadius: 1,
            overflow: 'hidden',
          }}
        >
          {rooms.length === 0 ? (
            <EmptyState
              icon={mdiBedOutline}
              what={day === today ? '还没有登记房间和床位' : '这一天还没有登记房间和床位'}
              next="按楼栋、楼层批量登记，例如“3层，每层01至20间，每间2张”；再把“未安排床位”的人拖到床上。"
              action={layOut ? <Box sx={{ display: 'flex', gap: 1 }}>{layOut}</Box> : null}
            />
          ) : chosen?.size === 0 ? (
            <EmptyState icon={mdiBedOutline} what="没有符合条件的床位" next="可以放宽筛选条件再试。" />
          ) : (
            <>
              <Box sx={{ flex: 1, minHeight: 0 }}>
                <BedMap
                  floors={floors}
                  beds={beds}
                  chosen={chosen}
                  day={day}
                  store={store}
                  isReadOnly={isReadOnly}
                  onActions={(bedId, anchor) => {
                    const found = beds.get(bedId);
                    if (found && actionsOf(found.bed, user.role, isReadOnly).length > 0) setMenu({ found, anchor });
                  }}
                  onTarget={put}
                />
              </Box>
              <MoveBanner store={store} beds={beds}>
                <MapLegend isPast={day !== today} day={day} />
              </MoveBanner>
            </>
          )}
        </Box>
        <BedPanel store={store} beds={beds} withoutBed={withoutBed} isReadOnly={isReadOnly} onAction={act} onTaken={enterMap} />
      </Box>
      {menu ? (
        <BedMenu
          found={menu.found}
          anchor={menu.anchor}
          actions={actionsOf(menu.found.bed, user.role, isReadOnly)}
          onAction={(action) => act(action, menu.found)}
          onClose={() => setMenu(null)}
        />
      ) : null}
      {dialog === 'layOut' ? <LayOutDialog homeId={homeId} onClose={() => setDialog(null)} /> : null}
      {dialog === 'room' ? <RoomDialog homeId={homeId} room={null} onClose={() => setDialog(null)} /> : null}
      {dialog !== null && typeof dialog === 'object' ? (
        <ActionDialogs
          asked={dialog}
          homeId={homeId}
          withoutBed={withoutBed}
          onAsk={setDialog}
          onClose={() => setDialog(null)}
          onPlaced={placed}
        />
      ) : null}
    </>
  );
}
