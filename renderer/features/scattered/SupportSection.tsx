import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { agreementStates, type Agreement } from '../../../electron/contract/scattered.ts';
import { fiveHavesStandings } from '../../../electron/contract/five-haves.ts';
import { everyRegistrar } from '../../../electron/contract/method.ts';
import { admissionWishes } from '../../../electron/contract/terms.ts';
import { visitStandings } from '../../../electron/contract/visits.ts';
import { useCall } from '../../shared/client.ts';
import { termText } from '../../shared/format.ts';
import { useMay } from '../../shared/session.ts';
import { Section, StatusChip } from '../../shared/ui.tsx';
import { agreementTones, fiveHavesTones, visitTones } from './scattered-words.ts';
import { SupportActs, type Asked } from './SupportActs.tsx';
import { SupportDialog } from './SupportDialog.tsx';

function Line({ term, children, action }: { readonly term: string; readonly children: ReactNode; readonly action: ReactNode }): ReactNode {
  return (
    <Box sx={{ display: 'contents' }}>
      <Box component="dt" sx={{ color: 'text.secondary', py: 0.3125, whiteSpace: 'nowrap' }}>
        {term}
      </Box>
      <Box component="dd" sx={{ m: 0, py: 0.3125, minWidth: 0, display: 'flex', alignItems: 'flex-start', gap: 0.5 }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>{children}</Box>
        {action}
      </Box>
    </Box>
  );
}

/** The one that counts: the last that was not taken back. */
function latest(agreements: readonly Agreement[]): Agreement | undefined {
  return (
    agreements.find(({ state }) => state === 'inForce' || state === 'expiring' || state === 'ending') ??
    agreements.find(({ state }) => state !== 'withdrawn')
  );
}

/** On the page of somebody who is, or was, supported at home: agreement, checklist, visits, wish, and what is to be done. */
export function SupportSection({ personId, name }: { readonly personId: number; readonly name: string }): ReactNode {
  const found = useCall('scattered.ofPerson', { personId });
  const mayWrite = useMay(everyRegistrar);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const support = found.data;
  if (!support) return null;
  const { isListed, fiveHaves, visits, wish } = support;
  if (!isListed && support.agreements.length === 0 && visits.rows.length === 0 && support.checks.length === 0) return null;
  const agreement = latest(support.agreements);
  const check = support.checks.find(({ withdrawnAt }) => withdrawnAt === null);
  const visit = visits.rows.find(({ withdrawnAt, result }) => withdrawnAt === null && result === 'visited');
  const act = (label: string, what: Asked | null): ReactNode =>
    mayWrite && isListed && what !== null ? (
      <Button size="small" onClick={() => setAsked(what)} sx={{ minHeight: '1.375rem', py: 0, px: 0.75, minWidth: 0 }}>
        {label}
      </Button>
    ) : null;
  const isRenewable = agreement?.state === 'expiring' || agreement?.state === 'expired';
  const needsAgreement = agreement === undefined || agreement.state === 'ended';
  return (
    <Section
      title="分散供养照料"
      isFlush
      actions={
        <Button size="small" onClick={() => setIsOpen(true)}>
          全部记录
        </Button>
      }
    >
      <Box
        component="dl"
        sx={{
          m: 0,
          px: 2,
          py: 0.75,
          display: 'grid',
          gridTemplateColumns: 'minmax(5.5rem, max-content) minmax(0, 1fr)',
          columnGap: 1.5,
          fontSize: '0.8125rem',
          fontVariantNumeric: 'tabular-nums',
        }}
      >
        <Line
          term="照料协议"
          action={act(
            isRenewable ? '续签' : '登记',
            isRenewable && agreement ? { what: 'renew', agreement } : needsAgreement ? { what: 'agreement' } : null,
          )}
        >
          {agreement === undefined ? (
            <StatusChip label="未签协议" tone="error" />
          ) : (
            <>
              <StatusChip label={termText(agreementStates, agreement.state)} tone={agreementTones[agreement.state]} />
              <Box sx={{ color: 'text.secondary' }}>
                {agreement.caregiverName}　至 {agreement.endedOn ?? agreement.untilOn}
              </Box>
            </>
          )}
        </Line>
        <Line term="五有落实" action={act('检查', { what: 'check' })}>
          <StatusChip label={termText(fiveHavesStandings, fiveHaves.standing)} tone={fiveHavesTones[fiveHaves.standing]} />
          {check ? <Box sx={{ color: 'text.secondary' }}>{check.checkedOn} 检查</Box> : null}
        </Line>
        <Line term="探访" action={act('登记', { what: 'visit' })}>
          {visits.standing === null ? (
            '—'
          ) : (
            <StatusChip label={termText(visitStandings, visits.standing)} tone={visitTones[visits.standing]} />
          )}
          <Box sx={{ color: 'text.secondary' }}>
            {visit ? `${visit.visitedOn} ${visit.visitor}` : '没有探访记录'}
            {visits.standing !== null && visits.standing !== 'never' && visits.dueOn ? `，应于 ${visits.dueOn} 前再访` : ''}
          </Box>
        </Line>
        <Line term="意愿询问" action={null}>
          {wish.askedOn === null ? (
            <StatusChip label="从未询问" tone="error" />
          ) : (
            <>
              {wish.isDue ? <StatusChip label="应再询问" tone="warning" /> : termText(admissionWishes, wish.wish)}
              <Box sx={{ color: 'text.secondary' }}>
                {wish.isDue ? `${termText(admissionWishes, wish.wish)}　` : ''}
                {wish.askedOn} 询问{wish.witness ? `，见证人 ${wish.witness}` : ''}
              </Box>
            </>
          )}
        </Line>
      </Box>
      {asked ? <SupportActs asked={asked} person={{ personId, name }} support={support} onClose={() => setAsked(null)} /> : null}
      {isOpen ? <SupportDialog personId={personId} name={name} onClose={() => setIsOpen(false)} hasLink={false} /> : null}
    </Section>
  );
}
