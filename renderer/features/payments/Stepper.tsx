import { mdiCheck } from '@mdi/js';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { SheetDetail } from '../../../electron/contract/payments.ts';
import { formatInstant } from '../../shared/format.ts';
import { Icon } from '../../shared/ui.tsx';
import { mainStates, signerOf, stateChip } from './sheet-words.ts';

const lockedFrom = mainStates.indexOf('approved');

/** The way from draft to the archive: how far it is, who signed and when. */
export function Stepper({ detail }: { readonly detail: SheetDetail }): ReactNode {
  const { state } = detail.card;
  const reached = mainStates.indexOf(state);
  return (
    <Box component="ol" aria-label="办理进度" sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flex: '1 1 46rem', minWidth: 0 }}>
      {mainStates.map((step, index) => {
        const isReached = index <= reached;
        const signer = isReached ? signerOf(detail.events, step) : null;
        return (
          <Box
            component="li"
            key={step}
            aria-current={index === reached ? 'step' : undefined}
            sx={{
              flex: 1,
              minWidth: '6.5rem',
              position: 'relative',
              '&:not(:first-of-type)::before': {
                content: '""',
                position: 'absolute',
                top: '0.6875rem',
                right: 'calc(100% - 0.25rem)',
                left: 'calc(-100% + 1.75rem + 3.75rem)',
                height: '1px',
                bgcolor: isReached ? 'primary.main' : 'divider',
              },
            }}
          >
            <Box
              sx={{
                display: 'flex',
                alignItems: 'center',
                gap: 0.75,
                color: index === reached ? 'primary.main' : isReached ? 'text.primary' : 'text.secondary',
                fontWeight: index === reached ? 600 : 400,
              }}
            >
              <Box
                component="span"
                sx={{
                  width: '1.375rem',
                  height: '1.375rem',
                  flex: 'none',
                  borderRadius: '50%',
                  display: 'inline-flex',
                  alignItems: 'center',
                  justifyContent: 'center',
                  fontSize: '0.75rem',
                  border: 1,
                  ...(isReached
                    ? { bgcolor: 'primary.main', borderColor: 'primary.main', color: 'primary.contrastText' }
                    : { borderColor: 'divider', color: 'text.secondary' }),
                }}
              >
                {isReached && (index < reached || index >= lockedFrom) ? <Icon path={mdiCheck} fontSize="inherit" /> : index + 1}
              </Box>
              {stateChip(step).label}
            </Box>
            <Box sx={{ pl: '1.875rem', pr: 1, fontSize: '0.75rem', color: 'text.secondary', lineHeight: 1.35, minHeight: '2rem' }}>
              {signer ? (
                <>
                  {signer.userName}
                  {signer.isOverride ? '（代办）' : ''}
                  <br />
                  {formatInstant(signer.at)}
                </>
              ) : null}
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}
