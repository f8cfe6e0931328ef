import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { shortcutsNow } from '../shared/shortcuts.ts';
import { KeyHint } from '../shared/ui/values.tsx';

/** True everywhere, whatever is registered. */
const always = [
  { keys: 'Enter', label: '表单中：下一项，最后一项时提交；表格中：打开所选行' },
  { keys: 'Ctrl+Enter', label: '表单中：直接提交' },
  { keys: 'Esc', label: '关闭对话框，或返回上一页' },
] as const;

function KeyList({
  title,
  shortcuts,
}: {
  readonly title: string;
  readonly shortcuts: readonly { readonly keys: string; readonly label: string }[];
}): ReactNode {
  if (shortcuts.length === 0) return null;
  const byLabel = Map.groupBy(shortcuts, (shortcut) => shortcut.label);
  return (
    <Box>
      <Typography variant="h4" component="h3" sx={{ mb: 0.5 }}>
        {title}
      </Typography>
      <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: '7.5rem 1fr', rowGap: 0.625, m: 0, alignItems: 'center' }}>
        {[...byLabel].map(([label, keys]) => (
          <Box key={label} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ display: 'flex', gap: 0.5 }}>
              {keys.map((shortcut) => (
                <KeyHint key={shortcut.keys} keys={shortcut.keys} />
              ))}
            </Box>
            <Box component="dd" sx={{ m: 0 }}>
              {label}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

export function ShortcutHelp({ onClose }: { readonly onClose: () => void }): ReactNode {
  const [shortcuts] = useState(shortcutsNow);
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="shortcut-title">
      <DialogTitle id="shortcut-title">快捷键</DialogTitle>
      <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
        <KeyList title="本页" shortcuts={shortcuts.filter((shortcut) => shortcut.group === '本页')} />
        <KeyList title="整个窗口" shortcuts={shortcuts.filter((shortcut) => shortcut.group === '窗口' && shortcut.keys !== 'Esc')} />
        <KeyList title="表单与表格" shortcuts={always} />
      </DialogContent>
      <DialogActions>
        <Button variant="contained" autoFocus onClick={onClose}>
          关闭
        </Button>
      </DialogActions>
    </Dialog>
  );
}
