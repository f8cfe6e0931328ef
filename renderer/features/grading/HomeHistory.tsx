import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo, useState, type ReactNode } from 'react';
import { z } from 'zod';
import { gradingDocument, gradingReason } from '../../../electron/contract/grading.ts';
import { decisionKinds, type DecisionKind } from '../../../electron/contract/grading-terms.ts';
import { happinessGrades, happinessGradeSchema } from '../../../electron/contract/happiness-terms.ts';
import { approvers } from '../../../electron/contract/method.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { isoDateSchema } from '../../../electron/contract/values.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { dateText } from '../../shared/format.ts';
import { DateField, Form, FormDialog, FormGrid, SelectField, TextField } from '../../shared/form.tsx';
import { goTo } from '../../shared/navigation.ts';
import { useMay, useSession } from '../../shared/session.ts';
import { LoadError, Loading, Section, showToast } from '../../shared/ui.tsx';
import { FigureTable } from '../funds/FigureTable.tsx';
import { causeText, gradeText } from '../happiness/happiness-words.ts';
import { kindText, points, stateText } from './grading-words.ts';

/** What a home was graded in all its years, and what is decided between rounds. */
export function HomeHistory({ happinessHomeId, name }: { readonly happinessHomeId: number; readonly name: string }): ReactNode {
  const found = useCall('grading.history', { happinessHomeId });
  const mayDecide = useMay(approvers);
  const [asked, setAsked] = useState<DecisionKind | null>(null);
  if (found.error && !found.data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const { cases, decisions, grades, status } = found.data;
  const kinds: readonly DecisionKind[] =
    status === 'suspended' ? ['resume', 'downgrade', 'remove', 'close'] : ['suspend', 'downgrade', 'remove', 'close'];
  return (
    <Box sx={{ overflowY: 'auto', minHeight: 0, display: 'flex', flexDirection: 'column', gap: 1.5 }}>
      {mayDecide ? (
        <Box sx={{ display: 'flex', gap: 1 }}>
          {kinds.map((kind) => (
            <Button key={kind} variant="outlined" onClick={() => setAsked(kind)}>
              {labelOf(decisionKinds, kind)}
            </Button>
          ))}
        </Box>
      ) : null}
      <Section title="历次等级" isFlush>
        <FigureTable
          label="历次等级"
          rows={grades}
          rowKey={(row) => row.gradeId}
          columns={[
            { title: '等级', cell: (row) => `${gradeText(row.grade)}${row.isWithdrawn ? '（已撤销）' : ''}` },
            { title: '生效', cell: (row) => row.effectiveFrom },
            { title: '有效期至', cell: (row) => dateText(row.validTo) },
            { title: '来由', cell: (row) => causeText(row.cause) },
            { title: '文号', cell: (row) => row.documentNo ?? '' },
          ]}
        />
      </Section>
      <Section title="历次评定" isFlush>
        <FigureTable
          label="历次评定"
          rows={cases}
          rowKey={(row) => row.caseId}
          columns={[
            { title: '年度', cell: (row) => row.year },
            {
              title: '批次',
              cell: (row) => roundLink(row.caseId, row.roundName),
            },
            { title: '类别', cell: (row) => kindText(row.kind) },
            { title: '自评', isFigure: true, cell: (row) => points(row.selfTotal) },
            { title: '初审', isFigure: true, cell: (row) => points(row.townTotal) },
            { title: '评定', isFigure: true, cell: (row) => points(row.countyTotal) },
            { title: '状态', cell: (row) => stateText(row.state) },
            { title: '等级', cell: (row) => (row.decidedGrade ? gradeText(row.decidedGrade) : '') },
          ]}
        />
      </Section>
      {decisions.length === 0 ? null : (
        <Section title="评定以外的决定" isFlush>
          <FigureTable
            label="评定以外的决定"
            rows={decisions}
            rowKey={(row) => row.decisionId}
            columns={[
              { title: '决定', cell: (row) => labelOf(decisionKinds, row.kind) },
              { title: '日期', cell: (row) => row.decidedOn },
              { title: '生效', cell: (row) => row.effectiveFrom },
              { title: '整改期限', cell: (row) => row.rectifyBy ?? '' },
              { title: '降为', cell: (row) => (row.grade ? gradeText(row.grade) : '') },
              { title: '理由', cell: (row) => row.reason },
              { title: '文号', cell: (row) => row.documentNo },
            ]}
          />
        </Section>
      )}
      {asked ? <DecisionDialog kind={asked} happinessHomeId={happinessHomeId} name={name} onClose={() => setAsked(null)} /> : null}
    </Box>
  );
}

function roundLink(caseId: number, roundName: string): ReactNode {
  return (
    <Button size="small" sx={{ p: 0 }} onClick={() => goTo(`/happiness/grading/cases/${caseId}`)}>
      {roundName}
    </Button>
  );
}

const common = { decidedOn: isoDateSchema, reason: gradingReason, documentNo: gradingDocument };
const schema = z.object({ ...common, rectifyBy: isoDateSchema.nullable(), grade: happinessGradeSchema.nullable() });

function DecisionDialog({
  kind,
  happinessHomeId,
  name,
  onClose,
}: {
  readonly kind: DecisionKind;
  readonly happinessHomeId: number;
  readonly name: string;
  readonly onClose: () => void;
}): ReactNode {
  const { today } = useSession();
  const label = labelOf(decisionKinds, kind);
  const onSuccess = ({ effectiveFrom }: { readonly effectiveFrom: string }): void => {
    showToast({ tone: 'success', text: `已登记${label}：${name}`, next: `自 ${effectiveFrom} 起影响奖补。` });
    onClose();
  };
  const suspend = useAction('grading.suspend', { onSuccess });
  const resume = useAction('grading.resume', { onSuccess });
  const downgrade = useAction('grading.downgrade', { onSuccess });
  const remove = useAction('grading.remove', { onSuccess });
  const defaults = useMemo(() => ({ decidedOn: today, reason: '', documentNo: '', rectifyBy: null, grade: null }), [today]);
  const checked = schema.superRefine((value, context) => {
    if (kind === 'suspend' && value.rectifyBy === null)
      context.addIssue({ code: 'custom', path: ['rectifyBy'], message: '请填写整改期限' });
    if (kind === 'downgrade' && value.grade === null) context.addIssue({ code: 'custom', path: ['grade'], message: '请选择降为的等级' });
  });
  const submit = ({ rectifyBy, grade, ...rest }: z.output<typeof schema>): unknown => {
    const input = { happinessHomeId, ...rest };
    if (kind === 'suspend') return rectifyBy && suspend.run({ ...input, rectifyBy });
    if (kind === 'resume') return resume.run(input);
    if (kind === 'downgrade') return grade && downgrade.run({ ...input, grade });
    return remove.run({ ...input, kind });
  };
  const actions = [suspend, resume, downgrade, remove];
  return (
    <FormDialog title={`${label}：${name}`} submitLabel="登记决定" isRunning={actions.some(({ isRunning }) => isRunning)} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label={label}
          schema={checked}
          defaultValues={defaults as never}
          fieldErrors={Object.assign({}, ...actions.map(({ fieldErrors }) => fieldErrors)) as Record<string, string>}
          onSubmit={submit}
        >
          <FormGrid>
            <DateField name="decidedOn" label="决定日期" isRequired autoFocus />
            {kind === 'suspend' ? <DateField name="rectifyBy" label="整改期限" isRequired hint="不超过规定的整改天数" /> : null}
            {kind === 'downgrade' ? <SelectField name="grade" label="降为" isRequired options={happinessGrades} /> : null}
            <TextField name="documentNo" label="文号" isRequired maxLength={60} />
          </FormGrid>
          <Box sx={{ mt: 2 }}>
            <TextField name="reason" label="理由" isRequired rows={2} maxLength={200} />
          </Box>
        </Form>
      )}
    </FormDialog>
  );
}
