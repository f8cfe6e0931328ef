import type { ReactNode } from 'react';
import type { AttachmentRow } from '../../../electron/contract/attachments.ts';
import type { Protection } from '../../../electron/contract/protection.ts';
import { useAction } from '../../shared/client.ts';
import { showToast } from '../../shared/ui.tsx';
import { ExportDialog } from '../exports/ExportDialog.tsx';
import type { Exported } from '../exports/ExportedView.tsx';
import { copyName, type AttachmentOwner } from './attachment-words.ts';

type SaveCopyDialogProps = { readonly owner: AttachmentOwner; readonly attachment: AttachmentRow; readonly onClose: () => void };

/** A copy outside the ledger: encrypted for one receiver, or open to everybody. */
export function SaveCopyDialog({ owner, attachment, onClose }: SaveCopyDialogProps): ReactNode {
  const action = useAction('attachments.save');
  const name = copyName(owner, attachment);
  const dot = name.lastIndexOf('.');

  const save = async (protection: Protection, extension: string): Promise<Exported | null> => {
    if (protection.kind === 'masked') return null;
    const { attachmentId } = attachment;
    const saved = await action.run({ attachmentId, protection }, { suggestedName: `${name.slice(0, dot)}.${extension}` });
    if (!saved) return null;
    if (protection.kind === 'plain') showToast({ tone: 'success', text: `已另存：${saved.file}`, next: '这份文件没有加密，用完请删除。' });
    return { file: saved.file, done: '已另存' };
  };
  return (
    <ExportDialog
      title="另存附件"
      content={`${owner.name}　${attachment.title}`}
      extension={name.slice(dot + 1)}
      isMaskable={false}
      save={save}
      isRunning={action.isRunning}
      onClose={onClose}
    />
  );
}
