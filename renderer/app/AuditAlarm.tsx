import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { ReactNode } from 'react';
import { auditReaders } from '../../electron/contract/method.ts';
import { useCall } from '../shared/client.ts';
import { goTo } from '../shared/navigation.ts';
import { useMay } from '../shared/session.ts';

/** In the status line, only when the check in the background has found the log broken. */
export function AuditAlarm(): ReactNode {
  const mayRead = useMay(auditReaders);
  const standing = useCall('audit.standing', {}, { enabled: mayRead });
  const faults = standing.data?.last?.report.faults.length ?? 0;
  if (faults === 0) return null;
  return (
    <ButtonBase
      onClick={() => goTo('/audit')}
      sx={{ px: 0.75, borderRadius: '3px', bgcolor: 'error.main', color: 'error.contrastText', fontSize: 'inherit', fontWeight: 600 }}
    >
      <Box component="span">审计日志核验没有通过，点此查看</Box>
    </ButtonBase>
  );
}
