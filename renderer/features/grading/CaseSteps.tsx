import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import type { CaseDetail } from '../../../electron/contract/grading-shapes.ts';
import type { CaseAction } from '../../../electron/contract/grading-terms.ts';
import { useAction } from '../../shared/client.ts';
import { ReasonDialog, showToast } from '../../shared/ui.tsx';
import { actionText, stateText } from './grading-words.ts';
import { AwardDialog, NoticeDialog } from './ManyDialogs.tsx';
import { ObjectionDialog, ReviewDialog } from './ObjectionDialogs.tsx';

const backward: readonly CaseAction[] = ['returnSelf', 'returnTown', 'rescore'];
const outward: readonly CaseAction[] = ['decline', 'withdraw'];

/** What may be done next with a case, besides filling in the score. */
export function CaseSteps({ detail }: { readonly detail: CaseDetail }): ReactNode {
  const [asked, setAsked] = useState<CaseAction | null>(null);
  const close = (): void => setAsked(null);
  const onSuccess = ({ state }: { readonly state: CaseDetail['state'] }): void => {
    showToast({ tone: 'success', text: `${detail.name}：${stateText(state)}` });
    close();
  };
  const back = useAction('grading.sendBack', { onSuccess });
  const leave = useAction('grading.leave', { onSuccess });
  const shown = detail.actions.filter((action) => !action.startsWith('submit') && action !== 'refuseGrade');
  const isMain = (action: CaseAction): boolean => action === 'publish' || action === 'award' || action === 'review';
  const confirm = (reason: string): void => {
    const { caseId } = detail;
    if (asked === 'decline' || asked === 'withdraw') void leave.run({ caseId, action: asked, reason });
    else void back.run({ caseId, reason });
  };
  return (
    <>
      {shown
        .toSorted((one, other) => Number(isMain(one)) - Number(isMain(other)))
        .map((action) => (
          <Button
            key={action}
            variant={isMain(action) ? 'contained' : 'outlined'}
            color={outward.includes(action) ? 'secondary' : 'primary'}
            onClick={() => setAsked(action)}
          >
            {actionText(action)}
          </Button>
        ))}
      {asked !== null && (backward.includes(asked) || outward.includes(asked)) ? (
        <ReasonDialog
          title={`${actionText(asked)}？`}
          confirmLabel={actionText(asked)}
          cancelLabel="取消"
          reasonLabel="理由"
          subject={detail.name}
          effect={
            outward.includes(asked)
              ? '办理后本批次不再评定这一处，理由记入评定档案。'
              : '退回后由上一环节修改并重新提交；已提交的分数保留在历次评分中。'
          }
          isRunning={back.isRunning || leave.isRunning}
          onConfirm={confirm}
          onCancel={close}
        />
      ) : null}
      {asked === 'publish' ? <NoticeDialog cases={[detail]} onClose={close} /> : null}
      {asked === 'award' ? <AwardDialog cases={[detail]} onClose={close} /> : null}
      {asked === 'object' ? <ObjectionDialog detail={detail} onClose={close} /> : null}
      {asked === 'review' ? <ReviewDialog detail={detail} onClose={close} /> : null}
    </>
  );
}
