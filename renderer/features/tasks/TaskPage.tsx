import { mdiArrowLeft } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useState, type ReactNode } from 'react';
import { useParams } from 'wouter';
import { supervisionStates } from '../../../electron/contract/supervision-shapes.ts';
import { taskFrequencies, taskStates, type TaskTarget } from '../../../electron/contract/tasks-shapes.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { isoDate } from '../../../electron/contract/values.ts';
import { useCall } from '../../shared/client.ts';
import { dateText } from '../../shared/format.ts';
import { goBack } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';
import { Icon, LoadError, Loading, Page, Section, StatusChip } from '../../shared/ui.tsx';
import { EntryDialog } from './EntryDialog.tsx';
import { RestingList } from './RestingList.tsx';
import { daysText, supervisionTones, targetLabels, taskTones, type TaskDetail } from './task-words.ts';
import { TaskEntries } from './TaskEntries.tsx';

function Target({ target }: { readonly target: TaskTarget }): ReactNode {
  const { label, tone } = targetLabels[target.state];
  const isPast = target.daysLeft !== null && target.daysLeft < 0;
  return (
    <Box component="li" sx={{ py: 0.75, '& + &': { borderTop: 1, borderColor: 'divider' } }}>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1.5 }}>
        <Box sx={{ fontWeight: 600, flex: 1, minWidth: 0 }}>{target.words}</Box>
        {target.value === null ? null : <StatusChip label={label} tone={tone} />}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2.5, color: 'text.secondary', fontSize: '0.875rem' }}>
        {target.indicator === null ? null : (
          <span>
            {target.countedOn === target.dueOn ? '期限当日 ' : '当前 '}
            <Link href={`#/indicators?code=${target.indicator}`}>{target.shown ?? '查看指标'}</Link>
            {!target.denominator || target.unit !== '%' ? '' : `（${target.numerator} / ${target.denominator}）`}
          </span>
        )}
        {target.dueOn === null ? null : (
          <span>
            期限 {dateText(target.dueOn)}，{isPast && target.state === 'met' ? '已到期' : daysText(target.daysLeft)}
          </span>
        )}
        {target.countedOn === target.dueOn && target.nowShown !== null ? <span>当前 {target.nowShown}</span> : null}
        {target.gap === null ? null : <span>{target.gap}</span>}
        {target.need === null ? null : <span>{target.need}</span>}
      </Box>
    </Box>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <>
      <Box component="dt" sx={{ color: 'text.secondary' }}>
        {label}
      </Box>
      <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
        {children}
      </Box>
    </>
  );
}

function Standing({ detail }: { readonly detail: TaskDetail }): ReactNode {
  const { task } = detail;
  return (
    <Section title="责任分工">
      <Box
        component="dl"
        sx={{ m: 0, display: 'grid', gridTemplateColumns: 'max-content 1fr', columnGap: 2, rowGap: 0.5, fontSize: '0.875rem' }}
      >
        <Fact label="牵头科室">{task.owner ?? '未登记'}</Fact>
        <Fact label="配合单位">{task.partners ?? '未登记'}</Fact>
        <Fact label="责任人">{task.person ?? '未登记'}</Fact>
        <Fact label="开始">{task.beginOn === null ? '未登记' : dateText(task.beginOn)}</Fact>
        <Fact label="完成时限">
          {task.dueOn === null ? '长期' : `${dateText(task.dueOn)} ${task.clock === 'done' ? '' : daysText(task.daysLeft)}`}
        </Fact>
        <Fact label="频次">{labelOf(taskFrequencies, task.frequency)}</Fact>
        <Fact label="领导批示">{task.remarks ?? '无'}</Fact>
      </Box>
    </Section>
  );
}

function Problems({ problems }: { readonly problems: TaskDetail['problems'] }): ReactNode {
  if (problems.length === 0) return null;
  return (
    <Section title="督查问题">
      {problems.map((problem) => (
        <Box key={problem.supervisionId} sx={{ display: 'flex', gap: 1.5, py: 0.5, alignItems: 'baseline' }}>
          <Link href={`#/supervision/${problem.supervisionId}`} sx={{ whiteSpace: 'nowrap' }}>
            {problem.problemNo}
          </Link>
          <Box sx={{ flex: 1, minWidth: 0 }}>{problem.problem}</Box>
          <StatusChip label={labelOf(supervisionStates, problem.state)} tone={supervisionTones[problem.state]} />
        </Box>
      ))}
    </Section>
  );
}

function Clause({ detail }: { readonly detail: TaskDetail }): ReactNode {
  const { clause, task } = detail;
  const at = clause.text.replaceAll(/\s/g, '').indexOf(task.words.replaceAll(/\s/g, ''));
  const text = clause.text.replaceAll(/\s/g, '');
  const words = task.words.replaceAll(/\s/g, '');
  return (
    <Section
      title={`${clause.place} ${clause.heading}`}
      actions={
        <Link href={`#/documents/${detail.documentId}?clause=${encodeURIComponent(clause.place)}`} sx={{ fontSize: '0.875rem' }}>
          {detail.documentNo}
        </Link>
      }
    >
      <Box component="p" sx={{ m: 0, lineHeight: 1.75, overflowWrap: 'anywhere' }}>
        {at < 0 ? (
          clause.text
        ) : (
          <>
            {text.slice(0, at)}
            <Box component="mark" sx={{ bgcolor: 'action.selected', color: 'inherit', fontWeight: 600 }}>
              {words}
            </Box>
            {text.slice(at + words.length)}
          </>
        )}
      </Box>
    </Section>
  );
}

/** One task: where it stands and in which words, its numbers, what was told of it, what carries it out. */
export function TaskPage(): ReactNode {
  const code = decodeURIComponent(useParams<{ code: string }>().code);
  const asOf = isoDate(useSession().today);
  const [isEntering, setIsEntering] = useState(false);
  const found = useCall('tasks.get', { asOf, code });
  const detail = found.data;
  return (
    <Page
      title={detail?.task.content ?? '政策任务'}
      scrolls
      above={
        <Button
          color="secondary"
          size="small"
          startIcon={<Icon path={mdiArrowLeft} />}
          onClick={() => goBack('/tasks')}
          sx={{ ml: -1, px: 1, minHeight: '1.625rem' }}
        >
          返回
        </Button>
      }
      subtitle={
        detail ? (
          <Box sx={{ display: 'flex', gap: 2, alignItems: 'baseline', flexWrap: 'wrap' }}>
            <StatusChip label={labelOf(taskStates, detail.task.state)} tone={taskTones[detail.task.state]} />
            <span>
              进度 {detail.task.progress}%{detail.task.isCounted ? '（按指标计算）' : ''}
            </span>
          </Box>
        ) : null
      }
    >
      {found.error ? <LoadError error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <Loading /> : null}
      {detail ? (
        <Box
          sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', md: 'minmax(0, 3fr) minmax(0, 2fr)' }, gap: 1.5, alignItems: 'start' }}
        >
          <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5, minWidth: 0 }}>
            {detail.task.targets.length > 0 ? (
              <Section title="量化目标">
                <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, my: -0.75 }}>
                  {detail.task.targets.map((target) => (
                    <Target key={target.words} target={target} />
                  ))}
                </Box>
              </Section>
            ) : null}
            <TaskEntries detail={detail} onEnter={() => setIsEntering(true)} />
            <Problems problems={detail.problems} />
          </Box>
          <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5, minWidth: 0 }}>
            <Standing detail={detail} />
            <Clause detail={detail} />
            {detail.resting.length > 0 ? (
              <Section title="落实这一条的业务、参数和标准">
                <RestingList resting={detail.resting} onUnlink={null} />
              </Section>
            ) : null}
          </Box>
        </Box>
      ) : null}
      {isEntering && detail ? <EntryDialog task={detail.task} onClose={() => setIsEntering(false)} /> : null}
    </Page>
  );
}
