import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import type { ReactNode } from 'react';
import type { PaperInput } from '../../../electron/contract/payments.ts';
import type { SheetPaper } from '../../../electron/contract/sheet-papers.ts';
import { PageTools } from '../../shared/paper/PageTools.tsx';
import type { Zoom } from '../../shared/paper/zoom.ts';

type PaperBarProps = {
  readonly papers: readonly { readonly id: SheetPaper; readonly label: string }[];
  /** Whether people stand on it, so that there is a copy for posting. */
  readonly hasPosting: boolean;
  readonly document: SheetPaper;
  readonly onDocument: (document: SheetPaper) => void;
  readonly scope: ReactNode;
  /** The copy for posting in public, else the one for sealing. */
  readonly isPosting: boolean;
  /** Asked for again: the days and the number may be changed. */
  readonly onPosting: (isWanted: boolean) => void;
  readonly paper: PaperInput['paper'];
  readonly onPaper: (paper: PaperInput['paper']) => void;
  readonly page: number;
  readonly pages: number;
  readonly onGo: (page: number) => void;
  readonly zoom: Zoom;
  /** As drawn, also where the width decides. */
  readonly scale: number;
  readonly onZoom: (zoom: Zoom) => void;
};

export function PaperBar({
  papers,
  hasPosting,
  document,
  onDocument,
  scope,
  isPosting,
  onPosting,
  paper,
  onPaper,
  page,
  pages,
  onGo,
  zoom,
  scale,
  onZoom,
}: PaperBarProps): ReactNode {
  return (
    <Box
      role="toolbar"
      aria-label="预览"
      sx={{ display: 'flex', alignItems: 'center', gap: 2, rowGap: 1, flexWrap: 'wrap', flex: 'none', pt: 0.75, pb: 1.25 }}
    >
      <TextField
        select
        label="表种"
        value={document}
        onChange={(event) => onDocument(event.target.value as SheetPaper)}
        slotProps={{ inputLabel: { shrink: true } }}
        sx={{ width: '10.5rem' }}
      >
        {papers.map(({ id, label }) => (
          <MenuItem key={id} value={id}>
            {label}
          </MenuItem>
        ))}
      </TextField>
      <Box sx={{ width: '15rem' }}>{scope}</Box>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={isPosting ? 'posting' : 'seal'}
        aria-label="用途"
        // Only the sheet itself is posted in public.
        sx={{ display: document === 'sheet' && hasPosting ? undefined : 'none' }}
      >
        <ToggleButton value="seal" onClick={() => onPosting(false)} sx={{ px: 1.5, py: 0.375, fontSize: '0.8125rem' }}>
          签章稿
        </ToggleButton>
        <ToggleButton value="posting" onClick={() => onPosting(true)} sx={{ px: 1.5, py: 0.375, fontSize: '0.8125rem' }}>
          公示稿
        </ToggleButton>
      </ToggleButtonGroup>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={paper}
        aria-label="纸张"
        onChange={(_, chosen: PaperInput['paper'] | null) => chosen !== null && onPaper(chosen)}
      >
        {(['A4', 'A3'] as const).map((size) => (
          <ToggleButton key={size} value={size} sx={{ px: 1.5, py: 0.375, fontSize: '0.8125rem' }}>
            {size} 横排
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <PageTools page={page} pages={pages} onGo={onGo} zoom={zoom} scale={scale} onZoom={onZoom} />
    </Box>
  );
}
