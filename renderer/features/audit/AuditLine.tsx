import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { count, formatInstantExact } from '../../shared/format.ts';
import { EmptyState } from '../../shared/ui.tsx';
import { mdiFileDocumentOutline } from '@mdi/js';
import { actionText, auditDetails } from './audit-words.ts';

type AuditRow = OutputOf<'audit.page'>['rows'][number];

function Part({ title, json }: { readonly title: string; readonly json: string | null }): ReactNode {
  const details = auditDetails(json);
  if (details.length === 0) return null;
  return (
    <Box sx={{ mt: 2 }}>
      <Typography variant="h4" component="h3">
        {title}
      </Typography>
      <Box
        component="dl"
        sx={{ display: 'grid', gridTemplateColumns: 'minmax(8rem, max-content) minmax(0, 1fr)', columnGap: 2, rowGap: 0.5, m: 0, mt: 0.5 }}
      >
        {details.map((detail, index) => (
          <Box key={`${detail.field}${index}`} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ color: 'text.secondary' }}>
              {detail.field}
            </Box>
            <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' }}>
              {detail.value}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

/** One line of the log with all it holds. */
export function AuditLine({ row, onClose }: { readonly row: AuditRow; readonly onClose: () => void }): ReactNode {
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="audit-line-title">
      <DialogTitle id="audit-line-title">{actionText(row.action)}</DialogTitle>
      <DialogContent>
        <Typography sx={{ color: 'text.secondary' }}>
          第 {count(row.seq)} 条 · {formatInstantExact(row.at)} · {row.userName}
        </Typography>
        {row.before === null && row.after === null ? <EmptyState icon={mdiFileDocumentOutline} what="这条日志没有附加内容" /> : null}
        <Part title="原来" json={row.before} />
        <Part title={row.before === null ? '内容' : '现在'} json={row.after} />
      </DialogContent>
      <DialogActions>
        <Button variant="contained" autoFocus onClick={onClose}>
          关闭
        </Button>
      </DialogActions>
    </Dialog>
  );
}
