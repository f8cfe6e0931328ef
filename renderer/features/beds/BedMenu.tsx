import Box from '@mui/material/Box';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import type { ReactNode } from 'react';
import { bedActions, type BedAction } from './bed-actions.ts';
import type { Found } from './bed-map.ts';
import { placeOf } from './place-effect.ts';

/** What can be done with a bed, where the bed is. */
export function BedMenu({
  found,
  anchor,
  actions,
  onAction,
  onClose,
}: {
  readonly found: Found;
  readonly anchor: HTMLElement;
  readonly actions: readonly BedAction[];
  readonly onAction: (action: BedAction) => void;
  readonly onClose: () => void;
}): ReactNode {
  return (
    <Menu
      open
      anchorEl={anchor}
      onClose={onClose}
      slotProps={{
        list: { 'aria-label': `${placeOf(found)}可办理` },
        paper: { sx: { border: 1, borderColor: 'divider', minWidth: '11rem' } },
      }}
    >
      {bedActions
        .filter(({ id }) => actions.includes(id))
        .map((action) => (
          <MenuItem key={action.id} onClick={() => onAction(action.id)}>
            {action.label}
            {'keys' in action ? (
              <Box component="span" sx={{ ml: 'auto', pl: 2, color: 'text.secondary', fontSize: '0.75rem' }}>
                {action.keys}
              </Box>
            ) : null}
          </MenuItem>
        ))}
    </Menu>
  );
}
