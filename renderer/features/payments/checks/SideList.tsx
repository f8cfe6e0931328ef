import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { ReactNode } from 'react';
import { accentWash } from '../../../shared/theme.tsx';

export type SideItem<Key extends string> = {
  readonly key: Key | null;
  readonly title: string;
  /** On the right: a number or an amount. */
  readonly value: string;
  /** Under the title, small. */
  readonly note?: string;
  readonly tone?: 'error' | 'warning' | 'muted';
};

const toneColour = { error: 'error.main', warning: 'warning.main', muted: 'text.secondary' } as const;

/** A narrow list to choose what the table beside it shows. */
export function SideList<Key extends string>({
  label,
  items,
  chosen,
  onChoose,
}: {
  readonly label: string;
  readonly items: readonly SideItem<Key>[];
  readonly chosen: Key | null;
  readonly onChoose: (key: Key | null) => void;
}): ReactNode {
  return (
    <Box
      component="nav"
      aria-label={label}
      sx={{ height: '100%', overflowY: 'auto', bgcolor: 'background.paper', border: 1, borderColor: 'divider', borderRadius: 1, py: 0.25 }}
    >
      {items.map((item) => (
        <ButtonBase
          key={item.key ?? ''}
          onClick={() => onChoose(item.key)}
          aria-current={item.key === chosen ? 'true' : undefined}
          sx={(theme) => ({
            width: '100%',
            display: 'grid',
            gridTemplateColumns: 'minmax(0, 1fr) auto',
            columnGap: 1,
            textAlign: 'left',
            px: 1.5,
            py: 0.5,
            font: 'inherit',
            fontVariantNumeric: 'tabular-nums',
            color: item.tone === 'muted' ? 'text.secondary' : 'text.primary',
            fontWeight: item.key === chosen ? 600 : 400,
            '&:hover': { bgcolor: accentWash(theme, 0.06) },
            '&.Mui-focusVisible': { outlineOffset: '-2px' },
            ...(item.key === chosen ? { bgcolor: accentWash(theme, 0.14), '&:hover': { bgcolor: accentWash(theme, 0.16) } } : {}),
          })}
        >
          <Box component="span" title={item.title} sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
            {item.title}
          </Box>
          <Box component="span" sx={{ textAlign: 'right', ...(item.tone ? { color: toneColour[item.tone] } : {}) }}>
            {item.value}
          </Box>
          {item.note === undefined ? null : (
            <Box component="span" sx={{ gridColumn: '1 / -1', color: 'text.secondary', fontSize: '0.75rem', lineHeight: 1.4 }}>
              {item.note}
            </Box>
          )}
        </ButtonBase>
      ))}
    </Box>
  );
}

/** The list beside the table where there is room, above it nothing: the table has its own choice there. */
export function SideBySide({ side, children }: { readonly side: ReactNode; readonly children: ReactNode }): ReactNode {
  return (
    <Box sx={{ flex: '1 0 20rem', minHeight: 0, position: 'relative', containerType: 'inline-size' }}>
      <Box
        sx={{
          position: 'absolute',
          inset: 0,
          display: 'grid',
          gridTemplateColumns: 'minmax(0, 1fr)',
          gridTemplateRows: 'minmax(0, 1fr)',
          '@container (min-width: 56rem)': { gridTemplateColumns: '16.5rem minmax(0, 1fr)' },
          columnGap: 1.5,
        }}
      >
        <Box sx={{ minHeight: 0, display: 'none', '@container (min-width: 56rem)': { display: 'block' } }}>{side}</Box>
        <Box sx={{ minHeight: 0, minWidth: 0, display: 'flex', flexDirection: 'column', gap: 1 }}>{children}</Box>
      </Box>
    </Box>
  );
}
