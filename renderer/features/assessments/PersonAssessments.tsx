import { mdiClipboardPlusOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import { useState, type ReactNode } from 'react';
import type { ConditionReport } from '../../../electron/contract/assessment-due.ts';
import { assessmentMethods } from '../../../electron/contract/assessments.ts';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { dateText } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { useMay } from '../../shared/session.ts';
import { Icon, LoadError, ReasonDialog, Section, StatusChip } from '../../shared/ui.tsx';
import { kindText, leftText, stateChip } from './assessment-words.ts';
import { ReportDialog } from './ReportDialog.tsx';

type Answer = OutputOf<'assessments.ofPerson'>;

function Standing({ answer }: { readonly answer: Answer }): ReactNode {
  if (answer.hasEnded) return null;
  if (answer.validUntil === null) return <StatusChip tone="error" label="从未评估" />;
  if (answer.isExempt) return <StatusChip label="免于定期评估" />;
  return answer.isOverdue ? (
    <StatusChip tone="error" label={`${dateText(answer.validUntil)}已到期`} />
  ) : (
    <StatusChip tone="success" label={`有效期至 ${dateText(answer.validUntil)}`} />
  );
}

/** Assessments and reports of one person. */
export function PersonAssessments({
  personId,
  name,
  fills = false,
}: {
  readonly personId: number;
  readonly name: string;
  readonly fills?: boolean;
}): ReactNode {
  const found = useCall('assessments.ofPerson', { personId });
  const mayAssess = useMay(assessmentMethods['assessments.conclude'].access);
  const mayReport = useMay(assessmentMethods['assessments.report'].access);
  const mayClose = useMay(assessmentMethods['assessments.closeReport'].access);
  const [isReporting, setIsReporting] = useState(false);
  const [closing, setClosing] = useState<ConditionReport | null>(null);
  const answer = found.data;
  const open = answer?.reports.filter((report) => report.closedOn === null) ?? [];
  return (
    <Section
      title={
        <Box component="span" sx={{ display: 'inline-flex', alignItems: 'baseline', gap: 1.5, flexWrap: 'wrap' }}>
          评估
          {answer ? (
            <Box component="span" sx={{ fontWeight: 400, fontSize: '0.8125rem' }}>
              <Standing answer={answer} />
            </Box>
          ) : null}
        </Box>
      }
      isFlush
      fills={fills}
      actions={
        answer?.hasEnded ? null : (
          <>
            {mayReport ? (
              <Button size="small" onClick={() => setIsReporting(true)}>
                报告变化
              </Button>
            ) : null}
            {mayAssess ? (
              <Button size="small" startIcon={<Icon path={mdiClipboardPlusOutline} />} onClick={() => goTo(`/people/${personId}/assess`)}>
                新评估
              </Button>
            ) : null}
          </>
        )
      }
    >
      {found.error ? <LoadError error={found.error} onRetry={() => void found.refetch()} /> : null}
      {open.map((report) => (
        <Box
          key={report.conditionReportId}
          sx={{
            px: 2,
            py: 0.75,
            display: 'flex',
            gap: 1.5,
            alignItems: 'center',
            flexWrap: 'wrap',
            fontSize: '0.8125rem',
            borderBottom: 1,
            borderColor: 'divider',
          }}
        >
          <StatusChip {...leftText(report.workDaysLeft, '个工作日')} />
          <span>
            {dateText(report.reportedOn)} {report.reporter}报告：{report.description}，{dateText(report.dueOn)}前评估
          </span>
          {mayClose ? (
            <Button size="small" color="secondary" sx={{ ml: 'auto' }} onClick={() => setClosing(report)}>
              撤回报告
            </Button>
          ) : null}
        </Box>
      ))}
      <Rows answer={answer} />
      {isReporting ? <ReportDialog personId={personId} name={name} onClose={() => setIsReporting(false)} /> : null}
      {closing ? <CloseReport report={closing} onClose={() => setClosing(null)} /> : null}
    </Section>
  );
}

function Rows({ answer }: { readonly answer: Answer | undefined }): ReactNode {
  if (!answer) return null;
  if (answer.rows.length === 0)
    return (
      <Box sx={{ px: 2, py: 1.5, color: 'text.secondary', fontSize: '0.8125rem' }}>
        还没有逐项的评估表；花名册或手工登记的等级见生命线。
      </Box>
    );
  return (
    <Box component="ul" aria-label="评估记录" sx={{ listStyle: 'none', m: 0, p: 0, py: 0.5 }}>
      {answer.rows.map((row) => (
        <li key={row.assessmentId}>
          <ButtonBase
            onClick={() => goTo(`/assessments/${row.assessmentId}`)}
            sx={{
              width: '100%',
              justifyContent: 'flex-start',
              textAlign: 'left',
              gap: 1.5,
              px: 2,
              py: 0.5,
              fontSize: '0.8125rem',
              '&:hover, &:focus-visible': { bgcolor: 'action.hover' },
              ...(row.state === 'standing' ? {} : { color: 'text.secondary', textDecoration: 'line-through' }),
            }}
          >
            <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums', flex: 'none' }}>
              {dateText(row.assessedOn)}
            </Box>
            <Box component="span" sx={{ minWidth: 0, flex: 1 }}>
              {row.scaleTitle}　{kindText(row.kind)}　{row.totalText}　{row.concludedLabel}
            </Box>
            {row.state === 'standing' ? null : <StatusChip {...stateChip(row)} />}
          </ButtonBase>
        </li>
      ))}
    </Box>
  );
}

function CloseReport({ report, onClose }: { readonly report: ConditionReport; readonly onClose: () => void }): ReactNode {
  const close = useAction('assessments.closeReport', { onSuccess: onClose });
  return (
    <ReasonDialog
      title="撤回变化报告"
      confirmLabel="撤回"
      cancelLabel="不撤回"
      reasonLabel="理由"
      subject={`${dateText(report.reportedOn)} ${report.reporter}报告：${report.description}`}
      effect="不再要求按期重新评估；报告和理由都保留。"
      isRunning={close.isRunning}
      onConfirm={(reason) => void close.run({ conditionReportId: report.conditionReportId, reason })}
      onCancel={onClose}
    />
  );
}
