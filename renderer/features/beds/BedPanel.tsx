import { mdiBedOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useDeferredValue, useEffect, useState, type ReactNode } from 'react';
import { useSession } from '../../shared/session.ts';
import { EmptyState } from '../../shared/ui.tsx';
import { actionsOf, type BedAction } from './bed-actions.ts';
import { BedDetails } from './BedDetails.tsx';
import type { Found, WithoutBed } from './bed-map.ts';
import { useMapState, type BedStore } from './bed-store.ts';
import { WithoutBedList } from './WithoutBedList.tsx';

type BedPanelProps = {
  readonly store: BedStore;
  readonly beds: ReadonlyMap<number, Found>;
  readonly withoutBed: readonly WithoutBed[];
  readonly isReadOnly: boolean;
  readonly onAction: (action: BedAction, found: Found) => void;
  readonly onTaken: () => void;
};

/** Beside the map: the chosen bed, or those who have none. */
export function BedPanel({ store, beds, withoutBed, isReadOnly, onAction, onTaken }: BedPanelProps): ReactNode {
  const { user, today } = useSession();
  // Held arrow keys run over the beds; the panel follows when they rest.
  const chosen = useDeferredValue(useMapState(store).chosen);
  const [tab, setTab] = useState<'bed' | 'withoutBed'>(withoutBed.length > 0 ? 'withoutBed' : 'bed');
  useEffect(() => {
    if (chosen !== null) setTab('bed');
  }, [chosen]);
  const found = chosen === null ? null : (beds.get(chosen) ?? null);
  return (
    <Box
      component="aside"
      aria-label="床位详情"
      sx={{
        width: 'clamp(15rem, 28%, 20rem)',
        flex: 'none',
        display: 'flex',
        flexDirection: 'column',
        minHeight: 0,
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
      }}
    >
      <Tabs
        value={tab}
        onChange={(_, next: typeof tab) => setTab(next)}
        variant="fullWidth"
        sx={{ borderBottom: 1, borderColor: 'divider', flex: 'none' }}
      >
        <Tab value="bed" label="床位" />
        <Tab value="withoutBed" label={`未安排床位 ${withoutBed.length}`} />
      </Tabs>
      {tab === 'withoutBed' ? (
        <WithoutBedList people={withoutBed} store={store} today={today} isReadOnly={isReadOnly} onTaken={onTaken} />
      ) : found ? (
        <BedDetails
          found={found}
          today={today}
          actions={actionsOf(found.bed, user.role, isReadOnly)}
          onAction={(action) => onAction(action, found)}
        />
      ) : (
        <EmptyState
          icon={mdiBedOutline}
          what="选择一张床位"
          next="方向键在床位间移动，回车办理，M 换床，Esc 取消；也可以把人拖到另一张床上。"
        />
      )}
    </Box>
  );
}
