import { mdiArrowAll } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { accentWash } from '../../shared/theme.tsx';
import { Icon, KeyHint } from '../../shared/ui.tsx';
import type { Found } from './bed-map.ts';
import { useMapState, type BedStore } from './bed-store.ts';
import { somebodyText } from './bed-words.ts';
import { previewOf } from './place-effect.ts';

/**
 * While somebody is being moved: who, and what putting him down on the bed under the pointer would do. Below the map, in place of what stands
 * there else: above it, it would push the beds away from the pointer.
 */
export function MoveBanner({
  store,
  beds,
  children,
}: {
  readonly store: BedStore;
  readonly beds: ReadonlyMap<number, Found>;
  readonly children: ReactNode;
}): ReactNode {
  const { move, over } = useMapState(store);
  if (!move) return children;
  return (
    <Box
      role="status"
      aria-label="正在选择床位"
      sx={(theme) => ({
        display: 'flex',
        alignItems: 'center',
        flexWrap: 'wrap',
        columnGap: 1.5,
        px: 1.5,
        py: 0.5,
        bgcolor: accentWash(theme, 0.12),
        borderTop: 1,
        borderColor: 'divider',
        fontSize: '0.8125rem',
      })}
    >
      <Icon path={mdiArrowAll} sx={{ color: 'primary.main' }} />
      <Box component="span" sx={{ fontWeight: 600 }}>
        {somebodyText(move.person)}
      </Box>
      <Box component="span" sx={{ flex: '1 1 14rem', minWidth: 0 }}>
        {previewOf(move, over === null ? null : (beds.get(over) ?? null))}
      </Box>
      <Box component="span" sx={{ color: 'text.secondary', display: 'inline-flex', gap: 0.5, alignItems: 'center' }}>
        <KeyHint keys="← ↑ ↓ →" /> 选床 <KeyHint keys="回车" /> 放下
      </Box>
      <Button onClick={() => store.endMove()} sx={{ minHeight: '1.5rem', py: 0 }}>
        取消 Esc
      </Button>
    </Box>
  );
}
