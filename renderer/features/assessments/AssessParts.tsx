import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useDeferredValue, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import type { ConditionReport } from '../../../electron/contract/assessment-due.ts';
import type { WireError } from '../../../electron/contract/result.ts';
import { isIsoDate } from '../../../electron/contract/values.ts';
import { useCall } from '../../shared/client.ts';
import { dateText } from '../../shared/format.ts';
import { KeyHint, StatusChip } from '../../shared/ui.tsx';
import type { Head, ScaleDraft } from './assessment-draft.ts';
import { leftText } from './assessment-words.ts';
import type { Weighed } from './ResultPanel.tsx';

/** An open report that the assessment will answer. */
export function ReportLine({ report }: { readonly report: ConditionReport }): ReactNode {
  return (
    <Alert severity="info" variant="outlined" sx={{ py: 0 }}>
      <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', alignItems: 'baseline' }}>
        <span>
          {dateText(report.reportedOn)}　{report.reporter}报告：{report.description}
        </span>
        <span>{dateText(report.dueOn)}前评估</span>
        <StatusChip {...leftText(report.workDaysLeft, '个工作日')} />
      </Box>
      {report.warning ? <Box sx={{ color: 'warning.main' }}>{report.warning}</Box> : null}
    </Alert>
  );
}

export function Keys({ isGraded }: { readonly isGraded: boolean }): ReactNode {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.75, color: 'text.secondary', fontSize: '0.8125rem' }}>
      {isGraded ? (
        <>
          <KeyHint keys="4" />至<KeyHint keys="0" /> 评分
        </>
      ) : (
        <>
          <KeyHint keys="1" /> 能 <KeyHint keys="0" /> 不能
        </>
      )}
      <KeyHint keys="↑" />
      <KeyHint keys="↓" /> 换项
    </Box>
  );
}

type WeighProps = {
  readonly personId: number;
  readonly scaleId: number;
  readonly draft: ScaleDraft;
  readonly concludedLevel: string | null;
  readonly children: (weighed: Weighed | null, refusal: WireError | null) => ReactNode;
};

/** Asks what would come of the form as it stands, once every item is answered. */
export function Weigh({ personId, scaleId, draft, concludedLevel, children }: WeighProps): ReactNode {
  const head = useWatch<Head>() as Partial<Head>;
  const assessors = useDeferredValue((head.assessors ?? []).map((assessor) => assessor.name));
  const { assessedOn, kind } = head;
  const isReady = concludedLevel !== null && kind !== undefined && typeof assessedOn === 'string' && isIsoDate(assessedOn);
  const found = useCall(
    'assessments.tryOut',
    {
      personId,
      scaleId,
      kind: kind ?? 'other',
      assessedOn: assessedOn ?? ('' as never),
      answers: { ...draft.answers },
      changes: [...draft.changes],
      concludedLevel,
      assessors,
    },
    { enabled: isReady },
  );
  return children(isReady ? (found.data ?? null) : null, isReady ? (found.error?.wire ?? null) : null);
}
