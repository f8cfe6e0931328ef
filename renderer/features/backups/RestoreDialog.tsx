import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useId, useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { useCall, useJob } from '../../shared/client.ts';
import { count, formatInstant } from '../../shared/format.ts';
import { useSession } from '../../shared/session.ts';
import { JobDialog, LoadError, Loading } from '../../shared/ui.tsx';
import { PassphraseInput } from '../../shared/ui/PassphraseInput.tsx';
import type { Source } from './backup-words.ts';
import { HoldingFacts } from './HoldingFacts.tsx';
import { LossList } from './LossList.tsx';

type Report = OutputOf<'backups.restore'>;

function Heading({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <Typography variant="h4" component="h3" sx={{ mb: 1 }}>
      {children}
    </Typography>
  );
}

/** Shows what would come back and what would be lost, asks for the passphrase again, then goes back. */
export function RestoreDialog({
  source,
  onClose,
  onRestored,
}: {
  readonly source: Source;
  readonly onClose: () => void;
  readonly onRestored: (report: Report) => void;
}): ReactNode {
  const titleId = useId();
  const { user } = useSession();
  const preview = useCall('backups.preview', source);
  const restore = useJob('backups.restore', { isQuiet: true });
  const [passphrase, setPassphrase] = useState('');
  const submit = async (event: { readonly preventDefault: () => void }): Promise<void> => {
    event.preventDefault();
    const report = await restore.start({ source, passphrase });
    if (report) onRestored(report);
  };
  const { error } = restore;
  const isPassphraseWrong = error?.code === 'WRONG_PASSPHRASE' || error?.code === 'TRIES_EXHAUSTED';
  return (
    <>
      <Dialog
        open
        onClose={restore.isRunning ? undefined : onClose}
        maxWidth={false}
        fullWidth
        aria-labelledby={titleId}
        slotProps={{ paper: { sx: { maxWidth: '50rem' } } }}
      >
        <DialogTitle id={titleId}>恢复备份</DialogTitle>
        <DialogContent>
          {preview.error ? (
            <LoadError error={preview.error} onRetry={() => void preview.refetch()} />
          ) : preview.data ? (
            <Box
              component="form"
              id={`${titleId}-form`}
              onSubmit={(event) => void submit(event)}
              sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}
            >
              <Box>
                <Heading>备份里有什么</Heading>
                <HoldingFacts holding={preview.data.holding} />
              </Box>
              <Box>
                <Heading>恢复后会少什么</Heading>
                <LossList loss={preview.data.loss} />
              </Box>
              <Box sx={{ maxWidth: '24rem', pt: 1 }}>
                <PassphraseInput
                  label={`${user.name}的口令`}
                  hint="再填一次，确认是您本人在恢复"
                  value={passphrase}
                  onChange={setPassphrase}
                  error={
                    error?.code === 'WRONG_PASSPHRASE'
                      ? '口令不正确。台账没有改动，请检查大小写和输入法后重试。'
                      : isPassphraseWrong
                        ? `${error.text.what}${error.text.next}`
                        : undefined
                  }
                  isDisabled={restore.isRunning}
                />
              </Box>
              {error && !isPassphraseWrong ? (
                <Typography role="alert" sx={{ color: 'error.main', overflowWrap: 'anywhere' }}>
                  {error.text.what}
                  {error.text.next}
                </Typography>
              ) : null}
            </Box>
          ) : (
            <Loading />
          )}
        </DialogContent>
        <DialogActions>
          <Button variant="outlined" onClick={onClose} disabled={restore.isRunning}>
            取消
          </Button>
          <Button
            type="submit"
            form={`${titleId}-form`}
            variant="contained"
            color="error"
            disabled={passphrase === '' || !preview.data}
            loading={restore.isRunning}
          >
            备份现状并恢复
          </Button>
        </DialogActions>
      </Dialog>
      <JobDialog job={restore} title="正在恢复" />
    </>
  );
}

/** Afterwards: what was done, who has to be looked after. */
export function RestoredDialog({ report, onClose }: { readonly report: Report; readonly onClose: () => void }): ReactNode {
  const notes = [
    `台账已回到 ${formatInstant(report.madeAt)} 的备份。`,
    '恢复前的样子另存了一份备份，种类为“恢复前”，不会自动清理，需要时可以从列表里再恢复回来。',
    ...(report.lostLines > 0 ? [`备份之后的 ${count(report.lostLines)} 条审计日志已作为“已被恢复覆盖的记录”带入现在的日志。`] : []),
    ...(report.usersDisabled.length > 0
      ? [`已停用（没有现在的口令）：${report.usersDisabled.join('、')}。需要时在“用户”里启用并重设口令。`]
      : []),
    ...(report.usersDropped.length > 0 ? [`需要重新增加的用户（所属机构不在这份备份里）：${report.usersDropped.join('、')}。`] : []),
    ...(report.missingAttachments > 0 ? [`有 ${report.missingAttachments} 个附件没有找到，详见“自检”。`] : []),
  ];
  return (
    <Dialog open onClose={onClose} maxWidth={false} slotProps={{ paper: { sx: { maxWidth: '37.5rem' } } }} aria-label="恢复完成">
      <DialogTitle>恢复完成</DialogTitle>
      <DialogContent>
        {notes.map((note) => (
          <Typography key={note} sx={{ mb: 1 }}>
            {note}
          </Typography>
        ))}
      </DialogContent>
      <DialogActions>
        <Button variant="contained" autoFocus onClick={onClose}>
          知道了
        </Button>
      </DialogActions>
    </Dialog>
  );
}
