import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useCallback, useState, type ReactNode } from 'react';
import type { AttachmentRow } from '../../../electron/contract/attachments.ts';
import { useAction } from '../../shared/client.ts';
import { ConfirmDialog, showToast } from '../../shared/ui.tsx';
import { copyName, type AttachmentOwner } from './attachment-words.ts';

type SaveCopyDialogProps = { readonly owner: AttachmentOwner; readonly attachment: AttachmentRow; readonly onClose: () => void };

/** A copy outside the ledger is open to everybody: what for is asked first. */
export function SaveCopyDialog({ owner, attachment, onClose }: SaveCopyDialogProps): ReactNode {
  const [purpose, setPurpose] = useState('');
  const save = useAction('attachments.save', {
    onSuccess: ({ file }) => {
      showToast({ tone: 'success', text: `已另存：${file}`, next: '这份文件没有加密，用完请删除。' });
      onClose();
    },
  });
  const focus = useCallback((field: HTMLInputElement | null) => {
    if (field) requestAnimationFrame(() => field.focus());
  }, []);
  const confirm = (): void =>
    void save.run({ attachmentId: attachment.attachmentId, purpose: purpose.trim() }, { suggestedName: copyName(owner, attachment) });
  return (
    <ConfirmDialog
      isOpen
      title="另存附件"
      confirmLabel="选择位置并保存"
      isRunning={save.isRunning}
      isConfirmDisabled={purpose.trim() === ''}
      onConfirm={confirm}
      onCancel={onClose}
      body={
        <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5, width: '30rem', maxWidth: '100%' }}>
          <div>存出的文件不加密，拿到的人都能打开。请只存到需要的地方，用完删除；用途和操作人记入审计日志。</div>
          <TextField
            label="用途"
            required
            inputRef={focus}
            value={purpose}
            placeholder="例如：报送县民政局复核"
            onChange={(event) => setPurpose(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 200 } }}
          />
        </Box>
      }
    />
  );
}
