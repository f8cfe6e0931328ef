import { mdiAlertCircleOutline, mdiAlertOutline, mdiCheckCircleOutline, mdiFolderZipOutline, mdiRefresh } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import type { CheckId, CheckReport, CheckRow, CheckState } from '../../../electron/contract/check.ts';
import { useAction, useJob } from '../../shared/client.ts';
import { formatInstant } from '../../shared/format.ts';
import { goTo, isReachable } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { Icon, JobDialog, LoadError, Loading, Page, Section, showToast, StatusChip, type StatusTone } from '../../shared/ui.tsx';

const words: Readonly<Record<CheckState, { readonly label: string; readonly tone: StatusTone }>> = {
  good: { label: '正常', tone: 'success' },
  notice: { label: '注意', tone: 'warning' },
  bad: { label: '有问题', tone: 'error' },
};
const worstFirst: readonly CheckState[] = ['bad', 'notice', 'good'];

/** Where a row that is not well is put right. */
const remedies: Partial<Record<CheckId, { readonly path: string; readonly label: string }>> = {
  backups: { path: '/backups', label: '去备份' },
  secondPlace: { path: '/backups', label: '去备份' },
  audit: { path: '/audit', label: '去审计日志' },
  attachments: { path: '/attachments', label: '核对附件' },
};

function Row({ row }: { readonly row: CheckRow }): ReactNode {
  const { label, tone } = words[row.state];
  const { role } = useSession().user;
  const remedy = row.state === 'good' ? undefined : remedies[row.id];
  return (
    <Box
      component="tr"
      sx={{
        '& > *': { borderBottom: 1, borderColor: 'divider', px: 2, py: 1, verticalAlign: 'top', textAlign: 'left' },
        '&:last-of-type > *': { borderBottom: 0 },
      }}
    >
      <Box component="th" scope="row" sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>
        {row.title}
      </Box>
      <Box component="td" sx={{ whiteSpace: 'nowrap' }}>
        <StatusChip label={label} tone={tone} />
      </Box>
      <Box component="td" sx={{ width: '100%' }}>
        <Typography variant="body2" sx={{ overflowWrap: 'anywhere', userSelect: 'text' }}>
          {row.text}
        </Typography>
        {row.next ? (
          <Typography variant="body2" sx={{ fontWeight: row.state === 'bad' ? 600 : 400, mt: 0.25 }}>
            {row.next}
          </Typography>
        ) : null}
      </Box>
      <Box component="td" sx={{ py: '4px !important', textAlign: 'right !important' }}>
        {remedy && isReachable(remedy.path, role) ? <Button onClick={() => goTo(remedy.path)}>{remedy.label}</Button> : null}
      </Box>
    </Box>
  );
}

function verdict(rows: readonly CheckRow[]): { readonly state: CheckState; readonly text: string } {
  const count = (state: CheckState): number => rows.filter((row) => row.state === state).length;
  if (count('bad') > 0) return { state: 'bad', text: `有 ${count('bad')} 项有问题，请按下面的说明处理。` };
  if (count('notice') > 0) return { state: 'notice', text: `没有问题，有 ${count('notice')} 项请留意。` };
  return { state: 'good', text: '全部正常。' };
}

const icons: Readonly<Record<CheckState, string>> = { good: mdiCheckCircleOutline, notice: mdiAlertOutline, bad: mdiAlertCircleOutline };

function Verdict({ report }: { readonly report: CheckReport }): ReactNode {
  const { state, text } = verdict(report.rows);
  const colour = { good: 'success.main', notice: 'warning.main', bad: 'error.main' }[state];
  return (
    <Box role="status" sx={{ display: 'flex', alignItems: 'center', gap: 1, mb: 1.5 }}>
      <Icon path={icons[state]} sx={{ color: colour }} />
      <Typography sx={{ fontWeight: 600 }}>{text}</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {formatInstant(report.at)} 检查
      </Typography>
    </Box>
  );
}

export function CheckPage(): ReactNode {
  const [report, setReport] = useState<CheckReport | null>(null);
  const job = useJob('check.run', { isQuiet: true });
  const { start } = job;
  const run = useCallback(async (): Promise<void> => {
    const found = await start({});
    if (found) setReport(found);
  }, [start]);
  const pack = useAction('check.logPack', {
    onSuccess: ({ file }) => showToast({ tone: 'success', text: '日志包已保存。', next: `${file}，可以发给技术支持。` }),
  });
  useEffect(() => {
    void run();
  }, [run]);
  useShortcut('F5', '重新检查', () => void run(), { isOn: !job.isRunning });

  const rows = report?.rows.toSorted((one, other) => worstFirst.indexOf(one.state) - worstFirst.indexOf(other.state)) ?? [];
  return (
    <Page
      title="自检"
      subtitle="看一看这台电脑上的台账是否安全、好用；只检查，不改动。"
      scrolls
      actions={
        <>
          <Button
            variant="outlined"
            startIcon={<Icon path={mdiFolderZipOutline} />}
            loading={pack.isRunning}
            disabled={job.isRunning}
            onClick={() => void pack.run({}, { suggestedName: '颐养台账日志' })}
          >
            保存日志包
          </Button>
          <Button variant="contained" startIcon={<Icon path={mdiRefresh} />} loading={job.isRunning} onClick={() => void run()}>
            重新检查
          </Button>
        </>
      }
    >
      {report ? (
        <>
          <Verdict report={report} />
          <Section isFlush>
            <Box component="table" aria-label="检查结果" sx={{ width: '100%', borderCollapse: 'collapse' }}>
              <tbody>
                {rows.map((row) => (
                  <Row key={row.id} row={row} />
                ))}
              </tbody>
            </Box>
          </Section>
          <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1.5 }}>
            日志包里是程序的运行记录和上面的检查数字，供技术支持查找原因；不含人员姓名、身份证号、账号，也不含文件夹名。
          </Typography>
        </>
      ) : job.error ? (
        <LoadError error={job.error} onRetry={() => void run()} />
      ) : (
        <Loading label="正在检查…" />
      )}
      <JobDialog job={job} title="自检" />
    </Page>
  );
}
