import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useCallback, useState, type ReactNode } from 'react';
import type { TimelineEntry } from '../../../electron/contract/people.ts';
import { useAction } from '../../shared/client.ts';
import { ConfirmDialog, showToast } from '../../shared/ui.tsx';
import { effectOfCancelling, isLastOfKind, type Known } from './change-effects.ts';
import { kindLabel } from './LifeLineEntry.tsx';

/** Asks for the reason and says what withdrawing does to the payments. */
export function CancelFactDialog({
  known,
  entry,
  onClose,
}: {
  readonly known: Known;
  readonly entry: TimelineEntry;
  readonly onClose: () => void;
}): ReactNode {
  const [reason, setReason] = useState('');
  const cancelFact = useAction('people.cancelFact', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已撤销', next: `${kindLabel(entry.kind)}：${entry.text}` });
      onClose();
    },
  });
  const isLast = isLastOfKind(known, entry);
  // The dialog gives the focus to its safe button first.
  const focus = useCallback((field: HTMLInputElement | null) => {
    if (field) requestAnimationFrame(() => field.focus());
  }, []);
  const confirm = (): void => {
    if (entry.factId !== null) void cancelFact.run({ factId: entry.factId, reason: reason.trim() });
  };
  return (
    <ConfirmDialog
      isOpen
      tone="danger"
      title="撤销这条记录？"
      confirmLabel="撤销记录"
      cancelLabel="不撤销"
      isRunning={cancelFact.isRunning}
      isConfirmDisabled={isLast || reason.trim() === ''}
      onConfirm={confirm}
      onCancel={onClose}
      body={
        <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5, width: '30rem', maxWidth: '100%' }}>
          <Box sx={{ borderLeft: 3, borderColor: 'divider', pl: 1.5 }}>
            <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', fontVariantNumeric: 'tabular-nums' }}>
              {entry.validFrom}　{kindLabel(entry.kind)}　{entry.source}
            </Box>
            <Box>{entry.text}</Box>
          </Box>
          <div>
            {isLast
              ? `这是此人唯一有效的“${kindLabel(entry.kind)}”记录，撤销后不能编制发放表。请先登记正确的记录，再撤销这一条。`
              : effectOfCancelling(known, entry)}
          </div>
          {isLast ? null : (
            <TextField
              label="撤销理由"
              required
              inputRef={focus}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              slotProps={{ htmlInput: { maxLength: 200 } }}
            />
          )}
        </Box>
      }
    />
  );
}
