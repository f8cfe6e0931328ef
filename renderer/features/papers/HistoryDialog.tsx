import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import List from '@mui/material/List';
import ListItemButton from '@mui/material/ListItemButton';
import { useId, useMemo, useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { formatInstant } from '../../shared/format.ts';
import { diffLines, type DiffLine } from './line-diff.ts';

type Template = OutputOf<'papers.template'>;

type HistoryDialogProps = {
  readonly label: string;
  readonly template: Template;
  /** As it stands in the editor. */
  readonly body: string;
  readonly onTake: ((body: string) => void) | null;
  readonly onClose: () => void;
};

const tones: Readonly<Record<DiffLine['kind'], object>> = {
  same: {},
  added: { bgcolor: 'rgba(46, 125, 50, 0.14)' },
  removed: { bgcolor: 'rgba(198, 40, 40, 0.12)', textDecoration: 'line-through', textDecorationColor: 'rgba(198, 40, 40, 0.6)' },
};
const signs: Readonly<Record<DiffLine['kind'], string>> = { same: '', added: '＋', removed: '－' };

/** Every wording there has been, and what the one in the editor changes about it. */
export function HistoryDialog({ label, template, body, onTake, onClose }: HistoryDialogProps): ReactNode {
  const titleId = useId();
  const versions = [
    ...template.versions.map(({ version, body: text, note, recordedAt, recordedBy }) => ({
      version,
      text,
      title: `第 ${version} 版${version === template.version ? '（现用）' : ''}`,
      says: `${formatInstant(recordedAt)}　${recordedBy}${note ? `　${note}` : ''}`,
    })),
    { version: 0, text: template.shipped, title: `默认${template.version === 0 ? '（现用）' : ''}`, says: '程序自带' },
  ];
  const [chosen, setChosen] = useState(versions[0]?.version ?? 0);
  const text = versions.find(({ version }) => version === chosen)?.text ?? template.shipped;
  const lines = useMemo(() => diffLines(text, body), [text, body]);
  const isSame = text === body;
  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      maxWidth={false}
      aria-labelledby={titleId}
      slotProps={{ paper: { sx: { maxWidth: '64rem', height: '80vh' } } }}
    >
      <DialogTitle id={titleId}>{label}：历次版本</DialogTitle>
      <DialogContent sx={{ display: 'grid', gridTemplateColumns: '15rem minmax(0, 1fr)', gap: 2, minHeight: 0 }}>
        <List dense disablePadding sx={{ overflow: 'auto' }}>
          {versions.map(({ version, title, says }) => (
            <ListItemButton
              key={version}
              selected={version === chosen}
              onClick={() => setChosen(version)}
              sx={{ display: 'block', borderRadius: 1 }}
            >
              {title}
              <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>{says}</Box>
            </ListItemButton>
          ))}
        </List>
        <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, border: 1, borderColor: 'divider', borderRadius: 1 }}>
          <Box sx={{ px: 1.5, py: 0.75, borderBottom: 1, borderColor: 'divider', fontSize: '0.8125rem', color: 'text.secondary' }}>
            {isSame ? '与编辑中的文字完全相同' : '与编辑中的文字相比：＋ 为编辑中新写的，－ 为编辑中去掉的'}
          </Box>
          <Box sx={{ flex: 1, overflow: 'auto', py: 0.75, fontSize: '0.8125rem', lineHeight: 1.7 }}>
            {lines.map((line, index) => (
              <Box
                // oxlint-disable-next-line react/no-array-index-key -- a line is its place
                key={index}
                sx={{ display: 'flex', px: 1, minHeight: '1.7em', overflowWrap: 'anywhere', whiteSpace: 'pre-wrap', ...tones[line.kind] }}
              >
                <Box component="span" sx={{ width: '1.5rem', flex: 'none', color: 'text.secondary' }}>
                  {signs[line.kind]}
                </Box>
                <span>{line.text}</span>
              </Box>
            ))}
          </Box>
        </Box>
      </DialogContent>
      <DialogActions>
        {onTake ? (
          <Button variant="outlined" disabled={isSame} onClick={() => onTake(text)} sx={{ mr: 'auto' }}>
            放进编辑框
          </Button>
        ) : null}
        <Button variant="contained" onClick={onClose}>
          关闭
        </Button>
      </DialogActions>
    </Dialog>
  );
}
