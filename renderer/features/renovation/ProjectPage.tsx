import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import type { ReactNode } from 'react';
import { useParams } from 'wouter';
import { useCall } from '../../shared/client.ts';
import { keepQuery, useQuery } from '../../shared/navigation.ts';
import { LoadError, Loading, Page, StatusChip } from '../../shared/ui.tsx';
import { BackButton } from '../assessments/BackButton.tsx';
import { ProjectActions } from './ProjectActions.tsx';
import { ProjectAcceptance } from './ProjectAcceptance.tsx';
import { ProjectFunds } from './ProjectFunds.tsx';
import { ProjectHistory } from './ProjectHistory.tsx';
import { ProjectMoneyTab } from './ProjectMoneyTab.tsx';
import { ProjectOverview } from './ProjectOverview.tsx';
import { ProjectProgress } from './ProjectProgress.tsx';
import { ProjectResidents } from './ProjectResidents.tsx';
import { batchText, lagText, lagTone, standingText, standingTone, type ProjectDetail } from './renovation-words.ts';

const tabs = [
  { id: 'overview', label: '概况与阶段', part: ProjectOverview },
  { id: 'contracts', label: '合同与付款', part: ProjectMoneyTab },
  { id: 'funds', label: '资金', part: ProjectFunds },
  { id: 'progress', label: '工程进度与照片', part: ProjectProgress },
  { id: 'residents', label: '老人安置', part: ProjectResidents },
  { id: 'acceptance', label: '验收与移交', part: ProjectAcceptance },
  { id: 'history', label: '历史', part: ProjectHistory },
] as const;

const notFound = {
  code: 'RENOVATION_PROJECT_NOT_FOUND',
  params: {},
  text: { what: '没有找到这个改造项目。', next: '请返回项目名单重新选择。' },
} as const;

function Head({ project }: { readonly project: ProjectDetail }): ReactNode {
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 2, alignItems: 'baseline', flexWrap: 'wrap' }}>
      <span>
        {project.code}　{project.homeName}　{batchText(project.batchYear)}
      </span>
      <StatusChip label={standingText(project)} tone={standingTone(project)} />
      {project.tone === 'none' ? null : <StatusChip label={lagText(project.lagDays)} tone={lagTone(project.tone)} />}
    </Box>
  );
}

/** One project from the pipeline to the hand-over: stages, contracts and payments, funds, progress, residents, acceptance. */
export function ProjectPage(): ReactNode {
  const { id } = useParams<{ id: string }>();
  const projectId = /^\d{1,15}$/.test(id) ? Number(id) : 0;
  const found = useCall('renovation.get', { projectId }, { enabled: projectId > 0 });
  const query = useQuery();
  const tab = tabs.find((known) => known.id === query.get('tab')) ?? tabs[0];
  const back = <BackButton to="/renovation" />;
  if (!found.data)
    return (
      <Page title="改造项目" above={back}>
        {found.error || projectId === 0 ? <LoadError error={found.error ?? notFound} onRetry={() => void found.refetch()} /> : <Loading />}
      </Page>
    );
  const project = found.data;
  const Part = tab.part;
  return (
    <Page title={project.name} above={back} subtitle={<Head project={project} />} actions={<ProjectActions project={project} />}>
      <Tabs
        value={tab.id}
        onChange={(_, chosen: string) => keepQuery({ tab: chosen === 'overview' ? null : chosen })}
        aria-label="项目的内容"
        sx={{ borderBottom: 1, borderColor: 'divider', flex: 'none', mb: 1.5 }}
      >
        {tabs.map(({ id: value, label }) => (
          <Tab key={value} value={value} label={label} />
        ))}
      </Tabs>
      <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto', display: 'flex', flexDirection: 'column', gap: 2 }}>
        <Part project={project} />
      </Box>
    </Page>
  );
}
