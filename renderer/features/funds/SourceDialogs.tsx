import { useMemo, type ReactNode } from 'react';
import { fundSourceInputSchema } from '../../../electron/contract/funds.ts';
import { useAction } from '../../shared/client.ts';
import { Form, FormDialog, FormGrid, TextField } from '../../shared/form.tsx';
import { ReasonDialog, showToast } from '../../shared/ui.tsx';

type Named = { readonly sourceId: number; readonly name: string };

/** A new source, or another name of one. */
export function SourceDialog({ source, onClose }: { readonly source: Named | null; readonly onClose: () => void }): ReactNode {
  const save = useAction('funds.saveSource', {
    onSuccess: (_, { name }) => {
      showToast({ tone: 'success', text: `已保存资金来源：${name}` });
      onClose();
    },
  });
  const title = source ? '修改资金来源名称' : '增加资金来源';
  const defaults = useMemo(() => ({ sourceId: source?.sourceId ?? null, name: source?.name ?? '' }), [source]);
  return (
    <FormDialog title={title} submitLabel="保存" isRunning={save.isRunning} onClose={onClose} maxWidth="xs">
      {(formId) => (
        <Form
          id={formId}
          label={title}
          schema={fundSourceInputSchema}
          defaultValues={defaults}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) => save.run(input)}
        >
          <FormGrid>
            <TextField name="name" label="名称" isRequired autoFocus maxLength={30} hint="已审批的发放表保留原来的名称" />
          </FormGrid>
        </Form>
      )}
    </FormDialog>
  );
}

export function StopSourceDialog({ source, onClose }: { readonly source: Named; readonly onClose: () => void }): ReactNode {
  const stop = useAction('funds.stopSource', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已停用：${source.name}` });
      onClose();
    },
  });
  return (
    <ReasonDialog
      title="停用这个资金来源？"
      confirmLabel="停用"
      cancelLabel="不停用"
      reasonLabel="停用理由"
      subject={source.name}
      effect="停用后不再登记、不再支付；以前的登记和支付照旧保留。"
      isRunning={stop.isRunning}
      onConfirm={(reason) => void stop.run({ sourceId: source.sourceId, reason })}
      onCancel={onClose}
    />
  );
}
