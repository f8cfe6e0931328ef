import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import type { OutputOf } from '../../../electron/contract/index.ts';
import type { Agreement } from '../../../electron/contract/scattered.ts';
import type { FiveHavesCheck } from '../../../electron/contract/five-haves.ts';
import { visitMethods, visitResults, type Visit } from '../../../electron/contract/visits.ts';
import { useAction } from '../../shared/client.ts';
import { termText } from '../../shared/format.ts';
import { ReasonDialog, showToast } from '../../shared/ui.tsx';
import { AgreementDialog, RenewDialog } from './AgreementDialog.tsx';
import { EndAgreementDialog, UndoEndDialog, WithdrawAgreementDialog } from './EndAgreementDialog.tsx';
import { FiveHavesDialog } from './FiveHavesDialog.tsx';
import { CloseRiskDialog } from './CloseRiskDialog.tsx';
import type { AgreementAct } from './SupportEntries.tsx';
import { VisitDialog } from './VisitDialog.tsx';

type Person = { readonly personId: number; readonly name: string };

/** What the user wants to do about one person, or about one of his records. */
export type Asked =
  | { readonly what: 'agreement' | 'check' | 'visit' }
  | { readonly what: AgreementAct; readonly agreement: Agreement }
  | { readonly what: 'withdrawCheck'; readonly check: FiveHavesCheck }
  | { readonly what: 'closeRisk' | 'withdrawVisit'; readonly visit: Visit };

function WithdrawCheck({
  person,
  check,
  onClose,
}: {
  readonly person: Person;
  readonly check: FiveHavesCheck;
  readonly onClose: () => void;
}): ReactNode {
  const withdraw = useAction('fiveHaves.withdraw', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已撤回：${person.name} ${check.checkedOn} 的五有检查` });
      onClose();
    },
  });
  return (
    <ReasonDialog
      title="撤回这次检查？"
      confirmLabel="撤回检查"
      cancelLabel="不撤回"
      reasonLabel="撤回理由"
      subject={`${person.name}　${check.checkedOn}　检查人 ${check.checkedBy}`}
      effect="以前一次检查为准；没有前一次的，列为“从未检查”。"
      isRunning={withdraw.isRunning}
      onConfirm={(reason) => void withdraw.run({ checkId: check.checkId, reason })}
      onCancel={onClose}
    />
  );
}

function WithdrawVisit({
  person,
  visit,
  onClose,
}: {
  readonly person: Person;
  readonly visit: Visit;
  readonly onClose: () => void;
}): ReactNode {
  const withdraw = useAction('visits.withdraw', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已撤回：${person.name} ${visit.visitedOn} 的探访` });
      onClose();
    },
  });
  return (
    <ReasonDialog
      title="撤回这次探访？"
      confirmLabel="撤回探访"
      cancelLabel="不撤回"
      reasonLabel="撤回理由"
      subject={
        <Box>
          {person.name}　{visit.visitedOn}　{termText(visitMethods, visit.method)}　{visit.visitor}　{termText(visitResults, visit.result)}
        </Box>
      }
      effect="撤回后不计入探访率，应访日期按前一次探访重新推算；随它发现的风险也不再列出。"
      isRunning={withdraw.isRunning}
      onConfirm={(reason) => void withdraw.run({ visitId: visit.visitId, reason })}
      onCancel={onClose}
    />
  );
}

/** The dialog of what was asked for. */
export function SupportActs({
  asked,
  person,
  support,
  onClose,
}: {
  readonly asked: Asked;
  readonly person: Person;
  readonly support: OutputOf<'scattered.ofPerson'>;
  readonly onClose: () => void;
}): ReactNode {
  switch (asked.what) {
    case 'agreement':
      return <AgreementDialog person={person} onClose={onClose} />;
    case 'check':
      return <FiveHavesDialog person={person} onClose={onClose} />;
    case 'visit':
      return <VisitDialog person={person} onClose={onClose} />;
    case 'renew':
      return <RenewDialog person={person} agreement={asked.agreement} proposal={support.proposal} onClose={onClose} />;
    case 'end':
      return <EndAgreementDialog name={person.name} agreement={asked.agreement} onClose={onClose} />;
    case 'undoEnd':
      return <UndoEndDialog name={person.name} agreement={asked.agreement} onClose={onClose} />;
    case 'withdraw':
      return <WithdrawAgreementDialog name={person.name} agreement={asked.agreement} onClose={onClose} />;
    case 'withdrawCheck':
      return <WithdrawCheck person={person} check={asked.check} onClose={onClose} />;
    case 'closeRisk':
      return <CloseRiskDialog name={person.name} visit={asked.visit} onClose={onClose} />;
    case 'withdrawVisit':
      return <WithdrawVisit person={person} visit={asked.visit} onClose={onClose} />;
  }
}
