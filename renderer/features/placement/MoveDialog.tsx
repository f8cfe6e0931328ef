import { useMemo, type ReactNode } from 'react';
import { z } from 'zod';
import { waitingPlaces, type WaitingRow } from '../../../electron/contract/placement-waiting.ts';
import { useAction } from '../../shared/client.ts';
import { ChoiceField, Form, FormDialog, FormGrid, TextField } from '../../shared/form.tsx';
import { EffectNote, showToast } from '../../shared/ui.tsx';

const schema = z.object({ place: z.enum(['first', 'ruled', 'last']), reason: z.string().trim().min(2, '请填写理由').max(200) });

/** Before everybody, behind everybody, or back under the rules: never without a reason. */
export function MoveDialog({ row, onClose }: { readonly row: WaitingRow; readonly onClose: () => void }): ReactNode {
  const defaults = useMemo(() => ({ place: row.place === 'ruled' ? ('first' as const) : ('ruled' as const), reason: '' }), [row.place]);
  const move = useAction('placement.move', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已调整 ${row.name} 的等候次序` });
      onClose();
    },
  });
  return (
    <FormDialog title={`调整等候次序：${row.name}`} submitLabel="调整" isRunning={move.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="调整等候次序"
          schema={schema}
          defaultValues={defaults}
          fieldErrors={move.fieldErrors}
          onSubmit={(input) => move.run({ ...input, personId: row.personId })}
        >
          <FormGrid minWidth="100%">
            <ChoiceField name="place" label="次序" isRequired options={waitingPlaces} autoFocus />
            <TextField name="reason" label="理由" isRequired rows={2} maxLength={200} />
          </FormGrid>
          <EffectNote
            effect="名单上会显示“手动”字样和理由，打印和导出也带着；同时记入审计日志。置前、置后的几个人之间仍按规则排。"
            hint=""
            label="调整的结果"
          />
        </Form>
      )}
    </FormDialog>
  );
}
