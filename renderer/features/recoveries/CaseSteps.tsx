import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { everyClerk, signers } from '../../../electron/contract/method.ts';
import type { RecoveryDetail } from '../../../electron/contract/recoveries.ts';
import { useAction } from '../../shared/client.ts';
import { money } from '../../shared/format.ts';
import { useMay } from '../../shared/session.ts';
import { ReasonDialog, showToast } from '../../shared/ui.tsx';
import { AskWriteOffDialog, DeliverDialog, HandOverDialog, NoticeDialog, ReceiveDialog } from './CaseDialogs.tsx';

type Step = RecoveryDetail['steps'][number];

const labels: Readonly<Record<Step, string>> = {
  withdraw: '撤销核定',
  handOver: '移交',
  askWriteOff: '申请核销',
  deliver: '登记送达',
  notice: '发通知书',
  receive: '登记收款',
};
const order = ['withdraw', 'handOver', 'askWriteOff', 'deliver', 'notice', 'receive'] as const;

/** The next step stands last and solid. */
function mainStep({ state, steps }: RecoveryDetail): Step | null {
  if (state === 'verified' && steps.includes('notice')) return 'notice';
  return steps.includes('receive') ? 'receive' : null;
}

export function CaseSteps({ found }: { readonly found: RecoveryDetail }): ReactNode {
  const mayWrite = useMay(everyClerk);
  const mayHandOver = useMay(signers);
  const [asked, setAsked] = useState<Step | null>(null);
  const close = (): void => setAsked(null);
  const withdraw = useAction('recoveries.withdrawCase', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已撤销核定，金额回到疑点' });
      close();
    },
  });
  const main = mainStep(found);
  const shown = order.filter((step) => found.steps.includes(step) && (step === 'handOver' ? mayHandOver : mayWrite));
  return (
    <>
      {shown
        .toSorted((one, other) => Number(one === main) - Number(other === main))
        .map((step) => (
          <Button
            key={step}
            variant={step === main ? 'contained' : 'outlined'}
            color={step === main ? 'primary' : 'secondary'}
            onClick={() => setAsked(step)}
          >
            {labels[step]}
          </Button>
        ))}
      {asked === 'notice' ? <NoticeDialog found={found} onClose={close} /> : null}
      {asked === 'deliver' ? <DeliverDialog found={found} onClose={close} /> : null}
      {asked === 'receive' ? <ReceiveDialog found={found} onClose={close} /> : null}
      {asked === 'askWriteOff' ? <AskWriteOffDialog found={found} onClose={close} /> : null}
      {asked === 'handOver' ? <HandOverDialog found={found} onClose={close} /> : null}
      {asked === 'withdraw' ? (
        <ReasonDialog
          title="撤销这次核定？"
          confirmLabel="撤销核定"
          cancelLabel="不撤销"
          reasonLabel="撤销理由"
          subject={`${found.name}　应追回 ${money(found.claimedFen)} 元`}
          effect="多发的金额回到疑点，可以重新核定；这次核定和理由都保留。"
          isRunning={withdraw.isRunning}
          onConfirm={(reason) => void withdraw.run({ caseId: found.caseId, reason })}
          onCancel={close}
        />
      ) : null}
    </>
  );
}
