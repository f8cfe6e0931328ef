import { mdiAutorenew, mdiFileDocumentOutline, mdiFileDocumentPlusOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import { useMemo, useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { everyRegistrar } from '../../../electron/contract/method.ts';
import { agreementStandings, allAgreementEnds, type AgreementStanding } from '../../../electron/contract/scattered.ts';
import { useCall } from '../../shared/client.ts';
import type { TableColumn } from '../../shared/DataTable.tsx';
import { count, termText } from '../../shared/format.ts';
import { useMay } from '../../shared/session.ts';
import { StatusChip } from '../../shared/ui.tsx';
import { RowButton } from '../homes/RowButton.tsx';
import { AgreementDialog } from './AgreementDialog.tsx';
import { ListExport } from './ListExport.tsx';
import { personColumns } from './person-columns.tsx';
import { RenewForPerson } from './RenewForPerson.tsx';
import { agreementTones } from './scattered-words.ts';
import { ScatteredFilters, StandingChips } from './ScatteredFilters.tsx';
import { ScatteredFrame } from './ScatteredFrame.tsx';
import { ScatteredTable } from './ScatteredTable.tsx';
import { oneOf, useScatteredView } from './use-scattered-view.ts';

type Row = OutputOf<'agreements.page'>['rows'][number];
type Asked = { readonly what: 'record' | 'renew'; readonly row: Row };

/** In the order of urgency. */
const shownStandings: readonly AgreementStanding[] = ['none', 'expired', 'expiring', 'inForce', 'upcoming', 'ending', 'ended'];
const chips = shownStandings.flatMap((id) => agreementStandings.filter((standing) => standing.id === id));

function note(row: Row): string | null {
  const { agreement } = row;
  if (agreement === null) return null;
  if (agreement.endedOn !== null) return `${agreement.endedOn} 终止：${termText(allAgreementEnds, agreement.endReason)}`;
  return agreement.warnings.join('；') || null;
}

function columnsOf(ask: ((asked: Asked) => void) | null): readonly TableColumn<Row>[] {
  const columns: TableColumn<Row>[] = [
    ...personColumns<Row>(),
    {
      key: 'standing',
      title: '协议',
      width: 92,
      value: (row) => row.standing,
      render: (row) => <StatusChip label={termText(agreementStandings, row.standing)} tone={agreementTones[row.standing]} />,
    },
    { key: 'caregiver', title: '照料人', width: 92, value: (row) => row.agreement?.caregiverName ?? row.caregiverOnRecord },
    { key: 'relation', title: '关系', width: 130, isHidden: true, value: (row) => row.agreement?.relation },
    { key: 'fromOn', title: '起始日期', width: 98, kind: 'date', value: (row) => row.agreement?.fromOn },
    { key: 'untilOn', title: '截止日期', width: 98, kind: 'date', value: (row) => row.agreement?.untilOn },
    {
      key: 'daysLeft',
      title: '剩余天数',
      width: 76,
      kind: 'number',
      value: (row) => (row.agreement && row.agreement.daysLeft >= 0 ? row.agreement.daysLeft : null),
    },
    {
      key: 'note',
      title: '提醒',
      width: 180,
      flex: 1.8,
      value: note,
      render: (row) => (
        <Box component="span" title={note(row) ?? ''} sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
          {note(row) ?? '—'}
        </Box>
      ),
    },
  ];
  if (ask !== null)
    columns.push({
      key: 'do',
      title: '操作',
      width: 60,
      align: 'center',
      value: () => '',
      render: (row) => {
        if (!row.isListed) return null;
        const { agreement } = row;
        return agreement !== null && (agreement.state === 'expiring' || agreement.state === 'expired') ? (
          <RowButton icon={mdiAutorenew} label={`续签${row.name}的协议`} onClick={() => ask({ what: 'renew', row })} />
        ) : row.standing === 'none' || row.standing === 'ended' ? (
          <RowButton icon={mdiFileDocumentPlusOutline} label={`登记${row.name}的协议`} onClick={() => ask({ what: 'record', row })} />
        ) : null;
      },
    });
  return columns;
}

/** Agreements with caregivers: who has none, whose runs out, what is doubtful. */
export function AgreementsPage(): ReactNode {
  const view = useScatteredView();
  const standing = oneOf(agreementStandings, view.standing);
  const { offset, limit } = view.paging;
  const found = useCall('agreements.page', { ...view.place, standing, offset, limit }, { keepsPrevious: true });
  const mayWrite = useMay(everyRegistrar);
  const [asked, setAsked] = useState<Asked | null>(null);
  const columns = useMemo(() => columnsOf(mayWrite ? setAsked : null), [mayWrite]);
  const { data } = found;
  const total = data?.total ?? 0;
  const close = (): void => setAsked(null);
  return (
    <ScatteredFrame
      path="/scattered/agreements"
      subtitle={data ? `${standing === null ? '在册' : '符合条件'} ${count(total)} 人` : null}
      actions={
        <ListExport
          name="agreements.export"
          label="导出登记表"
          title="照料服务协议登记表"
          filter={{ ...view.place, standing }}
          content={`${count(total)} 人，含本人和照料人的身份证号、电话`}
          total={total}
        />
      }
    >
      <ScatteredFilters view={view}>
        <StandingChips
          label="协议情况"
          options={chips}
          counts={data?.counts}
          value={standing}
          onChange={(next) => view.set({ standing: next })}
        />
      </ScatteredFilters>
      <ScatteredTable
        id="agreements"
        label="照料协议"
        columns={columns}
        found={found}
        view={view}
        icon={mdiFileDocumentOutline}
        rowTone={(row) => (row.isListed ? null : 'muted')}
      />
      {asked?.what === 'record' ? <AgreementDialog person={asked.row} onClose={close} /> : null}
      {asked?.what === 'renew' && asked.row.agreement ? (
        <RenewForPerson person={asked.row} agreement={asked.row.agreement} onClose={close} />
      ) : null}
    </ScatteredFrame>
  );
}
