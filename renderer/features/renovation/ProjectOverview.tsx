import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { ReactNode } from 'react';
import { projectKinds } from '../../../electron/contract/renovation-terms.ts';
import { dateText, money, termText, text } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { Section } from '../../shared/ui.tsx';
import { Facts } from '../homes/Facts.tsx';
import { ProjectAlerts } from './ProjectAlerts.tsx';
import { StagesSection } from './StagesSection.tsx';
import { WorkItemsSection } from './WorkItemsSection.tsx';
import type { ProjectDetail } from './renovation-words.ts';

const unit = (value: number | null, word: string): string => (value === null ? text(null) : `${value} ${word}`);
const beds = (all: number, nursing: number): string => `${all} 张，其中护理型 ${nursing} 张`;
const yuan = (fen: number | null): string => (fen === null ? text(null) : `${money(fen)} 元`);

function factsOf(project: ProjectDetail): readonly (readonly [string, ReactNode])[] {
  return [
    [
      '敬老院',
      <Link
        key="home"
        component="button"
        type="button"
        underline="hover"
        sx={{ fontSize: 'inherit', verticalAlign: 'baseline' }}
        onClick={() => goTo(`/homes/${project.homeId}`)}
      >
        {project.homeName}
      </Link>,
    ],
    ['乡镇（街道）', project.townName],
    ['改造类型', termText(projectKinds, project.kind)],
    ['建筑面积', unit(project.floorAreaCenti === null ? null : project.floorAreaCenti / 100, '㎡')],
    ['改造前床位', beds(project.bedsBefore, project.nursingBefore)],
    ['改造后床位', beds(project.bedsAfter, project.nursingAfter)],
    ['估算投资', yuan(project.estimateFen)],
    ['预计投用', dateText(project.readyOn)],
    ['批复文号', text(project.approvalNo)],
    ['批复日期', dateText(project.approvedOn)],
    ['批复投资', yuan(project.approvedFen)],
    ['责任单位', text(project.unit)],
    ['责任人', text(project.managerName)],
    ['联系电话', text(project.managerPhone)],
  ];
}

/** What the project is, in which stage, by which plan, and what is built. */
export function ProjectOverview({ project }: { readonly project: ProjectDetail }): ReactNode {
  return (
    <>
      <ProjectAlerts projectId={project.projectId} />
      <StagesSection project={project} />
      <Section title="项目信息">
        <Facts facts={factsOf(project)} />
        <Box sx={{ mt: 0.75, display: 'flex', gap: 1 }}>
          <Box sx={{ flex: 'none', width: '7.5rem', color: 'text.secondary' }}>主要建设内容</Box>
          <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>{text(project.content)}</Box>
        </Box>
      </Section>
      <WorkItemsSection project={project} />
    </>
  );
}
