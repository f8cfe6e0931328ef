import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useState, type ReactNode } from 'react';
import { revealReasons } from '../../../electron/contract/protection.ts';
import { ChooseOrType } from '../../shared/ui/ChooseOrType.tsx';
import { revealSeconds } from './use-reveal.ts';

const longestReason = 60;

/** Asks why before full numbers are shown. */
export function RevealDialog({
  whose,
  numbers,
  isRunning,
  onReveal,
  onClose,
}: {
  readonly whose: string;
  /** What will be seen: `身份证号、联系电话`. */
  readonly numbers: string;
  readonly isRunning: boolean;
  readonly onReveal: (reason: string) => void;
  readonly onClose: () => void;
}): ReactNode {
  const titleId = useId();
  const formId = useId();
  const [reason, setReason] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const given = reason.trim();
  const submit = (): void => {
    setIsAsked(true);
    if (given.length >= 2) onReveal(given);
  };
  return (
    <Dialog
      open
      onClose={isRunning ? undefined : onClose}
      maxWidth={false}
      fullWidth
      aria-labelledby={titleId}
      slotProps={{ paper: { sx: { maxWidth: '28rem' } } }}
    >
      <DialogTitle id={titleId}>显示完整号码：{whose}</DialogTitle>
      <DialogContent>
        <Box
          component="form"
          id={formId}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
          sx={{ pt: 1 }}
        >
          <ChooseOrType
            label="查看理由"
            options={revealReasons}
            value={reason}
            onChange={setReason}
            maxLength={longestReason}
            autoFocus
            error={isAsked && given.length < 2 ? '请选择或填写理由' : null}
          />
          <Box sx={{ mt: 1.5, color: 'text.secondary', fontSize: '0.8125rem' }}>
            将显示：{numbers}。用户、时间、理由记入审计日志；显示 {revealSeconds} 秒，离开本页即隐藏。
          </Box>
        </Box>
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onClose} disabled={isRunning}>
          取消
        </Button>
        <Button type="submit" form={formId} variant="contained" loading={isRunning}>
          显示
        </Button>
      </DialogActions>
    </Dialog>
  );
}
