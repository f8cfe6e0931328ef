import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useRef, useState, type ReactNode } from 'react';
import type { CaseDetail } from '../../../electron/contract/grading-shapes.ts';
import { scoreSheet } from '../../../electron/contract/grading-sheet.ts';
import { scoreStages, type ScoreStage } from '../../../electron/contract/grading-terms.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { useAction } from '../../shared/client.ts';
import { forgetUnsaved, useLeaveGuard } from '../../shared/leave-guard.ts';
import { useSession } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { showToast } from '../../shared/ui.tsx';
import { answersOf, differsAny, filledFrom, listOf, type Answers } from './score-draft.ts';
import { ScoreFoot, type Head } from './ScoreFoot.tsx';
import { ScoreSide } from './ScoreSide.tsx';
import { ScoreTable } from './ScoreTable.tsx';
import { VetoSection } from './VetoSection.tsx';

type ScoreViewProps = { readonly detail: CaseDetail; readonly stage: ScoreStage | null };

/** The three columns; the one whose turn it is can be filled in. */
export function ScoreView({ detail, stage }: ScoreViewProps): ReactNode {
  const { today, user } = useSession();
  const { body } = detail.template;
  const frame = useRef<HTMLDivElement>(null);
  const draft = detail.draft !== null && detail.draft.stage === stage ? detail.draft : null;
  // What was returned is not begun anew.
  const begun = draft ?? (stage === null ? null : detail[stage]);
  const [start] = useState(() => answersOf(begun));
  const [answers, setAnswers] = useState<Answers>(start);
  const [head, setHead] = useState<Head>({
    assessor: begun?.assessor ?? (stage === 'self' ? (detail.home.managerName ?? '') : user.name),
    secondAssessor: begun?.secondAssessor ?? '',
    thirdParty: begun?.thirdParty ?? '',
    assessedOn: begun?.assessedOn ?? today,
    remark: begun?.remark ?? '',
  });
  const [isDirty, setIsDirty] = useState(false);
  useLeaveGuard(isDirty, '评分还没有保存，离开后不能找回。');
  const change = (next: Answers): void => {
    setAnswers(next);
    setIsDirty(true);
  };
  const self = useAction('grading.saveSelf');
  const town = useAction('grading.saveTown');
  const county = useAction('grading.saveCounty');
  const before = stage === 'town' ? detail.self : stage === 'county' ? detail.town : null;
  const result = scoreSheet(body, listOf(body, answers));
  const save = async (isFinal: boolean): Promise<void> => {
    if (stage === null) return;
    const common = {
      caseId: detail.caseId,
      answers: listOf(body, answers),
      assessedOn: head.assessedOn as IsoDate,
      isFinal,
      remark: head.remark,
      assessor: head.assessor,
    };
    const saved =
      stage === 'self'
        ? await self.run(common)
        : stage === 'town'
          ? await town.run(common)
          : await county.run({ ...common, secondAssessor: head.secondAssessor, thirdParty: head.thirdParty });
    if (!saved) return;
    setIsDirty(false);
    forgetUnsaved();
    showToast({
      tone: 'success',
      text: isFinal ? `已提交${labelOf(scoreStages, stage)}分` : `已保存${labelOf(scoreStages, stage)}分，尚未提交`,
    });
  };
  useShortcut('Ctrl+S', '保存评分', () => void save(false), { isOn: stage !== null });
  const openReasons =
    stage === null ? 0 : differsAny(body, answers, answersOf(before)).filter((code) => !answers.get(code)?.reason?.trim()).length;
  return (
    <Box sx={{ flex: 1, minHeight: 0, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 19rem', gap: 2 }}>
      <Box
        sx={{
          display: 'flex',
          flexDirection: 'column',
          minHeight: 0,
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          bgcolor: 'background.paper',
        }}
      >
        <Box ref={frame} sx={{ flex: 1, minHeight: 0, overflowY: 'auto' }}>
          <VetoSection detail={detail} />
          {stage !== null && before !== null ? (
            <Box
              sx={{
                px: 2,
                py: 0.75,
                display: 'flex',
                gap: 2,
                alignItems: 'center',
                borderBottom: 1,
                borderColor: 'divider',
                fontSize: '0.8125rem',
              }}
            >
              <Box component="span" sx={{ color: 'text.secondary' }}>
                与{before.stage === 'self' ? '自评' : '初审'}一致的不必逐项重填；不一致的须写明理由。
              </Box>
              <Button
                size="small"
                disabled={result.missing.length === 0}
                onClick={() => change(filledFrom(body, answers, answersOf(before)))}
                sx={{ ml: 'auto', flex: 'none' }}
              >
                未填各项沿用{before.stage === 'self' ? '自评' : '初审'}
              </Button>
            </Box>
          ) : null}
          {stage === null && ['planned', 'selfScored', 'townReviewed'].includes(detail.state) ? (
            <Alert severity="info" variant="outlined" sx={{ m: 1.5 }}>
              这一环节由{detail.state === 'townReviewed' ? '县级' : '乡镇或县级'}经办人员填报，您可以查看。
            </Alert>
          ) : null}
          <ScoreTable detail={detail} stage={stage} answers={answers} before={before} onChange={change} frame={frame} />
        </Box>
        {stage === null ? null : (
          <ScoreFoot
            stage={stage}
            head={head}
            onHead={(next) => (setHead(next), setIsDirty(true))}
            missing={result.missing.length}
            openReasons={openReasons}
            isDirty={isDirty}
            isRunning={self.isRunning || town.isRunning || county.isRunning}
            onSave={(isFinal) => void save(isFinal)}
          />
        )}
      </Box>
      <ScoreSide detail={detail} stage={stage} result={result} />
    </Box>
  );
}
