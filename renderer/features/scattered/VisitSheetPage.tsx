import { mdiAccountOffOutline, mdiArrowLeft } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { z } from 'zod';
import { visitMethods, visitorRoles } from '../../../electron/contract/visits.ts';
import { isoDateSchema, type IsoDate } from '../../../electron/contract/values.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { count } from '../../shared/format.ts';
import { ChoiceField, DateField, Form, FormGrid, SelectField, TextField } from '../../shared/form.tsx';
import { forgetUnsaved, useLeaveGuard } from '../../shared/leave-guard.ts';
import { goBack, goTo } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';
import { EmptyState, Icon, LoadError, Page, showToast } from '../../shared/ui.tsx';
import { ScatteredFilters } from './ScatteredFilters.tsx';
import { useScatteredView } from './use-scattered-view.ts';
import { noAnswer, VisitSheetRow, type SheetAnswer, type SheetPerson } from './VisitSheetRow.tsx';

const headSchema = z.object({
  visitedOn: isoDateSchema,
  visitor: z.string().trim().min(1, '请填写探访人').max(40),
  visitorRole: z.string().min(1, '请选择探访人身份'),
  method: z.enum(['home', 'phone', 'video']),
});
type Head = z.output<typeof headSchema>;

const roles = visitorRoles.map((role) => ({ id: role, label: role }));
const titles = ['姓名', '村（社区）', '自理能力', '探访情况', '上次探访', '结果', '风险', '发现的情况', '处置'] as const;
const mostRows = 200;

const table = {
  width: '100%',
  borderCollapse: 'collapse',
  fontSize: '0.8125rem',
  fontVariantNumeric: 'tabular-nums',
  '& th': {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    bgcolor: 'background.paper',
    textAlign: 'left',
    fontWeight: 600,
    color: 'text.secondary',
    px: 1,
    height: '2.125rem',
    borderBottom: 1,
    borderColor: 'divider',
    whiteSpace: 'nowrap',
  },
  '& td': { px: 1, height: '2.5rem', borderBottom: 1, borderColor: 'divider', whiteSpace: 'nowrap' },
  '& th:nth-of-type(7)': { minWidth: '10rem' },
  '& th:nth-of-type(8)': { width: '28%' },
  '& th:nth-of-type(9)': { width: '18%' },
} as const;

type Answers = ReadonlyMap<number, { readonly person: SheetPerson; readonly answer: SheetAnswer }>;

/** One day's round: date and visitor once, then a result for each person of the village who was called on. */
export function VisitSheetPage(): ReactNode {
  const { today } = useSession();
  const view = useScatteredView();
  const [answers, setAnswers] = useState<Answers>(new Map());
  const found = useCall('visits.plan', { ...view.place, standing: null, offset: 0, limit: mostRows }, { keepsPrevious: true });
  const [sent, setSent] = useState<readonly number[]>([]);
  useLeaveGuard(answers.size > 0);
  const record = useAction('visits.record', {
    onSuccess: ({ recorded, warnings }) => {
      showToast({ tone: 'success', text: `已登记 ${count(recorded)} 人的探访` });
      for (const warning of warnings) showToast({ tone: 'warning', text: warning });
      setAnswers(new Map());
      forgetUnsaved();
      goTo('/scattered', { replace: true });
    },
  });
  const onAnswer = useCallback((person: SheetPerson, answer: SheetAnswer) => {
    setAnswers((before) => {
      const next = new Map(before);
      if (answer.result === null) next.delete(person.personId);
      else next.set(person.personId, { person, answer });
      return next;
    });
  }, []);
  const errors = useMemo(() => {
    const byPerson = new Map<number, string>();
    for (const [path, message] of Object.entries(record.fieldErrors)) {
      const personId = sent[Number(/^visits\.(\d+)\./.exec(path)?.[1])];
      if (personId !== undefined) byPerson.set(personId, message);
    }
    return byPerson;
  }, [record.fieldErrors, sent]);
  const incomplete = [...answers.values()].some(({ answer }) => answer.risk !== 'none' && answer.findings.trim() === '');
  const submit = (head: Head): void => {
    const filled = [...answers.values()];
    setSent(filled.map(({ person }) => person.personId));
    void record.run({
      visits: filled.map(({ person, answer }) => ({
        personId: person.personId,
        ...head,
        result: answer.result ?? 'visited',
        risk: answer.risk,
        findings: answer.findings.trim() || null,
        action: answer.action.trim() || null,
      })),
    });
  };
  const defaults = useMemo(() => ({ visitedOn: today as IsoDate, visitor: '', visitorRole: '', method: 'home' as const }), [today]);
  const rows = found.data?.rows ?? [];
  return (
    <Page
      title="登记探访"
      above={
        <Button
          color="secondary"
          size="small"
          startIcon={<Icon path={mdiArrowLeft} />}
          onClick={() => goBack('/scattered')}
          sx={{ ml: -1, px: 1, minHeight: '1.625rem' }}
        >
          返回
        </Button>
      }
      subtitle="选择村（社区），逐人选结果：数字键或方向键选择，回车到下一人；没有去的不选"
      actions={
        <>
          <Box sx={{ color: incomplete ? 'error.main' : 'text.secondary', fontSize: '0.8125rem' }}>
            {incomplete ? '有风险的请写明情况' : `已填 ${count(answers.size)} 人`}
          </Box>
          <Button
            variant="contained"
            type="submit"
            form="visit-sheet"
            disabled={answers.size === 0 || incomplete || answers.size > mostRows}
            loading={record.isRunning}
          >
            登记
          </Button>
        </>
      }
    >
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column', '& > form': { display: 'contents' } }}>
        <Form id="visit-sheet" label="登记探访" schema={headSchema} defaultValues={defaults} onSubmit={submit} guardsLeaving={false}>
          <FormGrid minWidth="13rem">
            <DateField name="visitedOn" label="探访日期" isRequired />
            {/* Its line stands there from the beginning: a message that appears must not move the rows under the mouse. */}
            <TextField name="visitor" label="探访人" isRequired autoFocus maxLength={40} hint=" " />
            <SelectField name="visitorRole" label="探访人身份" isRequired options={roles} />
            <ChoiceField name="method" label="方式" isRequired options={visitMethods} />
          </FormGrid>
          <Box sx={{ mt: 1.25 }}>
            <ScatteredFilters view={view} />
          </Box>
          {found.error && !found.data ? (
            <LoadError error={found.error} onRetry={() => void found.refetch()} />
          ) : rows.length === 0 ? (
            found.data ? (
              <EmptyState icon={mdiAccountOffOutline} what="这里没有分散供养人员" next="请换一个村（社区），或清除查找的文字。" />
            ) : null
          ) : (
            <Box
              sx={{
                flex: 1,
                minHeight: 0,
                overflow: 'auto',
                border: 1,
                borderColor: 'divider',
                borderRadius: 1,
                bgcolor: 'background.paper',
              }}
            >
              <Box component="table" aria-label="探访登记" sx={table}>
                <thead>
                  <tr>
                    {titles.map((title) => (
                      <th key={title}>{title}</th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map((person) => (
                    <VisitSheetRow
                      key={person.personId}
                      person={person}
                      answer={answers.get(person.personId)?.answer ?? noAnswer}
                      error={errors.get(person.personId) ?? null}
                      onAnswer={onAnswer}
                    />
                  ))}
                </tbody>
              </Box>
            </Box>
          )}
          {found.data && found.data.total > mostRows ? (
            <Box sx={{ pt: 0.75, color: 'text.secondary', fontSize: '0.8125rem' }}>
              共 {count(found.data.total)} 人，列出前 {mostRows} 人；请选择村（社区）缩小范围。
            </Box>
          ) : null}
        </Form>
      </Box>
    </Page>
  );
}
