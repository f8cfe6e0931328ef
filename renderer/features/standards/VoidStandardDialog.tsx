import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useCallback, useState, type ReactNode } from 'react';
import type { StandardRow } from '../../../electron/contract/homes.ts';
import { labelOf, standardKinds } from '../../../electron/contract/terms.ts';
import { useAction } from '../../shared/client.ts';
import { money } from '../../shared/format.ts';
import { ConfirmDialog, showToast } from '../../shared/ui.tsx';
import { scopeOf } from './standard-groups.ts';

/** A standard recorded by mistake: it stays visible, crossed out, with the reason. */
export function VoidStandardDialog({ standard, onClose }: { readonly standard: StandardRow; readonly onClose: () => void }): ReactNode {
  const [reason, setReason] = useState('');
  const name = `${labelOf(standardKinds, standard.kind)}（${scopeOf(standard)}）`;
  const voidStandard = useAction('standards.void', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已作废：${name}` });
      onClose();
    },
  });
  // The dialog gives the focus to its safe button first.
  const focus = useCallback((field: HTMLInputElement | null) => {
    if (field) requestAnimationFrame(() => field.focus());
  }, []);
  return (
    <ConfirmDialog
      isOpen
      tone="danger"
      title="作废这项标准？"
      confirmLabel="作废标准"
      cancelLabel="不作废"
      isRunning={voidStandard.isRunning}
      isConfirmDisabled={reason.trim() === ''}
      onConfirm={() => void voidStandard.run({ standardId: standard.standardId, reason: reason.trim() })}
      onCancel={onClose}
      body={
        <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5, width: '30rem', maxWidth: '100%' }}>
          <Box sx={{ borderLeft: 3, borderColor: 'divider', pl: 1.5, fontVariantNumeric: 'tabular-nums' }}>
            {name}　{money(standard.amountFen)} 元/月
            <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
              {standard.validFrom} 起　{standard.documentNo}
            </Box>
          </Box>
          <div>
            作废后，{standard.validFrom} 起改按此前的标准执行；这项标准仍可查看，注明作废理由，不能恢复。尚未审批的发放表草稿需要重新编制。
          </div>
          <TextField
            label="作废理由"
            required
            inputRef={focus}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 200 } }}
          />
        </Box>
      }
    />
  );
}
