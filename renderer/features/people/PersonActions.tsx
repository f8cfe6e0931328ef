import { mdiChevronDown } from '@mdi/js';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState, type ReactNode } from 'react';
import type { PersonDetail } from '../../../electron/contract/people.ts';
import { Icon } from '../../shared/ui.tsx';
import type { ChangeKind } from './ChangeDialog.tsx';

type PersonActionsProps = { readonly person: PersonDetail['person']; readonly onChange: (kind: ChangeKind) => void };

/** What happens most in a person's life as buttons, the rest in a menu. After an end late truths can still be recorded. */
export function PersonActions({ person, onChange }: PersonActionsProps): ReactNode {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const isEnded = person.status === 'ended';
  const item = (kind: ChangeKind, label: string): ReactNode => (
    <MenuItem
      key={kind}
      onClick={() => {
        setAnchor(null);
        onChange(kind);
      }}
    >
      {label}
    </MenuItem>
  );
  return (
    <>
      <Button variant="outlined" onClick={() => onChange('level')}>
        评估结果
      </Button>
      <Button variant="outlined" onClick={() => onChange('mode')}>
        供养方式变更
      </Button>
      {isEnded ? null : (
        <Button variant="outlined" onClick={() => onChange('death')}>
          死亡登记
        </Button>
      )}
      <Button
        variant="outlined"
        endIcon={<Icon path={mdiChevronDown} />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        其他变动
      </Button>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {isEnded ? null : item('termination', '终止供养')}
        {person.status === 'suspended' ? item('resumption', '恢复供养') : isEnded ? null : item('suspension', '暂停供养')}
        {item('residence', '户籍地变更')}
        {item('identity', '更正身份信息')}
      </Menu>
    </>
  );
}
