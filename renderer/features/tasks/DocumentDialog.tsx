import Box from '@mui/material/Box';
import { useMemo, type ReactNode } from 'react';
import { documentInputSchema } from '../../../electron/contract/documents.ts';
import { useAction } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, TextField } from '../../shared/form.tsx';
import { goTo } from '../../shared/navigation.ts';
import { showToast } from '../../shared/ui.tsx';
import type { DocumentDetail } from './task-words.ts';

/** A document of the county: its number and its text as it was issued. */
export function DocumentDialog({
  document,
  onClose,
}: {
  readonly document: DocumentDetail | null;
  readonly onClose: () => void;
}): ReactNode {
  const defaults = useMemo(
    () => ({
      documentId: document?.documentId ?? null,
      documentNo: document?.documentNo ?? '',
      title: document?.title ?? '',
      issuer: document?.issuer ?? '',
      issuedOn: document?.issuedOn ?? null,
      text: document?.text ?? '',
    }),
    [document],
  );
  const save = useAction('documents.save', {
    onSuccess: ({ documentId }) => {
      showToast({ tone: 'success', text: document === null ? '已登记文件' : '已保存' });
      onClose();
      if (document === null) goTo(`/documents/${documentId}`);
    },
  });
  return (
    <FormDialog
      title={document === null ? '登记政策文件' : '修改政策文件'}
      submitLabel={document === null ? '登记' : '保存'}
      maxWidth="md"
      isRunning={save.isRunning}
      onClose={onClose}
    >
      {(formId) => (
        <Form
          id={formId}
          label="政策文件"
          schema={documentInputSchema}
          defaultValues={defaults}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) => save.run(input)}
        >
          <FormGrid>
            <TextField name="documentNo" label="文号" isRequired autoFocus maxLength={60} />
            <TextField name="issuer" label="发文机关" isRequired maxLength={60} />
            <DateField name="issuedOn" label="发文日期" />
          </FormGrid>
          <Box sx={{ mt: 1.75 }}>
            <FormGrid minWidth="100%">
              <TextField name="title" label="标题" isRequired maxLength={200} />
              <TextField name="text" label="正文" isRequired rows={10} hint="从原件复制粘贴；“一、”“（一）”“第一条”开头的各段自动分条" />
            </FormGrid>
          </Box>
        </Form>
      )}
    </FormDialog>
  );
}
