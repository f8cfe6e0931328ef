import Box from '@mui/material/Box';
import { useRef, type ReactNode } from 'react';
import { useCall } from '../../shared/client.ts';
import { keepQuery, queryNow, useQuery } from '../../shared/navigation.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { PaymentsFrame } from '../payments/PaymentsFrame.tsx';
import { SearchBox } from '../people/SearchBox.tsx';
import { StandingChips } from '../scattered/ScatteredFilters.tsx';
import { BalanceLine } from './BalanceLine.tsx';
import { CasesTable } from './CasesTable.tsx';
import { LedgerExports } from './LedgerExports.tsx';
import { PendingTable } from './PendingTable.tsx';
import { views, type View } from './recovery-words.ts';
import { SuspectedTable } from './SuspectedTable.tsx';

/** What was overpaid and is claimed back; what waits because support had ended. */
export function RecoveriesPage(): ReactNode {
  const query = useQuery();
  const summary = useCall('recoveries.summary', {}, { keepsPrevious: true }).data;
  const asked = views.find(({ id }) => id === query.get('view'))?.id;
  const first: View = summary && summary.suspected > 0 ? 'suspected' : 'open';
  const view = asked ?? first;
  const search = query.get('search') ?? '';
  const box = useRef<HTMLInputElement>(null);
  useShortcut('Ctrl+F', '在名单中查找', () => box.current?.select());
  const set = (change: Record<string, string | null>): void => keepQuery({ ...Object.fromEntries(queryNow()), ...change });
  const counts = summary && {
    suspected: summary.suspected,
    open: summary.openCases,
    overdue: summary.overdueCases,
    closed: summary.cases - summary.openCases,
    all: summary.cases,
    pending: summary.pendingPeople,
  };
  return (
    <PaymentsFrame
      path="/payments/recoveries"
      subtitle={summary ? <BalanceLine balance={summary} /> : null}
      actions={<LedgerExports filter={{ standing: view === 'suspected' || view === 'pending' ? 'all' : view, search }} />}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1.25 }}>
        <SearchBox
          label="在名单中查找"
          placeholder="姓名、身份证号后四位、通知书编号"
          value={search}
          onSearch={(text) => set({ search: text })}
          inputRef={box}
        />
        <StandingChips
          label="内容"
          options={views}
          counts={counts}
          value={view}
          onChange={(next) => next !== null && set({ view: next })}
        />
      </Box>
      {view === 'suspected' ? (
        <SuspectedTable search={search} />
      ) : view === 'pending' ? (
        <PendingTable search={search} isAll={query.get('standing') === 'all'} onAll={(isAll) => set({ standing: isAll ? 'all' : null })} />
      ) : (
        <CasesTable key={view} standing={view} search={search} />
      )}
    </PaymentsFrame>
  );
}
