import { mdiKeyboardOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useSession } from '../shared/session.ts';
import { Icon } from '../shared/ui/Icon.tsx';
import { Seal } from '../shared/ui/Seal.tsx';
import { PersonSearch } from './PersonSearch.tsx';
import { UserMenu } from './UserMenu.tsx';

export function TopBar({ onHelp, onLeave }: { readonly onHelp: () => void; readonly onLeave: () => void }): ReactNode {
  const { ledger, user } = useSession();
  return (
    <Box
      component="header"
      sx={{
        gridArea: 'top',
        display: 'flex',
        alignItems: 'center',
        gap: 2,
        height: '3rem',
        px: 1.5,
        bgcolor: 'background.paper',
        borderBottom: 1,
        borderColor: 'divider',
        minWidth: 0,
      }}
    >
      <Box sx={{ color: 'primary.main', display: 'flex' }}>
        <Seal height="2rem" />
      </Box>
      <Box sx={{ minWidth: 0, flex: '0 1 auto', display: 'flex', alignItems: 'baseline', gap: 1 }}>
        <Typography sx={{ fontWeight: 600, fontSize: '0.9375rem' }} noWrap>
          {ledger.name}
        </Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary', flex: 'none' }} noWrap>
          {ledger.regionName}
          {user.placeName === null ? null : (
            <Box component="span" sx={{ color: 'text.primary', fontWeight: 600 }}>
              　{user.placeName}
            </Box>
          )}
        </Typography>
      </Box>
      {ledger.isDemo ? (
        <Box
          role="note"
          sx={{
            bgcolor: 'warning.main',
            color: 'background.paper',
            px: 1,
            py: '2px',
            borderRadius: '3px',
            fontSize: '0.75rem',
            fontWeight: 600,
            whiteSpace: 'nowrap',
          }}
        >
          演示台账
        </Box>
      ) : null}
      <Box sx={{ flex: 1, display: 'flex', justifyContent: 'flex-end', minWidth: '12rem' }}>
        <PersonSearch />
      </Box>
      <IconButton aria-label="快捷键一览" title="快捷键一览（F1）" onClick={onHelp}>
        <Icon path={mdiKeyboardOutline} />
      </IconButton>
      <UserMenu onLeave={onLeave} />
    </Box>
  );
}
