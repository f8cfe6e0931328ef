import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState, type SyntheticEvent, type ReactNode } from 'react';
import { importKinds, type ImportKind } from '../../../electron/contract/imports.ts';
import { useJob } from '../../shared/client.ts';
import { goTo } from '../../shared/navigation.ts';
import { JobDialog } from '../../shared/ui.tsx';
import { keepPreview } from './waiting-previews.ts';

/** For a table whose header was not recognised: the user says what it is and where its header stands. */
export function HeaderByHand({ previewId }: { readonly previewId: string }): ReactNode {
  const [kind, setKind] = useState<ImportKind>('roster');
  const [typed, setTyped] = useState('1');
  const remap = useJob('imports.remap');
  const headerRow = /^[1-9]\d{0,4}$/.test(typed.trim()) ? Number(typed.trim()) : null;
  const read = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (headerRow === null) return;
    const preview = await remap.start({ previewId, kind, sheetName: null, headerRow, mapping: null });
    if (!preview) return;
    keepPreview(preview);
    goTo(`/imports/new?preview=${preview.previewId}`);
  };
  return (
    <Box
      component="form"
      aria-label="手动指定表头"
      onSubmit={(event) => void read(event)}
      sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap', mt: 1 }}
    >
      <TextField
        select
        label="表格种类"
        value={kind}
        onChange={(event) => setKind(event.target.value as ImportKind)}
        sx={{ width: '12rem' }}
      >
        {importKinds.map((option) => (
          <MenuItem key={option.id} value={option.id}>
            {option.label}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        label="表头在第几行"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        error={headerRow === null}
        sx={{ width: '8rem' }}
        slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 5 } }}
      />
      <Button type="submit" variant="outlined" loading={remap.isRunning} disabled={headerRow === null}>
        按此读取
      </Button>
      <JobDialog job={remap} title="读取并核对表格" />
    </Box>
  );
}
