import { mdiChevronDown } from '@mdi/js';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState, type ReactNode } from 'react';
import type { InputOf } from '../../../electron/contract/index.ts';
import { Icon } from '../../shared/ui.tsx';

type Kind = InputOf<'wordTemplates.begin'>['kind'];
type Kinds = readonly { readonly id: Kind; readonly label: string }[];

/** The program's papers as Word files, to begin a template with. */
export function SampleMenu({
  kinds,
  onChoose,
}: {
  readonly kinds: Kinds;
  readonly onChoose: (kind: Kind, label: string) => void;
}): ReactNode {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        color="secondary"
        endIcon={<Icon path={mdiChevronDown} />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        取用样本
      </Button>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {kinds.map(({ id, label }) => (
          <MenuItem
            key={id}
            onClick={() => {
              setAnchor(null);
              onChoose(id, label);
            }}
          >
            {label}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
