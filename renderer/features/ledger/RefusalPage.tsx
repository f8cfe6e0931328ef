import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { WireError } from '../../../electron/contract/result.ts';
import { errorReport, copyText } from '../../shared/error-report.ts';
import { GateFrame } from './GateFrame.tsx';
import { isRestoreUseful, isRetryUseful, refusalTitle } from './refusals.ts';

type RefusalPageProps = {
  readonly error: WireError;
  readonly file: string | null;
  readonly version: string;
  readonly isDemo: boolean;
  readonly onRetry: () => void;
  readonly onOpenOther: () => void;
  /** Null where there is no place to restore to. */
  readonly onRestore: (() => void) | null;
  readonly onBack: () => void;
};

/** A ledger that cannot be opened: what happened, what to do, and nothing that could harm the file. */
export function RefusalPage({ error, file, version, isDemo, onRetry, onOpenOther, onRestore, onBack }: RefusalPageProps): ReactNode {
  const named = error.params['file'] ?? error.params['folder'] ?? file;
  const place = typeof named === 'string' ? named : null;
  const canRetry = isRetryUseful(error.code);
  return (
    <GateFrame title={refusalTitle(error.code)} version={version} isDemo={isDemo} width="36rem">
      <Box
        role="alert"
        sx={{ borderLeft: 4, borderColor: 'error.main', bgcolor: 'background.paper', px: 2, py: 1.5, overflowWrap: 'anywhere' }}
      >
        <Typography sx={{ fontWeight: 600 }}>{error.text.what}</Typography>
        <Typography sx={{ mt: 0.5 }}>{error.text.next}</Typography>
      </Box>
      {place ? (
        <Box sx={{ mt: 2 }}>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            所在位置
          </Typography>
          <Typography variant="body2" sx={{ userSelect: 'text', overflowWrap: 'anywhere' }}>
            {place}
          </Typography>
        </Box>
      ) : null}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 3 }}>
        {canRetry ? (
          <Button variant="contained" autoFocus onClick={onRetry}>
            重试
          </Button>
        ) : null}
        {onRestore && isRestoreUseful(error.code) ? (
          <Button variant="outlined" onClick={onRestore}>
            从备份恢复
          </Button>
        ) : null}
        <Button variant={canRetry ? 'outlined' : 'contained'} autoFocus={!canRetry} onClick={onOpenOther}>
          打开别的台账
        </Button>
        <Button
          variant="outlined"
          onClick={() =>
            void copyText([error.text.what, error.text.next, errorReport(error)].join('\n'), '说明已复制，可粘贴发给技术支持。')
          }
        >
          复制说明
        </Button>
        <Button onClick={onBack}>返回台账列表</Button>
      </Box>
    </GateFrame>
  );
}
