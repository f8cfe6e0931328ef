/** One method, one form, one sentence on what it does: the shape most dialogs of the bed map have. */
import { useMemo, type ReactNode } from 'react';
import type { z } from 'zod';
import type { MethodName } from '../../../electron/contract/index.ts';
import { useAction } from '../../shared/client.ts';
import { Form, FormDialog, FormGrid } from '../../shared/form.tsx';
import { EffectNote, showToast } from '../../shared/ui.tsx';
import type { Somebody } from './bed-words.ts';
import { SubjectLine } from './SubjectLine.tsx';

type SimpleDialogProps<Name extends MethodName> = {
  readonly method: Name;
  readonly schema: z.ZodType;
  readonly title: string;
  readonly submitLabel: string;
  readonly person?: Somebody | null;
  readonly place?: string | null;
  /** Fields that are not shown are in it too. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly effect?: string;
  readonly done: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly below?: ReactNode;
};

export function SimpleDialog<Name extends MethodName>({
  method,
  schema,
  title,
  submitLabel,
  person = null,
  place = null,
  values,
  effect,
  done,
  onClose,
  children,
  below,
}: SimpleDialogProps<Name>): ReactNode {
  // A new object of the same values would begin the form anew while somebody types.
  const key = JSON.stringify(values);
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- by content, not by identity
  const defaults = useMemo(() => values, [key]);
  const action = useAction(method, {
    onSuccess: () => {
      showToast({ tone: 'success', text: done, ...(place ? { next: place } : {}) });
      onClose();
    },
  });
  return (
    <FormDialog title={title} submitLabel={submitLabel} isRunning={action.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label={title}
          schema={schema as never}
          defaultValues={defaults as never}
          fieldErrors={action.fieldErrors}
          onSubmit={(input) => action.run(input)}
        >
          {person || place ? <SubjectLine person={person} place={place} /> : null}
          <FormGrid>{children}</FormGrid>
          {below}
          {effect ? <EffectNote effect={effect} hint="" label="办理的结果" /> : null}
        </Form>
      )}
    </FormDialog>
  );
}
