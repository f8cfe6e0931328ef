import type { ReactNode } from 'react';
import { backupMethods } from '../../../electron/contract/backups.ts';
import { useAction } from '../../shared/client.ts';
import { Form, FormDialog, FormGrid, NumberField } from '../../shared/form.tsx';
import { showToast } from '../../shared/ui.tsx';
import type { Status } from './backup-words.ts';

const schema = backupMethods['backups.setRotation'].input;

export function RotationDialog({ rotation, onClose }: { readonly rotation: Status['rotation']; readonly onClose: () => void }): ReactNode {
  const save = useAction('backups.setRotation', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已保存，下次备份后按新的数量清理。' });
      onClose();
    },
  });
  return (
    <FormDialog title="备份保留多少" submitLabel="保存" isRunning={save.isRunning} onClose={onClose}>
      {(formId) => (
        <Form id={formId} schema={schema} defaultValues={rotation} fieldErrors={save.fieldErrors} onSubmit={(input) => save.run(input)}>
          <FormGrid>
            <NumberField name="days" label="每天一份" unit="天" hint="最近多少天" autoFocus />
            <NumberField name="weeks" label="每周一份" unit="周" hint="最近多少周" />
            <NumberField name="months" label="每月一份" unit="个月" hint="最近多少个月" />
            <NumberField name="safetyDays" label="升级前" unit="天" hint="多少天内全部保留" />
          </FormGrid>
        </Form>
      )}
    </FormDialog>
  );
}
