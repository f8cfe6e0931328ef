import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { ReactNode } from 'react';
import type { AttachmentRow } from '../../../electron/contract/attachments.ts';
import { useContent } from '../attachments/use-content.ts';

/** A picture small; a click shows it as large as the window. */
export function PhotoTile({ file, onOpen }: { readonly file: AttachmentRow; readonly onOpen: () => void }): ReactNode {
  const { content, error } = useContent(file.attachmentId);
  return (
    <ButtonBase
      onClick={onOpen}
      aria-label={`查看：${file.title}`}
      sx={{ display: 'block', width: '9.5rem', fontFamily: 'inherit', fontSize: '0.75rem', textAlign: 'left', color: 'text.secondary' }}
    >
      <Box
        sx={{
          height: '7rem',
          borderRadius: 1,
          border: 1,
          borderColor: 'divider',
          overflow: 'hidden',
          display: 'grid',
          placeItems: 'center',
          bgcolor: 'background.default',
          '& img': { width: '100%', height: '100%', objectFit: 'cover' },
        }}
      >
        {content?.kind === 'picture' ? <img src={content.address} alt={file.title} /> : error ? '打不开' : '正在解密…'}
      </Box>
      <Box sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', pt: 0.25 }}>{file.title}</Box>
    </ButtonBase>
  );
}
