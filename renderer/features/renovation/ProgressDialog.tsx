import Box from '@mui/material/Box';
import { useMemo, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { everyClerk } from '../../../electron/contract/method.ts';
import { renovationProgressMethods } from '../../../electron/contract/renovation-progress.ts';
import type { IsoMonth } from '../../../electron/contract/values.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { money, monthText } from '../../shared/format.ts';
import { DateField, Form, FormDialog, FormGrid, MoneyField, NumberField, TextField } from '../../shared/form.tsx';
import { useMay } from '../../shared/session.ts';
import { EffectNote, showToast } from '../../shared/ui.tsx';

type Project = { readonly projectId: number; readonly name: string };

function Effect({ lastPercent, doneFen }: { readonly lastPercent: number; readonly doneFen: number }): ReactNode {
  const [percent, fen] = useWatch({ name: ['percent', 'doneFen'] }) as [unknown, unknown];
  const isBack = typeof percent === 'number' && percent < lastPercent;
  return (
    <EffectNote
      label="月报的内容"
      hint={`上月形象进度 ${lastPercent}%，累计完成投资 ${money(doneFen)} 元。`}
      effect={
        typeof percent === 'number' && typeof fen === 'number'
          ? `形象进度由 ${lastPercent}% 到 ${percent}%${isBack ? '，比上月低，请核对' : ''}；累计完成投资 ${money(doneFen + fen)} 元。同一月再次填报，以最后一次为准。`
          : ''
      }
    />
  );
}

/** What a project came to in a month: how far, how much, what hinders. */
export function ProgressDialog({
  project,
  month,
  onClose,
}: {
  readonly project: Project;
  readonly month: string;
  readonly onClose: () => void;
}): ReactNode {
  const mayDate = useMay(everyClerk);
  const works = useCall('renovation.works', { projectId: project.projectId });
  const counted = (works.data?.progress ?? []).filter((row) => row.counts);
  const own = counted.find((row) => row.month === month);
  const earlier = counted.filter((row) => row.month < month);
  const lastPercent = earlier.toSorted((one, other) => other.month.localeCompare(one.month))[0]?.percent ?? 0;
  const defaults = useMemo(
    () => ({
      projectId: project.projectId,
      month: month as IsoMonth,
      percent: own?.percent ?? null,
      doneFen: own?.doneFen ?? null,
      work: own?.work ?? '',
      problems: own?.problems ?? null,
      coordination: own?.coordination ?? null,
      nextSteps: own?.nextSteps ?? null,
      reportedOn: null,
    }),
    [project.projectId, month, own],
  );
  const save = useAction('renovation.saveProgress', {
    onSuccess: ({ isLate }) => {
      showToast({ tone: 'success', text: `已填报${monthText(month)}进度`, ...(isLate ? { next: '超过报送日期，记为迟报。' } : {}) });
      onClose();
    },
  });
  // The form begins with what is known of the month.
  if (!works.data) return null;
  return (
    <FormDialog
      title={`${monthText(month)}进度：${project.name}`}
      submitLabel="填报"
      isRunning={save.isRunning}
      onClose={onClose}
      maxWidth="md"
    >
      {(formId) => (
        <Form
          id={formId}
          label="填报进度"
          schema={renovationProgressMethods['renovation.saveProgress'].input}
          defaultValues={defaults as never}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) => save.run(input)}
        >
          <FormGrid>
            <NumberField name="percent" label="形象进度" unit="%" isRequired autoFocus />
            <MoneyField name="doneFen" label="本月完成投资" isRequired />
            {mayDate ? <DateField name="reportedOn" label="报送日期" hint="不填为今天" /> : null}
          </FormGrid>
          <Box sx={{ mt: 1.75, display: 'grid', gap: 1.75 }}>
            <TextField name="work" label="本月主要工作" isRequired rows={2} maxLength={500} />
            <TextField name="problems" label="存在问题" isNullable rows={2} maxLength={500} />
            <TextField name="coordination" label="需协调事项" isNullable maxLength={500} />
            <TextField name="nextSteps" label="下步措施及时限" isNullable maxLength={500} />
          </Box>
          <Effect lastPercent={lastPercent} doneFen={earlier.reduce((sum, row) => sum + row.doneFen, 0)} />
        </Form>
      )}
    </FormDialog>
  );
}
