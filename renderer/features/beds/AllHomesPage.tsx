import { mdiHomeCityOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import { useState, type ReactNode } from 'react';
import type { BedCounts } from '../../../electron/contract/beds.ts';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { isoDate } from '../../../electron/contract/values.ts';
import { useCall } from '../../shared/client.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { count } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';
import { EmptyState, LoadError } from '../../shared/ui.tsx';
import { BedsFrame } from './BedsFrame.tsx';
import { DayPicker } from './BedToolbar.tsx';

type HomeFigures = OutputOf<'beds.homes'>[number];

/** The beds of every home of the scope on one day, in the figures that must reconcile. */
export function AllHomesPage(): ReactNode {
  return <BedsFrame path="/beds/homes">{() => <AllHomes />}</BedsFrame>;
}

const figure = (key: keyof BedCounts, title: string, width = 62): TableColumn<HomeFigures> => ({
  key,
  title,
  width,
  kind: 'number',
  isSortable: true,
  value: (home) => home.counts[key],
});

const columns: readonly TableColumn<HomeFigures>[] = [
  { key: 'code', title: '编号', width: 96, isSortable: true, value: (home) => home.code },
  { key: 'homeName', title: '机构名称', width: 150, flex: 1, isSortable: true, value: (home) => home.homeName },
  figure('registered', '核定'),
  figure('nursing', '护理型', 70),
  figure('repair', '维修'),
  figure('renovation', '改造'),
  figure('available', '可用'),
  figure('occupied', '占用'),
  figure('inHouse', '实住'),
  figure('leave', '请假'),
  figure('hospital', '住院'),
  figure('held', '预留'),
  figure('free', '空闲'),
  figure('withoutBed', '未安排床位', 92),
  figure('undrawn', '未登记到房间', 104),
];

function AllHomes(): ReactNode {
  const { today } = useSession();
  const [day, setDay] = useState(today);
  const found = useCall('beds.homes', { day: isoDate(day) }, { keepsPrevious: true });
  const homes = found.data ?? [];
  const sum = (key: keyof BedCounts): string => count(homes.reduce((total, home) => total + home.counts[key], 0));
  const withoutBed = homes.reduce((total, home) => total + Math.min(home.counts.withoutBed, home.counts.free), 0);
  if (found.error && !found.data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <>
      <Box sx={{ mb: 1 }}>
        <DayPicker day={day} onChange={setDay} />
      </Box>
      <DataTable
        id="all-homes"
        label="各院床位"
        columns={columns}
        rows={homes}
        rowKey={(home) => home.homeId}
        isLoading={found.isLoading}
        opensOn="doubleClick"
        onOpen={(home) => goTo(`/beds?home=${home.homeId}${day === today ? '' : `&day=${day}`}`)}
        foot={
          <span>
            合计：核定 {sum('registered')} 张，可用 {sum('available')} 张，占用 {sum('occupied')} 人，实住 {sum('inHouse')} 人，预留{' '}
            {sum('held')} 处，空闲 {sum('free')} 张{withoutBed === 0 ? '' : `（其中 ${count(withoutBed)} 张要给未安排床位的）`} ·
            双击或回车查看床位图
          </span>
        }
        empty={<EmptyState icon={mdiHomeCityOutline} what="还没有登记机构" next="先在“机构”中登记敬老院。" />}
      />
    </>
  );
}
