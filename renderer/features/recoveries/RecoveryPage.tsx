import { mdiCashRefund } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useParams } from 'wouter';
import type { RecoveryDetail } from '../../../electron/contract/recoveries.ts';
import { debtorKinds, recoveryCauses } from '../../../electron/contract/recoveries-terms.ts';
import { useCall } from '../../shared/client.ts';
import { dateText, money, termText, text } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { EmptyState, LoadError, Loading, NumberText, Page, Section, StatusChip } from '../../shared/ui.tsx';
import { BackButton } from '../assessments/BackButton.tsx';
import { BalanceLine } from './BalanceLine.tsx';
import { CaseSteps } from './CaseSteps.tsx';
import { CaseHistory, ItemsTable, NoticesTable, ReceiptsTable, WriteOffs } from './CaseParts.tsx';
import { stateChip } from './recovery-words.ts';
import { Term } from './Term.tsx';

/** One recovery: what is claimed, from whom, how far it has come, and what can be done next. */
export function RecoveryPage(): ReactNode {
  const { id } = useParams<{ id: string }>();
  const caseId = /^\d{1,15}$/.test(id) ? Number(id) : 0;
  const found = useCall('recoveries.case', { caseId }, { enabled: caseId > 0 });
  if (found.data) return <Case found={found.data} />;
  return (
    <Page title="追回" above={<BackButton to="/payments/recoveries" />}>
      {found.error ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : caseId === 0 ? (
        <EmptyState icon={mdiCashRefund} what="没有这件追回" next="请从追回台账中打开。" />
      ) : (
        <Loading />
      )}
    </Page>
  );
}

function Facts({ found }: { readonly found: RecoveryDetail }): ReactNode {
  const debtor = [found.debtorName, termText(debtorKinds, found.debtorKind), found.debtorRelation].filter(Boolean).join('　');
  return (
    <Section title="核定">
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', columnGap: 2, fontSize: '0.8125rem' }}>
        <Term term="特困人员">
          <Button size="small" sx={{ p: 0, minWidth: 0, minHeight: 0 }} onClick={() => goTo(`/people/${found.personId}`)}>
            {found.name}
          </Button>
          {'　'}
          {found.idNumber ? <NumberText value={found.idNumber} kind="id" /> : null}
        </Term>
        <Term term="退款人">{debtor}</Term>
        <Term term="联系电话">{found.phone ? <NumberText value={found.phone} kind="phone" /> : text(null)}</Term>
        <Term term="送达地址">{text(found.address)}</Term>
        <Term term="多发原因">{termText(recoveryCauses, found.cause)}</Term>
        <Term term="核定情况">{found.reason}</Term>
        <Term term="依据文号">{text(found.documentNo)}</Term>
        <Term term="核定">
          {dateText(found.verifiedOn)}　{found.verifiedBy}
        </Term>
      </Box>
    </Section>
  );
}

function Case({ found }: { readonly found: RecoveryDetail }): ReactNode {
  return (
    <Page
      title={`追回：${found.name}`}
      above={<BackButton to="/payments/recoveries" />}
      subtitle={
        <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', columnGap: 1, rowGap: 0.5, alignItems: 'center' }}>
          <StatusChip {...stateChip(found.state)} />
          {found.isOverdue ? <StatusChip label={`已逾期，限期 ${found.dueOn}`} tone="error" /> : null}
          <BalanceLine balance={found} />
        </Box>
      }
      actions={<CaseSteps found={found} />}
      scrolls
    >
      <Box sx={{ containerType: 'inline-size' }}>
        <Box
          sx={{
            display: 'grid',
            gap: 1.5,
            alignItems: 'start',
            gridTemplateColumns: 'minmax(17rem, 24rem) minmax(0, 1fr)',
            '@container (max-width: 48rem)': { gridTemplateColumns: 'minmax(0, 1fr)' },
          }}
        >
          <Box sx={{ display: 'grid', gap: 1.5 }}>
            <Facts found={found} />
            <CaseHistory found={found} />
          </Box>
          <Box sx={{ display: 'grid', gap: 1.5 }}>
            <WriteOffs found={found} />
            <Section title={`多发明细（合计 ${money(found.claimedFen)} 元）`} isFlush>
              <ItemsTable items={found.items} />
            </Section>
            <Section title="追回通知书" isFlush>
              <NoticesTable found={found} />
            </Section>
            <Section title="退回财政专户" isFlush>
              <ReceiptsTable found={found} />
            </Section>
          </Box>
        </Box>
      </Box>
    </Page>
  );
}
