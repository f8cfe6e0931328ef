import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { everyRegistrar } from '../../../electron/contract/method.ts';
import { dateText, money, text } from '../../shared/format.ts';
import { useMay } from '../../shared/session.ts';
import { Section } from '../../shared/ui.tsx';
import Box from '@mui/material/Box';
import { FigureTable } from '../funds/FigureTable.tsx';
import { ProgressBar } from '../../shared/ui/ProgressBar.tsx';
import { WorkItemsDialog } from './WorkItemsDialog.tsx';
import type { ProjectDetail } from './renovation-words.ts';

type Item = ProjectDetail['workItems'][number];
const contentCell = (item: Item): ReactNode => <Box sx={{ whiteSpace: 'normal', maxWidth: '32rem' }}>{text(item.content)}</Box>;
const percentCell = (item: Item): ReactNode => <ProgressBar percent={item.percent} label={`${item.item} 完成`} />;

/** By their budgets; each the same where one is missing, as the list counts. */
function weighted(items: readonly Item[]): number {
  const isBudgeted = items.every(({ budgetFen }) => budgetFen !== null && budgetFen > 0);
  const weight = (item: Item): number => (isBudgeted ? (item.budgetFen ?? 0) : 1);
  const whole = items.reduce((sum, item) => sum + weight(item), 0);
  return Math.floor(items.reduce((sum, item) => sum + weight(item) * item.percent, 0) / Math.max(1, whole));
}

/** What is built, each item with its budget and how far it is. */
export function WorkItemsSection({ project }: { readonly project: ProjectDetail }): ReactNode {
  const mayWrite = useMay(everyRegistrar);
  const [isEditing, setIsEditing] = useState(false);
  const items = project.workItems;
  return (
    <Section
      title="建设内容"
      isFlush
      actions={
        mayWrite ? (
          <Button color="secondary" onClick={() => setIsEditing(true)}>
            {items.length === 0 ? '编制建设内容' : '修改内容和进度'}
          </Button>
        ) : null
      }
    >
      {items.length === 0 ? (
        <Box sx={{ px: 2, py: 1.5, color: 'text.secondary' }}>
          还没有编制建设内容。可以从常用内容中选取；没有进度月报时，形象进度按各项完成比例和预算加权得出。
        </Box>
      ) : (
        <FigureTable
          label="建设内容"
          rows={items}
          rowKey={(item) => item.workItemId}
          hasTotal
          columns={[
            { title: '序号', cell: (item) => item.position },
            { title: '项目', cell: (item) => item.item, total: '合计' },
            { title: '内容', cell: contentCell },
            { title: '计划完成', cell: (item) => dateText(item.plannedOn) },
            {
              title: '预算（元）',
              isFigure: true,
              cell: (item) => money(item.budgetFen),
              total: money(items.reduce((sum, item) => sum + (item.budgetFen ?? 0), 0)),
            },
            {
              title: '完成',
              cell: percentCell,
              total: `${weighted(items)}%`,
            },
          ]}
        />
      )}
      {isEditing ? <WorkItemsDialog project={project} onClose={() => setIsEditing(false)} /> : null}
    </Section>
  );
}
