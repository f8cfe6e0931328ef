import { mdiArrowLeft } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useState, type ReactNode } from 'react';
import { useParams } from 'wouter';
import { everyClerk, rectifiers, signers } from '../../../electron/contract/method.ts';
import {
  supervisionActions,
  supervisionSources,
  supervisionStates,
  supervisionTopics,
  type SupervisionAction,
  type SupervisionStep,
} from '../../../electron/contract/supervision-shapes.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { isoDate } from '../../../electron/contract/values.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { dateText, formatInstant } from '../../shared/format.ts';
import { goBack, goTo, isReachable } from '../../shared/navigation.ts';
import { useMay, useSession } from '../../shared/session.ts';
import { Icon, LoadError, Loading, Page, ReasonDialog, Section, showToast, StatusChip } from '../../shared/ui.tsx';
import { FiledPapers } from './FiledPapers.tsx';
import { StepDialog, stepWords } from './StepDialog.tsx';
import { daysText, supervisionTones, taskLink, type ProblemDetail } from './task-words.ts';

const checking: readonly SupervisionAction[] = ['pass', 'fail', 'close'];

function Step({ step, onWithdraw }: { readonly step: SupervisionStep; readonly onWithdraw: (() => void) | null }): ReactNode {
  const unit = [step.responsibleUnit, step.responsiblePerson].filter((each) => each !== null).join(' ');
  return (
    <Box
      component="li"
      sx={{
        py: 1,
        '& + &': { borderTop: 1, borderColor: 'divider' },
        ...(step.withdrawnAt === null ? {} : { color: 'text.secondary', '& .told': { textDecoration: 'line-through' } }),
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1.5, flexWrap: 'wrap' }}>
        <Box component="span" className="told" sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>
          {step.happenedOn} {labelOf(supervisionActions, step.action)}
        </Box>
        <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
          {step.recordedBy} {formatInstant(step.recordedAt)} 登记
        </Box>
        {onWithdraw ? (
          <Button size="small" color="secondary" sx={{ ml: 'auto' }} onClick={onWithdraw}>
            撤销
          </Button>
        ) : null}
      </Box>
      <Box className="told" sx={{ fontSize: '0.875rem', overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
        {step.text}
        {unit ? `　责任：${unit}` : ''}
        {step.dueOn === null ? '' : `　期限：${dateText(step.dueOn)}`}
        {step.documentNo === null ? '' : `　${step.documentNo}`}
      </Box>
      {step.withdrawnAt === null ? null : <Box sx={{ fontSize: '0.8125rem' }}>已撤销：{step.withdrawnReason}</Box>}
    </Box>
  );
}

function TaskName({ code }: { readonly code: string }): ReactNode {
  const { role } = useSession().user;
  const link = taskLink(code);
  return isReachable(link, role) ? <Link href={`#${link}`}>{code}</Link> : code;
}

function Facts({ problem }: { readonly problem: ProblemDetail }): ReactNode {
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['发现日期', dateText(problem.foundOn)],
    ['来源', labelOf(supervisionSources, problem.source)],
    ['类别', labelOf(supervisionTopics, problem.topic)],
    ['被查单位', problem.unit],
    ['乡镇', problem.townName ?? '—'],
    ['机构', problem.homeName ?? '—'],
    ['责任单位', [problem.responsibleUnit, problem.responsiblePerson].filter((each) => each !== null).join(' ') || '待交办'],
    ['整改期限', problem.dueOn === null ? '—' : `${dateText(problem.dueOn)} ${daysText(problem.daysLeft)}`],
    ['政策任务', problem.taskCode === null ? '—' : <TaskName key="task" code={problem.taskCode} />],
    ['登记', `${problem.recordedBy} ${formatInstant(problem.recordedAt)}`],
  ];
  return (
    <Section title="基本情况">
      <Box
        component="dl"
        sx={{ m: 0, display: 'grid', gridTemplateColumns: 'max-content 1fr', columnGap: 2, rowGap: 0.5, fontSize: '0.875rem' }}
      >
        {facts.map(([label, value]) => (
          <Box key={label} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ color: 'text.secondary' }}>
              {label}
            </Box>
            <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
              {value}
            </Box>
          </Box>
        ))}
      </Box>
    </Section>
  );
}

/** One problem: what was found, every step with who told it, what comes next. */
export function ProblemPage(): ReactNode {
  const supervisionId = Number(useParams<{ id: string }>().id);
  const asOf = isoDate(useSession().today);
  const mayStep = useMay(rectifiers);
  const mayUndo = useMay(signers);
  const mayWithdraw = useMay(everyClerk);
  const [doing, setDoing] = useState<SupervisionAction | null>(null);
  const [undone, setUndone] = useState<SupervisionStep | null>(null);
  const [isLeaving, setIsLeaving] = useState(false);
  const found = useCall('supervision.get', { asOf, supervisionId });
  const problem = found.data;
  const undo = useAction('supervision.withdrawStep', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已撤销' });
      setUndone(null);
    },
  });
  const withdraw = useAction('supervision.withdraw', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已撤销登记' });
      goTo('/supervision');
    },
  });
  const add = useAction('supervision.addPaper', { onSuccess: ({ title }) => showToast({ tone: 'success', text: `已添加：${title}` }) });
  const standing = problem?.steps.filter((step) => step.withdrawnAt === null) ?? [];
  const next = problem && mayStep ? problem.next.filter((action) => !(problem.isOwnRectification && checking.includes(action))) : [];
  const isWaiting = problem !== undefined && mayStep && problem.isOwnRectification && ['rectified', 'checked'].includes(problem.state);
  return (
    <Page
      title={problem?.problemNo ?? '督查问题'}
      scrolls
      above={
        <Button
          color="secondary"
          size="small"
          startIcon={<Icon path={mdiArrowLeft} />}
          onClick={() => goBack('/supervision')}
          sx={{ ml: -1, px: 1, minHeight: '1.625rem' }}
        >
          返回
        </Button>
      }
      subtitle={
        problem ? (
          <StatusChip
            label={
              problem.isOverdue
                ? `${labelOf(supervisionStates, problem.state)}，${daysText(problem.daysLeft)}`
                : labelOf(supervisionStates, problem.state)
            }
            tone={problem.isOverdue ? 'error' : supervisionTones[problem.state]}
          />
        ) : null
      }
      actions={
        <>
          {problem && mayWithdraw && standing.length === 0 ? (
            <Button variant="outlined" onClick={() => setIsLeaving(true)}>
              撤销登记
            </Button>
          ) : null}
          {next.toReversed().map((action, index) => (
            <Button
              key={action}
              variant={index === next.length - 1 && action !== 'account' ? 'contained' : 'outlined'}
              onClick={() => setDoing(action)}
            >
              {stepWords[action].title}
            </Button>
          ))}
        </>
      }
    >
      {found.error ? <LoadError error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <Loading /> : null}
      {problem ? (
        <Box
          sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', md: 'minmax(0, 3fr) minmax(0, 2fr)' }, gap: 1.5, alignItems: 'start' }}
        >
          <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5, minWidth: 0 }}>
            <Section title="发现的问题">
              <Box sx={{ whiteSpace: 'pre-wrap', lineHeight: 1.75, overflowWrap: 'anywhere' }}>{problem.problem}</Box>
            </Section>
            <Section title="办理过程">
              {isWaiting ? <Box sx={{ color: 'text.secondary', pb: 1 }}>整改由您登记，请由另一名用户核查、销号。</Box> : null}
              {problem.steps.length === 0 ? (
                <Box sx={{ color: 'text.secondary' }}>还没有交办。交办时写明责任单位和整改期限。</Box>
              ) : (
                <Box component="ol" aria-label="办理过程" sx={{ listStyle: 'none', m: 0, p: 0, my: -1 }}>
                  {problem.steps.map((step) => (
                    <Step
                      key={step.stepId}
                      step={step}
                      onWithdraw={mayUndo && step.stepId === standing.at(-1)?.stepId ? () => setUndone(step) : null}
                    />
                  ))}
                </Box>
              )}
            </Section>
          </Box>
          <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5, minWidth: 0 }}>
            <Facts problem={problem} />
            <Section title="材料">
              {problem.attachments.length === 0 && !mayStep ? <Box sx={{ color: 'text.secondary' }}>没有材料</Box> : null}
              <FiledPapers
                name={problem.problemNo}
                papers={problem.attachments}
                limitBytes={problem.limitBytes}
                addLabel="添加通知书、整改照片等"
                onAdd={mayStep ? () => void add.run({ supervisionId, title: '' }) : null}
                isAdding={add.isRunning}
              />
            </Section>
          </Box>
        </Box>
      ) : null}
      {doing && problem ? <StepDialog problem={problem} action={doing} onClose={() => setDoing(null)} /> : null}
      {undone ? (
        <ReasonDialog
          title="撤销这一步？"
          confirmLabel="撤销"
          cancelLabel="不撤销"
          reasonLabel="撤销理由"
          subject={`${undone.happenedOn} ${labelOf(supervisionActions, undone.action)}`}
          effect="撤销后回到上一步；这一步和理由保留。"
          isRunning={undo.isRunning}
          onConfirm={(reason) => void undo.run({ stepId: undone.stepId, reason })}
          onCancel={() => setUndone(null)}
        />
      ) : null}
      {isLeaving && problem ? (
        <ReasonDialog
          title="撤销这个问题的登记？"
          confirmLabel="撤销登记"
          cancelLabel="不撤销"
          reasonLabel="撤销理由"
          subject={problem.problemNo}
          effect="撤销后不再列入督查台账；编号不再使用，登记和理由保留。"
          isRunning={withdraw.isRunning}
          onConfirm={(reason) => void withdraw.run({ supervisionId, reason })}
          onCancel={() => setIsLeaving(false)}
        />
      ) : null}
    </Page>
  );
}
