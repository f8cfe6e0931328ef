import { mdiBellCheckOutline, mdiClose } from '@mdi/js';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';
import type { RenovationAlert } from '../../../electron/contract/renovation-works-shapes.ts';
import { alertKinds } from '../../../electron/contract/renovation-works-terms.ts';
import { useCall } from '../../shared/client.ts';
import { count } from '../../shared/format.ts';
import { goTo, keepQuery, queryNow } from '../../shared/navigation.ts';
import { EmptyState, Icon, LoadError, Loading, StatusChip } from '../../shared/ui.tsx';
import { useCalmClose } from '../../shared/use-calm-close.ts';
import { FilterChoice } from '../people/FilterChoice.tsx';

function AlertRow({ alert }: { readonly alert: RenovationAlert }): ReactNode {
  return (
    <li>
      <ButtonBase
        onClick={() => goTo(`/renovation/project/${alert.projectId}`)}
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
          '&:hover': { bgcolor: 'action.hover' },
          '& span': { whiteSpace: 'normal' },
        }}
      >
        <Box sx={{ fontWeight: 600 }}>
          {alert.projectName}
          <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400, ml: 1 }}>
            {alert.homeName}
          </Box>
        </Box>
        <StatusChip label={alert.text} tone={alert.tone === 'warn' ? 'warning' : 'accent'} />
      </ButtonBase>
    </li>
  );
}

/** What of the renovations presses; of one kind where it is asked for. @param kind of alertKinds; anything else shows all */
export function AlertsDrawer({ kind, onClose }: { readonly kind: string; readonly onClose: () => void }): ReactNode {
  const titleId = useId();
  const closeCalmly = useCalmClose(onClose);
  const found = useCall('renovation.alerts', { projectId: null });
  const all = found.data ?? [];
  const chosen = alertKinds.find(({ id }) => id === kind) ?? null;
  const alerts = chosen ? all.filter((alert) => alert.kind === chosen.id) : all;
  const kinds = alertKinds
    .map(({ id, label }) => ({ id, label: `${label}（${all.filter((alert) => alert.kind === id).length}）` }))
    .filter(({ id }) => id === chosen?.id || all.some((alert) => alert.kind === id));
  return (
    <Drawer
      anchor="right"
      open
      onClose={closeCalmly}
      slotProps={{
        paper: { role: 'dialog', 'aria-labelledby': titleId, sx: { width: 'min(32rem, 92vw)', display: 'flex', flexDirection: 'column' } },
      }}
    >
      <Box
        sx={{
          px: 2.5,
          pt: 2,
          pb: 1.5,
          borderBottom: 1,
          borderColor: 'divider',
          flex: 'none',
          display: 'flex',
          alignItems: 'center',
          gap: 1.5,
        }}
      >
        <Typography id={titleId} variant="h3" component="h2" sx={{ whiteSpace: 'nowrap' }}>
          需要关注{found.data ? `（${count(alerts.length)} 项）` : ''}
        </Typography>
        <FilterChoice
          label="类别"
          options={kinds}
          value={chosen?.id ?? null}
          onChange={(next) => keepQuery({ ...Object.fromEntries(queryNow()), alerts: next ?? 'all' })}
        />
        <IconButton aria-label="关闭" onClick={onClose} autoFocus sx={{ ml: 'auto' }}>
          <Icon path={mdiClose} />
        </IconButton>
      </Box>
      <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto', px: 1.5, py: 1 }}>
        {found.error && !found.data ? (
          <LoadError error={found.error} onRetry={() => void found.refetch()} />
        ) : !found.data ? (
          <Loading />
        ) : alerts.length === 0 ? (
          <EmptyState icon={mdiBellCheckOutline} what="没有需要关注的改造项目" />
        ) : (
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {alerts.map((alert) => (
              <AlertRow key={`${alert.projectId} ${alert.kind} ${alert.text}`} alert={alert} />
            ))}
          </Box>
        )}
      </Box>
    </Drawer>
  );
}
