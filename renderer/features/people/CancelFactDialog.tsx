import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { TimelineEntry } from '../../../electron/contract/people.ts';
import { useAction } from '../../shared/client.ts';
import { ReasonDialog, showToast } from '../../shared/ui.tsx';
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
  const cancelFact = useAction('people.cancelFact', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已撤销', next: `${kindLabel(entry.kind)}：${entry.text}` });
      onClose();
    },
  });
  const isLast = isLastOfKind(known, entry);
  return (
    <ReasonDialog
      title="撤销这条记录？"
      confirmLabel="撤销记录"
      cancelLabel="不撤销"
      reasonLabel="撤销理由"
      subject={
        <>
          <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
            {entry.validFrom}　{kindLabel(entry.kind)}　{entry.source}
          </Box>
          <Box>{entry.text}</Box>
        </>
      }
      effect={
        isLast
          ? `这是此人唯一有效的“${kindLabel(entry.kind)}”记录，撤销后不能编制发放表。请先登记正确的记录，再撤销这一条。`
          : effectOfCancelling(known, entry)
      }
      isRefused={isLast}
      isRunning={cancelFact.isRunning}
      onConfirm={(reason) => {
        if (entry.factId !== null) void cancelFact.run({ factId: entry.factId, reason });
      }}
      onCancel={onClose}
    />
  );
}
