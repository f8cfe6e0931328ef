import Box from '@mui/material/Box';
import { useMemo, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import { riskLevels, riskSchema, type ApplicationDetail, type Risk } from '../../../electron/contract/placement.ts';
import { isoDate, isoDateSchema } from '../../../electron/contract/values.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { ChoiceField, DateField, Form, FormDialog, FormGrid, TextField } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { Loading, showToast } from '../../shared/ui.tsx';

const schema = z
  .object({
    onDate: isoDateSchema,
    assessors: z.string().trim().min(1, '请填写评估人').max(60),
    items: z.array(
      z.object({ code: z.string(), text: z.string(), risk: riskSchema.or(z.null()), measures: z.string().trim().max(200).nullable() }),
    ),
    verdict: z.enum(['yes', 'no'], '请选择'),
    conclusion: z.string().trim().max(200).nullable(),
  })
  .superRefine(({ items }, context) => {
    for (const [index, { text, risk, measures }] of items.entries()) {
      if (risk === null) context.addIssue({ code: 'custom', path: ['items', index, 'risk'], message: `请评估“${text}”` });
      else if (needsMeasures(risk) && (measures ?? '') === '')
        context.addIssue({ code: 'custom', path: ['items', index, 'measures'], message: '中、高风险请写明防护措施' });
    }
  });

const verdicts = [
  { id: 'yes', label: '适宜入住' },
  { id: 'no', label: '不宜入住' },
] as const;

function needsMeasures(risk: Risk | null): boolean {
  return risk === 'medium' || risk === 'high';
}

/** One protection: nothing is chosen before somebody has looked; measures are asked for where there is a risk. */
function Item({ index, text }: { readonly index: number; readonly text: string }): ReactNode {
  const risk = useWatch({ name: `items.${index}.risk` }) as Risk | null;
  return (
    <Box
      role="group"
      aria-label={text}
      sx={{ display: 'grid', gridTemplateColumns: '8.5rem minmax(19rem, 1.1fr) minmax(10rem, 1fr)', columnGap: 1.5, alignItems: 'start' }}
    >
      <Box sx={{ pt: 1 }}>
        {index + 1}. {text}
      </Box>
      <ChoiceField name={`items.${index}.risk`} label="风险" isRequired options={riskLevels} />
      {risk !== null && risk !== 'none' ? (
        <TextField name={`items.${index}.measures`} label="防护措施" isNullable isRequired={needsMeasures(risk)} maxLength={200} />
      ) : (
        <span />
      )}
    </Box>
  );
}

type SafetyDialogProps = { readonly application: ApplicationDetail; readonly onClose: () => void };

/** 入院前安全风险评估 (GB 38600-2019), item by item. */
export function SafetyDialog({ application, onClose }: SafetyDialogProps): ReactNode {
  const { today } = useSession();
  const known = useCall('placement.safetyItems', { day: isoDate(today) });
  const items = known.data;
  const defaults = useMemo(
    () => ({
      onDate: isoDate(today),
      assessors: '',
      items: (items ?? []).map(({ code, text }) => ({ code, text, risk: null, measures: null })),
      conclusion: null,
    }),
    [items, today],
  );
  const save = useAction('placement.step', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已登记 ${application.name} 的安全风险评估` });
      onClose();
    },
  });
  return (
    <FormDialog
      title={`入院前安全风险评估：${application.name}`}
      submitLabel="登记"
      isRunning={save.isRunning}
      onClose={onClose}
      maxWidth="md"
    >
      {(formId) =>
        items === undefined ? (
          <Loading />
        ) : (
          <Form
            id={formId}
            label="入院前安全风险评估"
            schema={schema}
            defaultValues={defaults}
            fieldErrors={save.fieldErrors}
            onSubmit={({ verdict, items: findings, ...input }) =>
              save.run({
                ...input,
                kind: 'safety',
                applicationId: application.applicationId,
                isPassed: verdict === 'yes',
                items: findings.map(({ code, risk, measures }) => ({
                  code,
                  risk: risk ?? 'none',
                  measures: risk === 'none' ? null : measures,
                })),
              })
            }
          >
            <FormGrid>
              <DateField name="onDate" label="评估日期" isRequired autoFocus />
              <TextField name="assessors" label="评估人" isRequired maxLength={60} hint="机构护理、医务人员" />
            </FormGrid>
            <Box sx={{ display: 'grid', rowGap: 1.5, my: 2 }}>
              {items.map(({ code, text }, index) => (
                <Item key={code} index={index} text={text} />
              ))}
            </Box>
            <FormGrid>
              <ChoiceField name="verdict" label="评估结论" isRequired options={verdicts} />
              <TextField name="conclusion" label="说明" isNullable maxLength={200} />
            </FormGrid>
          </Form>
        )
      }
    </FormDialog>
  );
}
