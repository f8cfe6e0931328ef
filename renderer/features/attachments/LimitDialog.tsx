import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { attachmentMethods } from '../../../electron/contract/attachments.ts';
import { useAction } from '../../shared/client.ts';
import { Form, FormDialog, NumberField } from '../../shared/form.tsx';
import { showToast } from '../../shared/ui.tsx';

/** How large an attachment may be in this office. */
export function LimitDialog({ megabytes, onClose }: { readonly megabytes: number; readonly onClose: () => void }): ReactNode {
  const save = useAction('attachments.saveLimit', {
    onSuccess: (_, input) => {
      showToast({ tone: 'success', text: `已设置：每份附件不超过 ${input.megabytes} MB` });
      onClose();
    },
  });
  return (
    <FormDialog title="附件上限" submitLabel="保存" isRunning={save.isRunning} onClose={onClose} maxWidth="xs">
      {(formId) => (
        <Form
          id={formId}
          label="附件上限"
          schema={attachmentMethods['attachments.saveLimit'].input}
          defaultValues={{ megabytes }}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) => save.run(input)}
        >
          <NumberField name="megabytes" label="每份附件不超过" unit="MB" isRequired autoFocus />
          <Box sx={{ mt: 2, color: 'text.secondary', fontSize: '0.8125rem' }}>
            只影响以后添加的附件。一页 300 dpi 的彩色扫描件约 1 至 5 MB；上限越大，备份占用的空间越多。
          </Box>
        </Form>
      )}
    </FormDialog>
  );
}
