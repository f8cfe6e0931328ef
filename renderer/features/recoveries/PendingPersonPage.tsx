import { mdiTimerSandComplete } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { useParams } from 'wouter';
import { everyClerk } from '../../../electron/contract/method.ts';
import type { PendingPerson } from '../../../electron/contract/recoveries-pending.ts';
import { claimTypes } from '../../../electron/contract/recoveries-terms.ts';
import { useCall } from '../../shared/client.ts';
import { money, monthText, termText } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { useMay } from '../../shared/session.ts';
import { EmptyState, LoadError, Loading, Page, Section, StatusChip } from '../../shared/ui.tsx';
import { BackButton } from '../assessments/BackButton.tsx';
import { Decisions } from './Decisions.tsx';
import { ProposeDialog } from './ProposeDialog.tsx';
import { pendingChip } from './recovery-words.ts';
import { ShortTable } from './ShortTable.tsx';

/** What waits of one person, and what was decided about it. */
export function PendingPersonPage(): ReactNode {
  const { id } = useParams<{ id: string }>();
  const personId = /^\d{1,15}$/.test(id) ? Number(id) : 0;
  const found = useCall('recoveries.ofPerson', { personId }, { enabled: personId > 0 });
  const person = found.data?.pending;
  if (person) return <Waiting person={person} />;
  return (
    <Page title="补发待定" above={<BackButton to="/payments/recoveries?view=pending" />}>
      {found.error ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data || personId === 0 ? (
        <EmptyState icon={mdiTimerSandComplete} what="没有待定的补发" next="请从待定名单中打开。" />
      ) : (
        <Loading />
      )}
    </Page>
  );
}

function Waiting({ person }: { readonly person: PendingPerson }): ReactNode {
  const mayPropose = useMay(everyClerk);
  const [isProposing, setIsProposing] = useState(false);
  const open = person.items.filter(({ standing }) => standing === 'open' || standing === 'denied');
  return (
    <Page
      title={`补发待定：${person.name}`}
      above={<BackButton to="/payments/recoveries?view=pending" />}
      subtitle={
        <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
          <StatusChip {...pendingChip(person.standing)} />
          {[person.townName, person.endReason, person.endedOn].filter(Boolean).join('　')}
        </Box>
      }
      actions={
        <>
          <Button variant="outlined" color="secondary" onClick={() => goTo(`/people/${person.personId}`)}>
            人员页
          </Button>
          {mayPropose && open.length > 0 ? (
            <Button variant="contained" onClick={() => setIsProposing(true)}>
              提出处理意见
            </Button>
          ) : null}
        </>
      }
      scrolls
    >
      <Box sx={{ display: 'grid', gap: 1.5 }}>
        <Section title={`待定明细（合计 ${money(person.fen)} 元，剩余 ${money(person.leftFen)} 元）`} isFlush>
          <ShortTable
            label="待定明细"
            rows={person.items}
            rowKey={(item) => item.pendingId}
            empty="没有明细"
            columns={[
              { title: '所属月份', render: (item) => monthText(item.forMonth) },
              { title: '项目', render: (item) => termText(claimTypes, item.of) },
              { title: '应收方', render: (item) => item.homeName ?? '本人（继承人）' },
              { title: '列入', render: (item) => `${monthText(item.sheetMonth)}发放表` },
              { title: '金额（元）', isFigure: true, render: (item) => money(item.fen) },
              { title: '决定支付', isFigure: true, render: (item) => money(item.paidFen) },
              { title: '抵扣追回', isFigure: true, render: (item) => money(item.settledFen) },
              { title: '剩余', isFigure: true, render: (item) => money(item.leftFen) },
              { title: '状态', render: (item) => <StatusChip {...pendingChip(item.standing)} /> },
            ]}
          />
        </Section>
        <Decisions person={person} />
      </Box>
      {isProposing ? <ProposeDialog person={person} items={open} onClose={() => setIsProposing(false)} /> : null}
    </Page>
  );
}
