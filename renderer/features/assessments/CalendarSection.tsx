import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo, useState, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { calendarMethods, calendarYearInputSchema, readYearLines } from '../../../electron/contract/calendar.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { Form, FormDialog, FormGrid, NumberField, TextField } from '../../shared/form.tsx';
import { useMay } from '../../shared/session.ts';
import { EffectNote, LoadError, Section, showToast } from '../../shared/ui.tsx';

const shownYears = 4;

/** Which years' holidays and worked weekends are known. */
export function CalendarSection(): ReactNode {
  const found = useCall('calendar.years', {});
  const mayWrite = useMay(calendarMethods['calendar.saveYear'].access);
  const [isEditing, setIsEditing] = useState(false);
  const years = found.data?.years ?? [];
  const newest = years[0]?.year ?? 0;
  return (
    <Section
      title="工作日历"
      actions={
        mayWrite ? (
          <Button size="small" onClick={() => setIsEditing(true)}>
            录入年度安排
          </Button>
        ) : null
      }
    >
      {found.error ? <LoadError error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.data?.isNextYearDue ? (
        <Alert severity="warning" variant="outlined" sx={{ py: 0, mb: 1 }}>
          {newest + 1} 年的放假调休安排还没有录入。国务院办公厅通知发布后请录入，否则期限只能按周一至周五计算。
        </Alert>
      ) : null}
      <Box component="ul" aria-label="已知的年度" sx={{ m: 0, p: 0, listStyle: 'none', fontSize: '0.8125rem' }}>
        {years.slice(0, shownYears).map((year) => (
          <li key={year.year}>
            {year.year} 年：放假 {year.holidays} 天，周末上班 {year.movedWorkDays} 天（
            {year.source === 'shipped' ? '程序自带' : year.documentNo}）
          </li>
        ))}
      </Box>
      {years.length > shownYears ? (
        <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>更早到 {years.at(-1)?.year} 年都有。</Box>
      ) : null}
      {isEditing ? <YearDialog year={newest + 1} onClose={() => setIsEditing(false)} /> : null}
    </Section>
  );
}

function Reading(): ReactNode {
  const { year, lines } = useWatch() as { year?: number | null; lines?: string };
  if (typeof year !== 'number' || !lines?.trim()) return <EffectNote label="读到的内容" effect="" hint="填写后，这里说明读到了几天。" />;
  const { days, faults } = readYearLines(lines, year);
  const off = days.filter((day) => !day.isWork).length;
  const [fault] = faults;
  return (
    <EffectNote
      label="读到的内容"
      effect={
        fault
          ? `第 ${fault.line} 行：${fault.text}`
          : `放假 ${off} 天，周末上班 ${days.length - off} 天。保存后，${year} 年的期限按此计算。`
      }
      hint=""
    />
  );
}

function YearDialog({ year, onClose }: { readonly year: number; readonly onClose: () => void }): ReactNode {
  const save = useAction('calendar.saveYear', {
    onSuccess: (_, input) => {
      showToast({ tone: 'success', text: `已录入 ${input.year} 年的放假调休安排。` });
      onClose();
    },
  });
  const defaults = useMemo(() => ({ year, lines: '', documentNo: '' }), [year]);
  return (
    <FormDialog title="录入年度放假调休安排" submitLabel="保存" isRunning={save.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="年度放假调休安排"
          schema={calendarYearInputSchema}
          defaultValues={defaults}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) => save.run(input)}
        >
          <FormGrid>
            <NumberField name="year" label="年度" isRequired />
            <TextField name="documentNo" label="通知文号" isRequired maxLength={60} placeholder="国办发明电〔2026〕…号" />
          </FormGrid>
          <Box sx={{ mt: 1.75, display: 'grid' }}>
            <TextField
              name="lines"
              label="放假和调休"
              isRequired
              rows={9}
              hint="一行一段：“10月1日至10月7日 休 国庆节”；周末上班写“10月9日 班 国庆节”"
              placeholder={'1月1日至1月3日 休 元旦\n2月6日至2月12日 休 春节\n2月14日 班 春节'}
            />
          </Box>
          <Reading />
        </Form>
      )}
    </FormDialog>
  );
}
