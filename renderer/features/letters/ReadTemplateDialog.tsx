import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import { useMemo, type ReactNode } from 'react';
import { z } from 'zod';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { letterSubjects, type LetterSubject, type WordFault } from '../../../electron/contract/word-templates.ts';
import { useAction } from '../../shared/client.ts';
import { Form, FormDialog, FormGrid, SelectField, TextField } from '../../shared/form.tsx';
import { showToast } from '../../shared/ui.tsx';

export type Template = OutputOf<'wordTemplates.list'>['templates'][number];

const schema = z.object({
  subject: z.enum(['person', 'home', 'village', 'project']),
  name: z.string().trim().max(40, '名称不超过40个字').nullable(),
  note: z.string().trim().max(100).nullable(),
});

const texts = (value: string | null): string | null => (value === null || value.trim() === '' ? null : value.trim());

/** For whom, then the system's dialog for the file. A new version keeps its subject and its name. */
export function ReadTemplateDialog({
  template,
  subject,
  onFaults,
  onClose,
}: {
  readonly template: Template | null;
  readonly subject: LetterSubject;
  readonly onFaults: (fileName: string, faults: readonly WordFault[]) => void;
  readonly onClose: () => void;
}): ReactNode {
  const defaults = useMemo(() => ({ subject: template?.subject ?? subject, name: template?.name ?? '', note: '' }), [template, subject]);
  const read = useAction('wordTemplates.read', {
    isQuiet: true,
    onSuccess: ({ fileName, faults, version, fields }) => {
      onClose();
      if (faults.length > 0) onFaults(fileName, faults);
      else showToast({ tone: 'success', text: `已读入“${fileName}”，第 ${version ?? 1} 版，用到 ${fields.length} 个字段。` });
    },
  });
  const { error, fieldErrors, isRunning } = read;
  const submit = ({ subject: chosen, name, note }: z.output<typeof schema>): unknown =>
    read.run({ templateId: template?.templateId ?? null, subject: chosen, name: template ? null : texts(name), note: texts(note) });
  return (
    <FormDialog
      title={template ? `读入新版本：${template.name}` : '读入 Word 模板'}
      submitLabel="选择 Word 文件"
      isRunning={isRunning}
      onClose={onClose}
    >
      {(formId) => (
        <Form id={formId} label="读入 Word 模板" schema={schema} defaultValues={defaults} fieldErrors={fieldErrors} onSubmit={submit}>
          <FormGrid>
            {template ? null : <SelectField name="subject" label="为谁制作" isRequired autoFocus options={letterSubjects} />}
            {template ? null : <TextField name="name" label="名称" maxLength={40} hint="不填则用文件名" />}
            <TextField name="note" label="说明" maxLength={100} hint="例如“增加联系电话一栏”" />
          </FormGrid>
          {error && Object.keys(fieldErrors).length === 0 ? (
            <Alert severity="error" variant="outlined" sx={{ mt: 2, overflowWrap: 'anywhere' }}>
              <AlertTitle>{error.text.what}</AlertTitle>
              {error.text.next}
            </Alert>
          ) : null}
          <Box component="ul" sx={{ mt: 2, mb: 0, pl: 2.5, color: 'text.secondary', fontSize: '0.8125rem' }}>
            <li>
              在 Word 或 WPS 里排好版，要填写的地方写 {'{{字段名}}'}，例如 {'{{姓名}}'}；字体、表格、页眉都照原样保留。
            </li>
            <li>表格的一行写上 {'{{名单.姓名}}'}，这一行按机构或村的名单逐人重复。</li>
            <li>字段写错的，逐处指出位置，整个文件不读入；旧版本始终保留。</li>
          </Box>
        </Form>
      )}
    </FormDialog>
  );
}
