import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useEffect, useState, type ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { gradingMethods } from '../../../electron/contract/grading.ts';
import { roundKinds, type RoundKind } from '../../../electron/contract/grading-terms.ts';
import { isIsoDate, type IsoDate } from '../../../electron/contract/values.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, NumberField, SelectField, TextField } from '../../shared/form.tsx';
import { goTo } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';
import { EffectNote, showToast } from '../../shared/ui.tsx';
import { gradeText } from '../happiness/happiness-words.ts';
import type { HappinessGrade } from '../../../electron/contract/happiness-terms.ts';
import { kindText } from './grading-words.ts';

const schema = gradingMethods['grading.createRound'].input;

/** Days a village has for its own score before the township begins; the other days come from the working-day calendar. */
function afterMonth(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(date, last))).toISOString().slice(0, 10);
}

/** A round: its kind, its sheet, who takes part, and the last day of every stage. */
export function CreateRoundDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { today } = useSession();
  const templates = useCall('grading.templates', {});
  const usable = (templates.data ?? []).filter(({ state }) => state === 'published');
  const create = useAction('grading.createRound', {
    onSuccess: ({ roundId, cases }) => {
      showToast({ tone: 'success', text: `已建立批次，${cases} 处幸福院参评` });
      onClose();
      goTo(`/happiness/grading/rounds/${roundId}`);
    },
  });
  const year = Number(today.slice(0, 4));
  const plan = {
    startsOn: today,
    selfUntil: afterMonth(today),
    townUntil: '',
    countyUntil: '',
    noticeFrom: '',
    noticeUntil: '',
    reviewUntil: '',
    awardUntil: '',
  };
  if (!templates.data) return null;
  return (
    <FormDialog title="建立评定批次" submitLabel="建立" maxWidth="md" isRunning={create.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="建立评定批次"
          schema={schema}
          defaultValues={
            {
              kind: 'award',
              year,
              name: `${year}年农村幸福院等级评定`,
              templateId: usable[0]?.templateId ?? null,
              documentNo: null,
              plan,
              happinessHomeIds: null,
            } as never
          }
          fieldErrors={create.fieldErrors}
          onSubmit={(input) => create.run(input)}
        >
          <FormGrid>
            <SelectField name="kind" label="类别" isRequired options={roundKinds} />
            <NumberField name="year" label="年度" isRequired />
            <TextField name="name" label="批次名称" isRequired maxLength={40} />
            <SelectField
              name="templateId"
              label="评分表"
              isRequired
              options={usable.map((row) => ({ id: row.templateId, label: `${row.name} 第 ${row.version} 版` }))}
            />
            <TextField name="documentNo" label="部署文号" isNullable maxLength={60} />
          </FormGrid>
          <PlanFields />
          <Candidates />
        </Form>
      )}
    </FormDialog>
  );
}

const stages = [
  { name: 'plan.townUntil', label: '乡镇初审截止' },
  { name: 'plan.countyUntil', label: '县级评定截止' },
  { name: 'plan.noticeFrom', label: '公示开始' },
  { name: 'plan.noticeUntil', label: '公示截止' },
  { name: 'plan.reviewUntil', label: '异议复核截止' },
  { name: 'plan.awardUntil', label: '发文授牌截止' },
] as const;

/** The first two days are chosen; the calendar of working days gives the others, which may be changed. */
function PlanFields(): ReactNode {
  const { setValue } = useFormContext();
  const [startsOn, selfUntil, kind, year] = useWatch({ name: ['plan.startsOn', 'plan.selfUntil', 'kind', 'year'] }) as [
    IsoDate,
    IsoDate,
    RoundKind,
    number,
  ];
  const isAskable = isIsoDate(startsOn) && isIsoDate(selfUntil);
  const found = useCall('grading.plan', { startsOn, selfUntil }, { enabled: isAskable, keepsPrevious: true });
  const plan = found.data?.plan;
  useEffect(() => {
    if (!plan) return;
    for (const { name } of stages) setValue(name, plan[name.slice('plan.'.length) as keyof typeof plan]);
  }, [plan, setValue]);
  useEffect(() => {
    if (Number.isInteger(year)) setValue('name', `${year}年农村幸福院${kindText(kind)}`);
  }, [kind, year, setValue]);
  return (
    <>
      <Box sx={{ mt: 2, mb: 1, fontWeight: 600, fontSize: '0.875rem' }}>时间安排</Box>
      <FormGrid minWidth="11rem">
        <DateField name="plan.startsOn" label="开始" isRequired />
        <DateField name="plan.selfUntil" label="自评申报截止" isRequired />
        {stages.map(({ name, label }) => (
          <DateField key={name} name={name} label={label} isRequired />
        ))}
      </FormGrid>
      <Box sx={{ mt: 1, color: 'text.secondary', fontSize: '0.8125rem' }}>初审、复核按工作日历推算，公示按自然日；推算后可以修改。</Box>
      {found.data?.warning ? (
        <Alert severity="warning" variant="outlined" sx={{ mt: 1 }}>
          {found.data.warning}
        </Alert>
      ) : null}
    </>
  );
}

function Candidates(): ReactNode {
  const { setValue } = useFormContext();
  const [kind, year, chosen] = useWatch({ name: ['kind', 'year', 'happinessHomeIds'] }) as [RoundKind, number, number[] | null];
  const found = useCall(
    'grading.candidates',
    { kind, year },
    { enabled: Number.isInteger(year) && year > 1999 && year < 2101, keepsPrevious: true },
  );
  const [isOpen, setIsOpen] = useState(false);
  const rows = found.data ?? [];
  const proposed = rows.filter(({ isProposed }) => isProposed).map(({ happinessHomeId }) => happinessHomeId);
  const taking = new Set(chosen ?? proposed);
  const toggle = (id: number): void => {
    const next = taking.has(id) ? [...taking].filter((one) => one !== id) : [...taking, id];
    setValue('happinessHomeIds', next, { shouldDirty: true });
  };
  return (
    <Box sx={{ mt: 2 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, mb: 1 }}>
        <EffectNote
          label="参评范围"
          effect={found.data ? `${taking.size} 处参评${rows.length > taking.size ? `，${rows.length - taking.size} 处不参评` : ''}。` : ''}
          hint="选择类别和年度后，这里列出可以参评的幸福院。"
        />
        <Button size="small" onClick={() => setIsOpen(!isOpen)} sx={{ flex: 'none' }}>
          {isOpen ? '收起名单' : '查看和调整名单'}
        </Button>
      </Box>
      {isOpen ? (
        <Box
          role="group"
          aria-label="参评名单"
          sx={{ maxHeight: '16rem', overflowY: 'auto', border: 1, borderColor: 'divider', borderRadius: 1, fontSize: '0.8125rem' }}
        >
          {rows.map((row) => (
            <Box key={row.happinessHomeId} sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 1 }}>
              <FormControlLabel
                sx={{ flex: 1, minWidth: 0, mr: 0, '& .MuiFormControlLabel-label': { fontSize: '0.8125rem' } }}
                control={
                  <Checkbox
                    size="small"
                    sx={{ p: 0.5 }}
                    checked={taking.has(row.happinessHomeId)}
                    onChange={() => toggle(row.happinessHomeId)}
                  />
                }
                label={`${row.townName} ${row.villageName}　${row.name}`}
              />
              <Box sx={{ width: '4rem' }}>{gradeText(row.grade as HappinessGrade | null)}</Box>
              <Box sx={{ color: 'text.secondary', width: '16rem' }}>{row.why}</Box>
            </Box>
          ))}
        </Box>
      ) : null}
    </Box>
  );
}
