import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { stayMethods } from '../../../electron/contract/stays.ts';
import { incidentKinds, severities } from '../../../electron/contract/stays-terms.ts';
import { isoDate } from '../../../electron/contract/values.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { DateField, SearchSelectField, SelectField, TextField } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { ReasonDialog, showToast } from '../../shared/ui.tsx';
import type { Incident } from './IncidentsPage.tsx';
import { SimpleDialog } from './SimpleDialog.tsx';

const wordsOf = (incident: Incident): string =>
  [incident.happenedAt, incidentKinds.find(({ id }) => id === incident.kind)?.label ?? incident.kind, incident.name]
    .filter(Boolean)
    .join('，');

/** Registers an incident, changes it, or adds when it was reported. */
export function IncidentDialog({
  homeId,
  incident,
  onClose,
}: {
  readonly homeId: number;
  readonly incident: Incident | null;
  readonly onClose: () => void;
}): ReactNode {
  const { today } = useSession();
  const residents = useCall('stays.residents', { homeId, day: isoDate(today) });
  const people = (residents.data ?? []).map((row) => ({ id: row.personId, label: `${row.name}　${row.room ?? ''}` }));
  const known = incident?.personId ?? null;
  // Somebody who has left since is still the one it happened to.
  const options =
    known !== null && !people.some(({ id }) => id === known) ? [...people, { id: known, label: incident?.name ?? '' }] : people;
  const values = incident
    ? {
        personId: incident.personId,
        kind: incident.kind,
        severity: incident.severity,
        happenedAt: incident.happenedAt,
        reportedAt: incident.reportedAt,
        description: incident.description,
        measures: incident.measures,
      }
    : { personId: null, kind: null, severity: 'minor', happenedAt: `${today} `, reportedAt: null, description: '', measures: null };
  const title = incident ? '修改事故记录' : '登记事故';
  return (
    <SimpleDialog
      method="stays.saveIncident"
      schema={stayMethods['stays.saveIncident'].input}
      title={title}
      submitLabel={incident ? '保存' : '登记'}
      values={{ homeId, incidentId: incident?.incidentId ?? null, ...values }}
      effect="发生后要在规定时限内上报县民政部门；处理完毕后销号。"
      done={incident ? '已修改事故记录' : '已登记事故'}
      onClose={onClose}
    >
      <SelectField name="kind" label="种类" isRequired autoFocus options={incidentKinds} />
      <SelectField name="severity" label="程度" isRequired options={severities} />
      <TextField name="happenedAt" label="发生时间" isRequired hasFigures maxLength={16} placeholder="2022-03-12 08:30" />
      <TextField name="reportedAt" label="上报时间" isNullable hasFigures maxLength={16} placeholder="尚未上报则不填" />
      <SearchSelectField name="personId" label="涉及人员" options={options} emptyText="没有这个人" />
      <Box sx={{ gridColumn: '1 / -1' }}>
        <TextField name="description" label="经过" isRequired rows={2} maxLength={1000} />
      </Box>
      <Box sx={{ gridColumn: '1 / -1' }}>
        <TextField name="measures" label="处理措施" isNullable rows={2} maxLength={1000} />
      </Box>
    </SimpleDialog>
  );
}

export function CloseIncident({ incident, onClose }: { readonly incident: Incident; readonly onClose: () => void }): ReactNode {
  const { today } = useSession();
  return (
    <SimpleDialog
      method="stays.closeIncident"
      schema={stayMethods['stays.closeIncident'].input}
      title="事故销号"
      submitLabel="销号"
      place={wordsOf(incident)}
      values={{ incidentId: incident.incidentId, onDate: today, measures: incident.measures ?? '' }}
      effect="销号后不再列为未处理，记录保留。"
      done="已销号"
      onClose={onClose}
    >
      <DateField name="onDate" label="销号日期" isRequired autoFocus />
      <Box sx={{ gridColumn: '1 / -1' }}>
        <TextField name="measures" label="处理措施" isRequired rows={2} maxLength={1000} />
      </Box>
    </SimpleDialog>
  );
}

export function WithdrawIncident({ incident, onClose }: { readonly incident: Incident; readonly onClose: () => void }): ReactNode {
  const withdraw = useAction('stays.withdrawIncident', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已撤销事故记录' });
      onClose();
    },
  });
  return (
    <ReasonDialog
      title="撤销事故记录？"
      confirmLabel="撤销记录"
      cancelLabel="不撤销"
      reasonLabel="理由"
      subject={wordsOf(incident)}
      effect="只用于录错：这起事故不再算数，记录和理由留在审计日志中。"
      isRunning={withdraw.isRunning}
      onConfirm={(reason) => void withdraw.run({ incidentId: incident.incidentId, reason })}
      onCancel={onClose}
    />
  );
}
