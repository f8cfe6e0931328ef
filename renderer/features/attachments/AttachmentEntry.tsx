import { mdiAlertCircleOutline, mdiFilePdfBox, mdiImageOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import type { ReactNode } from 'react';
import { attachmentMediaTypes, type AttachmentRow } from '../../../electron/contract/attachments.ts';
import { formatInstant } from '../../shared/format.ts';
import { accentWash } from '../../shared/theme.tsx';
import { Icon } from '../../shared/ui.tsx';
import { kindText, sizeText } from './attachment-words.ts';

type AttachmentEntryProps = {
  readonly attachment: AttachmentRow;
  readonly onOpen: (() => void) | null;
  readonly onWithdraw: (() => void) | null;
};

/** One attachment: what it is, its title, its size, who added it and when. */
export function AttachmentEntry({ attachment, onOpen, onWithdraw }: AttachmentEntryProps): ReactNode {
  const { kind, title, mediaType, bytes, addedAt, addedBy, withdrawnAt, withdrawnBy, withdrawReason, isPresent } = attachment;
  const isWithdrawn = withdrawnAt !== null;
  const type = attachmentMediaTypes.find((known) => known.id === mediaType)?.label ?? mediaType;
  return (
    <Box
      component="li"
      sx={(theme) => ({
        display: 'grid',
        gridTemplateColumns: '1.25rem minmax(0, 1fr) 3.25rem',
        columnGap: 1.25,
        px: 2,
        py: 0.5,
        fontSize: '0.8125rem',
        fontVariantNumeric: 'tabular-nums',
        '&:hover': { bgcolor: accentWash(theme, 0.04) },
        '&:hover .withdraw, & .withdraw:focus-visible': { opacity: 1 },
      })}
    >
      <Box
        role="img"
        aria-label={type}
        title={type}
        sx={{ display: 'flex', pt: '0.0625rem', color: isWithdrawn ? 'text.disabled' : 'primary.main' }}
      >
        <Icon path={mediaType === 'application/pdf' ? mdiFilePdfBox : mdiImageOutline} sx={{ fontSize: '1.125rem' }} />
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.25, alignItems: 'baseline' }}>
          <Box sx={{ flex: '1 1 auto', minWidth: 0, display: 'flex', flexWrap: 'wrap', columnGap: 1.25, alignItems: 'baseline' }}>
            <Box
              sx={{
                overflowWrap: 'anywhere',
                minWidth: 0,
                ...(isWithdrawn ? { textDecoration: 'line-through', color: 'text.secondary' } : {}),
              }}
            >
              {onOpen ? (
                <Link
                  component="button"
                  type="button"
                  onClick={onOpen}
                  color={isWithdrawn ? 'textSecondary' : 'primary'}
                  underline="hover"
                  sx={{
                    fontSize: 'inherit',
                    textAlign: 'left',
                    verticalAlign: 'baseline',
                    ...(isWithdrawn ? { textDecoration: 'line-through' } : {}),
                  }}
                >
                  {title}
                </Link>
              ) : (
                title
              )}
            </Box>
            {title === kindText(kind) ? null : <Box sx={{ color: 'text.secondary' }}>{kindText(kind)}</Box>}
          </Box>
          <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
            {sizeText(bytes)}
            <Box component="span" sx={{ mx: 0.75 }}>
              ·
            </Box>
            {addedBy} {formatInstant(addedAt)} 添加
          </Box>
        </Box>
        {isWithdrawn ? (
          <Box sx={{ color: 'warning.main', fontSize: '0.75rem' }}>
            {withdrawnBy} {formatInstant(withdrawnAt)} 撤下：{withdrawReason}
          </Box>
        ) : null}
        {isPresent ? null : (
          <Box sx={{ color: 'error.main', fontSize: '0.75rem', display: 'flex', gap: 0.5, alignItems: 'center' }}>
            <Icon path={mdiAlertCircleOutline} sx={{ fontSize: '0.875rem' }} />
            文件缺失或不完整，请从备份恢复，或重新添加同一份原件
          </Box>
        )}
      </Box>
      {onWithdraw ? (
        <Button
          className="withdraw"
          color="secondary"
          onClick={onWithdraw}
          aria-label={`撤下：${title}`}
          sx={{
            opacity: 0.55,
            minHeight: '1.5rem',
            minWidth: 0,
            px: 1,
            py: 0,
            mt: '-0.125rem',
            alignSelf: 'start',
            justifySelf: 'end',
            '@media (hover: none)': { opacity: 1 },
          }}
        >
          撤下
        </Button>
      ) : (
        <span />
      )}
    </Box>
  );
}
