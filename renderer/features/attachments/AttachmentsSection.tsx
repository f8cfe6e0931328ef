import { mdiPaperclipPlus } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { attachmentMethods, type AttachmentRow } from '../../../electron/contract/attachments.ts';
import { count } from '../../shared/format.ts';
import { useMay } from '../../shared/session.ts';
import { Icon, LoadError, Section } from '../../shared/ui.tsx';
import { AddAttachmentDialog } from './AddAttachmentDialog.tsx';
import { AttachmentEntry } from './AttachmentEntry.tsx';
import { AttachmentViewer } from './AttachmentViewer.tsx';
import { sizeText, type AttachmentOwner } from './attachment-words.ts';
import { useAttachments } from './use-attachments.ts';
import { WithdrawDialog } from './WithdrawDialog.tsx';

type AttachmentsSectionProps = {
  readonly owner: AttachmentOwner;
  /** False where the record itself may no longer be changed. */
  readonly isChangeable: boolean;
  /** Fills the height it is given and scrolls inside. */
  readonly fills?: boolean;
};

/** Scans and photos of a person or a home: a list without pictures, because looking at one is written down. */
export function AttachmentsSection({ owner, isChangeable, fills = false }: AttachmentsSectionProps): ReactNode {
  const { rows, limitBytes, error, retry } = useAttachments(owner);
  const mayAdd = useMay(attachmentMethods['attachments.addToPerson'].access) && isChangeable;
  const mayOpen = useMay(attachmentMethods['attachments.open'].access);
  const [isAdding, setIsAdding] = useState(false);
  const [withdrawn, setWithdrawn] = useState<AttachmentRow | null>(null);
  const [opened, setOpened] = useState<number | null>(null);
  const current = rows?.filter((row) => row.withdrawnAt === null).length ?? 0;
  return (
    <Section
      title={
        <>
          附件
          {rows && rows.length > 0 ? (
            <Box component="span" sx={{ ml: 1, color: 'text.secondary', fontWeight: 400, fontSize: '0.8125rem' }}>
              {count(current)} 份
            </Box>
          ) : null}
        </>
      }
      isFlush
      fills={fills}
      actions={
        mayAdd ? (
          <Button size="small" startIcon={<Icon path={mdiPaperclipPlus} />} onClick={() => setIsAdding(true)}>
            添加附件
          </Button>
        ) : null
      }
    >
      {error ? (
        <LoadError error={error} onRetry={retry} />
      ) : rows?.length === 0 ? (
        <Box sx={{ px: 2, py: 1.5, color: 'text.secondary', fontSize: '0.8125rem' }}>
          {mayAdd
            ? `还没有附件。可以添加扫描件和照片（JPEG、PNG、PDF，每份不超过 ${sizeText(limitBytes)}），加密存放在台账旁边。`
            : '还没有附件。'}
        </Box>
      ) : (
        <Box component="ul" aria-label="附件" sx={{ listStyle: 'none', m: 0, p: 0, py: 0.5 }}>
          {(rows ?? []).map((row) => (
            <AttachmentEntry
              key={row.attachmentId}
              attachment={row}
              onOpen={mayOpen ? () => setOpened(row.attachmentId) : null}
              onWithdraw={mayAdd && row.withdrawnAt === null ? () => setWithdrawn(row) : null}
            />
          ))}
        </Box>
      )}
      {isAdding ? <AddAttachmentDialog owner={owner} limitBytes={limitBytes} onClose={() => setIsAdding(false)} /> : null}
      {withdrawn ? <WithdrawDialog owner={owner} attachment={withdrawn} onClose={() => setWithdrawn(null)} /> : null}
      {opened !== null && rows ? (
        <AttachmentViewer owner={owner} attachments={rows} attachmentId={opened} onShow={setOpened} onClose={() => setOpened(null)} />
      ) : null}
    </Section>
  );
}
