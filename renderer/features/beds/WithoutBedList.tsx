import { mdiCheckCircleOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { accentWash } from '../../shared/theme.tsx';
import { EmptyState } from '../../shared/ui.tsx';
import { beginDragging } from './BedMap.tsx';
import type { WithoutBed } from './bed-map.ts';
import type { BedStore } from './bed-store.ts';
import { dayText, sexText, tierText } from './bed-words.ts';

type WithoutBedListProps = {
  readonly people: readonly WithoutBed[];
  readonly store: BedStore;
  readonly today: string;
  readonly isReadOnly: boolean;
  /** Into the map, to look for the bed by keys. */
  readonly onTaken: () => void;
};

/** Those who live in the home and have no bed yet: dragged onto one, or taken up with Enter. */
export function WithoutBedList({ people, store, today, isReadOnly, onTaken }: WithoutBedListProps): ReactNode {
  const list = useRef<HTMLUListElement>(null);
  if (people.length === 0)
    return <EmptyState icon={mdiCheckCircleOutline} what="在院人员都有床位" next="新入住、转入的人员没有定床位时列在这里。" />;
  const take = (person: WithoutBed): void => {
    if (isReadOnly) return;
    store.beginMove({ person, from: null, purpose: 'place' });
  };
  const onKeyDown = (event: KeyboardEvent, person: WithoutBed): void => {
    const items = [...(list.current?.children ?? [])] as HTMLElement[];
    const index = items.findIndex((item) => item === event.currentTarget);
    if (event.key === 'ArrowDown') items[index + 1]?.focus();
    else if (event.key === 'ArrowUp') items[index - 1]?.focus();
    else if ((event.key === 'Enter' || event.key === 'm' || event.key === 'M') && !isReadOnly) {
      take(person);
      onTaken();
    } else return;
    event.preventDefault();
  };
  return (
    <Box
      component="ul"
      ref={list}
      aria-label="未安排床位的人员"
      sx={{ listStyle: 'none', m: 0, p: 0, overflowY: 'auto', flex: 1, minHeight: 0 }}
    >
      {people.map((person, index) => (
        <Box
          component="li"
          key={person.personId}
          tabIndex={index === 0 ? 0 : -1}
          draggable={!isReadOnly}
          onDragStart={(event) => beginDragging(event, () => take(person))}
          onDragEnd={() => store.endMove()}
          onDoubleClick={() => (take(person), onTaken())}
          onKeyDown={(event) => onKeyDown(event, person)}
          sx={(theme) => ({
            display: 'grid',
            gridTemplateColumns: 'minmax(0, 1fr) auto',
            columnGap: 1,
            px: 1.5,
            py: 0.5,
            cursor: isReadOnly ? 'default' : 'grab',
            userSelect: 'none',
            borderBottom: 1,
            borderColor: 'divider',
            fontVariantNumeric: 'tabular-nums',
            '&:hover': { bgcolor: accentWash(theme, 0.06) },
            '&:focus': { outline: `2px solid ${theme.palette.primary.main}`, outlineOffset: '-2px' },
          })}
        >
          <Box component="span" sx={{ fontWeight: 600, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
            {person.name}
          </Box>
          <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
            {sexText(person.sex)} {person.age}岁 {tierText(person.level)}
          </Box>
          <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
            {dayText(person.since, today)}入住
          </Box>
          <Box component="span" sx={{ color: 'warning.main', fontSize: '0.75rem', textAlign: 'right' }}>
            {person.away === null ? '' : person.away === 'leave' ? '请假中' : '住院中'}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
