import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { AttachmentRow } from '../../../electron/contract/attachments.ts';
import { useAction } from '../../shared/client.ts';
import { ReasonDialog, showToast } from '../../shared/ui.tsx';
import { kindText, type AttachmentOwner } from './attachment-words.ts';

type WithdrawDialogProps = { readonly owner: AttachmentOwner; readonly attachment: AttachmentRow; readonly onClose: () => void };

/** Asks for the reason and says that nothing disappears. */
export function WithdrawDialog({ owner, attachment, onClose }: WithdrawDialogProps): ReactNode {
  const withdraw = useAction('attachments.withdraw', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已撤下附件：${attachment.title}` });
      onClose();
    },
  });
  return (
    <ReasonDialog
      title="撤下这份附件？"
      confirmLabel="撤下"
      cancelLabel="不撤下"
      reasonLabel="撤下理由"
      subject={
        <>
          <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
            {owner.name}　{kindText(attachment.kind)}
          </Box>
          <Box>{attachment.title}</Box>
        </>
      }
      effect="撤下后仍列在这里，划线显示，并注明理由和撤下人；文件保留在附件文件夹和备份中，不会删除。"
      isRunning={withdraw.isRunning}
      onConfirm={(reason) => void withdraw.run({ attachmentId: attachment.attachmentId, reason })}
      onCancel={onClose}
    />
  );
}
