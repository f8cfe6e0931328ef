import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import { useMemo, type ReactNode } from 'react';
import { z } from 'zod';
import { attachmentKindSchema, attachmentTitleSchema, kindsOf, type AddedAttachment } from '../../../electron/contract/attachments.ts';
import { useAction } from '../../shared/client.ts';
import { Form, FormDialog, FormGrid, SelectField, TextField } from '../../shared/form.tsx';
import { showToast } from '../../shared/ui.tsx';
import { sizeText, type AttachmentOwner } from './attachment-words.ts';

const schema = z.object({ kind: attachmentKindSchema, title: attachmentTitleSchema });

type AddAttachmentDialogProps = {
  readonly owner: AttachmentOwner;
  readonly limitBytes: number;
  readonly onClose: () => void;
};

/** What it is, then the system's dialog for the file. A refused file leaves the form as it was. */
export function AddAttachmentDialog({ owner, limitBytes, onClose }: AddAttachmentDialogProps): ReactNode {
  const defaults = useMemo(() => ({ kind: null, title: '' }), []);
  const onSuccess = ({ title, isTrimmed, elsewhere }: AddedAttachment): void => {
    const notes = [
      isTrimmed ? '照片中的拍摄位置等附带信息已去除。' : '',
      elsewhere > 0 ? `同一份文件也在另外 ${elsewhere} 个人员或机构名下，请核对。` : '',
    ].join('');
    showToast({ tone: elsewhere > 0 ? 'warning' : 'success', text: `已添加附件：${title}`, ...(notes ? { next: notes } : {}) });
    onClose();
  };
  const toPerson = useAction('attachments.addToPerson', { onSuccess, isQuiet: true });
  const toHome = useAction('attachments.addToHome', { onSuccess, isQuiet: true });
  const { isRunning, error, fieldErrors } = owner.entity === 'person' ? toPerson : toHome;
  const add = (input: z.output<typeof schema>): unknown =>
    owner.entity === 'person' ? toPerson.run({ personId: owner.id, ...input }) : toHome.run({ homeId: owner.id, ...input });
  return (
    <FormDialog title={`添加附件：${owner.name}`} submitLabel="选择文件并添加" isRunning={isRunning} onClose={onClose}>
      {(formId) => (
        <Form id={formId} label="添加附件" schema={schema} defaultValues={defaults as never} fieldErrors={fieldErrors} onSubmit={add}>
          <FormGrid>
            <SelectField name="kind" label="种类" isRequired autoFocus options={kindsOf(owner.entity)} />
            <TextField name="title" label="标题" maxLength={100} hint="不填则用文件名，例如“身份证正面”" />
          </FormGrid>
          {error && Object.keys(fieldErrors).length === 0 ? (
            <Alert severity="error" variant="outlined" sx={{ mt: 2, overflowWrap: 'anywhere' }}>
              <AlertTitle>{error.text.what}</AlertTitle>
              {error.text.next}
            </Alert>
          ) : null}
          <Box component="ul" sx={{ mt: 2, mb: 0, pl: 2.5, color: 'text.secondary', fontSize: '0.8125rem' }}>
            <li>接受 JPEG、PNG 图片和 PDF，每份不超过 {sizeText(limitBytes)}；正反面请分别添加。</li>
            <li>照片中的拍摄位置、时间和机型在保存前去除，画面不变。</li>
            <li>附件加密存放在台账旁边，每次查看和另存都记入审计日志；原文件留在原处，不需要时请自行删除。</li>
          </Box>
        </Form>
      )}
    </FormDialog>
  );
}
