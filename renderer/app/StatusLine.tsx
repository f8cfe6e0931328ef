import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { AuditAlarm } from './AuditAlarm.tsx';
import { roleText, useSession } from '../shared/session.ts';

/** At the foot of the window: which file is open, by whom, and on which day the program stands. */
export function StatusLine(): ReactNode {
  const { ledger, user, today, version } = useSession();
  return (
    <Box
      component="footer"
      sx={{
        gridArea: 'status',
        display: 'flex',
        gap: 2,
        alignItems: 'center',
        height: '1.625rem',
        px: 1.5,
        fontSize: '0.75rem',
        borderTop: 1,
        minWidth: 0,
        whiteSpace: 'nowrap',
        ...(ledger.isDemo
          ? { bgcolor: 'warning.main', borderColor: 'warning.main', color: 'background.paper' }
          : { bgcolor: 'background.paper', borderColor: 'divider', color: 'text.secondary' }),
      }}
    >
      {ledger.isDemo ? <strong>演示台账，数据均为虚构</strong> : null}
      <Box component="span" title={ledger.file} sx={{ overflow: 'hidden', textOverflow: 'ellipsis', minWidth: 0 }}>
        台账文件：{ledger.file}
      </Box>
      <AuditAlarm />
      <Box component="span" sx={{ ml: 'auto' }}>
        {user.placeName === null ? '' : `${user.placeName}　`}
        {user.name}（{roleText(user.role)}）
      </Box>
      <span>{today}</span>
      <span>版本 {version}</span>
    </Box>
  );
}
