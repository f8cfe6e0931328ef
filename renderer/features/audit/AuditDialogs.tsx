import TextField from '@mui/material/TextField';
import Box from '@mui/material/Box';
import { useCallback, useState, type ReactNode } from 'react';
import { auditMethods } from '../../../electron/contract/audit.ts';
import { useAction } from '../../shared/client.ts';
import { Form, FormDialog, TextField as FormText } from '../../shared/form.tsx';
import { ConfirmDialog, showToast } from '../../shared/ui.tsx';

const purposeSchema = auditMethods['audit.export'].input.pick({ purpose: true });

/** Asks what the workbook is for; the answer stands in it and in the log. */
export function ExportAudit({
  total,
  onExport,
  onClose,
}: {
  readonly total: number;
  readonly onExport: (purpose: string) => void;
  readonly onClose: () => void;
}): ReactNode {
  return (
    <FormDialog title="导出审计日志" submitLabel="选择位置并导出" isRunning={false} onClose={onClose} maxWidth="xs">
      {(formId) => (
        <Form
          id={formId}
          schema={purposeSchema}
          defaultValues={{ purpose: '' }}
          fieldErrors={{}}
          onSubmit={({ purpose }) => onExport(purpose)}
        >
          {() => (
            <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
              <div>
                按当前筛选导出 {total.toLocaleString('zh-CN')}{' '}
                条，附每条的封存值和核验说明。身份证号、账号、电话都已掩码，导出本身也会记入日志。
              </div>
              <FormText name="purpose" label="用途" hint="写入文件和审计日志，如“2022年度审计”" maxLength={100} isRequired autoFocus />
            </Box>
          )}
        </Form>
      )}
    </FormDialog>
  );
}

/** Begins the anchor anew; the old one and the reason go into the log. */
export function RenewAnchor({ onClose }: { readonly onClose: () => void }): ReactNode {
  const [reason, setReason] = useState('');
  const renew = useAction('audit.renewAnchor', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '存证已重建，从现在的末条日志算起。' });
      onClose();
    },
  });
  // The dialog gives the focus to its safe button first.
  const focus = useCallback((field: HTMLInputElement | null) => {
    if (field) requestAnimationFrame(() => field.focus());
  }, []);
  return (
    <ConfirmDialog
      isOpen
      tone="danger"
      title="重建审计存证？"
      confirmLabel="重建存证"
      cancelLabel="不重建"
      isRunning={renew.isRunning}
      isConfirmDisabled={reason.trim().length < 5}
      onConfirm={() => void renew.run({ reason: reason.trim() })}
      onCancel={onClose}
      body={
        <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5, width: '30rem', maxWidth: '100%' }}>
          <div>
            现有存证与台账不一致，是日志被动过的证据，也可能是手工放回了较早的台账文件。重建后不再报告这次不一致；原存证的内容和您填写的原因会写入日志。
          </div>
          <TextField
            label="查明的原因"
            required
            inputRef={focus}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            helperText="不少于5个字"
            slotProps={{ htmlInput: { maxLength: 200 } }}
          />
        </Box>
      }
    />
  );
}
