import { mdiAccountSwitchOutline, mdiPlus } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useRef, useState, type ReactNode } from 'react';
import { everyClerk } from '../../../electron/contract/method.ts';
import type { Overlap } from '../../../electron/contract/overlaps.ts';
import { useCall } from '../../shared/client.ts';
import { DataTable, useTablePage, type TableColumn } from '../../shared/DataTable.tsx';
import { money, monthText } from '../../shared/format.ts';
import { goTo, keepQuery, queryNow, useQuery } from '../../shared/navigation.ts';
import { useMay } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { EmptyState, Icon, LoadError, StatusChip } from '../../shared/ui.tsx';
import { PaymentsFrame } from '../payments/PaymentsFrame.tsx';
import { SearchBox } from '../people/SearchBox.tsx';
import { StandingChips } from '../scattered/ScatteredFilters.tsx';
import { OverlapExports } from './OverlapExports.tsx';
import { benefitText, emptyTexts, stateChip, views } from './overlap-words.ts';
import { RecordOverlap } from './RecordOverlap.tsx';

const columns: readonly TableColumn<Overlap>[] = [
  { key: 'name', title: '姓名', width: 76, value: (found) => found.name },
  { key: 'townName', title: '乡镇', width: 92, value: (found) => found.townName },
  { key: 'benefit', title: '同时享受', width: 140, flex: 1, value: (found) => benefitText(found.benefit) },
  { key: 'foundOn', title: '发现日期', kind: 'date', width: 98, value: (found) => found.foundOn },
  {
    key: 'months',
    title: '月份',
    width: 160,
    flex: 1,
    value: ({ fromMonth, untilMonth }) =>
      fromMonth === untilMonth ? monthText(fromMonth) : `${monthText(fromMonth)}至${monthText(untilMonth)}`,
  },
  { key: 'monthCount', title: '月数', kind: 'number', width: 60, value: (found) => found.monthCount },
  { key: 'fen', title: '应追回（元）', kind: 'money', width: 108, value: (found) => found.fen },
  { key: 'recoveredFen', title: '已追回（元）', kind: 'money', width: 104, value: (found) => found.recoveredFen },
  { key: 'office', title: '转送单位', width: 150, flex: 1, isHidden: true, value: (found) => found.office },
  { key: 'dueOn', title: '反馈期限', kind: 'date', width: 98, value: (found) => found.dueOn },
  {
    key: 'state',
    title: '状态',
    width: 138,
    value: (found) => stateChip(found).label,
    render: (found) => <StatusChip {...stateChip(found)} />,
  },
];

/** Who draws destitute support and another benefit that excludes it: the other office stops, takes back and answers. */
export function OverlapsPage(): ReactNode {
  const query = useQuery();
  const mayRecord = useMay(everyClerk);
  const [isRecording, setRecording] = useState(false);
  const view = views.find(({ id }) => id === query.get('view'))?.id ?? 'open';
  const search = query.get('search') ?? '';
  const paging = useTablePage();
  const box = useRef<HTMLInputElement>(null);
  useShortcut('Ctrl+F', '在名单中查找', () => box.current?.select());
  const { offset, limit } = paging;
  const found = useCall('overlaps.list', { standing: view, search, offset, limit }, { keepsPrevious: true });
  const { data } = found;
  const set = (change: Record<string, string | null>): void => {
    paging.setPage(0);
    keepQuery({ ...Object.fromEntries(queryNow()), ...change });
  };
  return (
    <PaymentsFrame
      path="/payments/overlaps"
      subtitle={
        data ? (
          <Box component="span" sx={{ color: 'text.secondary' }}>
            特困人员不同时享受低保和残疾人两项补贴；由对方停发、追回，{data.feedbackDays} 个工作日内反馈，特困发放表不变
          </Box>
        ) : null
      }
      actions={
        <>
          <OverlapExports filter={{ standing: view, search }} />
          {mayRecord ? (
            <Button variant="contained" startIcon={<Icon path={mdiPlus} />} onClick={() => setRecording(true)}>
              登记重复享受
            </Button>
          ) : null}
        </>
      }
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1.25 }}>
        <SearchBox
          label="在名单中查找"
          placeholder="姓名、身份证号后四位"
          value={search}
          onSearch={(text) => set({ search: text })}
          inputRef={box}
        />
        <StandingChips
          label="范围"
          options={views}
          counts={data?.counts}
          value={view}
          onChange={(next) => next !== null && set({ view: next })}
        />
      </Box>
      {found.error && !data ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <DataTable
          id="overlaps"
          label="重复享受台账"
          columns={columns}
          rows={data?.rows ?? []}
          rowKey={(row) => row.overlapId}
          isLoading={found.isLoading}
          total={data?.total ?? 0}
          paging={paging}
          onOpen={(row) => goTo(`/payments/overlaps/${row.overlapId}`)}
          rowTone={(row) => (row.state === 'withdrawn' ? 'struck' : null)}
          foot={data && data.total > 0 ? `对方应追回 ${money(data.fen)} 元，已追回 ${money(data.recoveredFen)} 元` : null}
          empty={data ? <EmptyState icon={mdiAccountSwitchOutline} {...emptyTexts[view]} /> : null}
        />
      )}
      {isRecording ? <RecordOverlap onClose={() => setRecording(false)} /> : null}
    </PaymentsFrame>
  );
}
