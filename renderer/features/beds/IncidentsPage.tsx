import { mdiAlertPlusOutline, mdiCheckDecagramOutline, mdiPencilOutline, mdiShieldCheckOutline, mdiUndoVariant } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo, useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { everyReporter } from '../../../electron/contract/method.ts';
import { incidentKinds, severities } from '../../../electron/contract/stays-terms.ts';
import { isoDate } from '../../../electron/contract/values.ts';
import { useCall } from '../../shared/client.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { count } from '../../shared/format.ts';
import { useMay, useSession } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { EmptyState, Icon, LoadError, StatusChip, type StatusTone } from '../../shared/ui.tsx';
import { RowButton } from '../homes/RowButton.tsx';
import { FilterSwitch } from '../people/FilterChoice.tsx';
import { BedsFrame } from './BedsFrame.tsx';
import { addDays } from './days.ts';
import { CloseIncident, IncidentDialog, WithdrawIncident } from './IncidentDialogs.tsx';
import { RegisterExport } from './RegisterExport.tsx';
import { wordFor } from './bed-words.ts';

export type Incident = OutputOf<'stays.incidents'>[number];

/** 事故: what happened, reported in time, dealt with, closed. */
export function IncidentsPage(): ReactNode {
  return <BedsFrame path="/beds/incidents">{({ homeId, name }) => <Incidents homeId={homeId} homeName={name} />}</BedsFrame>;
}

export function incidentStanding(incident: Incident): { readonly label: string; readonly tone: StatusTone } {
  if (incident.closedOn !== null) return { label: '已销号', tone: 'neutral' };
  if (incident.reportedAt === null) return incident.isLate ? { label: '逾期未上报', tone: 'error' } : { label: '待上报', tone: 'warning' };
  return { label: '处理中', tone: 'accent' };
}

type Asked = { readonly what: 'new' } | { readonly what: 'change' | 'close' | 'withdraw'; readonly incident: Incident };

function columnsFor(ask: ((asked: Asked) => void) | null): readonly TableColumn<Incident>[] {
  const actions: readonly TableColumn<Incident>[] =
    ask === null
      ? []
      : [
          {
            key: 'actions',
            title: '操作',
            width: 104,
            align: 'center',
            value: () => null,
            render: (incident) =>
              incident.closedOn !== null ? null : (
                <Box sx={{ display: 'flex', justifyContent: 'center', alignItems: 'center', height: '100%' }}>
                  <RowButton icon={mdiPencilOutline} label="修改、登记上报" onClick={() => ask({ what: 'change', incident })} />
                  <RowButton icon={mdiCheckDecagramOutline} label="处理完毕，销号" onClick={() => ask({ what: 'close', incident })} />
                  <RowButton icon={mdiUndoVariant} label="撤销记录" onClick={() => ask({ what: 'withdraw', incident })} />
                </Box>
              ),
          },
        ];
  return [
    { key: 'happenedAt', title: '发生时间', width: 136, isSortable: true, value: (incident) => incident.happenedAt },
    ...actions,
    {
      key: 'standing',
      title: '状态',
      width: 104,
      isSortable: true,
      value: (incident) => incidentStanding(incident).label,
      render: (incident) => <StatusChip {...incidentStanding(incident)} />,
    },
    { key: 'kind', title: '种类', width: 110, isSortable: true, value: (incident) => wordFor(incidentKinds, incident.kind) },
    { key: 'severity', title: '程度', width: 64, value: (incident) => wordFor(severities, incident.severity) },
    { key: 'name', title: '人员', width: 80, value: (incident) => incident.name },
    { key: 'description', title: '经过', width: 200, flex: 2, value: (incident) => incident.description },
    { key: 'measures', title: '处理措施', width: 160, flex: 1, value: (incident) => incident.measures },
    { key: 'reportedAt', title: '上报时间', width: 136, value: (incident) => incident.reportedAt },
    { key: 'closedOn', title: '销号', width: 96, kind: 'date', value: (incident) => incident.closedOn },
    { key: 'recordedBy', title: '登记人', width: 80, isHidden: true, value: (incident) => incident.recordedBy },
  ];
}

const shownDays = 365;

function Incidents({ homeId, homeName }: { readonly homeId: number; readonly homeName: string }): ReactNode {
  const { today } = useSession();
  const mayWrite = useMay(everyReporter);
  const [isAll, setIsAll] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const from = addDays(today, -shownDays);
  const found = useCall('stays.incidents', { homeId, from: isoDate(from), until: isoDate(today) });
  const rows = useMemo(() => (found.data ?? []).filter((incident) => isAll || incident.closedOn === null), [found.data, isAll]);
  const columns = useMemo(() => columnsFor(mayWrite ? setAsked : null), [mayWrite]);
  const register = (): void => setAsked({ what: 'new' });
  useShortcut('Ctrl+N', '登记事故', register, { isOn: mayWrite });
  const close = (): void => setAsked(null);
  const late = rows.filter((incident) => incident.closedOn === null && incident.isLate && incident.reportedAt === null).length;
  const button = (
    <Button variant="contained" startIcon={<Icon path={mdiAlertPlusOutline} />} onClick={register} title="Ctrl+N">
      登记事故
    </Button>
  );
  if (found.error && !found.data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', mb: 1, flexWrap: 'wrap' }}>
        <FilterSwitch label="含已销号" isOn={isAll} onChange={setIsAll} />
        {late > 0 ? (
          <Box component="span" sx={{ color: 'error.main', fontSize: '0.8125rem' }}>
            {count(late)} 起超过上报时限，请立即上报
          </Box>
        ) : null}
        <Box sx={{ ml: 'auto', display: 'flex', gap: 1 }}>
          <RegisterExport
            homeId={homeId}
            homeName={homeName}
            register="incidents"
            title="事故登记"
            from={from}
            until={today}
            rows={found.data?.length ?? 0}
          />
          {mayWrite ? button : null}
        </Box>
      </Box>
      <DataTable
        id="incidents"
        label="事故"
        columns={columns}
        rows={rows}
        rowKey={(incident) => incident.incidentId}
        isLoading={found.isLoading}
        opensOn="doubleClick"
        onOpen={(incident) => mayWrite && incident.closedOn === null && setAsked({ what: 'change', incident })}
        rowTone={(incident) => (incident.closedOn === null ? null : 'muted')}
        empty={
          <EmptyState
            icon={mdiShieldCheckOutline}
            what={isAll ? '一年来没有登记事故' : '没有未销号的事故'}
            next="跌倒、噎食、走失、火情等一发生就登记，按时限上报，处理完毕后销号。"
          />
        }
      />
      {asked?.what === 'new' ? <IncidentDialog homeId={homeId} incident={null} onClose={close} /> : null}
      {asked?.what === 'change' ? <IncidentDialog homeId={homeId} incident={asked.incident} onClose={close} /> : null}
      {asked?.what === 'close' ? <CloseIncident incident={asked.incident} onClose={close} /> : null}
      {asked?.what === 'withdraw' ? <WithdrawIncident incident={asked.incident} onClose={close} /> : null}
    </>
  );
}
