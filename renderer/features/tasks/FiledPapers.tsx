import { mdiPaperclip } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import type { AttachmentRow } from '../../../electron/contract/attachments.ts';
import { officers } from '../../../electron/contract/method.ts';
import { useAction } from '../../shared/client.ts';
import { useMay } from '../../shared/session.ts';
import { Icon, ReasonDialog, showToast } from '../../shared/ui.tsx';
import { AttachmentEntry } from '../attachments/AttachmentEntry.tsx';
import { AttachmentViewer } from '../attachments/AttachmentViewer.tsx';
import { sizeText } from '../attachments/attachment-words.ts';

type FiledPapersProps = {
  /** What they are filed under, for the name of a copy. */
  readonly name: string;
  readonly papers: readonly AttachmentRow[];
  readonly limitBytes: number;
  readonly addLabel: string;
  /** Null for those who only read. */
  readonly onAdd: (() => void) | null;
  readonly isAdding: boolean;
};

/** Scans filed under a record: looked at, added, taken down with a reason. */
export function FiledPapers({ name, papers, limitBytes, addLabel, onAdd, isAdding }: FiledPapersProps): ReactNode {
  const mayOpen = useMay(officers);
  const [opened, setOpened] = useState<number | null>(null);
  const [asked, setAsked] = useState<AttachmentRow | null>(null);
  const withdraw = useAction('attachments.withdraw', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已撤下' });
      setAsked(null);
    },
  });
  return (
    <>
      {papers.length > 0 ? (
        <Box component="ul" aria-label={`${name}的材料`} sx={{ listStyle: 'none', m: 0, p: 0, mx: -2 }}>
          {papers.map((paper) => (
            <AttachmentEntry
              key={paper.attachmentId}
              attachment={paper}
              onOpen={mayOpen ? () => setOpened(paper.attachmentId) : null}
              onWithdraw={onAdd && paper.withdrawnAt === null ? () => setAsked(paper) : null}
            />
          ))}
        </Box>
      ) : null}
      {onAdd ? (
        <Button
          size="small"
          color="secondary"
          startIcon={<Icon path={mdiPaperclip} />}
          loading={isAdding}
          title={`JPEG、PNG 图片或 PDF，每份不超过 ${sizeText(limitBytes)}；加密存放`}
          onClick={onAdd}
          sx={{ ml: -1 }}
        >
          {addLabel}
        </Button>
      ) : null}
      {opened === null ? null : (
        <AttachmentViewer
          owner={{ entity: 'home', id: 0, name }}
          attachments={papers}
          attachmentId={opened}
          onShow={setOpened}
          onClose={() => setOpened(null)}
        />
      )}
      {asked ? (
        <ReasonDialog
          title="撤下这份材料？"
          confirmLabel="撤下"
          cancelLabel="不撤下"
          reasonLabel="撤下理由"
          subject={asked.title}
          effect="撤下后不再计入材料份数；文件和理由保留。"
          isRunning={withdraw.isRunning}
          onConfirm={(reason) => void withdraw.run({ attachmentId: asked.attachmentId, reason })}
          onCancel={() => setAsked(null)}
        />
      ) : null}
    </>
  );
}
