import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import type { SheetAction, SheetCard } from '../../../electron/contract/payments.ts';
import { useAction } from '../../shared/client.ts';
import { count, money } from '../../shared/format.ts';
import { ConfirmDialog, showToast } from '../../shared/ui.tsx';
import { fundingShort } from '../funds/fund-words.ts';
import { useSheetFunding } from '../funds/use-sheet-funding.ts';
import { keyOf } from './sheet-key.ts';
import { actionWords, sheetName, unitOf } from './sheet-words.ts';

const longestReason = 200;

/** Says what a step will do before it is taken; asks for the reason where one is kept. */
export function StepDialog({
  card,
  action,
  needsReason: isReasonKept,
  openFindings,
  onClose,
}: {
  readonly card: SheetCard;
  readonly action: SheetAction;
  readonly needsReason: boolean;
  /** Red findings of the checks that nobody has given a reason for. */
  readonly openFindings: number;
  readonly onClose: () => void;
}): ReactNode {
  const [reason, setReason] = useState('');
  const words = actionWords[action];
  const month = sheetName(card);
  const options = {
    onSuccess: () => {
      showToast({ tone: 'success', text: words.done(month) });
      onClose();
    },
  };
  const prepare = useAction('payments.prepare', options);
  const review = useAction('payments.review', options);
  const approve = useAction('payments.approve', options);
  const sendBack = useAction('payments.return', options);
  const isRunning = prepare.isRunning || review.isRunning || approve.isRunning || sendBack.isRunning;
  const given = reason.trim();
  const funding = useSheetFunding(card.sheetId, action === 'approve').data;
  const short = funding && action === 'approve' ? fundingShort(funding) : null;
  const needsReason = isReasonKept || openFindings > 0 || short !== null;

  const confirm = (): void => {
    const input = { ...keyOf(card), reason: given === '' ? null : given };
    if (action === 'prepare') void prepare.run(keyOf(card));
    else if (action === 'review') void review.run(input);
    else if (action === 'approve') void approve.run(input);
    else void sendBack.run({ ...keyOf(card), reason: given });
  };
  const isOverride = isReasonKept && action !== 'return';
  return (
    <ConfirmDialog
      isOpen
      title={words.question(month)}
      confirmLabel={words.label}
      tone={action === 'return' ? 'danger' : 'normal'}
      onConfirm={confirm}
      onCancel={onClose}
      isRunning={isRunning}
      isConfirmDisabled={needsReason && given === ''}
      body={
        <Box sx={{ display: 'grid', gap: 1.5, maxWidth: '30rem' }}>
          <Typography sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>
            {count(card.persons)} {unitOf(card)}，合计 {money(card.totalFen)} 元
          </Typography>
          <Typography variant="body2">{words.effect}</Typography>
          {isOverride ? (
            <Alert severity="warning" variant="outlined">
              您是这份发放表的制表人。制表与审核、审批应由两人办理；确需由管理员代办的，请写明理由，审计日志会保留。
            </Alert>
          ) : null}
          {openFindings > 0 ? (
            <Alert severity="error" variant="outlined">
              审批前检查还有 {count(openFindings)}{' '}
              条红色疑点没有说明理由。这里写的理由会记在其余每一条上，并留在审计日志中；理由各不相同的，请先在“审批前检查”中点开每一条分别说明；疑点属实的请退回更正。
            </Alert>
          ) : null}
          {short === null ? null : (
            <Alert severity="warning" variant="outlined">
              资金余额不足：{short}。确需先行支付的，请写明超支理由，审计日志会保留。
            </Alert>
          )}
          {needsReason ? (
            <TextField
              label={
                action === 'return'
                  ? '退回理由'
                  : isOverride && openFindings > 0
                    ? '代办及保留疑点的理由'
                    : isOverride
                      ? '代办理由'
                      : openFindings > 0
                        ? '保留疑点的理由'
                        : '超支理由'
              }
              required
              multiline
              minRows={2}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              slotProps={{ htmlInput: { maxLength: longestReason } }}
              sx={{ mt: 0.5 }}
            />
          ) : null}
        </Box>
      }
    />
  );
}
