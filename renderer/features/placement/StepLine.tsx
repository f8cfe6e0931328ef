import { mdiCheck, mdiClose } from '@mdi/js';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { applicationSteps, type StepView } from '../../../electron/contract/placement.ts';
import { dateText } from '../../shared/format.ts';
import { Icon } from '../../shared/ui.tsx';

const colours = { done: 'success.main', failed: 'error.main', waiting: 'text.secondary' } as const;
const words = { done: '已办', failed: '未通过', waiting: '未办' } as const;

/** The way of an application from the will to the admission: what is done, when, what is not there yet. */
export function StepLine({ steps, isSmall = false }: { readonly steps: readonly StepView[]; readonly isSmall?: boolean }): ReactNode {
  return (
    <Box
      component="ol"
      aria-label="办理进度"
      sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gridTemplateColumns: `repeat(${applicationSteps.length}, minmax(0, 1fr))` }}
    >
      {applicationSteps.map(({ id, label }, index) => {
        const step = steps.find(({ kind }) => kind === id);
        const state = step?.state ?? 'waiting';
        return (
          <Box
            component="li"
            key={id}
            aria-label={`${label}：${words[state]}${step?.onDate ? ` ${step.onDate}` : ''}`}
            title={step?.text ?? ''}
            sx={{
              position: 'relative',
              textAlign: 'center',
              minWidth: 0,
              '&:not(:first-of-type)::before': {
                content: '""',
                position: 'absolute',
                top: '0.625rem',
                left: 'calc(-50% + 0.875rem)',
                right: 'calc(50% + 0.875rem)',
                height: '1px',
                bgcolor: state === 'done' ? 'success.main' : 'divider',
              },
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
                border: 1,
                borderColor: state === 'waiting' ? 'divider' : colours[state],
                color: colours[state],
                bgcolor: 'background.paper',
              }}
            >
              {state === 'done' ? (
                <Icon path={mdiCheck} fontSize="inherit" />
              ) : state === 'failed' ? (
                <Icon path={mdiClose} fontSize="inherit" />
              ) : (
                index + 1
              )}
            </Box>
            <Box
              sx={{
                fontSize: isSmall ? '0.75rem' : '0.8125rem',
                color: state === 'waiting' ? 'text.secondary' : 'text.primary',
                whiteSpace: 'nowrap',
                overflow: 'hidden',
                textOverflow: 'ellipsis',
              }}
            >
              {label}
            </Box>
            <Box
              sx={{
                fontSize: '0.6875rem',
                color: state === 'failed' ? 'error.main' : 'text.secondary',
                fontVariantNumeric: 'tabular-nums',
                minHeight: '1rem',
              }}
            >
              {state === 'failed' ? '未通过' : step?.onDate ? dateText(step.onDate) : ''}
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}
