import { mdiBellCheckOutline, mdiClose } from '@mdi/js';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';
import type { HappinessAlert } from '../../../electron/contract/happiness-shapes.ts';
import { useCall } from '../../shared/client.ts';
import { count } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { EmptyState, Icon, LoadError, Loading, StatusChip } from '../../shared/ui.tsx';
import { useCalmClose } from '../../shared/use-calm-close.ts';

/** One after another; the home itself where the list is of many. */
export function AlertList({
  alerts,
  onOpen,
}: {
  readonly alerts: readonly HappinessAlert[];
  readonly onOpen?: (alert: HappinessAlert) => void;
}): ReactNode {
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {alerts.map((alert) => {
        const chip = <StatusChip label={alert.text} tone={alert.tone === 'warn' ? 'warning' : 'accent'} />;
        const key = `${alert.happinessHomeId} ${alert.kind} ${alert.about}`;
        if (!onOpen)
          return (
            <Box component="li" key={key} sx={{ py: 0.25, '& span': { whiteSpace: 'normal' } }}>
              {chip}
            </Box>
          );
        return (
          <li key={key}>
            <ButtonBase
              onClick={() => onOpen(alert)}
              sx={{
                width: '100%',
                display: 'block',
                textAlign: 'left',
                fontFamily: 'inherit',
                fontSize: '0.8125rem',
                px: 1,
                py: 0.75,
                borderBottom: 1,
                borderColor: 'divider',
                '& span': { whiteSpace: 'normal' },
              }}
            >
              <Box sx={{ fontWeight: 600 }}>
                {alert.name}
                <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400, ml: 1 }}>
                  {alert.townName}
                </Box>
              </Box>
              {chip}
            </ButtonBase>
          </li>
        );
      })}
    </Box>
  );
}

/** What must be looked after in all homes of the user's places; of one kind where it is asked for. */
export function AlertsDrawer({ kind, onClose }: { readonly kind: string; readonly onClose: () => void }): ReactNode {
  const titleId = useId();
  const closeCalmly = useCalmClose(onClose);
  const found = useCall('happiness.alerts', {});
  const ofKind = (found.data ?? []).filter((alert) => alert.kind === kind);
  const alerts = ofKind.length > 0 ? ofKind : (found.data ?? []);
  return (
    <Drawer
      anchor="right"
      open
      onClose={closeCalmly}
      slotProps={{
        paper: { role: 'dialog', 'aria-labelledby': titleId, sx: { width: 'min(30rem, 92vw)', display: 'flex', flexDirection: 'column' } },
      }}
    >
      <Box sx={{ px: 2.5, pt: 2, pb: 1.5, borderBottom: 1, borderColor: 'divider', flex: 'none', display: 'flex', alignItems: 'center' }}>
        <Typography id={titleId} variant="h3" component="h2">
          需要关注{found.data ? `（${count(alerts.length)} 项）` : ''}
        </Typography>
        <IconButton aria-label="关闭" onClick={onClose} autoFocus sx={{ ml: 'auto' }}>
          <Icon path={mdiClose} />
        </IconButton>
      </Box>
      <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto', px: 1.5, py: 1 }}>
        {found.error ? (
          <LoadError error={found.error} onRetry={() => void found.refetch()} />
        ) : !found.data ? (
          <Loading />
        ) : alerts.length === 0 ? (
          <EmptyState icon={mdiBellCheckOutline} what="没有需要关注的幸福院" />
        ) : (
          <AlertList alerts={alerts} onOpen={(alert) => goTo(`/happiness/${alert.happinessHomeId}`)} />
        )}
      </Box>
    </Drawer>
  );
}
