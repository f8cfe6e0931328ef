import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { gradingAwardMethods } from '../../../electron/contract/grading-award.ts';
import type { CaseDetail } from '../../../electron/contract/grading-shapes.ts';
import { scoreSheet } from '../../../electron/contract/grading-sheet.ts';
import { objectionOutcomes } from '../../../electron/contract/grading-terms.ts';
import { useAction } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, SelectField, TextField } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { showToast } from '../../shared/ui.tsx';
import { points } from './grading-words.ts';
import { answersOf, listOf, type Answers } from './score-draft.ts';
import { ScoreTable } from './ScoreTable.tsx';
import { TextInput } from './TextInput.tsx';

type DialogProps = { readonly detail: CaseDetail; readonly onClose: () => void };

export function ObjectionDialog({ detail, onClose }: DialogProps): ReactNode {
  const { today } = useSession();
  const defaults = useMemo(
    () => ({ caseId: detail.caseId, raisedOn: today, raisedBy: '', phone: null, content: '' }),
    [detail.caseId, today],
  );
  const object = useAction('grading.object', {
    onSuccess: ({ answerBy, warning }) => {
      showToast({ tone: warning ? 'warning' : 'success', text: `已登记异议，${answerBy} 前答复`, ...(warning ? { next: warning } : {}) });
      onClose();
    },
  });
  return (
    <FormDialog title={`登记异议：${detail.name}`} submitLabel="登记" isRunning={object.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="登记异议"
          schema={gradingAwardMethods['grading.object'].input}
          defaultValues={defaults as never}
          fieldErrors={object.fieldErrors}
          onSubmit={(input) => object.run(input)}
        >
          <FormGrid>
            <TextField name="raisedBy" label="异议人" isRequired autoFocus maxLength={30} />
            <TextField name="phone" label="联系电话" isNullable maxLength={20} />
            <DateField name="raisedOn" label="提出日期" isRequired />
          </FormGrid>
          <Box sx={{ mt: 2 }}>
            <TextField name="content" label="异议内容" isRequired rows={3} maxLength={500} />
          </Box>
        </Form>
      )}
    </FormDialog>
  );
}

type Changed = { readonly answers: Answers; readonly assessor: string; readonly secondAssessor: string };

/** The points of the county as they will be after the review, beside the two scores before; a change needs its reason. */
function ChangedScore({
  detail,
  changed,
  onChange,
}: {
  readonly detail: CaseDetail;
  readonly changed: Changed;
  readonly onChange: (changed: Changed) => void;
}): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const { body } = detail.template;
  const { total } = scoreSheet(body, listOf(body, changed.answers));
  const names = [
    { key: 'assessor', label: '复核人' },
    { key: 'secondAssessor', label: '第二复核人' },
  ] as const;
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', mb: 1, fontSize: '0.8125rem' }}>
        {names.map(({ key, label }) => (
          <Box key={key} sx={{ display: 'flex', alignItems: 'center', gap: 0.75 }}>
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {label}
            </Box>
            <TextInput
              label={label}
              width="6rem"
              maxLength={30}
              value={changed[key]}
              isWrong={changed[key].trim().length < 2}
              onChange={(value) => onChange({ ...changed, [key]: value })}
            />
          </Box>
        ))}
        <Box component="span" role="status" sx={{ ml: 'auto' }}>
          评定总分 {points(detail.county?.total ?? null)} → <b>{points(total)}</b>
        </Box>
      </Box>
      <Box ref={frame} sx={{ border: 1, borderColor: 'divider', borderRadius: 1 }}>
        <ScoreTable
          detail={detail}
          stage="county"
          answers={changed.answers}
          before={detail.county}
          onChange={(answers) => onChange({ ...changed, answers })}
          frame={frame}
        />
      </Box>
    </>
  );
}

/** Answers every open objection; the points stay unless they are changed in the same step. */
export function ReviewDialog({ detail, onClose }: DialogProps): ReactNode {
  const { today } = useSession();
  const open = useMemo(() => detail.objections.filter(({ outcome }) => outcome === null), [detail.objections]);
  const defaults = useMemo(
    () => ({
      caseId: detail.caseId,
      answeredOn: today,
      answers: open.map(({ objectionId }) => ({ objectionId, outcome: null, answer: '' })),
      score: null,
    }),
    [detail.caseId, open, today],
  );
  const [changed, setChanged] = useState<Changed | null>(null);
  const start: Changed = {
    answers: answersOf(detail.county),
    assessor: detail.county?.assessor ?? '',
    secondAssessor: detail.county?.secondAssessor ?? '',
  };
  const score = changed
    ? {
        answers: listOf(detail.template.body, changed.answers),
        assessor: changed.assessor,
        secondAssessor: changed.secondAssessor,
        thirdParty: detail.county?.thirdParty ?? null,
        remark: null,
      }
    : null;
  const review = useAction('grading.review', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已答复异议，复核完成' });
      onClose();
    },
  });
  return (
    <FormDialog
      title={`复核异议：${detail.name}`}
      submitLabel="完成复核"
      maxWidth={changed ? 'lg' : 'sm'}
      isRunning={review.isRunning}
      onClose={onClose}
    >
      {(formId) => (
        <Form
          id={formId}
          label="复核异议"
          schema={gradingAwardMethods['grading.review'].input}
          defaultValues={defaults as never}
          fieldErrors={review.fieldErrors}
          onSubmit={(input) => review.run({ ...input, score })}
        >
          <FormGrid>
            <DateField name="answeredOn" label="答复日期" isRequired autoFocus />
          </FormGrid>
          {open.map((objection, index) => (
            <Box key={objection.objectionId} sx={{ mt: 2 }}>
              <Box sx={{ mb: 1.5, borderLeft: 3, borderColor: 'divider', pl: 1.5, fontSize: '0.875rem', overflowWrap: 'anywhere' }}>
                {objection.raisedOn} {objection.raisedBy}：{objection.content}
              </Box>
              <FormGrid>
                <SelectField name={`answers.${index}.outcome`} label="结论" isRequired options={objectionOutcomes} />
                <TextField name={`answers.${index}.answer`} label="答复" isRequired maxLength={500} />
              </FormGrid>
            </Box>
          ))}
          <FormControlLabel
            sx={{ mt: 1 }}
            control={<Checkbox checked={changed !== null} onChange={(_, isOn) => setChanged(isOn ? start : null)} />}
            label="同时调整评定分（不勾选则评定分不变）"
          />
          {changed ? <ChangedScore detail={detail} changed={changed} onChange={setChanged} /> : null}
        </Form>
      )}
    </FormDialog>
  );
}
