import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import type { ReactNode } from 'react';
import { goTo } from '../../shared/navigation.ts';

/** What stands under 等级评定: rounds, and the sheets they are scored by. */
export function GradingViews({ view, children }: { readonly view: 'rounds' | 'templates'; readonly children?: ReactNode }): ReactNode {
  return (
    <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', mb: 1.25, flex: 'none' }}>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={view}
        aria-label="等级评定"
        onChange={(_, next: 'rounds' | 'templates' | null) =>
          next && goTo(next === 'rounds' ? '/happiness/grading' : '/happiness/grading/templates')
        }
      >
        <ToggleButton value="rounds">评定批次</ToggleButton>
        <ToggleButton value="templates">评分表</ToggleButton>
      </ToggleButtonGroup>
      {children}
    </Box>
  );
}
