import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import type { QuarterReport } from '../../../../electron/contract/quarter.ts';
import type { IsoDate } from '../../../../electron/contract/values.ts';
import { useAction } from '../../../shared/client.ts';
import { FormDialog } from '../../../shared/form.tsx';
import { showToast } from '../../../shared/ui.tsx';

/** The words of the report before it is sealed; each saving is a version of its own. */
export function TextDialog({
  end,
  report,
  onClose,
}: {
  readonly end: IsoDate;
  readonly report: QuarterReport;
  readonly onClose: () => void;
}): ReactNode {
  const [recipients, setRecipients] = useState(report.recipients);
  const [text, setText] = useState(report.text);
  const save = useAction('quarter.saveText', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '正文已保存。' });
      onClose();
    },
  });
  return (
    <FormDialog title="修改报告正文" submitLabel="保存" maxWidth="md" isRunning={save.isRunning} onClose={onClose}>
      {(formId) => (
        <Box
          component="form"
          id={formId}
          sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}
          onSubmit={(event) => {
            event.preventDefault();
            void save.run({ end, recipients, text });
          }}
        >
          <TextField label="主送机关" value={recipients} onChange={(event) => setRecipients(event.target.value)} sx={{ width: '20rem' }} />
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            双花括号内是数据名称，打印时填入该指标的数字；文字可以随意修改。一行一段，“一、”“（一）”开头的行为标题。
          </Typography>
          <TextField label="正文" value={text} onChange={(event) => setText(event.target.value)} multiline minRows={12} maxRows={16} />
        </Box>
      )}
    </FormDialog>
  );
}
