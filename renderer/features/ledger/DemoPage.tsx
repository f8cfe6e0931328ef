/** A demonstration begins: its ledger is made the first time, which takes a while, and opened. */
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import type { Session } from '../../../electron/contract/ledger.ts';
import { useJob, type JobProgress } from '../../shared/client.ts';
import { Loading } from '../../shared/ui/states.tsx';
import { GateFrame } from './GateFrame.tsx';
import { RefusalPage } from './RefusalPage.tsx';

type DemoPageProps = {
  readonly version: string;
  readonly onSession: (session: Session) => void;
  readonly onOpenOther: () => void;
  readonly onBack: () => void;
};

function Making({
  progress,
  isCancelling,
  onCancel,
}: {
  readonly progress: JobProgress;
  readonly isCancelling: boolean;
  readonly onCancel: () => void;
}): ReactNode {
  const isCounted = progress.total > 0;
  return (
    <>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, mb: 1 }}>
        <Typography role="status">{isCancelling ? '正在取消…' : progress.phase}</Typography>
        {isCounted ? (
          <Typography variant="body2" sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
            {progress.done} / {progress.total} 个月
          </Typography>
        ) : null}
      </Box>
      <LinearProgress
        aria-label="正在准备演示台账"
        {...(isCounted ? { variant: 'determinate', value: Math.min(100, (progress.done / progress.total) * 100) } : {})}
      />
      <Button variant="outlined" onClick={onCancel} disabled={isCancelling} sx={{ mt: 3 }}>
        取消
      </Button>
    </>
  );
}

export function DemoPage({ version, onSession, onOpenOther, onBack }: DemoPageProps): ReactNode {
  const job = useJob('ledger.openDemo', { isQuiet: true });
  const { start } = job;
  const hasBegun = useRef(false);
  const [isStopped, setIsStopped] = useState(false);

  const begin = useCallback(async (): Promise<void> => {
    setIsStopped(false);
    const session = await start({});
    if (session) onSession(session);
    else setIsStopped(true);
  }, [start, onSession]);

  useEffect(() => {
    if (hasBegun.current) return;
    hasBegun.current = true;
    void begin();
  }, [begin]);

  if (job.error)
    return (
      <RefusalPage
        version={version}
        isDemo
        error={job.error}
        file={null}
        onRetry={() => void begin()}
        onOpenOther={onOpenOther}
        onRestore={null}
        onBack={onBack}
      />
    );
  if (job.progress === null && !isStopped) return <Loading label="正在打开演示台账…" />;
  return (
    <GateFrame
      title="演示台账"
      subtitle="第一次演示先生成一个县两年的虚构台账：花名册、每月的变动和发放表。大约需要十几秒，以后直接打开。"
      version={version}
      isDemo
    >
      {job.progress ? (
        <Making progress={job.progress} isCancelling={job.isCancelling} onCancel={job.cancel} />
      ) : (
        <>
          <Typography>已取消，没有留下任何文件。</Typography>
          <Box sx={{ display: 'flex', gap: 1, mt: 3 }}>
            <Button variant="contained" onClick={() => void begin()}>
              重新生成
            </Button>
            <Button onClick={onBack}>返回台账列表</Button>
          </Box>
        </>
      )}
    </GateFrame>
  );
}
