import { mdiMapOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import { useMemo, type ReactNode } from 'react';
import { useCall } from '../../../shared/client.ts';
import { count } from '../../../shared/format.ts';
import { keepQuery, queryNow, useQuery } from '../../../shared/navigation.ts';
import { EmptyState, LoadError, Loading } from '../../../shared/ui.tsx';
import { FigureStrip } from '../../happiness/FigureStrip.tsx';
import { AsOfBox } from '../../indicators/AsOfBox.tsx';
import { FilterSwitch } from '../../people/FilterChoice.tsx';
import { RenovationFrame } from '../RenovationFrame.tsx';
import { useAsOf } from '../use-as-of.ts';
import { CountyHomes } from './CountyHomes.tsx';
import { TownTile, unserved, type Town } from './TownTile.tsx';

const set = (change: Readonly<Record<string, string | null>>): void => keepQuery({ ...Object.fromEntries(queryNow()), ...change });

function figures(towns: readonly Town[]) {
  const sum = (of: (town: Town) => number): number => towns.reduce((total, town) => total + of(town), 0);
  return [
    { label: '乡镇（街道）', words: `${count(towns.length)} 个` },
    { label: '有敬老院运营', words: `${count(towns.filter(({ homes }) => homes > 0).length)} 个` },
    { label: '护理型床位', words: `${count(sum(({ nursingBeds }) => nursingBeds))} 张` },
    { label: '完全丧失自理能力', words: `${count(sum(({ inNeed }) => inNeed))} 人` },
    { label: '其中在院照护', words: `${count(sum(({ inCare }) => inCare))} 人` },
    { label: '不在院', words: `${count(sum(unserved))} 人` },
  ];
}

/** The county at a glance: townships with their homes, who needs care and who has it; whether the county-level home counts. */
export function CoveragePage(): ReactNode {
  const { asOf, today, input, change } = useAsOf();
  const query = useQuery();
  const isOpenOnly = query.get('open') === '1';
  const isWorstFirst = query.get('order') === 'open';
  const found = useCall('renovation.coverage', { asOf: input }, { keepsPrevious: true });
  const data = found.data;
  const towns = useMemo(() => {
    const shown = (data?.towns ?? []).filter((town) => !isOpenOnly || unserved(town) > 0);
    return isWorstFirst ? shown.toSorted((one, other) => unserved(other) - unserved(one)) : shown;
  }, [data, isOpenOnly, isWorstFirst]);
  const homes = useMemo(() => Map.groupBy(data?.homes ?? [], ({ townCode }) => townCode), [data]);
  return (
    <RenovationFrame
      path="/renovation/coverage"
      subtitle={<AsOfBox value={asOf} today={today} onChange={change} />}
      actions={
        (data?.towns.length ?? 0) > 0 ? (
          <>
            <FilterSwitch label="只看有人不在院" isOn={isOpenOnly} onChange={(isOn) => set({ open: isOn ? '1' : null })} />
            <FilterSwitch label="人多的在前" isOn={isWorstFirst} onChange={(isOn) => set({ order: isOn ? 'open' : null })} />
          </>
        ) : null
      }
    >
      {found.error && !data ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : !data ? (
        <Loading />
      ) : data.towns.length === 0 && data.homes.length === 0 ? (
        <EmptyState icon={mdiMapOutline} what="还没有乡镇和敬老院" next="登记敬老院以后，这里按乡镇显示床位和照护覆盖。" />
      ) : (
        <Box sx={{ flex: 1, minHeight: 0, display: 'flex', gap: 2 }}>
          <Box sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }}>
            {data.towns.length === 0 ? null : <FigureStrip label="全县合计" figures={figures(data.towns)} />}
            <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto' }}>
              <Box
                sx={{
                  display: 'grid',
                  gap: 1,
                  gridTemplateColumns: 'repeat(auto-fill, minmax(min(15.25rem, 100%), 1fr))',
                  alignItems: 'stretch',
                }}
              >
                {towns.map((town) => (
                  <TownTile key={town.townCode} town={town} homes={homes.get(town.townCode) ?? []} />
                ))}
              </Box>
              {towns.length === 0 && data.towns.length > 0 ? (
                <EmptyState icon={mdiMapOutline} what="没有符合条件的乡镇" next="需要照护的人员都在院，或可以放宽筛选条件。" />
              ) : null}
            </Box>
          </Box>
          <Box sx={{ width: '19rem', flex: 'none', overflowY: 'auto' }}>
            <CountyHomes found={data} />
          </Box>
        </Box>
      )}
    </RenovationFrame>
  );
}
