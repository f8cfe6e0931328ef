/** A new record of a register, or one put right. */
import Box from '@mui/material/Box';
import { useMemo, type ReactNode } from 'react';
import { registerMethods } from '../../../electron/contract/registers.ts';
import type { RegisterDefinition, RegisterRow, RegisterValues } from '../../../electron/contract/registers-shapes.ts';
import { useAction } from '../../shared/client.ts';
import { Form, FormDialog, TownField } from '../../shared/form.tsx';
import { useOwnTown, useSession } from '../../shared/session.ts';
import { showToast } from '../../shared/ui.tsx';
import { RegisterFields } from './RegisterFields.tsx';

type Found = Pick<RegisterRow, 'recordId' | 'recordNo' | 'townCode' | 'values' | 'people'>;

/** Numbers are told masked and would come back as stars: left empty they stay as they are. */
const isMasked = (kind: string): boolean => kind === 'idNumber' || kind === 'phone';

function begin({ fields, dayField }: RegisterDefinition, found: Found | null, today: string): RegisterValues {
  const typed = fields.filter(({ isComputed }) => !isComputed);
  return Object.fromEntries(
    typed.map(({ code, kind, initial }) => {
      if (found) return [code, isMasked(kind) ? null : (found.values[code] ?? null)];
      return [code, initial ?? (code === dayField ? today : null)];
    }),
  );
}

export function RecordDialog({
  definition,
  found,
  onClose,
  onSaved,
}: {
  readonly definition: RegisterDefinition;
  /** Null: a new one. */
  readonly found: Found | null;
  readonly onClose: () => void;
  readonly onSaved: (recordId: number) => void;
}): ReactNode {
  const { today } = useSession();
  const ownTown = useOwnTown();
  const save = useAction('registers.save', {
    onSuccess: ({ recordId, recordNo }) => {
      showToast({ tone: 'success', text: found ? `已更正 ${recordNo}` : `已登记 ${recordNo}` });
      onClose();
      onSaved(recordId);
    },
  });
  const { code, title, level } = definition;
  const defaults = useMemo(
    () => ({
      code,
      recordId: found?.recordId ?? null,
      townCode: level === 'county' ? null : (found?.townCode ?? ownTown),
      values: begin(definition, found, today),
    }),
    [code, level, definition, found, ownTown, today],
  );
  const fields = useMemo(
    () =>
      definition.fields.map((field) =>
        found && isMasked(field.kind) && (found.values[field.code] ?? null) !== null
          ? { ...field, isRequired: false, hint: `已登记 ${String(found.values[field.code])}，不改动请留空` }
          : field,
      ),
    [definition, found],
  );
  const kept = new Set(definition.fields.filter(({ kind }) => found !== null && isMasked(kind)).map((field) => field.code));
  return (
    <FormDialog
      title={found ? `更正${title}：${found.recordNo}` : `登记${title}`}
      submitLabel={found ? '保存' : '登记'}
      isRunning={save.isRunning}
      onClose={onClose}
      maxWidth="md"
    >
      {(formId) => (
        <Form
          id={formId}
          label={title}
          schema={registerMethods['registers.save'].input}
          defaultValues={defaults}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) =>
            save.run({
              ...input,
              values: Object.fromEntries(Object.entries(input.values).filter(([name, value]) => !(kept.has(name) && value === null))),
            })
          }
        >
          {level === 'town' ? (
            <Box sx={{ mb: 2, maxWidth: '20rem' }}>
              <TownField name="townCode" label="乡镇（街道）" isRequired />
            </Box>
          ) : null}
          <RegisterFields fields={fields} known={found?.people ?? {}} given={{}} />
        </Form>
      )}
    </FormDialog>
  );
}
