import { mdiClose } from '@mdi/js';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, type ReactNode } from 'react';
import type { ImportKind, PreviewRow } from '../../../electron/contract/imports.ts';
import { Icon, StatusChip } from '../../shared/ui.tsx';
import { notesOf, rowStatus } from './row-words.ts';

const noteColour = { issue: 'error.main', change: 'primary.main', warning: 'warning.main' } as const;

/** Everything there is to say about the chosen row, in full. */
export function RowNotes({
  row,
  kind,
  name,
  onClose,
}: {
  readonly row: PreviewRow;
  readonly kind: ImportKind;
  readonly name: string;
  readonly onClose: () => void;
}): ReactNode {
  const notes = notesOf(row);
  const frame = useRef<HTMLElement>(null);
  // With large text it would open below what is in sight.
  useEffect(() => frame.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <Box
      ref={frame}
      role="region"
      aria-label={`第 ${row.row} 行的说明`}
      sx={{
        flex: 'none',
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        maxHeight: '9rem',
        overflowY: 'auto',
        px: 2,
        py: 1,
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
        <Typography variant="h4" component="h3">
          第 {row.row} 行 {name}
        </Typography>
        <StatusChip {...rowStatus(kind, row.status)} />
        <IconButton aria-label="收起说明" onClick={onClose} sx={{ ml: 'auto' }}>
          <Icon path={mdiClose} fontSize="inherit" />
        </IconButton>
      </Box>
      {notes.length === 0 ? (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {row.status === 'new' ? '这一行将新登记。' : '与台账一致，不需要改动。'}
        </Typography>
      ) : (
        <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'max-content minmax(0, 1fr)', columnGap: 2, rowGap: 0.25, m: 0 }}>
          {notes.map((note) => (
            <Box key={`${note.kind}${note.column}${note.text}`} sx={{ display: 'contents' }}>
              <Box component="dt" sx={{ color: noteColour[note.kind], fontWeight: 600 }}>
                {note.column}
                {note.kind === 'warning' ? '（有疑问）' : ''}
              </Box>
              <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
                {note.text}
              </Box>
            </Box>
          ))}
        </Box>
      )}
    </Box>
  );
}
