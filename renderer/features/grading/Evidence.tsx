import { mdiCameraPlusOutline, mdiImageMultipleOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import type { CaseDetail } from '../../../electron/contract/grading-shapes.ts';
import { everyRegistrar } from '../../../electron/contract/method.ts';
import { useAction, type Action } from '../../shared/client.ts';
import { useMay } from '../../shared/session.ts';
import { EmptyState, Icon, ReasonDialog, Section, showToast } from '../../shared/ui.tsx';
import { AttachmentEntry } from '../attachments/AttachmentEntry.tsx';
import { AttachmentViewer } from '../attachments/AttachmentViewer.tsx';

type EvidenceFile = CaseDetail['evidenceFiles'][number];

/** The system's dialog for the file comes first; what proves an item stands with the item. */
export function useAddEvidence(): Action<'grading.addEvidence'> {
  return useAction('grading.addEvidence', {
    onSuccess: ({ title, isTrimmed }) =>
      showToast({ tone: 'success', text: `已添加佐证：${title}`, ...(isTrimmed ? { next: '照片中的拍摄位置等附带信息已去除。' } : {}) }),
  });
}

/** Photos and papers of a case by item. */
export function EvidenceList({ detail }: { readonly detail: CaseDetail }): ReactNode {
  const mayAdd = useMay(everyRegistrar) && detail.stage !== null;
  const add = useAddEvidence();
  const [opened, setOpened] = useState<number | null>(null);
  const [asked, setAsked] = useState<EvidenceFile | null>(null);
  const withdraw = useAction('attachments.withdraw', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已撤下佐证' });
      setAsked(null);
    },
  });
  const files = detail.evidenceFiles;
  const items = detail.template.body.groups.flatMap((group) => group.items);
  const parts = [
    { code: null as string | null, title: '整处' },
    ...items.map(({ code, name }) => ({ code: code as string | null, title: `${code} ${name}` })),
  ]
    .map((part) => ({ ...part, files: files.filter(({ itemCode }) => itemCode === part.code) }))
    .filter((part) => part.files.length > 0);
  const addButton = mayAdd ? (
    <Button
      startIcon={<Icon path={mdiCameraPlusOutline} />}
      loading={add.isRunning}
      onClick={() => void add.run({ caseId: detail.caseId, itemCode: null, title: '' })}
    >
      添加整处的佐证
    </Button>
  ) : null;
  if (files.length === 0)
    return (
      <EmptyState
        icon={mdiImageMultipleOutline}
        what="还没有佐证"
        next="在评分表各项名称旁点相机图标，添加这一项的照片或材料。"
        action={addButton}
      />
    );
  return (
    <Box sx={{ overflowY: 'auto', minHeight: 0, display: 'flex', flexDirection: 'column', gap: 1.5 }}>
      <Box>{addButton}</Box>
      {parts.map((part) => (
        <Section key={part.code ?? 'all'} title={part.title} isFlush>
          <Box component="ul" aria-label={part.title} sx={{ listStyle: 'none', m: 0, p: 0, py: 0.5 }}>
            {part.files.map((file) => (
              <AttachmentEntry
                key={file.attachmentId}
                attachment={file}
                onOpen={() => setOpened(file.attachmentId)}
                onWithdraw={mayAdd && file.withdrawnAt === null ? () => setAsked(file) : null}
              />
            ))}
          </Box>
        </Section>
      ))}
      {opened === null ? null : (
        <AttachmentViewer
          owner={{ entity: 'home', id: detail.happinessHomeId, name: detail.name }}
          attachments={files}
          attachmentId={opened}
          onShow={setOpened}
          onClose={() => setOpened(null)}
        />
      )}
      {asked ? (
        <ReasonDialog
          title="撤下这份佐证？"
          confirmLabel="撤下"
          cancelLabel="不撤下"
          reasonLabel="撤下理由"
          subject={asked.title}
          effect="撤下后不再作为评定依据；文件和理由保留。"
          isRunning={withdraw.isRunning}
          onConfirm={(reason) => void withdraw.run({ attachmentId: asked.attachmentId, reason })}
          onCancel={() => setAsked(null)}
        />
      ) : null}
    </Box>
  );
}
