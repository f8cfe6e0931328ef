import IconButton from '@mui/material/IconButton';
import type { ReactNode } from 'react';
import { Icon } from '../../shared/ui.tsx';

/** A button of a row: a click on it is not a click on the row. */
export function RowButton({
  icon,
  label,
  onClick,
}: {
  readonly icon: string;
  readonly label: string;
  readonly onClick: () => void;
}): ReactNode {
  return (
    <IconButton
      aria-label={label}
      title={label}
      onClick={(event) => {
        event.stopPropagation();
        onClick();
      }}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => event.key === 'Enter' && event.stopPropagation()}
    >
      <Icon path={icon} sx={{ fontSize: '1rem' }} />
    </IconButton>
  );
}
