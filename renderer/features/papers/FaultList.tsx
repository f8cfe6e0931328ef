import { mdiCheckCircleOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import type { ReactNode } from 'react';
import type { TemplateFaultView } from '../../../electron/contract/papers.ts';
import { Icon } from '../../shared/ui.tsx';

type FaultListProps = {
  readonly faults: readonly TemplateFaultView[];
  readonly onGo: (fault: TemplateFaultView) => void;
  readonly onReplace: (fault: TemplateFaultView, text: string) => void;
};

/** What is wrong with the wording, with its place; a name that may have been meant is put there with one click. */
export function FaultList({ faults, onGo, onReplace }: FaultListProps): ReactNode {
  return (
    <Box
      role="status"
      aria-label="模板检查"
      sx={{
        flex: 'none',
        maxHeight: '9.5rem',
        overflow: 'auto',
        borderTop: 1,
        borderColor: 'divider',
        px: 1.5,
        py: 0.75,
        fontSize: '0.8125rem',
      }}
    >
      {faults.length === 0 ? (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.75, color: 'text.secondary' }}>
          <Icon path={mdiCheckCircleOutline} sx={{ fontSize: '1.125rem', color: 'success.main' }} />
          没有发现错误
        </Box>
      ) : (
        faults.map((fault) => (
          <Box
            key={`${fault.offset} ${fault.message}`}
            sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1, py: 0.25 }}
          >
            <ButtonBase
              onClick={() => onGo(fault)}
              sx={{ textAlign: 'left', font: 'inherit', color: 'error.main', gap: 0.75, borderRadius: 0.5 }}
            >
              <Box component="span" sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
                第 {fault.line} 行第 {fault.column} 字
              </Box>
              <Box component="span" sx={{ color: 'text.primary' }}>
                {fault.message}
              </Box>
            </ButtonBase>
            {fault.suggestions.map((name) => (
              <Button key={name} size="small" variant="outlined" onClick={() => onReplace(fault, name)} sx={{ py: 0, minHeight: '1.5rem' }}>
                改为“{name}”
              </Button>
            ))}
          </Box>
        ))
      )}
    </Box>
  );
}
