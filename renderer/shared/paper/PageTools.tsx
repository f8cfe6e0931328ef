import { mdiChevronLeft, mdiChevronRight, mdiMagnifyMinusOutline, mdiMagnifyPlusOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import InputBase from '@mui/material/InputBase';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useEffect, useState, type ReactNode } from 'react';
import { count } from '../format.ts';
import { isComposing } from '../keyboard.ts';
import { Icon } from '../ui.tsx';
import { nextZoom, zooms, type Zoom } from './zoom.ts';

const percent = (scale: number): string => `${Math.round(scale * 100)}%`;

function PageNumber({
  page,
  pages,
  onGo,
}: {
  readonly page: number;
  readonly pages: number;
  readonly onGo: (page: number) => void;
}): ReactNode {
  const [typed, setTyped] = useState(String(page));
  useEffect(() => setTyped(String(page)), [page]);
  const go = (): void => {
    const wanted = Number(typed.trim());
    if (Number.isInteger(wanted) && wanted >= 1 && wanted <= pages) onGo(wanted);
    else setTyped(String(page));
  };
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
      <IconButton aria-label="上一页" disabled={page <= 1} onClick={() => onGo(page - 1)}>
        <Icon path={mdiChevronLeft} />
      </IconButton>
      第
      <InputBase
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={go}
        onKeyDown={(event) => event.key === 'Enter' && !isComposing(event) && go()}
        inputProps={{ 'aria-label': '页码', inputMode: 'numeric', maxLength: 5 }}
        sx={{
          width: '3rem',
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          bgcolor: 'background.paper',
          fontSize: '0.8125rem',
          '& input': { textAlign: 'center', py: 0.25 },
        }}
      />
      页 / 共 {count(pages)} 页
      <IconButton aria-label="下一页" disabled={page >= pages} onClick={() => onGo(page + 1)}>
        <Icon path={mdiChevronRight} />
      </IconButton>
    </Box>
  );
}

type PageToolsProps = {
  readonly page: number;
  readonly pages: number;
  readonly onGo: (page: number) => void;
  readonly zoom: Zoom;
  /** As drawn, also where the width decides. */
  readonly scale: number;
  readonly onZoom: (zoom: Zoom) => void;
};

/** Turning pages and making them larger; nothing while there is no paper. */
export function PageTools({ page, pages, onGo, zoom, scale, onZoom }: PageToolsProps): ReactNode {
  if (pages === 0) return null;
  return (
    <>
      <PageNumber page={page} pages={pages} onGo={onGo} />
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
        <IconButton aria-label="缩小" onClick={() => onZoom(nextZoom(scale, -1))}>
          <Icon path={mdiMagnifyMinusOutline} />
        </IconButton>
        <TextField
          select
          value={zoom === 'width' ? 'width' : String(zoom)}
          onChange={(event) => onZoom(event.target.value === 'width' ? 'width' : Number(event.target.value))}
          slotProps={{ htmlInput: { 'aria-label': '显示比例' } }}
          sx={{ width: '7.5rem', '& .MuiSelect-select': { py: '0.25rem', fontSize: '0.8125rem' } }}
        >
          <MenuItem value="width">适合宽度</MenuItem>
          {zooms.map((size) => (
            <MenuItem key={size} value={String(size)}>
              {percent(size)}
            </MenuItem>
          ))}
        </TextField>
        <IconButton aria-label="放大" onClick={() => onZoom(nextZoom(scale, 1))}>
          <Icon path={mdiMagnifyPlusOutline} />
        </IconButton>
      </Box>
    </>
  );
}
