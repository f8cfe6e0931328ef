import { mdiChevronDown, mdiChevronUp, mdiClose, mdiFileDocumentOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';
import type { AuditLine as Line } from '../../../electron/contract/audit.ts';
import { carriedLine, type CarriedLine } from '../../../electron/contract/audit-carried.ts';
import { actionText, auditDetails } from '../../../electron/contract/audit-words.ts';
import { count, formatInstantExact, nothing } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { EmptyState, Icon } from '../../shared/ui.tsx';
import { useCalmClose } from '../../shared/use-calm-close.ts';
import { comparedFields, type ComparedField } from './audit-comparison.ts';

function Part({ title, json }: { readonly title: string; readonly json: string | null }): ReactNode {
  const details = auditDetails(json);
  if (details.length === 0) return null;
  return (
    <Box component="section" aria-label={title} sx={{ mt: 2 }}>
      <Typography variant="h4" component="h3">
        {title}
      </Typography>
      <Box
        component="dl"
        sx={{ display: 'grid', gridTemplateColumns: 'minmax(7rem, max-content) minmax(0, 1fr)', columnGap: 2, rowGap: 0.5, m: 0, mt: 0.75 }}
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

function Comparison({ fields }: { readonly fields: readonly ComparedField[] }): ReactNode {
  return (
    <Table aria-label="原来与现在" sx={{ mt: 2, tableLayout: 'fixed' }}>
      <TableHead>
        <TableRow>
          <TableCell sx={{ pl: 0, width: '28%' }}>项目</TableCell>
          <TableCell>原来</TableCell>
          <TableCell>现在</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {fields.map(({ field, before, after, isChanged }) => (
          <TableRow key={field}>
            <TableCell sx={{ pl: 0, color: 'text.secondary' }}>{field}</TableCell>
            <TableCell sx={{ overflowWrap: 'anywhere', ...(isChanged ? {} : { color: 'text.secondary' }) }}>{before ?? nothing}</TableCell>
            <TableCell sx={{ overflowWrap: 'anywhere', ...(isChanged ? { fontWeight: 600 } : { color: 'text.secondary' }) }}>
              {after ?? nothing}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** What the line said of itself before the restore; its content follows as that of any other. */
function Carried({ line }: { readonly line: CarriedLine }): ReactNode {
  return (
    <Box component="section" aria-label="原日志" sx={{ mt: 2, p: 1.5, border: 1, borderColor: 'divider', borderRadius: 1 }}>
      <Typography variant="h4" component="h3">
        {actionText(line.action)}
      </Typography>
      <Typography variant="body2" sx={{ mt: 0.5, color: 'text.secondary' }}>
        恢复前的第 {count(line.seq)} 条 · {formatInstantExact(line.at)} · {line.userName}
      </Typography>
      <Typography variant="body2" sx={{ mt: 0.5, color: 'text.secondary' }}>
        这条记录写于恢复所用的备份之后，恢复时带入日志；原封存值：
      </Typography>
      <Box sx={{ fontFamily: 'monospace', fontSize: '0.75rem', overflowWrap: 'anywhere', userSelect: 'text', color: 'text.secondary' }}>
        {line.hash}
      </Box>
    </Box>
  );
}

type AuditLineProps = {
  readonly row: Line;
  readonly onClose: () => void;
  /** To the line above or below in the table; null at its ends. */
  readonly onUp: (() => void) | null;
  readonly onDown: (() => void) | null;
};

/** One line of the log with all it holds; ↑ and ↓ go through the table. */
export function AuditLine({ row, onClose, onUp, onDown }: AuditLineProps): ReactNode {
  const titleId = useId();
  const closeCalmly = useCalmClose(onClose);
  const carried = carriedLine(row.action, row.after);
  const shown = carried ?? row;
  const fields = comparedFields(shown.before, shown.after);
  const { personId } = row;
  return (
    <Drawer
      anchor="right"
      open
      onClose={closeCalmly}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowUp' ? onUp : event.key === 'ArrowDown' ? onDown : null;
        if (step === null) return;
        event.preventDefault();
        step();
      }}
      slotProps={{ paper: { role: 'dialog', 'aria-labelledby': titleId, sx: { width: 'min(38rem, 92vw)' } } }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', px: 2.5, pt: 2, pb: 1 }}>
        <Typography id={titleId} variant="h3" component="h2">
          {actionText(row.action)}
        </Typography>
        <Box sx={{ ml: 'auto', display: 'flex' }}>
          <IconButton aria-label="上一条" title="上一条（↑）" disabled={onUp === null} onClick={() => onUp?.()}>
            <Icon path={mdiChevronUp} />
          </IconButton>
          <IconButton aria-label="下一条" title="下一条（↓）" disabled={onDown === null} onClick={() => onDown?.()}>
            <Icon path={mdiChevronDown} />
          </IconButton>
          <IconButton aria-label="关闭" onClick={onClose} autoFocus>
            <Icon path={mdiClose} />
          </IconButton>
        </Box>
      </Box>
      <Box sx={{ overflowY: 'auto', px: 2.5, pb: 2, fontSize: '0.8125rem' }}>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          第 {count(row.seq)} 条 · {formatInstantExact(row.at)} · {row.userName}
          {row.personName !== null && personId !== null ? (
            <>
              {' · 涉及 '}
              <Link component="button" variant="body2" onClick={() => goTo(`/people/${personId}`)} sx={{ verticalAlign: 'baseline' }}>
                {row.personName}
              </Link>
            </>
          ) : null}
        </Typography>
        {carried ? <Carried line={carried} /> : null}
        {shown.before === null && shown.after === null ? <EmptyState icon={mdiFileDocumentOutline} what="这条日志没有附加内容" /> : null}
        {fields ? (
          <Comparison fields={fields} />
        ) : (
          <>
            <Part title="原来" json={shown.before} />
            <Part title={shown.before === null ? '内容' : '现在'} json={shown.after} />
          </>
        )}
        <Box sx={{ mt: 2.5, pt: 1.5, borderTop: 1, borderColor: 'divider', color: 'text.secondary' }}>
          <Box component="span" sx={{ display: 'block', fontSize: '0.75rem' }}>
            封存值（SHA-256）
          </Box>
          <Box component="span" sx={{ fontFamily: 'monospace', fontSize: '0.75rem', overflowWrap: 'anywhere', userSelect: 'text' }}>
            {row.hash}
          </Box>
        </Box>
      </Box>
    </Drawer>
  );
}
