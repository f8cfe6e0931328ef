import { mdiCheckCircleOutline, mdiShieldCheckOutline } from '@mdi/js';
import { useMemo, useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { everyRegistrar } from '../../../electron/contract/method.ts';
import { visitRisks } from '../../../electron/contract/visits.ts';
import { useCall } from '../../shared/client.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { count, termText } from '../../shared/format.ts';
import { useMay } from '../../shared/session.ts';
import { EmptyState, LoadError, StatusChip } from '../../shared/ui.tsx';
import { RowButton } from '../homes/RowButton.tsx';
import { FilterSwitch } from '../people/FilterChoice.tsx';
import { CloseRiskDialog } from './CloseRiskDialog.tsx';
import { personColumns } from './person-columns.tsx';
import { riskTones } from './scattered-words.ts';
import { ScatteredFilters } from './ScatteredFilters.tsx';
import { ScatteredFrame } from './ScatteredFrame.tsx';
import { SupportDialog } from './SupportDialog.tsx';
import { useScatteredView } from './use-scattered-view.ts';

type Row = OutputOf<'visits.risks'>['rows'][number];

function columnsOf(close: ((row: Row) => void) | null): readonly TableColumn<Row>[] {
  const columns: TableColumn<Row>[] = [
    ...personColumns<Row>(),
    {
      key: 'risk',
      title: '风险',
      width: 62,
      value: (row) => row.visit.risk,
      render: (row) => <StatusChip label={termText(visitRisks, row.visit.risk)} tone={riskTones[row.visit.risk]} />,
    },
    { key: 'visitedOn', title: '发现日期', width: 100, kind: 'date', value: (row) => row.visit.visitedOn },
    { key: 'findings', title: '情况', width: 160, flex: 2, value: (row) => row.visit.findings },
    { key: 'action', title: '处置', width: 130, flex: 1.4, value: (row) => row.visit.riskClosedNote ?? row.visit.action },
    { key: 'visitor', title: '探访人', width: 92, value: (row) => row.visit.visitor },
    {
      key: 'state',
      title: '状态',
      width: 128,
      value: (row) => row.visit.riskClosedOn,
      render: (row) =>
        row.visit.riskClosedOn === null ? (
          <StatusChip label={`未结 ${count(row.openDays)} 天`} tone={row.visit.risk === 'high' ? 'error' : 'warning'} />
        ) : (
          <StatusChip label={`${row.visit.riskClosedOn} 办结`} tone="success" />
        ),
    },
  ];
  if (close !== null)
    columns.push({
      key: 'close',
      title: '操作',
      width: 56,
      align: 'center',
      value: () => '',
      render: (row) =>
        row.visit.riskClosedOn === null ? (
          <RowButton icon={mdiCheckCircleOutline} label={`办结${row.name}的风险`} onClick={() => close(row)} />
        ) : null,
    });
  return columns;
}

/** Risks found on visits, followed until they are closed. */
export function RisksPage(): ReactNode {
  const view = useScatteredView();
  const isOpenOnly = view.standing !== 'all';
  const { offset, limit } = view.paging;
  const found = useCall('visits.risks', { ...view.place, isOpenOnly, offset, limit }, { keepsPrevious: true });
  const mayWrite = useMay(everyRegistrar);
  const [closed, setClosed] = useState<Row | null>(null);
  const [opened, setOpened] = useState<Row | null>(null);
  const columns = useMemo(() => columnsOf(mayWrite ? setClosed : null), [mayWrite]);
  const { data } = found;
  return (
    <ScatteredFrame path="/scattered/risks" subtitle={data ? `${isOpenOnly ? '未结' : '共'} ${count(data.total)} 件` : null}>
      <ScatteredFilters view={view}>
        <FilterSwitch label="只看未结" isOn={isOpenOnly} onChange={(isOn) => view.set({ standing: isOn ? null : 'all' })} />
      </ScatteredFilters>
      {found.error && !data ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <DataTable
          id="visit-risks"
          label="探访风险"
          columns={columns}
          rows={data?.rows ?? []}
          rowKey={(row) => row.visit.visitId}
          isLoading={found.isLoading}
          total={data?.total ?? 0}
          paging={view.paging}
          onOpen={setOpened}
          opensOn="doubleClick"
          empty={
            data ? (
              <EmptyState
                icon={mdiShieldCheckOutline}
                what={isOpenOnly ? '没有未办结的风险' : '没有发现过风险'}
                next="登记探访时选了风险等级的，列在这里直到办结。"
              />
            ) : null
          }
        />
      )}
      {closed ? <CloseRiskDialog name={closed.name} visit={closed.visit} onClose={() => setClosed(null)} /> : null}
      {opened ? <SupportDialog personId={opened.personId} name={opened.name} onClose={() => setOpened(null)} /> : null}
    </ScatteredFrame>
  );
}
