import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useCallback, useRef, useState, type ReactNode } from 'react';
import type { ImportKind, ImportPreview } from '../../../electron/contract/imports.ts';
import { everyClerk } from '../../../electron/contract/method.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { goTo } from '../../shared/navigation.ts';
import { useMay } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { JobDialog, LoadError, Page } from '../../shared/ui.tsx';
import { BatchTable } from './BatchTable.tsx';
import { KindEntries } from './KindEntries.tsx';
import { kindLabel } from './kind-words.ts';
import { Refusal } from './Refusal.tsx';
import { useChooseFile } from './use-choose-file.ts';
import { useUndo, type Batch } from './use-undo.tsx';
import { forgetPreview, useWaitingPreviews } from './waiting-previews.ts';

function WaitingPreview({ preview }: { readonly preview: ImportPreview }): ReactNode {
  const discard = useAction('imports.discard', { onSuccess: () => forgetPreview(preview.previewId) });
  return (
    <Alert
      severity="info"
      variant="outlined"
      sx={{ bgcolor: 'background.paper', flex: 'none', '& .MuiAlert-action': { alignItems: 'center', pt: 0 } }}
      action={
        <Box sx={{ display: 'flex', gap: 1 }}>
          <Button color="secondary" onClick={() => void discard.run({ previewId: preview.previewId })}>
            放弃
          </Button>
          <Button variant="outlined" onClick={() => goTo(`/imports/new?preview=${preview.previewId}`)}>
            继续
          </Button>
        </Box>
      }
    >
      《{preview.fileName}》（{kindLabel(preview.kind)}）已经核对，还没有写入台账。
    </Alert>
  );
}

/** What can be imported, what waits, and what was imported. */
export function ImportsPage(): ReactNode {
  const mayImport = useMay(everyClerk);
  const batches = useCall('imports.batches', {});
  const waiting = useWaitingPreviews();
  const { choose, job } = useChooseFile();
  const { undo, dialog } = useUndo();
  const lastKind = useRef<ImportKind | null>(null);
  const [isRefusalClosed, setIsRefusalClosed] = useState(false);
  const start = (kind: ImportKind | null): void => {
    lastKind.current = kind;
    setIsRefusalClosed(false);
    void choose(kind);
  };
  useShortcut('Ctrl+O', '选择要导入的文件', () => start(null), { isOn: mayImport });
  const latestUndo = useRef(undo);
  latestUndo.current = undo;
  const onUndo = useCallback((batch: Batch): void => void latestUndo.current(batch), []);

  return (
    <Page title="导入" subtitle={mayImport ? '把办公室已有的表格收进台账' : '导入由经办人员操作，这里可以查看导入记录。'}>
      <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto', display: 'flex', flexDirection: 'column', gap: 1.5 }}>
        {mayImport ? <KindEntries onChoose={start} isRunning={job.isRunning} /> : null}
        {job.error && !isRefusalClosed ? (
          <Refusal
            error={job.error}
            action={
              <Box sx={{ display: 'flex', gap: 1 }}>
                <Button color="secondary" onClick={() => setIsRefusalClosed(true)}>
                  关闭
                </Button>
                <Button variant="outlined" onClick={() => start(lastKind.current)}>
                  重新选择
                </Button>
              </Box>
            }
          />
        ) : null}
        {mayImport ? waiting.map((preview) => <WaitingPreview key={preview.previewId} preview={preview} />) : null}
        <Typography variant="h4" component="h2" sx={{ mt: 0.5, flex: 'none' }}>
          导入记录
        </Typography>
        <Box sx={{ flex: '1 0 15rem', minHeight: 0, display: 'flex', flexDirection: 'column' }}>
          {batches.error ? (
            <LoadError error={batches.error} onRetry={() => void batches.refetch()} />
          ) : (
            <BatchTable batches={batches.data ?? []} isLoading={batches.isPending} onUndo={mayImport ? onUndo : null} />
          )}
        </Box>
      </Box>
      <JobDialog job={job} title="读取并核对表格" />
      {dialog}
    </Page>
  );
}
