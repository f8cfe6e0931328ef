import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { levelLabel } from '../../../electron/contract/assessment-scale.ts';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { DateText } from '../../shared/ui.tsx';

/** What does not stand on the paper: who entered it, what was doubtful, whether it was taken back. */
export function AssessmentFacts({ found }: { readonly found: OutputOf<'assessments.get'> }): ReactNode {
  const { form, doubts, recordedAt, recordedBy, withdrawnAt, withdrawnBy, withdrawnReason } = found;
  return (
    <Box sx={{ flex: 'none', display: 'flex', flexDirection: 'column', gap: 1, mb: 1.5, fontSize: '0.8125rem' }}>
      <Box sx={{ color: 'text.secondary' }}>
        {recordedBy} <DateText instant={recordedAt} /> 登记　评估表第 {form.scale.version} 版　{form.reasons.join('；')}
        {form.overrideReason === null
          ? ''
          : `；按评分为${levelLabel(form.scale, form.computedLevel)}，改为${levelLabel(form.scale, form.concludedLevel)}，理由：${form.overrideReason}`}
      </Box>
      {withdrawnAt === null ? null : (
        <Alert severity="warning" variant="outlined" sx={{ py: 0 }}>
          {withdrawnBy} <DateText instant={withdrawnAt} /> 撤销，理由：{withdrawnReason}
        </Alert>
      )}
      {doubts.length === 0 ? null : (
        <Alert severity="info" variant="outlined" sx={{ py: 0 }}>
          登记时核对过：{doubts.map((doubt) => doubt.text).join('；')}
        </Alert>
      )}
    </Box>
  );
}
