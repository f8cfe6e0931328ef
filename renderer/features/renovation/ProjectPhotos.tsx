import { mdiCameraPlusOutline, mdiImageMultipleOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { everyReporter, officers } from '../../../electron/contract/method.ts';
import { photoPurposes } from '../../../electron/contract/renovation-terms.ts';
import { useAction } from '../../shared/client.ts';
import { useMay } from '../../shared/session.ts';
import { EmptyState, Icon, ReasonDialog, Section, showToast } from '../../shared/ui.tsx';
import { AttachmentEntry } from '../attachments/AttachmentEntry.tsx';
import { AttachmentViewer } from '../attachments/AttachmentViewer.tsx';
import { PhotoDialog } from './PhotoDialog.tsx';
import { PhotoTile } from './PhotoTile.tsx';
import type { ProjectDetail } from './renovation-words.ts';

type Attached = ProjectDetail['attachments'][number];

/** Photos and papers by what they show: before, on the way, after, of the acceptance. Pictures are shown when they are asked for: every look is written down. */
export function ProjectPhotos({ project }: { readonly project: ProjectDetail }): ReactNode {
  const mayAdd = useMay(everyReporter);
  const mayOpen = useMay(officers);
  const [isAdding, setIsAdding] = useState(false);
  const [isShown, setIsShown] = useState(false);
  const [opened, setOpened] = useState<number | null>(null);
  const [asked, setAsked] = useState<Attached | null>(null);
  const withdraw = useAction('attachments.withdraw', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已撤下' });
      setAsked(null);
    },
  });
  const files = project.attachments;
  const parts = photoPurposes
    .map((purpose) => ({ ...purpose, files: files.filter((file) => file.purpose === purpose.id) }))
    .filter((part) => part.files.length > 0);
  const pictures = files.filter((file) => file.mediaType !== 'application/pdf' && file.withdrawnAt === null);
  const addButton = mayAdd ? (
    <Button variant="outlined" startIcon={<Icon path={mdiCameraPlusOutline} />} onClick={() => setIsAdding(true)}>
      添加照片或材料
    </Button>
  ) : null;
  return (
    <Section
      title="照片和材料"
      isFlush
      actions={
        <>
          {mayOpen && pictures.length > 0 ? (
            <Button color="secondary" aria-pressed={isShown} title="每张照片的查看都记入审计日志" onClick={() => setIsShown(!isShown)}>
              {isShown ? '收起照片' : `显示照片（${pictures.length}）`}
            </Button>
          ) : null}
          {files.length > 0 ? addButton : null}
        </>
      }
    >
      {files.length === 0 ? (
        <EmptyState
          icon={mdiImageMultipleOutline}
          what="还没有照片"
          next="改造前、每月进度、改造后各留照片；项目单上并排打印改造前后。"
          action={addButton}
        />
      ) : (
        parts.map((part) => (
          <Box key={part.id} component="section" aria-label={part.label} sx={{ '& + &': { borderTop: 1, borderColor: 'divider' } }}>
            <Box component="h3" sx={{ m: 0, px: 2, pt: 1, pb: 0.25, fontSize: '0.8125rem', fontWeight: 600 }}>
              {part.label}
              <Box component="span" sx={{ ml: 1, color: 'text.secondary', fontWeight: 400 }}>
                {part.files.filter((file) => file.withdrawnAt === null).length} 份
              </Box>
            </Box>
            {isShown ? (
              <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, px: 2, py: 0.75 }}>
                {part.files
                  .filter((file) => pictures.includes(file))
                  .map((file) => (
                    <PhotoTile key={file.attachmentId} file={file} onOpen={() => setOpened(file.attachmentId)} />
                  ))}
              </Box>
            ) : null}
            <Box component="ul" aria-label={part.label} sx={{ listStyle: 'none', m: 0, p: 0, pb: 0.75 }}>
              {part.files.map((file) => (
                <AttachmentEntry
                  key={file.attachmentId}
                  attachment={file.takenOn === null ? file : { ...file, title: `${file.title}（${file.takenOn} 拍摄）` }}
                  onOpen={mayOpen ? () => setOpened(file.attachmentId) : null}
                  onWithdraw={mayAdd && file.withdrawnAt === null ? () => setAsked(file) : null}
                />
              ))}
            </Box>
          </Box>
        ))
      )}
      {opened === null ? null : (
        <AttachmentViewer
          owner={{ entity: 'home', id: project.homeId, name: project.name }}
          attachments={files}
          attachmentId={opened}
          onShow={setOpened}
          onClose={() => setOpened(null)}
        />
      )}
      {isAdding ? <PhotoDialog project={project} onClose={() => setIsAdding(false)} /> : null}
      {asked ? (
        <ReasonDialog
          title="撤下这份照片或材料？"
          confirmLabel="撤下"
          cancelLabel="不撤下"
          reasonLabel="撤下理由"
          subject={asked.title}
          effect="撤下后不再计入照片数，也不再印在项目单上；文件和理由保留。"
          isRunning={withdraw.isRunning}
          onConfirm={(reason) => void withdraw.run({ attachmentId: asked.attachmentId, reason })}
          onCancel={() => setAsked(null)}
        />
      ) : null}
    </Section>
  );
}
