import type { ReactNode } from 'react';
import { z } from 'zod';
import { linkKinds } from '../../../electron/contract/tasks-shapes.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { Form, FormDialog, FormGrid, SearchSelectField, TextField } from '../../shared/form.tsx';
import { showToast } from '../../shared/ui.tsx';
import type { DocumentDetail } from './task-words.ts';

const schema = z.object({
  subject: z.string('请选择关联的内容').min(1, '请选择关联的内容'),
  note: z.string().trim().max(200).nullable(),
});

/** Something of the ledger that rests on a clause, though it names another document or none. */
export function LinkDialog({
  document,
  place,
  onClose,
}: {
  readonly document: DocumentDetail;
  readonly place: string;
  readonly onClose: () => void;
}): ReactNode {
  const { data } = useCall('documents.linkable', {});
  const link = useAction('documents.link', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已关联' });
      onClose();
    },
  });
  const rows = data?.rows ?? [];
  const options = rows.map(({ kind, key, title }) => ({
    id: `${kind} ${key}`,
    label: title,
    code: linkKinds.find(({ id }) => id === kind)?.label ?? '',
  }));
  return (
    <FormDialog title={`关联到 ${document.documentNo} ${place}`} submitLabel="关联" isRunning={link.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="关联条款"
          schema={schema}
          defaultValues={{ subject: '', note: null }}
          fieldErrors={link.fieldErrors}
          onSubmit={({ subject, note }) => {
            const row = rows.find(({ kind, key }) => `${kind} ${key}` === subject);
            return row && link.run({ documentId: document.documentId, place, kind: row.kind, key: row.key, note });
          }}
        >
          <FormGrid minWidth="100%">
            <SearchSelectField
              name="subject"
              label="标准、参数、评分表或年度任务"
              isRequired
              autoFocus
              options={options}
              emptyText="没有这一项"
            />
            <TextField name="note" label="说明" isNullable maxLength={200} />
          </FormGrid>
        </Form>
      )}
    </FormDialog>
  );
}
