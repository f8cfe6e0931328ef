/** Foot of a table: the count, the choice of columns, the pages. */
import { mdiChevronLeft, mdiChevronRight, mdiPageFirst, mdiPageLast, mdiViewColumnOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import IconButton from '@mui/material/IconButton';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { createContext, useContext, useState, type ReactNode } from 'react';
import { count } from '../format.ts';
import { Icon } from '../ui/Icon.tsx';

/** More the community grid does not show on one page. */
export const pageSize = 100;

export type FootState = {
  readonly total: number;
  readonly page: number;
  readonly setPage: ((page: number) => void) | null;
  readonly foot: ReactNode;
  readonly columns: readonly { readonly key: string; readonly title: string }[];
  readonly visible: Readonly<Record<string, boolean>>;
  readonly setVisible: (key: string, isVisible: boolean) => void;
};
export const FootContext = createContext<FootState | null>(null);

function ColumnChoice({ columns, visible, setVisible }: Pick<FootState, 'columns' | 'visible' | 'setVisible'>): ReactNode {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const shownCount = columns.filter((column) => visible[column.key] !== false).length;
  return (
    <>
      <Button
        color="secondary"
        startIcon={<Icon path={mdiViewColumnOutline} />}
        onClick={(event) => setAnchor(event.currentTarget)}
        aria-haspopup="menu"
      >
        显示列
      </Button>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)} slotProps={{ paper: { sx: { maxHeight: '60vh' } } }}>
        {columns.map((column) => {
          const isShown = visible[column.key] !== false;
          return (
            <MenuItem
              key={column.key}
              role="menuitemcheckbox"
              aria-checked={isShown}
              disabled={isShown && shownCount === 1}
              onClick={() => setVisible(column.key, !isShown)}
            >
              <Checkbox size="small" checked={isShown} tabIndex={-1} disableRipple sx={{ p: 0, mr: 1 }} />
              <ListItemText>{column.title}</ListItemText>
            </MenuItem>
          );
        })}
      </Menu>
    </>
  );
}

export function TableFoot(): ReactNode {
  const state = useContext(FootContext);
  if (!state) return null;
  const { total, page, setPage, foot } = state;
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const step = (label: string, icon: string, target: number, isOff: boolean): ReactNode => (
    <IconButton aria-label={label} disabled={isOff} onClick={() => setPage?.(target)}>
      <Icon path={icon} />
    </IconButton>
  );
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 2,
        px: 1.5,
        minHeight: '2.25rem',
        borderTop: 1,
        borderColor: 'divider',
        color: 'text.secondary',
        fontVariantNumeric: 'tabular-nums',
        flexWrap: 'wrap',
      }}
    >
      <span>共 {count(total)} 条</span>
      {foot}
      <Box sx={{ ml: 'auto', display: 'flex', alignItems: 'center', gap: 0.5 }}>
        <ColumnChoice {...state} />
        {setPage && pages > 1 ? (
          <>
            {step('第一页', mdiPageFirst, 0, page === 0)}
            {step('上一页', mdiChevronLeft, page - 1, page === 0)}
            <span>
              第 {count(page + 1)} 页 / 共 {count(pages)} 页
            </span>
            {step('下一页', mdiChevronRight, page + 1, page >= pages - 1)}
            {step('最后一页', mdiPageLast, pages - 1, page >= pages - 1)}
          </>
        ) : null}
      </Box>
    </Box>
  );
}
