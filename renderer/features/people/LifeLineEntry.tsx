import {
  mdiAccountCancelOutline,
  mdiAccountHeartOutline,
  mdiBadgeAccountHorizontalOutline,
  mdiBankOutline,
  mdiCardAccountDetailsOutline,
  mdiCash,
  mdiCheckDecagramOutline,
  mdiClipboardPulseOutline,
  mdiHomeAccount,
  mdiHomeMapMarker,
  mdiPauseCircleOutline,
  mdiPhoneOutline,
  mdiShapeOutline,
  mdiThumbUpOutline,
} from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import type { ReactNode } from 'react';
import { factKinds, type TimelineEntry } from '../../../electron/contract/people.ts';
import { formatInstant } from '../../shared/format.ts';
import { accentWash } from '../../shared/theme.tsx';
import { Icon } from '../../shared/ui.tsx';

const icons: Readonly<Record<TimelineEntry['kind'], string>> = {
  identity: mdiCardAccountDetailsOutline,
  confirmation: mdiCheckDecagramOutline,
  residence: mdiHomeMapMarker,
  category: mdiShapeOutline,
  level: mdiClipboardPulseOutline,
  mode: mdiHomeAccount,
  caregiver: mdiAccountHeartOutline,
  account: mdiBankOutline,
  caregiverAccount: mdiBankOutline,
  contact: mdiPhoneOutline,
  wish: mdiThumbUpOutline,
  certificate: mdiBadgeAccountHorizontalOutline,
  suspension: mdiPauseCircleOutline,
  end: mdiAccountCancelOutline,
  payment: mdiCash,
};

export function kindLabel(kind: TimelineEntry['kind']): string {
  return kind === 'payment' ? '发放' : (factKinds.find((known) => known.id === kind)?.label ?? kind);
}

/** One entry: its day, its kind, what happened, where that is known from and who recorded it. */
export function LifeLineEntry({ entry, onCancel }: { readonly entry: TimelineEntry; readonly onCancel: (() => void) | null }): ReactNode {
  const isCancelled = entry.cancelledAt !== null;
  const isPayment = entry.kind === 'payment';
  const day = isPayment ? `${Number(entry.validFrom.slice(5, 7))}月` : entry.validFrom.slice(5);
  return (
    <Box
      component="li"
      sx={(theme) => ({
        display: 'grid',
        gridTemplateColumns: '2.75rem 1.25rem minmax(0, 1fr) auto',
        columnGap: 1.25,
        px: 2,
        py: 0.625,
        fontSize: '0.8125rem',
        position: 'relative',
        '&:hover': { bgcolor: accentWash(theme, 0.04) },
        '&:hover .cancel, & .cancel:focus-visible': { opacity: 1 },
      })}
    >
      <Box
        component="time"
        dateTime={entry.validFrom}
        sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums', textAlign: 'right' }}
      >
        {day}
      </Box>
      <Box
        role="img"
        aria-label={kindLabel(entry.kind)}
        title={kindLabel(entry.kind)}
        sx={{ color: isCancelled ? 'text.disabled' : isPayment ? 'text.secondary' : 'primary.main', display: 'flex', pt: '0.0625rem' }}
      >
        <Icon path={icons[entry.kind]} sx={{ fontSize: '1.125rem' }} />
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <Box
          sx={{
            overflowWrap: 'anywhere',
            fontVariantNumeric: 'tabular-nums',
            ...(isCancelled ? { textDecoration: 'line-through', color: 'text.secondary' } : {}),
          }}
        >
          {entry.text}
        </Box>
        <Box sx={{ color: 'text.secondary', fontSize: '0.75rem', fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere' }}>
          {isPayment ? (
            <Link href={`#/payments/${entry.validFrom.slice(0, 7)}`} color="inherit" underline="always">
              {entry.source}
            </Link>
          ) : (
            entry.source
          )}
          <Box component="span" sx={{ mx: 0.75 }}>
            ·
          </Box>
          <Box component="span" sx={{ display: 'inline-block' }}>
            {entry.recordedBy} {formatInstant(entry.recordedAt)} {isPayment ? '编制' : '登记'}
          </Box>
        </Box>
        {isCancelled ? (
          <Box sx={{ color: 'warning.main', fontSize: '0.75rem' }}>
            {entry.cancelledBy} {formatInstant(entry.cancelledAt)} 撤销：{entry.cancelReason ?? '未注明理由'}
          </Box>
        ) : null}
      </Box>
      {onCancel ? (
        <Button
          className="cancel"
          color="secondary"
          onClick={onCancel}
          aria-label={`撤销：${entry.text}`}
          sx={{ opacity: 0.55, minHeight: '1.5rem', px: 1, py: 0, alignSelf: 'start', '@media (hover: none)': { opacity: 1 } }}
        >
          撤销
        </Button>
      ) : (
        <span />
      )}
    </Box>
  );
}
