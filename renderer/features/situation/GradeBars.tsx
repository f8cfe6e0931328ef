import { mdiHomeHeart } from '@mdi/js';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { Situation } from '../../../electron/contract/situation.ts';
import { count } from '../../shared/format.ts';
import { EmptyState } from '../../shared/ui.tsx';

/** How many happiness homes stand in each grade. */
export function GradeBars({ grades }: { readonly grades: Situation['grades'] }): ReactNode {
  const all = grades.reduce((sum, grade) => sum + grade.count, 0);
  if (all === 0)
    return <EmptyState icon={mdiHomeHeart} what="没有登记农村幸福院" next="登记或导入幸福院并评定等级后，这里显示各等级数量。" />;
  const largest = Math.max(...grades.map((grade) => grade.count));
  return (
    <Box component="ul" aria-label="农村幸福院等级" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.25 }}>
      {grades.map((grade) => (
        <Box
          component="li"
          key={grade.label}
          sx={{ display: 'grid', gridTemplateColumns: '4rem minmax(0, 1fr) 5.5rem', gap: 1, alignItems: 'center' }}
        >
          <Box sx={{ textAlign: 'right', color: 'text.secondary', whiteSpace: 'nowrap' }}>{grade.label}</Box>
          <Box aria-hidden sx={{ height: '0.875rem' }}>
            <Box sx={{ height: '100%', bgcolor: 'primary.main', width: `${(grade.count / largest) * 100}%` }} />
          </Box>
          <Box sx={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
            {count(grade.count)} 处
            <Box component="span" sx={{ color: 'text.secondary', ml: 0.75 }}>
              {grade.share}
            </Box>
          </Box>
        </Box>
      ))}
    </Box>
  );
}
