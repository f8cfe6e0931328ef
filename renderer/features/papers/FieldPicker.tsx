import { mdiCodeBraces } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Popover from '@mui/material/Popover';
import Tooltip from '@mui/material/Tooltip';
import { useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { Icon } from '../../shared/ui.tsx';

type Fields = OutputOf<'papers.kinds'>['fields'];

/** Every field a wording may use, in groups; a click puts it where the cursor stands. */
export function FieldPicker({ fields, onPick }: { readonly fields: Fields; readonly onPick: (name: string) => void }): ReactNode {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const groups = [...new Set(fields.map(({ group }) => group))];
  return (
    <>
      <Button
        size="small"
        startIcon={<Icon path={mdiCodeBraces} />}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        插入字段
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ paper: { sx: { width: '34rem', maxHeight: '26rem', p: 1.5 } } }}
      >
        {groups.map((group) => (
          <Box key={group} sx={{ mb: 1 }}>
            <Box sx={{ fontSize: '0.75rem', color: 'text.secondary', mb: 0.25 }}>{group}</Box>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
              {fields
                .filter((field) => field.group === group)
                .map(({ name, note, sample }) => (
                  <Tooltip key={name} title={note || (sample ? `例：${sample}` : '')} placement="top">
                    <Button
                      size="small"
                      variant="outlined"
                      onClick={() => {
                        setAnchor(null);
                        onPick(name);
                      }}
                      sx={{ py: 0, px: 1, minHeight: '1.625rem', fontWeight: 400 }}
                    >
                      {name}
                    </Button>
                  </Tooltip>
                ))}
            </Box>
          </Box>
        ))}
      </Popover>
    </>
  );
}
