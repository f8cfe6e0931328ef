import { mdiAlertCircleOutline, mdiShieldCheckOutline, mdiShieldOutline } from '@mdi/js';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { anchorText, auditFaultText, type AuditReport } from '../../../electron/contract/audit.ts';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { count, formatInstant } from '../../shared/format.ts';
import { Icon } from '../../shared/ui.tsx';

type Check = OutputOf<'audit.standing'>;

/** More are only counted. */
const shownFaults = 8;

function isAnchorTrouble({ anchor }: AuditReport): boolean {
  return anchor.state === 'behind' || anchor.state === 'other' || anchor.state === 'damaged';
}

/** In one line: when the log was last checked, and that it is whole. */
export function StandingLine({ standing }: { readonly standing: Check | undefined }): ReactNode {
  const last = standing?.last ?? null;
  const running = standing?.running ?? null;
  const isWhole = last !== null && last.report.faults.length === 0;
  const icon = last === null ? mdiShieldOutline : isWhole ? mdiShieldCheckOutline : mdiAlertCircleOutline;
  const colour = last === null ? 'text.secondary' : isWhole ? 'success.main' : 'error.main';
  return (
    <Box component="span" role="status" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, verticalAlign: 'bottom' }}>
      <Icon path={icon} sx={{ fontSize: '1rem', color: colour }} />
      {last === null
        ? running === null
          ? '还没有核验'
          : '正在后台核验…'
        : `${formatInstant(last.at)} ${last.by === 'start' ? '开机核验' : `由${last.userName ?? ''}核验`}：${
            isWhole ? `${count(last.report.lines)} 条首尾相接，${anchorText(last.report.anchor)}` : '没有通过'
          }`}
    </Box>
  );
}

/** What is wrong with the log, place by place, and what to do. Nothing while it is whole. */
export function StandingFaults({
  report,
  onRenew,
}: {
  readonly report: AuditReport | null;
  /** Null for users who may not answer for it. */
  readonly onRenew: (() => void) | null;
}): ReactNode {
  if (report === null || (report.faults.length === 0 && !isAnchorTrouble(report))) return null;
  const { faults, anchor } = report;
  const isBroken = faults.length > 0;
  return (
    <Alert
      severity={isBroken ? 'error' : 'warning'}
      variant="outlined"
      sx={{ mb: 1.5, flex: 'none', bgcolor: 'background.paper' }}
      action={
        isAnchorTrouble(report) && onRenew ? (
          <Button color="inherit" onClick={onRenew}>
            重建存证…
          </Button>
        ) : null
      }
    >
      {isBroken ? (
        <>
          <strong>审计日志核验没有通过。</strong>
          <Box component="ul" sx={{ m: 0, my: 0.5, pl: 2.5 }}>
            {faults.slice(0, shownFaults).map((fault) => (
              <li key={`${fault.kind}${fault.from}`}>{auditFaultText(fault)}</li>
            ))}
            {faults.length > shownFaults ? <li>另有 {count(faults.length - shownFaults)} 处</li> : null}
          </Box>
        </>
      ) : null}
      {isAnchorTrouble(report) ? <div>{anchorText(anchor)}。</div> : null}
      {isBroken
        ? '请保留台账文件、旁边的存证文件和全部备份，不要删除或恢复，并报告单位负责人；其他数据仍可查看。'
        : '查明原因后，可由系统管理员重建存证。'}
    </Alert>
  );
}
