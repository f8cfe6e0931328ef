import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import { mdiLinkOff } from '@mdi/js';
import type { ReactNode } from 'react';
import { linkKinds, type Resting } from '../../../electron/contract/tasks-shapes.ts';
import { isReachable } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';
import { Icon } from '../../shared/ui.tsx';

const kindLabel = (kind: Resting['kind']): string => linkKinds.find(({ id }) => id === kind)?.label ?? '';

/** What rests on a clause; a click opens it. */
export function RestingList({
  resting,
  onUnlink,
}: {
  readonly resting: readonly Resting[];
  /** Null for those who only read. */
  readonly onUnlink: ((resting: Resting) => void) | null;
}): ReactNode {
  const { role } = useSession().user;
  return (
    <Box
      component="ul"
      sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.5, fontSize: '0.875rem' }}
    >
      {resting.map((each) => (
        <Box
          component="li"
          key={`${each.kind} ${each.key} ${each.linkId ?? ''}`}
          sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}
        >
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {kindLabel(each.kind)}
          </Box>
          {isReachable(each.link, role) ? <Link href={`#${each.link}`}>{each.title}</Link> : <span>{each.title}</span>}
          {each.detail && each.kind !== 'indicator' ? (
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {each.detail}
            </Box>
          ) : null}
          {each.linkId !== null && onUnlink ? (
            <IconButton size="small" aria-label={`取消关联：${each.title}`} title="取消关联" onClick={() => onUnlink(each)}>
              <Icon path={mdiLinkOff} />
            </IconButton>
          ) : null}
        </Box>
      ))}
    </Box>
  );
}
