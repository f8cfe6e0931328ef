import Box from '@mui/material/Box';
import { useMemo, useState, type ReactNode } from 'react';
import { z } from 'zod';
import type { FiveHavesHint, FiveHavesItem } from '../../../electron/contract/five-haves.ts';
import { isoDateSchema, type IsoDate } from '../../../electron/contract/values.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, TextField } from '../../shared/form.tsx';
import { useLeaveGuard } from '../../shared/leave-guard.ts';
import { useSession } from '../../shared/session.ts';
import { Loading, showToast } from '../../shared/ui.tsx';
import { AnswerPills } from './AnswerPills.tsx';

const headSchema = z.object({ checkedOn: isoDateSchema, checkedBy: z.string().trim().min(1, '请填写检查人').max(40) });
const answerOptions = [
  { id: 'yes', label: '已落实' },
  { id: 'no', label: '未落实' },
] as const;
type Answer = 'yes' | 'no';

function Item({
  item,
  hint,
  answer,
  isMissing,
  onAnswer,
}: {
  readonly item: FiveHavesItem;
  readonly hint: FiveHavesHint | undefined;
  readonly answer: Answer | null;
  readonly isMissing: boolean;
  readonly onAnswer: (answer: Answer | null) => void;
}): ReactNode {
  const isContradicted = hint !== undefined && answer !== null && hint.isMet !== (answer === 'yes');
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr) auto',
        alignItems: 'center',
        columnGap: 2,
        py: 0.75,
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <Box>
        <Box sx={{ color: isMissing ? 'error.main' : 'text.primary' }}>{item.text}</Box>
        {hint ? (
          <Box sx={{ fontSize: '0.8125rem', color: isContradicted ? 'warning.main' : 'text.secondary' }}>
            {isContradicted ? '与台账不一致：' : ''}
            {hint.text}
          </Box>
        ) : null}
      </Box>
      <AnswerPills label={item.text} options={answerOptions} value={answer} onChange={onAnswer} />
    </Box>
  );
}

/** The checklist as it holds today: no item is answered beforehand, what the ledger knows stands beside it. */
export function FiveHavesDialog({
  person,
  onClose,
}: {
  readonly person: { readonly personId: number; readonly name: string };
  readonly onClose: () => void;
}): ReactNode {
  const { today } = useSession();
  const support = useCall('scattered.ofPerson', { personId: person.personId });
  const [answers, setAnswers] = useState<Readonly<Record<string, Answer | null>>>({});
  const [isAsked, setIsAsked] = useState(false);
  const isTouched = Object.values(answers).some((answer) => answer !== null);
  const record = useAction('fiveHaves.record', {
    onSuccess: ({ isComplete, warnings }) => {
      showToast({
        tone: isComplete ? 'success' : 'warning',
        text: `已登记：${person.name}${isComplete ? '五有全部落实' : '五有未全部落实'}`,
      });
      for (const warning of warnings) showToast({ tone: 'warning', text: warning, next: '请核对检查结果或补登台账。' });
      onClose();
    },
  });
  useLeaveGuard(isTouched && !record.isRunning);
  const defaults = useMemo(() => ({ checkedOn: today as IsoDate, checkedBy: '' }), [today]);
  const items = support.data?.fiveHaves.items ?? [];
  const missing = items.filter(({ key }) => !answers[key]);
  return (
    <FormDialog title={`五有检查：${person.name}`} submitLabel="登记" isRunning={record.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="五有检查"
          schema={headSchema}
          defaultValues={defaults}
          fieldErrors={record.fieldErrors}
          guardsLeaving={false}
          onSubmit={(head) => {
            setIsAsked(true);
            if (missing.length > 0) return;
            void record.run({
              personId: person.personId,
              ...head,
              items: items.map(({ key }) => ({ key, isMet: answers[key] === 'yes', note: null })),
            });
          }}
        >
          <FormGrid>
            <DateField name="checkedOn" label="检查日期" isRequired />
            <TextField name="checkedBy" label="检查人" isRequired autoFocus maxLength={40} />
          </FormGrid>
          <Box sx={{ mt: 1.5 }}>
            {support.data === undefined ? (
              <Loading />
            ) : (
              items.map((item) => (
                <Item
                  key={item.key}
                  item={item}
                  hint={support.data.fiveHaves.hints.find((hint) => hint.key === item.key)}
                  answer={answers[item.key] ?? null}
                  isMissing={isAsked && !answers[item.key]}
                  onAnswer={(answer) => setAnswers((before) => ({ ...before, [item.key]: answer }))}
                />
              ))
            )}
          </Box>
          {isAsked && missing.length > 0 ? (
            <Box role="alert" sx={{ mt: 1, color: 'error.main', fontSize: '0.8125rem' }}>
              还有 {missing.length} 项没有填写
            </Box>
          ) : null}
        </Form>
      )}
    </FormDialog>
  );
}
