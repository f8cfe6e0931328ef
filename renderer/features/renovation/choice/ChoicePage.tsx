import { mdiFileExcelOutline, mdiFilePdfBox, mdiPrinterOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useState, type ReactNode } from 'react';
import type { InputOf, OutputOf } from '../../../../electron/contract/index.ts';
import { officers } from '../../../../electron/contract/method.ts';
import { isoDate } from '../../../../electron/contract/values.ts';
import { useCall, useJob } from '../../../shared/client.ts';
import { useMay, useSession } from '../../../shared/session.ts';
import { usePrint } from '../../../shared/paper/use-print.ts';
import { Icon, JobDialog, LoadError, Loading } from '../../../shared/ui.tsx';
import { RenovationFrame } from '../RenovationFrame.tsx';
import { questionOf, rowOf, type Draft } from './choice-draft.ts';
import { ChoiceAsk } from './ChoiceAsk.tsx';
import { ChoiceCandidates } from './ChoiceCandidates.tsx';
import { ChoiceResult } from './ChoiceResult.tsx';
import { ChoiceSave } from './ChoiceSave.tsx';

type Answer = { readonly question: InputOf<'choice.solve'>; readonly found: OutputOf<'choice.solve'> };

const emptyDraft = (today: string): Draft => ({ budget: '', by: `${today.slice(0, 4)}-12-31`, reach: 3, step: '10', rows: [] });

/** Which projects lift the rate most for the money there is. Nothing of it is recorded. */
export function ChoicePage(): ReactNode {
  const today = isoDate(useSession().today);
  const mayPrint = useMay(officers);
  const listed = useCall('choice.candidates', { asOf: today });
  const [draft, setDraft] = useState<Draft | null>(null);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [saving, setSaving] = useState<'pdf' | 'xlsx' | null>(null);
  const job = useJob('choice.solve');
  const { print } = usePrint('choice.paper');
  const { data } = listed;
  useEffect(() => {
    if (data) setDraft((typed) => typed ?? { ...emptyDraft(today), rows: data.candidates.map(rowOf) });
  }, [data, today]);
  if (!data || !draft)
    return (
      <RenovationFrame path="/renovation/choice">
        {listed.error ? <LoadError error={listed.error} onRetry={() => void listed.refetch()} /> : <Loading />}
      </RenovationFrame>
    );
  const question = questionOf(draft, today);
  const change = (next: Draft): void => {
    setDraft(next);
    setAnswer(null);
  };
  const solve = async (): Promise<void> => {
    if (question === null) return;
    const found = await job.start(question);
    if (found) setAnswer({ question, found });
  };
  return (
    <RenovationFrame
      path="/renovation/choice"
      subtitle="在预算内选哪些项目，集中供养率提高最多；只作测算，不改动任何记录"
      actions={
        answer === null ? null : (
          <>
            <Button variant="outlined" startIcon={<Icon path={mdiFileExcelOutline} />} onClick={() => setSaving('xlsx')}>
              导出 Excel
            </Button>
            <Button variant="outlined" startIcon={<Icon path={mdiFilePdfBox} />} onClick={() => setSaving('pdf')}>
              保存 PDF
            </Button>
            {mayPrint ? (
              <Button
                variant="outlined"
                startIcon={<Icon path={mdiPrinterOutline} />}
                onClick={() => void print({ question: answer.question, purpose: 'print' })}
              >
                打印
              </Button>
            ) : null}
          </>
        )
      }
    >
      <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto', display: 'flex', flexDirection: 'column', gap: 1.5, pr: 0.5 }}>
        <ChoiceAsk draft={draft} canSolve={question !== null} isRunning={job.isRunning} onChange={change} onSolve={() => void solve()} />
        {answer === null ? null : <ChoiceResult question={answer.question} found={answer.found} />}
        <ChoiceCandidates draft={draft} homes={data.homes} towns={data.towns} found={answer?.found ?? null} onChange={change} />
      </Box>
      {saving && answer ? <ChoiceSave key={saving} question={answer.question} format={saving} onClose={() => setSaving(null)} /> : null}
      <JobDialog job={job} title="测算优先改造项目" />
    </RenovationFrame>
  );
}
