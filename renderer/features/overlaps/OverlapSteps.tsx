import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { everyClerk } from '../../../electron/contract/method.ts';
import type { OverlapDetail } from '../../../electron/contract/overlaps.ts';
import { useAction } from '../../shared/client.ts';
import { money } from '../../shared/format.ts';
import { useMay } from '../../shared/session.ts';
import { ReasonDialog, showToast } from '../../shared/ui.tsx';
import { benefitText } from './overlap-words.ts';
import { CloseDialog, EvidenceDialog, ReferDialog } from './StepDialogs.tsx';

type Step = 'refer' | 'evidence' | 'close' | 'withdraw';

/** What may be done next with a hit. */
export function OverlapSteps({ found }: { readonly found: OverlapDetail }): ReactNode {
  const mayWrite = useMay(everyClerk);
  const [step, setStep] = useState<Step | null>(null);
  const close = (): void => setStep(null);
  const withdraw = useAction('overlaps.withdraw', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已撤销登记' });
      close();
    },
  });
  if (!mayWrite || found.state === 'closed' || found.state === 'withdrawn') return null;
  const isReferred = found.state === 'referred';
  const isProved = isReferred && found.missing.length === 0;
  return (
    <>
      <Button variant="outlined" color="error" onClick={() => setStep('withdraw')}>
        撤销登记
      </Button>
      {isReferred ? (
        <Button variant={isProved ? 'outlined' : 'contained'} onClick={() => setStep('evidence')}>
          登记反馈
        </Button>
      ) : (
        <Button variant="contained" onClick={() => setStep('refer')}>
          转送
        </Button>
      )}
      {isProved ? (
        <Button variant="contained" onClick={() => setStep('close')}>
          办结
        </Button>
      ) : null}
      {step === 'refer' ? <ReferDialog found={found} onClose={close} /> : null}
      {step === 'evidence' ? <EvidenceDialog found={found} onClose={close} /> : null}
      {step === 'close' ? <CloseDialog found={found} onClose={close} /> : null}
      {step === 'withdraw' ? (
        <ReasonDialog
          title="撤销这件重复享受？"
          confirmLabel="撤销登记"
          cancelLabel="不撤销"
          reasonLabel="撤销原因"
          subject={`${found.name}　${benefitText(found.benefit)}　${money(found.fen)} 元`}
          effect="核实后不属于重复享受，或登记有误的，撤销后可以重新登记；原登记保留并注明原因。已经转送的，请另行告知对方。"
          isRunning={withdraw.isRunning}
          onConfirm={(reason) => void withdraw.run({ overlapId: found.overlapId, reason })}
          onCancel={close}
        />
      ) : null}
    </>
  );
}
