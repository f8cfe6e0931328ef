import { mdiChevronDown } from '@mdi/js';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState, type ReactNode } from 'react';
import type { PersonDetail } from '../../../electron/contract/people.ts';
import { Icon } from '../../shared/ui.tsx';
import type { ChangeKind } from './ChangeDialog.tsx';
import { useMayRecord } from './use-may-record.ts';

type PersonActionsProps = { readonly person: PersonDetail['person']; readonly onChange: (kind: ChangeKind) => void };

/** What happens most in a person's life as buttons, the rest in a menu. After an end late truths can still be recorded. */
export function PersonActions({ person, onChange }: PersonActionsProps): ReactNode {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { may } = useMayRecord();
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
  const more: readonly (readonly [ChangeKind, string])[] = [
    ...(isEnded ? [] : ([['termination', '终止供养']] as const)),
    ...(person.status === 'suspended' ? ([['resumption', '恢复供养']] as const) : isEnded ? [] : ([['suspension', '暂停供养']] as const)),
    ['residence', '户籍地变更'],
    ['identity', '更正身份信息'],
  ];
  const allowed = more.filter(([kind]) => may(kind));
  const button = (kind: ChangeKind, label: string): ReactNode =>
    may(kind) ? (
      <Button variant="outlined" onClick={() => onChange(kind)}>
        {label}
      </Button>
    ) : null;
  return (
    <>
      {button('level', '评估结果')}
      {button('mode', '供养方式变更')}
      {isEnded ? null : button('death', '死亡登记')}
      {allowed.length === 0 ? null : (
        <Button
          variant="outlined"
          endIcon={<Icon path={mdiChevronDown} />}
          aria-haspopup="menu"
          aria-expanded={anchor !== null}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          其他变动
        </Button>
      )}
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {allowed.map(([kind, label]) => item(kind, label))}
      </Menu>
    </>
  );
}
