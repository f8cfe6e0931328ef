import { mdiFileDocumentOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useState, type ReactNode } from 'react';
import { useParams } from 'wouter';
import type { CaseDetail } from '../../../electron/contract/grading-shapes.ts';
import type { ScoreStage } from '../../../electron/contract/grading-terms.ts';
import { useCall } from '../../shared/client.ts';
import { goTo, keepQuery, useQuery } from '../../shared/navigation.ts';
import { Icon, LoadError, Loading, Page, StatusChip } from '../../shared/ui.tsx';
import { BackButton } from '../assessments/BackButton.tsx';
import { CaseCourse } from './CaseCourse.tsx';
import { CaseSteps } from './CaseSteps.tsx';
import { EvidenceList } from './Evidence.tsx';
import { stateText, stateTone } from './grading-words.ts';
import { HomeHistory } from './HomeHistory.tsx';
import { HomeLetters } from './HomeLetters.tsx';
import { PaperDialog } from './PaperDialog.tsx';
import { ScoreView } from './ScoreView.tsx';

const views = [
  { id: 'score', label: '评分' },
  { id: 'course', label: '公示、异议和过程' },
  { id: 'evidence', label: '佐证' },
  { id: 'history', label: '历次评定' },
] as const;
type View = (typeof views)[number]['id'];

/** Whose turn it is, and whether the user may fill it in. */
function stageOf({ actions, state }: CaseDetail): ScoreStage | null {
  if (state === 'planned' && actions.includes('submitSelf')) return 'self';
  if (state === 'selfScored' && actions.includes('submitTown')) return 'town';
  if (state === 'townReviewed' && actions.includes('submitCounty')) return 'county';
  return null;
}

/** One home in one round: the three scores side by side, what speaks for them, and what is decided. */
export function CasePage(): ReactNode {
  const { id } = useParams<{ id: string }>();
  const caseId = /^\d{1,15}$/.test(id) ? Number(id) : 1;
  const found = useCall('grading.case', { caseId });
  const query = useQuery();
  const view: View = views.find((one) => one.id === query.get('view'))?.id ?? 'score';
  const [isPaper, setIsPaper] = useState(false);
  const detail = found.data;
  if (found.error && !detail)
    return (
      <Page title="幸福院评定" above={<BackButton to="/happiness/grading" />}>
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      </Page>
    );
  if (!detail)
    return (
      <Page title="幸福院评定">
        <Loading />
      </Page>
    );
  const stage = stageOf(detail);
  return (
    <Page
      title={detail.name}
      above={<BackButton to={`/happiness/grading/rounds/${detail.round.roundId}`} />}
      subtitle={
        <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
          <span>
            {detail.townName} {detail.villageName}
          </span>
          <span>{detail.round.name}</span>
          <StatusChip label={stateText(detail.state)} tone={stateTone(detail.state)} />
          {detail.daysLate !== null && detail.daysLate > 0 ? (
            <StatusChip label={`超期 ${detail.daysLate} 天`} tone="error" />
          ) : detail.dueOn ? (
            <span>期限 {detail.dueOn}</span>
          ) : null}
        </Box>
      }
      actions={<CaseSteps detail={detail} />}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', mt: -1, mb: 1.25, flex: 'none', borderBottom: 1, borderColor: 'divider' }}>
        <Tabs
          value={view}
          onChange={(_, next: View) => keepQuery({ view: next === 'score' ? null : next })}
          aria-label="评定的页面"
          sx={{ mr: 'auto' }}
        >
          {views.map((one) => (
            <Tab
              key={one.id}
              value={one.id}
              label={
                one.id === 'evidence' && detail.evidence > 0
                  ? `${one.label}（${detail.evidence}）`
                  : one.id === 'course' && detail.objections.length > 0
                    ? `${one.label}（异议 ${detail.objections.length}）`
                    : one.label
              }
            />
          ))}
        </Tabs>
        <Button color="secondary" onClick={() => goTo(`/happiness/${detail.happinessHomeId}`)}>
          幸福院档案
        </Button>
        <Button color="secondary" startIcon={<Icon path={mdiFileDocumentOutline} />} onClick={() => setIsPaper(true)}>
          打印评分表
        </Button>
        <HomeLetters home={detail} />
      </Box>
      {/* What is typed stays while another tab is looked at. */}
      <Box sx={{ flex: 1, minHeight: 0, display: view === 'score' ? 'flex' : 'none', flexDirection: 'column' }}>
        <ScoreView key={`${detail.caseId}.${detail.state}.${detail.scores.length}`} detail={detail} stage={stage} />
      </Box>
      {view === 'course' ? <CaseCourse detail={detail} /> : null}
      {view === 'evidence' ? <EvidenceList detail={detail} /> : null}
      {view === 'history' ? <HomeHistory happinessHomeId={detail.happinessHomeId} name={detail.name} /> : null}
      {isPaper ? (
        <PaperDialog
          paper={{ kind: 'score', caseId: detail.caseId, isForVisit: false }}
          subject={detail.name}
          onClose={() => setIsPaper(false)}
        />
      ) : null}
    </Page>
  );
}
