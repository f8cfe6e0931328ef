import Button from '@mui/material/Button';
import { useMemo, useState, type ReactNode } from 'react';
import type { HappinessDetail, HappinessGradeRow } from '../../../electron/contract/happiness-shapes.ts';
import { gradeCauses, happinessGrades } from '../../../electron/contract/happiness-terms.ts';
import { happinessGradeInputSchema } from '../../../electron/contract/happiness.ts';
import { everyClerk } from '../../../electron/contract/method.ts';
import { nextQuarterStart, type IsoDate } from '../../../electron/contract/values.ts';
import { useAction } from '../../shared/client.ts';
import { dateText, text } from '../../shared/format.ts';
import { DateField, Form, FormDialog, FormGrid, SelectField, TextField } from '../../shared/form.tsx';
import { goTo, isReachable } from '../../shared/navigation.ts';
import { useMay, useSession } from '../../shared/session.ts';
import { ReasonDialog, Section, showToast } from '../../shared/ui.tsx';
import { causeText, gradeText } from './happiness-words.ts';
import { RecordedTable } from './RecordedTable.tsx';

const causes = gradeCauses.filter(({ id }) => id !== 'veto');

/** What a round or a veto wrote is mended there, not behind it. */
function mendedElsewhere({ cause, gradingCaseId, vetoCode }: HappinessGradeRow): string | null {
  if (cause === 'veto' && vetoCode !== null) return '随一票否决撤销';
  return gradingCaseId === null ? null : '由降级、摘牌或再次评定更正';
}

const gradeCell = (row: HappinessGradeRow): ReactNode => <b>{gradeText(row.grade)}</b>;

function GradeDialog({ home, onClose }: { readonly home: HappinessDetail; readonly onClose: () => void }): ReactNode {
  const { today } = useSession();
  const defaults = useMemo(
    () => ({
      happinessHomeId: home.happinessHomeId,
      grade: null,
      effectiveFrom: nextQuarterStart(today as IsoDate),
      validTo: null,
      documentNo: '',
      cause: home.grades.length === 0 ? 'import' : null,
    }),
    [home, today],
  );
  const save = useAction('happiness.addGrade', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已登记等级：${home.name}` });
      onClose();
    },
  });
  return (
    <FormDialog title={`登记等级：${home.name}`} submitLabel="登记" isRunning={save.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="登记等级"
          schema={happinessGradeInputSchema}
          defaultValues={defaults as never}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) => save.run(input)}
        >
          <FormGrid>
            <SelectField name="grade" label="等级" isRequired autoFocus options={happinessGrades} />
            <SelectField name="cause" label="来由" isRequired options={causes} hint="一票否决由等级评定登记" />
            <DateField name="effectiveFrom" label="生效日期" isRequired hint="季度首日：1、4、7、10月1日" />
            <DateField name="validTo" label="有效期至" hint="不填即长期有效" />
            <TextField name="documentNo" label="文号" isRequired maxLength={60} />
          </FormGrid>
        </Form>
      )}
    </FormDialog>
  );
}

/** Every grade a home has had, with what it rests on. */
export function HomeGrades({ home }: { readonly home: HappinessDetail }): ReactNode {
  const mayWrite = useMay(everyClerk);
  const { role } = useSession().user;
  const [isAdding, setIsAdding] = useState(false);
  const [asked, setAsked] = useState<HappinessGradeRow | null>(null);
  const withdraw = useAction('happiness.withdrawGrade', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已撤销等级登记' });
      setAsked(null);
    },
  });
  const basis = (row: HappinessGradeRow): ReactNode => {
    const link = `/happiness/grading/cases/${row.gradingCaseId ?? 0}`;
    if (row.gradingCaseId === null || !isReachable(link, role)) return row.vetoCode === null ? '' : `一票否决 ${row.vetoCode}`;
    return (
      <Button
        size="small"
        color="secondary"
        onClick={() => goTo(link)}
        sx={{ minWidth: 0, p: 0, fontSize: 'inherit', lineHeight: 'inherit' }}
      >
        评定档案
      </Button>
    );
  };
  return (
    <Section
      title="历次等级"
      isFlush
      actions={
        mayWrite ? (
          <Button color="secondary" onClick={() => setIsAdding(true)}>
            登记等级
          </Button>
        ) : null
      }
    >
      <RecordedTable
        label="历次等级"
        rows={home.grades}
        rowKey={(row) => row.gradeId}
        empty="还没有评定等级；没有等级的月份不计补。"
        onWithdraw={mayWrite ? setAsked : null}
        {...(mayWrite ? { instead: mendedElsewhere } : {})}
        columns={[
          { title: '等级', cell: gradeCell },
          { title: '生效', cell: (row) => row.effectiveFrom },
          { title: '有效期至', cell: (row) => dateText(row.validTo) },
          { title: '来由', cell: (row) => causeText(row.cause) },
          { title: '文号', cell: (row) => text(row.documentNo), isWide: true },
          { title: '依据', cell: basis },
          { title: '全年追回', cell: (row) => (row.recoversYear === null ? '' : `${row.recoversYear}年`) },
        ]}
      />
      {isAdding ? <GradeDialog home={home} onClose={() => setIsAdding(false)} /> : null}
      {asked ? (
        <ReasonDialog
          title="撤销这条等级登记？"
          confirmLabel="撤销登记"
          cancelLabel="不撤销"
          reasonLabel="撤销理由"
          subject={`${gradeText(asked.grade)}　${asked.effectiveFrom} 生效　${asked.documentNo ?? ''}`}
          effect="撤销后按其余等级重新测算奖补；已审批的发放表不变，差额在以后的发放表中补发或抵扣。"
          isRunning={withdraw.isRunning}
          onConfirm={(reason) => void withdraw.run({ gradeId: asked.gradeId, reason })}
          onCancel={() => setAsked(null)}
        />
      ) : null}
    </Section>
  );
}
