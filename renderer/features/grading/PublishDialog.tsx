import Alert from '@mui/material/Alert';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { gradingDocument } from '../../../electron/contract/grading.ts';
import type { TemplateRow } from '../../../electron/contract/grading-shapes.ts';
import { useAction } from '../../shared/client.ts';
import { Form, FormDialog, TextField } from '../../shared/form.tsx';
import { showToast } from '../../shared/ui.tsx';

const schema = z.object({ documentNo: gradingDocument });
const defaults = { documentNo: '' };

/** From now on the version is what it is; a change is a new version. */
export function PublishDialog({
  template,
  name,
  store,
  isDirty,
  onClose,
}: {
  readonly template: TemplateRow;
  readonly name: string;
  readonly store: () => Promise<number | null>;
  readonly isDirty: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const publish = useAction('grading.publishTemplate', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已发布：${name} 第 ${template.version} 版`, next: '建立评定批次时可以选用。' });
      onClose();
    },
  });
  const submit = async (documentNo: string): Promise<void> => {
    if (isDirty && (await store()) === null) return;
    await publish.run({ templateId: template.templateId, documentNo });
  };
  return (
    <FormDialog title={`发布评分表：${name} 第 ${template.version} 版`} submitLabel="发布" isRunning={publish.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="发布评分表"
          schema={schema}
          defaultValues={defaults}
          fieldErrors={publish.fieldErrors}
          onSubmit={({ documentNo }) => submit(documentNo)}
        >
          <Alert severity="warning" variant="outlined" sx={{ mb: 2 }}>
            发布后这一版的内容永远不能再改，用它评定的各年按它打印。以后要调整，复制为新版本另行发布。
          </Alert>
          <TextField name="documentNo" label="印发文号" isRequired autoFocus maxLength={60} hint="例如：肥民发〔2026〕12号" />
        </Form>
      )}
    </FormDialog>
  );
}
