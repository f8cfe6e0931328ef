import { mdiContentCopy } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import IconButton from '@mui/material/IconButton';
import { useId, type ReactNode } from 'react';
import { copyText, Icon } from '../../shared/ui.tsx';

/** `done`: what was written, in a few words. */
export type Exported = { readonly file: string; readonly done: string };

/** After an encrypted export: the passphrase once more, because nobody can find it again. */
export function ExportedView({
  title,
  exported,
  passphrase,
  onClose,
}: {
  readonly title: string;
  readonly exported: Exported;
  readonly passphrase: string;
  readonly onClose: () => void;
}): ReactNode {
  const titleId = useId();
  return (
    <Dialog open maxWidth={false} fullWidth aria-labelledby={titleId} slotProps={{ paper: { sx: { maxWidth: '37.5rem' } } }}>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent>
        <Box sx={{ fontWeight: 600, mb: 0.5 }}>{exported.done}</Box>
        <Box sx={{ overflowWrap: 'anywhere', color: 'text.secondary', mb: 2 }}>{exported.file}</Box>
        <Box
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 1,
            px: 1.5,
            py: 0.75,
            border: 1,
            borderColor: 'divider',
            borderRadius: 1,
            bgcolor: 'background.default',
          }}
        >
          <Box component="span" sx={{ color: 'text.secondary', flex: 'none' }}>
            文件密码
          </Box>
          <Box
            component="output"
            aria-label="文件密码"
            sx={{ flex: 1, overflowWrap: 'anywhere', fontSize: '1rem', letterSpacing: '0.06em', fontVariantNumeric: 'tabular-nums' }}
          >
            {passphrase}
          </Box>
          <IconButton aria-label="复制密码" title="复制密码" onClick={() => void copyText(passphrase, '密码已复制。')}>
            <Icon path={mdiContentCopy} />
          </IconButton>
        </Box>
        <Box sx={{ mt: 1.5, fontSize: '0.8125rem', color: 'text.secondary' }}>
          关闭后不再显示：程序不保存这个密码，忘记了只能重新导出。请用电话或短信告诉对方，不要和文件放在一起。
        </Box>
      </DialogContent>
      <DialogActions>
        <Button variant="contained" autoFocus onClick={onClose}>
          密码已记下
        </Button>
      </DialogActions>
    </Dialog>
  );
}
