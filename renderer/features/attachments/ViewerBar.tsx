import {
  mdiChevronLeft,
  mdiChevronRight,
  mdiClose,
  mdiContentSaveOutline,
  mdiFitToPageOutline,
  mdiMagnifyMinusOutline,
  mdiMagnifyPlusOutline,
  mdiRotateLeft,
  mdiRotateRight,
} from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import IconButton from '@mui/material/IconButton';
import type { ReactNode } from 'react';
import { Icon } from '../../shared/ui.tsx';

export type ViewerActions = {
  readonly onStep: ((direction: 1 | -1) => void) | null;
  readonly onZoom: (direction: 1 | -1) => void;
  readonly onFit: () => void;
  readonly onTurn: (quarters: 1 | -1) => void;
  readonly onSave: () => void;
  readonly onClose: () => void;
};

type ViewerBarProps = ViewerActions & {
  readonly titleId: string;
  readonly title: string;
  readonly subtitle: ReactNode;
  readonly place: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly scale: number;
};

function Tool({
  icon,
  label,
  keys,
  onClick,
  isDisabled = false,
}: {
  readonly icon: string;
  readonly label: string;
  readonly keys: string;
  readonly onClick: () => void;
  readonly isDisabled?: boolean;
}): ReactNode {
  return (
    <IconButton aria-label={label} title={`${label}　${keys}`} onClick={onClick} disabled={isDisabled}>
      <Icon path={icon} />
    </IconButton>
  );
}

/** What is shown, and everything that can be done with it; each by a key as well. */
export function ViewerBar({
  titleId,
  title,
  subtitle,
  place,
  isFirst,
  isLast,
  scale,
  onStep,
  onZoom,
  onFit,
  onTurn,
  onSave,
  onClose,
}: ViewerBarProps): ReactNode {
  return (
    <Box
      role="toolbar"
      aria-label="查看附件"
      sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', columnGap: 1, rowGap: 0.5, px: 2, py: 1, flex: 'none' }}
    >
      <Box sx={{ flex: '1 1 16rem', minWidth: 0 }}>
        <Box
          id={titleId}
          component="h2"
          sx={{ m: 0, fontSize: '1rem', fontWeight: 600, whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' }}
          title={title}
        >
          {title}
        </Box>
        <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', fontVariantNumeric: 'tabular-nums' }}>{subtitle}</Box>
      </Box>
      {onStep ? (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
          <Tool icon={mdiChevronLeft} label="上一份" keys="←" onClick={() => onStep(-1)} isDisabled={isFirst} />
          {place}
          <Tool icon={mdiChevronRight} label="下一份" keys="→" onClick={() => onStep(1)} isDisabled={isLast} />
        </Box>
      ) : null}
      <Divider orientation="vertical" flexItem sx={{ my: 0.75 }} />
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
        <Tool icon={mdiMagnifyMinusOutline} label="缩小" keys="-" onClick={() => onZoom(-1)} />
        <Box sx={{ width: '3.25rem', textAlign: 'center', fontSize: '0.8125rem', fontVariantNumeric: 'tabular-nums' }}>
          {Math.round(scale * 100)}%
        </Box>
        <Tool icon={mdiMagnifyPlusOutline} label="放大" keys="+" onClick={() => onZoom(1)} />
        <Tool icon={mdiFitToPageOutline} label="适合窗口" keys="0" onClick={onFit} />
        <Tool icon={mdiRotateLeft} label="向左转" keys="Shift+R" onClick={() => onTurn(-1)} />
        <Tool icon={mdiRotateRight} label="向右转" keys="R" onClick={() => onTurn(1)} />
      </Box>
      <Divider orientation="vertical" flexItem sx={{ my: 0.75 }} />
      <Button variant="outlined" size="small" startIcon={<Icon path={mdiContentSaveOutline} />} onClick={onSave} title="Ctrl+S">
        另存…
      </Button>
      <Tool icon={mdiClose} label="关闭" keys="Esc" onClick={onClose} />
    </Box>
  );
}
