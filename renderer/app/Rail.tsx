import { mdiChevronDoubleLeft, mdiChevronDoubleRight } from '@mdi/js';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useState, type ReactNode } from 'react';
import type { Route } from '../shared/navigation.ts';
import { goTo } from '../shared/navigation.ts';
import { accentWash, railColour } from '../shared/theme.tsx';
import { Icon } from '../shared/ui/Icon.tsx';

const storageKey = 'isRailNarrow';

/** An area is current on its own pages and on those below it: /people is on /people/12, /reports/quarter on /reports/own. */
function isCurrent(path: string, area: Route): boolean {
  return area.path === '/' ? path === '/' : path === area.path || path.startsWith(`/${area.path.split('/')[1]}/`);
}

function RailItem({
  icon,
  label,
  hint,
  isNarrow,
  isActive = false,
  onClick,
}: {
  readonly icon: string;
  readonly label: string;
  readonly hint?: string;
  readonly isNarrow: boolean;
  readonly isActive?: boolean;
  readonly onClick: () => void;
}): ReactNode {
  return (
    <ButtonBase
      onClick={onClick}
      aria-current={isActive ? 'page' : undefined}
      aria-label={label}
      title={[isNarrow ? label : '', hint ?? ''].filter(Boolean).join(' ')}
      sx={(theme) => ({
        width: '100%',
        // On a low screen all areas stay in sight: rows give way evenly, down to what the mouse still hits with ease.
        flex: '0 1 2.375rem',
        minHeight: '1.75rem',
        justifyContent: isNarrow ? 'center' : 'flex-start',
        gap: 1.25,
        px: isNarrow ? 0 : 2,
        fontSize: '0.875rem',
        position: 'relative',
        color: isActive ? 'primary.main' : 'text.primary',
        fontWeight: isActive ? 600 : 400,
        ...(isActive
          ? {
              bgcolor: accentWash(theme, 0.12),
              '&::before': { content: '""', position: 'absolute', left: 0, top: 0, bottom: 0, width: '3px', bgcolor: 'primary.main' },
            }
          : {}),
        '&:hover': { bgcolor: accentWash(theme, isActive ? 0.14 : 0.07) },
        '&.Mui-focusVisible': { outlineOffset: '-2px' },
      })}
    >
      <Icon path={icon} sx={{ color: isActive ? 'primary.main' : 'text.secondary' }} />
      {isNarrow ? null : <span>{label}</span>}
    </ButtonBase>
  );
}

/** Areas of the product; the user may fold it to icons. */
export function Rail({ areas, path }: { readonly areas: readonly Route[]; readonly path: string }): ReactNode {
  const [isNarrow, setIsNarrow] = useState(() => localStorage.getItem(storageKey) === 'true');
  const fold = (): void => {
    localStorage.setItem(storageKey, String(!isNarrow));
    setIsNarrow(!isNarrow);
  };
  const item = (area: Route): ReactNode => {
    const number = areas.indexOf(area) + 1;
    return (
      <RailItem
        key={area.path}
        icon={area.icon ?? ''}
        label={area.title}
        hint={number <= 9 ? `Alt+${number}` : ''}
        isNarrow={isNarrow}
        isActive={isCurrent(path, area)}
        onClick={() => goTo(area.path)}
      />
    );
  };
  return (
    <Box
      component="nav"
      aria-label="功能区"
      sx={(theme) => ({
        gridArea: 'rail',
        width: isNarrow ? '3.25rem' : '10.5rem',
        bgcolor: railColour(theme),
        borderRight: 1,
        borderColor: 'divider',
        display: 'flex',
        flexDirection: 'column',
        py: 1,
        overflowY: 'auto',
        overflowX: 'hidden',
      })}
    >
      {areas.filter((area) => (area.order ?? 0) < 80).map(item)}
      <Box sx={{ flex: '1 0 0.5rem' }} />
      {areas.filter((area) => (area.order ?? 0) >= 80).map(item)}
      <Box sx={{ borderTop: 1, borderColor: 'divider', mt: 0.5, pt: 0.5, display: 'flex', flexDirection: 'column', flex: '0 0 auto' }}>
        <RailItem
          icon={isNarrow ? mdiChevronDoubleRight : mdiChevronDoubleLeft}
          label={isNarrow ? '展开导航' : '收起导航'}
          isNarrow={isNarrow}
          onClick={fold}
        />
      </Box>
    </Box>
  );
}
