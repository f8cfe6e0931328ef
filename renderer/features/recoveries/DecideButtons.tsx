import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { askConfirm, ReasonDialog } from '../../shared/ui.tsx';

type DecideButtonsProps = {
  readonly what: string;
  readonly effect: string;
  readonly mayDecide: boolean;
  readonly mayTakeBack: boolean;
  readonly isRunning: boolean;
  readonly onApprove: () => void;
  readonly onRefuse: (reason: string) => void;
  readonly onTakeBack: (reason: string) => void;
};

/** Two people: whoever asked may take it back, another decides. */
export function DecideButtons({ what, effect, mayDecide, mayTakeBack, isRunning, ...does }: DecideButtonsProps): ReactNode {
  const [asked, setAsked] = useState<'refuse' | 'takeBack' | null>(null);
  const approve = async (): Promise<void> => {
    if (await askConfirm({ title: '同意这份申请？', body: `${what}。${effect}`, confirmLabel: '同意', cancelLabel: '再看看' }))
      does.onApprove();
  };
  return (
    <>
      {mayTakeBack ? (
        <Button size="small" color="secondary" disabled={isRunning} onClick={() => setAsked('takeBack')}>
          撤回
        </Button>
      ) : null}
      {mayDecide ? (
        <>
          <Button size="small" variant="outlined" color="secondary" disabled={isRunning} onClick={() => setAsked('refuse')}>
            不同意
          </Button>
          <Button size="small" variant="contained" disabled={isRunning} onClick={() => void approve()}>
            同意
          </Button>
        </>
      ) : null}
      {asked ? (
        <ReasonDialog
          title={asked === 'refuse' ? '不同意这份申请？' : '撤回这份申请？'}
          confirmLabel={asked === 'refuse' ? '不同意' : '撤回'}
          cancelLabel="返回"
          reasonLabel="理由"
          subject={what}
          effect={asked === 'refuse' ? '退回经办人；可以改正后重新提出。' : '撤回后可以重新提出。'}
          isRunning={isRunning}
          onConfirm={(reason) => {
            setAsked(null);
            if (asked === 'refuse') does.onRefuse(reason);
            else does.onTakeBack(reason);
          }}
          onCancel={() => setAsked(null)}
        />
      ) : null}
    </>
  );
}
