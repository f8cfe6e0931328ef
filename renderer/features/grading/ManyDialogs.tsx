/** What is done to many homes of a round at once: the public notice, the award. */
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useMemo, type ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { CaseRow } from '../../../electron/contract/grading-shapes.ts';
import { gradingAwardMethods } from '../../../electron/contract/grading-award.ts';
import { useAction } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, TextField } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { showToast } from '../../shared/ui.tsx';
import { gradeText } from '../happiness/happiness-words.ts';
import { points } from './grading-words.ts';

function CaseChoice({ cases }: { readonly cases: readonly CaseRow[] }): ReactNode {
  const { setValue } = useFormContext();
  const chosen = useWatch({ name: 'caseIds' }) as number[];
  const taken = new Set(chosen);
  const set = (next: number[]): void => setValue('caseIds', next, { shouldDirty: true });
  return (
    <Box sx={{ mt: 2 }}>
      <FormControlLabel
        control={
          <Checkbox
            size="small"
            checked={taken.size === cases.length}
            indeterminate={taken.size > 0 && taken.size < cases.length}
            onChange={() => set(taken.size === cases.length ? [] : cases.map(({ caseId }) => caseId))}
          />
        }
        label={`已选 ${taken.size} / ${cases.length} 处`}
        slotProps={{ typography: { sx: { fontSize: '0.8125rem', fontWeight: 600 } } }}
      />
      <Box
        role="group"
        aria-label="幸福院"
        sx={{ maxHeight: '18rem', overflowY: 'auto', border: 1, borderColor: 'divider', borderRadius: 1 }}
      >
        {cases.map((row) => (
          <Box
            key={row.caseId}
            sx={{ display: 'flex', alignItems: 'center', px: 1, fontSize: '0.8125rem', fontVariantNumeric: 'tabular-nums' }}
          >
            <FormControlLabel
              sx={{ flex: 1, minWidth: 0, mr: 0 }}
              control={
                <Checkbox
                  size="small"
                  sx={{ p: 0.5 }}
                  checked={taken.has(row.caseId)}
                  onChange={() => set(taken.has(row.caseId) ? chosen.filter((id) => id !== row.caseId) : [...chosen, row.caseId])}
                />
              }
              label={`${row.townName}　${row.name}`}
              slotProps={{ typography: { sx: { fontSize: '0.8125rem' } } }}
            />
            <Box sx={{ width: '4rem', textAlign: 'right' }}>{points(row.countyTotal)}</Box>
            <Box sx={{ width: '6rem', textAlign: 'right', ...(row.vetoCodes.length > 0 ? { color: 'error.main' } : {}) }}>
              {row.vetoCodes.length > 0 ? '不予评定' : gradeText(row.proposedGrade)}
            </Box>
            {row.noticeUntil ? (
              <Box sx={{ width: '9rem', textAlign: 'right', color: 'text.secondary' }}>公示至 {row.noticeUntil}</Box>
            ) : null}
          </Box>
        ))}
      </Box>
    </Box>
  );
}

type ManyProps = { readonly cases: readonly CaseRow[]; readonly onClose: () => void };

export function NoticeDialog({ cases, onClose }: ManyProps): ReactNode {
  const { today } = useSession();
  const defaults = useMemo(() => ({ caseIds: cases.map(({ caseId }) => caseId), fromOn: today }), [cases, today]);
  const publish = useAction('grading.publish', {
    onSuccess: ({ published, untilOn }) => {
      showToast({ tone: 'success', text: `${published} 处开始公示，至 ${untilOn}`, next: '公示表和公示文稿在“文书”中打印。' });
      onClose();
    },
  });
  return (
    <FormDialog title="公示评定结果" submitLabel="开始公示" isRunning={publish.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="公示评定结果"
          schema={gradingAwardMethods['grading.publish'].input}
          defaultValues={defaults as never}
          fieldErrors={publish.fieldErrors}
          onSubmit={(input) => publish.run(input)}
        >
          <FormGrid>
            <DateField name="fromOn" label="公示开始" isRequired autoFocus hint="截止日按规定的公示天数推算" />
          </FormGrid>
          <CaseChoice cases={cases} />
        </Form>
      )}
    </FormDialog>
  );
}

/** Awards those the notice of which is over; whoever reaches no grade ends as not graded. */
export function AwardDialog({ cases, onClose }: ManyProps): ReactNode {
  const { today } = useSession();
  const ready = useMemo(() => cases.filter(({ noticeUntil }) => noticeUntil !== null && noticeUntil < today), [cases, today]);
  const defaults = useMemo(
    () => ({ caseIds: ready.map(({ caseId }) => caseId), onDate: today, documentNo: '', effectiveFrom: null }),
    [ready, today],
  );
  const award = useAction('grading.award', {
    onSuccess: ({ awarded, notGraded, effectiveFrom, validTo }) => {
      showToast({
        tone: 'success',
        text: `已授牌 ${awarded} 处${notGraded > 0 ? `，不达标 ${notGraded} 处` : ''}`,
        next: `等级自 ${effectiveFrom} 起生效，有效期至 ${validTo}；奖补随之测算。`,
      });
      onClose();
    },
  });
  return (
    <FormDialog title="发文授牌" submitLabel="发文授牌" isRunning={award.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="发文授牌"
          schema={gradingAwardMethods['grading.award'].input}
          defaultValues={defaults as never}
          fieldErrors={award.fieldErrors}
          onSubmit={(input) => award.run(input)}
        >
          <FormGrid>
            <TextField name="documentNo" label="文号" isRequired autoFocus maxLength={60} />
            <DateField name="onDate" label="发文日期" isRequired />
            <DateField name="effectiveFrom" label="等级生效日期" hint="季度首日；不填为下季度首日" />
          </FormGrid>
          {ready.length < cases.length ? (
            <Box sx={{ mt: 1, color: 'text.secondary', fontSize: '0.8125rem' }}>
              另有 {cases.length - ready.length} 处公示未满期，没有预先选中。
            </Box>
          ) : null}
          <CaseChoice cases={cases} />
        </Form>
      )}
    </FormDialog>
  );
}
