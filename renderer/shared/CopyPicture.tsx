import { mdiImageOutline } from '@mdi/js';
import Button from '@mui/material/Button';
import { useTheme } from '@mui/material/styles';
import type { ReactNode, RefObject } from 'react';
import { copyPicture, type ChartPicture } from './copy-picture.ts';
import { Icon } from './ui.tsx';

/** Puts the chart in a frame on the clipboard, with its title and legend. */
export function CopyPicture({
  frame,
  title,
  legend,
}: Pick<ChartPicture, 'title' | 'legend'> & { readonly frame: RefObject<HTMLElement | null> }): ReactNode {
  const { palette } = useTheme();
  const copy = (): void => {
    const svg = frame.current?.querySelector('svg');
    if (svg) void copyPicture({ svg, title, legend, background: palette.background.paper, ink: palette.text.primary });
  };
  return (
    <Button
      size="small"
      color="secondary"
      startIcon={<Icon path={mdiImageOutline} />}
      aria-label={`复制图片：${title}`}
      onClick={copy}
      sx={{ ml: 'auto', minHeight: 0, py: 0, fontSize: '0.75rem' }}
    >
      复制图片
    </Button>
  );
}
