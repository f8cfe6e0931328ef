import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import { useMemo, type ReactNode } from 'react';
import { renovationMethods } from '../../../electron/contract/renovation.ts';
import { photoPurposes, type PhotoPurpose } from '../../../electron/contract/renovation-terms.ts';
import { useAction } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, SelectField, TextField } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { showToast } from '../../shared/ui.tsx';
import type { ProjectDetail } from './renovation-words.ts';

/** What a photo shows is most often told by where the project stands. */
function likely({ stage }: ProjectDetail): PhotoPurpose {
  if (stage === 'construction') return 'progress';
  if (stage === 'completed' || stage === 'accepted') return 'acceptance';
  return stage === 'inUse' || stage === 'settled' ? 'after' : 'before';
}

/** What it shows and from which day, then the system's dialog for the file. */
export function PhotoDialog({ project, onClose }: { readonly project: ProjectDetail; readonly onClose: () => void }): ReactNode {
  const { today } = useSession();
  const defaults = useMemo(() => ({ projectId: project.projectId, purpose: likely(project), title: '', takenOn: today }), [project, today]);
  const add = useAction('renovation.addPhoto', {
    isQuiet: true,
    onSuccess: ({ title, isTrimmed, elsewhere }) => {
      const notes = [
        isTrimmed ? '照片中的拍摄位置等附带信息已去除。' : '',
        elsewhere > 0 ? `同一份文件也在另外 ${elsewhere} 处，请核对。` : '',
      ].join('');
      showToast({ tone: elsewhere > 0 ? 'warning' : 'success', text: `已添加：${title}`, ...(notes === '' ? {} : { next: notes }) });
      onClose();
    },
  });
  return (
    <FormDialog title="添加照片或材料" submitLabel="选择文件并添加" isRunning={add.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="添加照片或材料"
          schema={renovationMethods['renovation.addPhoto'].input}
          defaultValues={defaults as never}
          fieldErrors={add.fieldErrors}
          onSubmit={(input) => add.run(input)}
        >
          <FormGrid>
            <SelectField name="purpose" label="内容" isRequired autoFocus options={photoPurposes} />
            <DateField name="takenOn" label="拍摄日期" hint="照片自带的时间不保留" />
            <TextField name="title" label="标题" maxLength={100} hint="不填则用文件名" />
          </FormGrid>
          {add.error && Object.keys(add.fieldErrors).length === 0 ? (
            <Alert severity="error" variant="outlined" sx={{ mt: 2, overflowWrap: 'anywhere' }}>
              <AlertTitle>{add.error.text.what}</AlertTitle>
              {add.error.text.next}
            </Alert>
          ) : null}
          <Box sx={{ mt: 2, color: 'text.secondary', fontSize: '0.8125rem' }}>
            接受 JPEG、PNG 图片和 PDF；照片加密存放，拍摄位置、时间和机型在保存前去除。
          </Box>
        </Form>
      )}
    </FormDialog>
  );
}
