import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import { useMemo, type ReactNode } from 'react';
import { useController } from 'react-hook-form';
import {
  addToBatchInputSchema,
  batchInputSchema,
  removeFromBatchInputSchema,
  type YearTask,
} from '../../../../electron/contract/renovation-targets.ts';
import { useAction, useCall } from '../../../shared/client.ts';
import { count } from '../../../shared/format.ts';
import { DateField, Form, FormDialog, FormGrid, NumberField, TextField } from '../../../shared/form.tsx';
import { useSession } from '../../../shared/session.ts';
import { EffectNote, Loading, showToast } from '../../../shared/ui.tsx';
import { standingText } from '../renovation-words.ts';

/** The task of a year with its document; told again it replaces the one before. */
export function TaskDialog({
  year,
  task,
  onClose,
}: {
  readonly year: number;
  readonly task: YearTask | null;
  readonly onClose: () => void;
}): ReactNode {
  const defaults = useMemo(
    () => ({
      year,
      targetCount: task?.targetCount ?? task?.target ?? null,
      documentNo: task?.documentNo ?? '',
      issuedOn: task?.issuedOn ?? null,
      note: task?.note ?? null,
    }),
    [year, task],
  );
  const save = useAction('renovation.saveBatch', {
    onSuccess: (_, { year: saved, targetCount }) => {
      showToast({ tone: 'success', text: `已登记 ${saved} 年度任务：${count(targetCount)} 处` });
      onClose();
    },
  });
  const isNew = task?.documentNo === null || task === null;
  return (
    <FormDialog title={isNew ? '登记年度任务' : `更改 ${year} 年度任务`} submitLabel="登记" isRunning={save.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="年度任务"
          schema={batchInputSchema}
          defaultValues={defaults as never}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) => save.run(input)}
        >
          <FormGrid>
            <NumberField name="year" label="年度" unit="年" isRequired isDisabled={!isNew} />
            <NumberField name="targetCount" label="任务数" unit="处" isRequired autoFocus />
            <TextField name="documentNo" label="下达文号" isRequired maxLength={60} />
            <DateField name="issuedOn" label="下达日期" />
          </FormGrid>
          <Box sx={{ mt: 1.75 }}>
            <TextField name="note" label="说明" isNullable maxLength={200} />
          </Box>
          <EffectNote
            hint=""
            label="任务数的用途"
            effect="完成数只计竣工验收的项目；完成数达到任务数即为达标。再次登记以最后一次为准，以前的留在审计日志里。"
          />
        </Form>
      )}
    </FormDialog>
  );
}

type Candidate = {
  readonly projectId: number;
  readonly code: string;
  readonly name: string;
  readonly homeName: string;
  readonly standing: string;
};

function ProjectsField({ candidates }: { readonly candidates: readonly Candidate[] }): ReactNode {
  const { field, fieldState } = useController({ name: 'projectIds' });
  const chosen = new Set(field.value as readonly number[]);
  const toggle = (projectId: number): void => {
    const next = new Set(chosen);
    if (!next.delete(projectId)) next.add(projectId);
    field.onChange([...next]);
  };
  return (
    <Box sx={{ mt: 1.75 }}>
      <Box sx={{ display: 'flex', mb: 0.5, fontSize: '0.8125rem', color: fieldState.error ? 'error.main' : 'text.secondary' }}>
        <span>{fieldState.error?.message ?? '没有列入年度任务的项目'}</span>
        <Box component="span" sx={{ ml: 'auto' }}>
          已选 {count(chosen.size)} 个
        </Box>
      </Box>
      <Box
        component="ul"
        aria-label="项目"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          maxHeight: '18rem',
          overflowY: 'auto',
          border: 1,
          borderColor: fieldState.error ? 'error.main' : 'divider',
          borderRadius: 1,
        }}
      >
        {candidates.map(({ projectId, code, name, homeName, standing }) => (
          <Box component="li" key={projectId} sx={{ '& + &': { borderTop: 1, borderColor: 'divider' } }}>
            <Box
              component="label"
              sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 1, py: 0.25, cursor: 'pointer', fontSize: '0.8125rem' }}
            >
              <Checkbox size="small" checked={chosen.has(projectId)} onChange={() => toggle(projectId)} sx={{ p: 0.5 }} />
              <Box component="span" sx={{ flex: 1, minWidth: 0 }}>
                {name}
                <Box component="span" sx={{ color: 'text.secondary', ml: 1 }}>
                  {homeName}　{code}
                </Box>
              </Box>
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {standing}
              </Box>
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

/** Projects enter the task of a year by a document. */
export function AddDialog({ year, onClose }: { readonly year: number; readonly onClose: () => void }): ReactNode {
  const { today } = useSession();
  const listed = useCall('renovation.list', {
    search: '',
    townCode: null,
    homeId: null,
    batchYear: null,
    stage: null,
    kind: null,
    asOf: null,
  });
  const candidates = useMemo(
    () =>
      (listed.data?.rows ?? [])
        .filter((row) => row.batchYear === null && row.state !== 'cancelled')
        .map((row) => ({ projectId: row.projectId, code: row.code, name: row.name, homeName: row.homeName, standing: standingText(row) })),
    [listed.data],
  );
  const defaults = useMemo(() => ({ year, projectIds: [], documentNo: '', addedOn: today }), [year, today]);
  const save = useAction('renovation.addToBatch', {
    onSuccess: ({ added }) => {
      showToast({ tone: 'success', text: `${year} 年度任务已列入 ${count(added)} 个项目` });
      onClose();
    },
  });
  return (
    <FormDialog title={`列入 ${year} 年度任务`} submitLabel="列入" isRunning={save.isRunning} onClose={onClose}>
      {(formId) =>
        listed.data ? (
          <Form
            id={formId}
            label="列入年度任务"
            schema={addToBatchInputSchema}
            defaultValues={defaults as never}
            fieldErrors={save.fieldErrors}
            onSubmit={(input) => save.run(input)}
          >
            <FormGrid>
              <TextField name="documentNo" label="依据文号" isRequired autoFocus maxLength={60} />
              <DateField name="addedOn" label="列入日期" isRequired />
            </FormGrid>
            {candidates.length === 0 ? (
              <Box sx={{ mt: 2, color: 'text.secondary' }}>没有可列入的项目：登记的项目都已列入年度任务或已取消。</Box>
            ) : (
              <ProjectsField candidates={candidates} />
            )}
          </Form>
        ) : (
          <Loading />
        )
      }
    </FormDialog>
  );
}

/** A project leaves the task of a year: an approver's, by a document. */
export function RemoveDialog({
  year,
  project,
  onClose,
}: {
  readonly year: number;
  readonly project: { readonly projectId: number; readonly name: string };
  readonly onClose: () => void;
}): ReactNode {
  const { today } = useSession();
  const defaults = useMemo(
    () => ({ year, projectId: project.projectId, documentNo: '', removedOn: today, reason: '' }),
    [year, project.projectId, today],
  );
  const save = useAction('renovation.removeFromBatch', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已调出 ${year} 年度任务：${project.name}` });
      onClose();
    },
  });
  return (
    <FormDialog title={`调出 ${year} 年度任务：${project.name}`} submitLabel="调出" isRunning={save.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="调出年度任务"
          schema={removeFromBatchInputSchema}
          defaultValues={defaults as never}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) => save.run(input)}
        >
          <FormGrid>
            <TextField name="documentNo" label="调整文号" isRequired autoFocus maxLength={60} />
            <DateField name="removedOn" label="调出日期" isRequired />
          </FormGrid>
          <Box sx={{ mt: 1.75 }}>
            <TextField name="reason" label="理由" isRequired maxLength={200} />
          </Box>
          <EffectNote hint="" label="对年度任务的影响" effect={`自调出日期起不再计入 ${year} 年度的任务项目；名单里仍列出，注明文号。`} />
        </Form>
      )}
    </FormDialog>
  );
}
