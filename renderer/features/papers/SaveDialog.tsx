import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useId, useState, type ReactNode } from 'react';
import type { TemplatePaperKind } from '../../../electron/contract/papers.ts';
import { useAction } from '../../shared/client.ts';
import { forgetUnsaved } from '../../shared/leave-guard.ts';
import { showToast } from '../../shared/ui.tsx';
import { kindLabel } from './paper-order.ts';

type SaveDialogProps = { readonly kind: TemplatePaperKind; readonly version: number; readonly body: string; readonly onClose: () => void };

/** A wording becomes the next version; what was made with an earlier one stays as it was. */
export function SaveDialog({ kind, version, body, onClose }: SaveDialogProps): ReactNode {
  const titleId = useId();
  const [note, setNote] = useState('');
  const save = useAction('papers.saveTemplate', {
    onSuccess: (saved) => {
      forgetUnsaved();
      showToast({ tone: 'success', text: `“${kindLabel(kind)}”已保存为第 ${saved.version} 版。` });
      onClose();
    },
  });
  const start = (): void => void save.run({ kind, body, note: note.trim() || null });
  return (
    <Dialog open onClose={save.isRunning ? undefined : onClose} fullWidth maxWidth="xs" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>
        保存“{kindLabel(kind)}”为第 {version + 1} 版
      </DialogTitle>
      <DialogContent>
        <Typography variant="body2" sx={{ mb: 2, color: 'text.secondary' }}>
          以后制作的文书按这一版；以前的各版都留着，可以对比、取回。
        </Typography>
        <TextField
          label="改了什么（可以不填）"
          autoFocus
          fullWidth
          value={note}
          onChange={(event) => setNote(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && start()}
          slotProps={{ htmlInput: { maxLength: 100 } }}
        />
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onClose} disabled={save.isRunning}>
          取消
        </Button>
        <Button variant="contained" onClick={start} loading={save.isRunning}>
          保存
        </Button>
      </DialogActions>
    </Dialog>
  );
}
