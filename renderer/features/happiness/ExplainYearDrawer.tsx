import { mdiClose, mdiContentCopy } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';
import { useCall } from '../../shared/client.ts';
import { goTo } from '../../shared/navigation.ts';
import { copyText, Icon, LoadError, Loading, Money } from '../../shared/ui.tsx';
import { useCalmClose } from '../../shared/use-calm-close.ts';
import { Arithmetic, explanationText, MonthsTable } from './YearExplanation.tsx';

/** Why a home receives what it receives in a year. */
export function ExplainYearDrawer({
  happinessHomeId,
  year,
  onClose,
}: {
  readonly happinessHomeId: number;
  readonly year: number;
  readonly onClose: () => void;
}): ReactNode {
  const titleId = useId();
  const closeCalmly = useCalmClose(onClose);
  const found = useCall('happiness.explain', { happinessHomeId, year });
  const { data } = found;
  return (
    <Drawer
      anchor="right"
      open
      onClose={closeCalmly}
      slotProps={{
        paper: { role: 'dialog', 'aria-labelledby': titleId, sx: { width: 'min(52rem, 94vw)', display: 'flex', flexDirection: 'column' } },
      }}
    >
      <Box sx={{ px: 2.5, pt: 2, pb: 1.5, borderBottom: 1, borderColor: 'divider', flex: 'none' }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
          <Typography id={titleId} variant="h3" component="h2">
            {year}年奖补计算依据
          </Typography>
          <IconButton aria-label="关闭" onClick={onClose} autoFocus sx={{ ml: 'auto' }}>
            <Icon path={mdiClose} />
          </IconButton>
        </Box>
        {data ? (
          <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1.5, flexWrap: 'wrap', mt: 0.5 }}>
            <Typography sx={{ fontWeight: 600, fontSize: '1rem' }}>{data.name}</Typography>
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {data.code}　{data.townName}　{data.villageName}
            </Box>
            <Box sx={{ ml: 'auto' }}>
              全年应补 <Money fen={data.entitlementFen} isStrong hasUnit />
            </Box>
          </Box>
        ) : null}
      </Box>
      <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto', px: 2.5, py: 2, display: 'flex', flexDirection: 'column', gap: 2 }}>
        {found.error ? (
          <LoadError error={found.error} onRetry={() => void found.refetch()} />
        ) : data ? (
          <>
            <MonthsTable found={data} />
            <Arithmetic found={data} />
          </>
        ) : (
          <Loading />
        )}
      </Box>
      <Box sx={{ flex: 'none', borderTop: 1, borderColor: 'divider', px: 2.5, py: 1.25, display: 'flex', gap: 1 }}>
        <Button color="secondary" onClick={() => goTo(`/happiness/${happinessHomeId}?tab=money&year=${year}`)}>
          打开幸福院
        </Button>
        <Button
          variant="outlined"
          startIcon={<Icon path={mdiContentCopy} />}
          disabled={!data}
          sx={{ ml: 'auto' }}
          onClick={() => data && void copyText(explanationText(data), '计算依据已复制，可以粘贴到文档中打印。')}
        >
          复制文字
        </Button>
      </Box>
    </Drawer>
  );
}
