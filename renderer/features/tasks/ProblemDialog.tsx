import Box from '@mui/material/Box';
import { useMemo, type ReactNode } from 'react';
import { supervisionInputSchema, supervisionSources, supervisionTopics } from '../../../electron/contract/supervision-shapes.ts';
import { isoDate } from '../../../electron/contract/values.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, SearchSelectField, SelectField, TextField, TownField } from '../../shared/form.tsx';
import { goTo } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';
import { showToast } from '../../shared/ui.tsx';

/** A problem as it was found. */
export function ProblemDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { today } = useSession();
  const homes = useCall('homes.list', {});
  const tasks = useCall('tasks.list', { asOf: isoDate(today) });
  const defaults = useMemo(
    () => ({ foundOn: today, topic: null, source: null, unit: '', townCode: null, homeId: null, problem: '', taskCode: null }),
    [today],
  );
  const save = useAction('supervision.register', {
    onSuccess: ({ supervisionId, problemNo }) => {
      showToast({ tone: 'success', text: `已登记 ${problemNo}` });
      onClose();
      goTo(`/supervision/${supervisionId}`);
    },
  });
  return (
    <FormDialog title="登记督查问题" submitLabel="登记" maxWidth="md" isRunning={save.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="登记督查问题"
          schema={supervisionInputSchema}
          defaultValues={defaults as never}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) => save.run(input)}
        >
          <FormGrid>
            <DateField name="foundOn" label="发现日期" isRequired />
            <SelectField name="source" label="来源" isRequired autoFocus options={supervisionSources} />
            <SelectField name="topic" label="类别" isRequired options={supervisionTopics} />
            <TextField name="unit" label="被查单位" isRequired maxLength={60} />
            <TownField name="townCode" label="乡镇（街道）" />
            <SearchSelectField
              name="homeId"
              label="机构"
              options={(homes.data ?? []).map(({ homeId, name, code }) => ({ id: homeId, label: name, code }))}
            />
          </FormGrid>
          <Box sx={{ mt: 1.75 }}>
            <FormGrid minWidth="100%">
              <SearchSelectField
                name="taskCode"
                label="对应的政策任务"
                options={(tasks.data?.tasks ?? []).map(({ code, content, place }) => ({ id: code, label: content, code: place }))}
              />
              <TextField name="problem" label="发现的问题" isRequired rows={3} maxLength={1000} />
            </FormGrid>
          </Box>
        </Form>
      )}
    </FormDialog>
  );
}
