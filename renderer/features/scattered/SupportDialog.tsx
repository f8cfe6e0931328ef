import { mdiOpenInNew } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { everyRegistrar } from '../../../electron/contract/method.ts';
import { useCall } from '../../shared/client.ts';
import { goTo } from '../../shared/navigation.ts';
import { useMay } from '../../shared/session.ts';
import { Icon, LoadError, Loading, Section } from '../../shared/ui.tsx';
import { SupportActs, type Asked } from './SupportActs.tsx';
import { AgreementEntry, CheckEntry, Entries, VisitEntry } from './SupportEntries.tsx';

type Support = OutputOf<'scattered.ofPerson'>;

function Records({ support, ask }: { readonly support: Support; readonly ask: ((asked: Asked) => void) | null }): ReactNode {
  const { agreements, checks, visits, isListed } = support;
  const small = (label: string, what: 'agreement' | 'check' | 'visit'): ReactNode =>
    ask === null || !isListed ? null : (
      <Button size="small" onClick={() => ask({ what })}>
        {label}
      </Button>
    );
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.25 }}>
      <Section title="照料服务协议" isFlush actions={small('登记协议', 'agreement')}>
        <Entries label="照料服务协议" empty="还没有登记过协议。">
          {agreements.map((agreement) => (
            <AgreementEntry
              key={agreement.agreementId}
              agreement={agreement}
              isRenewed={agreements.some((other) => other.renewsAgreementId === agreement.agreementId && other.withdrawnAt === null)}
              act={ask === null ? null : (act) => ask({ what: act, agreement })}
            />
          ))}
        </Entries>
      </Section>
      <Section title="五有检查" isFlush actions={small('登记检查', 'check')}>
        <Entries label="五有检查" empty="还没有检查过。">
          {checks.map((check) => (
            <CheckEntry key={check.checkId} check={check} onWithdraw={ask === null ? null : () => ask({ what: 'withdrawCheck', check })} />
          ))}
        </Entries>
      </Section>
      <Section title="探访" isFlush actions={small('登记探访', 'visit')}>
        <Entries label="探访" empty="还没有探访记录。">
          {visits.rows.map((visit) => (
            <VisitEntry
              key={visit.visitId}
              visit={visit}
              onClose={ask === null ? null : () => ask({ what: 'closeRisk', visit })}
              onWithdraw={ask === null ? null : () => ask({ what: 'withdrawVisit', visit })}
            />
          ))}
        </Entries>
      </Section>
    </Box>
  );
}

/** Every record of the support at home of one person, where each is also taken back. */
export function SupportDialog({
  personId,
  name,
  onClose,
  hasLink = true,
}: {
  readonly personId: number;
  readonly name: string;
  readonly onClose: () => void;
  readonly hasLink?: boolean;
}): ReactNode {
  const titleId = useId();
  const found = useCall('scattered.ofPerson', { personId });
  const mayWrite = useMay(everyRegistrar);
  const [asked, setAsked] = useState<Asked | null>(null);
  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth={false}
      fullWidth
      aria-labelledby={titleId}
      slotProps={{ paper: { sx: { maxWidth: '56rem' } } }}
    >
      <DialogTitle id={titleId}>{name}　分散供养照料</DialogTitle>
      <DialogContent sx={{ minHeight: '18rem' }}>
        {found.data ? (
          <Records support={found.data} ask={mayWrite ? setAsked : null} />
        ) : found.error ? (
          <LoadError error={found.error} onRetry={() => void found.refetch()} />
        ) : (
          <Loading />
        )}
      </DialogContent>
      <DialogActions>
        {hasLink ? (
          <Button
            variant="outlined"
            startIcon={<Icon path={mdiOpenInNew} />}
            onClick={() => {
              onClose();
              goTo(`/people/${personId}`);
            }}
            sx={{ mr: 'auto' }}
          >
            人员页
          </Button>
        ) : null}
        <Button variant="contained" onClick={onClose} autoFocus>
          关闭
        </Button>
      </DialogActions>
      {asked && found.data ? (
        <SupportActs asked={asked} person={{ personId, name }} support={found.data} onClose={() => setAsked(null)} />
      ) : null}
    </Dialog>
  );
}
