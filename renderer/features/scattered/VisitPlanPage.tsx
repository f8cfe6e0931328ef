import { mdiAccountCheckOutline, mdiClipboardEditOutline } from '@mdi/js';
import Button from '@mui/material/Button';
import { useMemo, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { everyRegistrar } from '../../../electron/contract/method.ts';
import { visitResults, visitRisks, visitStandings } from '../../../electron/contract/visits.ts';
import { useCall } from '../../shared/client.ts';
import type { TableColumn } from '../../shared/DataTable.tsx';
import { count, termText } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { useMay } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { Icon, StatusChip } from '../../shared/ui.tsx';
import { personColumns } from './person-columns.tsx';
import { riskTones, visitTones } from './scattered-words.ts';
import { ScatteredFilters, StandingChips } from './ScatteredFilters.tsx';
import { ScatteredFrame } from './ScatteredFrame.tsx';
import { ScatteredTable } from './ScatteredTable.tsx';
import { oneOf, useScatteredView } from './use-scattered-view.ts';

type Row = OutputOf<'visits.plan'>['rows'][number];

const columns: readonly TableColumn<Row>[] = [
  ...personColumns<Row>(),
  {
    key: 'standing',
    title: '探访情况',
    width: 100,
    value: (row) => row.standing,
    render: (row) => <StatusChip label={termText(visitStandings, row.standing)} tone={visitTones[row.standing]} />,
  },
  { key: 'dueOn', title: '应访日期', width: 100, kind: 'date', value: (row) => (row.standing === 'never' ? null : row.dueOn) },
  { key: 'lastVisitedOn', title: '上次探访', width: 100, kind: 'date', value: (row) => row.lastVisitedOn },
  {
    key: 'lastTry',
    title: '之后未成',
    width: 142,
    value: (row) => row.lastTry && `${row.lastTry.visitedOn} ${termText(visitResults, row.lastTry.result)}`,
  },
  {
    key: 'openRisk',
    title: '未结风险',
    width: 84,
    value: (row) => row.openRisk,
    render: (row) => (row.openRisk ? <StatusChip label={termText(visitRisks, row.openRisk)} tone={riskTones[row.openRisk]} /> : '—'),
  },
  { key: 'caregiver', title: '照料人', width: 88, value: (row) => row.caregiverOnRecord },
];

/** Who is to be visited when, village by village. */
export function VisitPlanPage(): ReactNode {
  const view = useScatteredView();
  const standing = oneOf(visitStandings, view.standing);
  const { offset, limit } = view.paging;
  const found = useCall('visits.plan', { ...view.place, standing, offset, limit }, { keepsPrevious: true });
  const mayWrite = useMay(everyRegistrar);
  const { data } = found;
  const record = (): void => {
    const query = new URLSearchParams();
    if (view.place.townCode) query.set('town', view.place.townCode);
    if (view.place.villageCode) query.set('village', view.place.villageCode);
    goTo(`/scattered/visits/new?${query.toString()}`);
  };
  useShortcut('Ctrl+N', '登记探访', record, { isOn: mayWrite });
  const foot = useMemo(() => {
    if (!data) return null;
    const { completeLoss, partialLoss, independent } = data.frequency;
    return `探访间隔：全护理 ${completeLoss} 天、半护理 ${partialLoss} 天、自理 ${independent} 天`;
  }, [data]);
  const listed = data ? Object.values(data.counts).reduce((sum, one) => sum + one, 0) : 0;
  return (
    <ScatteredFrame
      path="/scattered"
      subtitle={data ? `应探访 ${count(listed)} 人` : null}
      actions={
        <>
          {data && data.openRisks > 0 ? (
            <Button variant="outlined" onClick={() => goTo('/scattered/risks')}>
              未结风险 {count(data.openRisks)}
            </Button>
          ) : null}
          {mayWrite ? (
            <Button variant="contained" startIcon={<Icon path={mdiClipboardEditOutline} />} onClick={record} title="Ctrl+N">
              登记探访
            </Button>
          ) : null}
        </>
      }
    >
      <ScatteredFilters view={view}>
        <StandingChips
          label="探访情况"
          options={visitStandings}
          counts={data?.counts}
          value={standing}
          onChange={(next) => view.set({ standing: next })}
        />
      </ScatteredFilters>
      <ScatteredTable
        id="visit-plan"
        label="探访计划"
        columns={columns}
        found={found}
        view={view}
        icon={mdiAccountCheckOutline}
        nobody={data && listed === 0 ? { what: '没有分散供养人员', next: '登记或导入分散供养人员后，这里列出每人应当探访的日期。' } : null}
        foot={foot}
      />
    </ScatteredFrame>
  );
}
