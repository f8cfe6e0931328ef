import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useCallback, useState, type ReactNode } from 'react';
import type { AttachmentRow } from '../../../electron/contract/attachments.ts';
import { useAction } from '../../shared/client.ts';
import { ConfirmDialog, showToast } from '../../shared/ui.tsx';
import { kindText, type AttachmentOwner } from './attachment-words.ts';

type WithdrawDialogProps = { readonly owner: AttachmentOwner; readonly attachment: AttachmentRow; readonly onClose: () => void };

/** Asks for the reason and says that nothing disappears. */
export function WithdrawDialog({ owner, attachment, onClose }: WithdrawDialogProps): ReactNode {
  const [reason, setReason] = useState('');
  const withdraw = useAction('attachments.withdraw', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已撤下附件：${attachment.title}` });
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
      title="撤下这份附件？"
      confirmLabel="撤下"
      cancelLabel="不撤下"
      isRunning={withdraw.isRunning}
      isConfirmDisabled={reason.trim() === ''}
      onConfirm={() => void withdraw.run({ attachmentId: attachment.attachmentId, reason: reason.trim() })}
      onCancel={onClose}
      body={
        <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5, width: '30rem', maxWidth: '100%' }}>
          <Box sx={{ borderLeft: 3, borderColor: 'divider', pl: 1.5, overflowWrap: 'anywhere' }}>
            <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
              {owner.name}　{kindText(attachment.kind)}
            </Box>
            <Box>{attachment.title}</Box>
          </Box>
          <div>撤下后仍列在这里，划线显示，并注明理由和撤下人；文件保留在附件文件夹和备份中，不会删除。</div>
          <TextField
            label="撤下理由"
            required
            sx={{ mt: 0.5 }}
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
