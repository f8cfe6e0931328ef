import { mdiCheck } from '@mdi/js';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { Icon } from '../../shared/ui.tsx';

const titles = ['文件与对应关系', '预览核对', '写入台账'] as const;

/** Where in the three steps the user is; the steps stand on one page, so nothing is to be clicked here. */
export function WizardSteps({ current }: { readonly current: number }): ReactNode {
  return (
    <Box
      component="ol"
      aria-label="步骤"
      sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}
    >
      {titles.map((title, index) => (
        <Box
          component="li"
          key={title}
          aria-current={index === current ? 'step' : undefined}
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 0.75,
            fontSize: '0.8125rem',
            whiteSpace: 'nowrap',
            color: index === current ? 'primary.main' : 'text.secondary',
            fontWeight: index === current ? 600 : 400,
          }}
        >
          <Box
            component="span"
            sx={{
              width: '1.25rem',
              height: '1.25rem',
              borderRadius: '50%',
              display: 'inline-flex',
              alignItems: 'center',
              justifyContent: 'center',
              fontSize: '0.75rem',
              fontVariantNumeric: 'tabular-nums',
              ...(index === current ? { bgcolor: 'primary.main', color: 'primary.contrastText' } : { border: 1, borderColor: 'divider' }),
            }}
          >
            {index < current ? <Icon path={mdiCheck} fontSize="inherit" /> : index + 1}
          </Box>
          {title}
        </Box>
      ))}
    </Box>
  );
}
