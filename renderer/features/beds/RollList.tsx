import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import { memo, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { rollFindings } from '../../../electron/contract/stays-terms.ts';
import { isComposing } from '../../shared/keyboard.ts';
import { accentWash } from '../../shared/theme.tsx';
import { sexText, tierText, wordFor } from './bed-words.ts';
import { noted, toggled, type RollMark, type RollPerson } from './roll.ts';

const List = styled('div')(({ theme }) => ({
  flex: 1,
  minHeight: 0,
  overflowY: 'auto',
  background: theme.palette.background.paper,
  border: `1px solid ${theme.palette.divider}`,
  borderRadius: 4,
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(21rem, 1fr))',
  alignContent: 'start',
  fontVariantNumeric: 'tabular-nums',
  '& .person': {
    display: 'grid',
    gridTemplateColumns: '1.375rem 5.5rem minmax(0, 1fr) auto',
    gap: '0.5rem',
    alignItems: 'center',
    height: '2.125rem',
    padding: '0 0.75rem',
    borderBottom: `1px solid ${theme.palette.divider}`,
    borderRight: `1px solid ${theme.palette.divider}`,
    cursor: 'pointer',
    userSelect: 'none',
    outline: 'none',
    whiteSpace: 'nowrap',
  },
  '& .person:hover': { background: accentWash(theme, 0.06) },
  '& .person:focus': { boxShadow: `inset 0 0 0 2px ${theme.palette.primary.main}` },
  '& .tick': {
    width: '1.125rem',
    height: '1.125rem',
    lineHeight: '1.0625rem',
    borderRadius: 3,
    border: `1px solid ${theme.palette.primary.main}`,
    background: theme.palette.primary.main,
    color: theme.palette.primary.contrastText,
    textAlign: 'center',
    fontSize: '0.8125rem',
    fontWeight: 700,
  },
  '& .name': { fontWeight: 600, overflow: 'hidden', textOverflow: 'ellipsis' },
  '& .place': { color: theme.palette.text.secondary, fontSize: '0.75rem', overflow: 'hidden', textOverflow: 'ellipsis' },
  '& .finding': { fontSize: '0.75rem', color: theme.palette.text.secondary },
  '& .away .tick': { background: 'transparent', color: theme.palette.warning.main, borderColor: theme.palette.warning.main },
  '& .away .finding': { color: theme.palette.warning.main, fontWeight: 600 },
  '& .missing': { background: `color-mix(in srgb, ${theme.palette.error.main} 10%, transparent)` },
  '& .missing .tick': { background: 'transparent', color: theme.palette.error.main, borderColor: theme.palette.error.main },
  '& .missing .finding': { color: theme.palette.error.main, fontWeight: 600 },
  '& .note': {
    width: '8rem',
    height: '1.5rem',
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: 3,
    background: theme.palette.background.paper,
    color: 'inherit',
    font: 'inherit',
    fontSize: '0.75rem',
    padding: '0 0.25rem',
  },
}));

const Person = memo(function Person({
  person,
  mark,
  isFirst,
  isReadOnly,
  onNote,
}: {
  readonly person: RollPerson;
  readonly mark: RollMark | undefined;
  readonly isFirst: boolean;
  readonly isReadOnly: boolean;
  readonly onNote: (personId: number, note: string) => void;
}): ReactNode {
  const isMissing = mark?.finding === 'missing';
  const isRelocated = mark?.finding === 'leave' && person.relocatedTo !== null;
  const found = !mark ? '在院' : isRelocated ? '临时安置' : wordFor(rollFindings, mark.finding);
  return (
    <div
      role="checkbox"
      aria-checked={mark === undefined}
      aria-label={`${person.name}，${person.place ?? '未安排床位'}，${found}`}
      aria-disabled={isReadOnly}
      data-person={person.personId}
      tabIndex={isFirst ? 0 : -1}
      className={`person${isMissing ? ' missing' : mark ? ' away' : ''}`}
    >
      <span className="tick" aria-hidden>
        {mark ? (isMissing ? '缺' : isRelocated ? '安' : mark.finding === 'leave' ? '假' : '医') : '✓'}
      </span>
      <span className="name">{person.name}</span>
      <span className="place">
        {person.place ?? '未安排床位'} {sexText(person.sex)}
        {person.age} {tierText(person.level)}
      </span>
      {isMissing ? (
        <input
          className="note"
          aria-label={`${person.name}的说明`}
          placeholder="说明去向"
          maxLength={200}
          value={mark.note}
          readOnly={isReadOnly}
          onChange={(event) => onNote(person.personId, event.target.value)}
        />
      ) : (
        <span className="finding" title={isRelocated ? (person.relocatedTo ?? '') : ''}>
          {mark ? found : ''}
        </span>
      )}
    </div>
  );
});

type RollListProps = {
  readonly people: readonly RollPerson[];
  readonly marks: ReadonlyMap<number, RollMark>;
  readonly onMarks: (change: (marks: ReadonlyMap<number, RollMark>) => ReadonlyMap<number, RollMark>) => void;
  readonly isReadOnly: boolean;
};

/** One tick for everybody. Arrow keys go from one to the next, Space changes the tick, Enter goes on. */
export function RollList({ people, marks, onMarks, isReadOnly }: RollListProps): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  const setNote = useRef((personId: number, note: string): void => onMarks((before) => noted(before, personId, note))).current;
  const toggle = (personId: number): void => {
    const person = people.find((known) => known.personId === personId);
    if (person && !isReadOnly) onMarks((before) => toggled(before, person));
  };
  const personOf = (target: EventTarget): HTMLElement | null =>
    target instanceof HTMLElement && target.tagName !== 'INPUT' ? target.closest<HTMLElement>('[data-person]') : null;
  const onKeyDown = (event: KeyboardEvent): void => {
    const item = personOf(event.target);
    if (!item || isComposing(event) || event.ctrlKey || event.altKey) return;
    const items = [...(list.current?.querySelectorAll<HTMLElement>('[data-person]') ?? [])];
    const index = items.indexOf(item);
    // How many stand beside each other follows from the width.
    const top = item.offsetTop;
    const across = Math.max(items.filter((other) => other.offsetTop === top).length, 1);
    const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: across, ArrowUp: -across, Enter: 1 };
    const step = steps[event.key];
    if (event.key === ' ') toggle(Number(item.dataset['person']));
    else if (step !== undefined) items[index + step]?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <>
      <List
        ref={list}
        role="group"
        aria-label="点名册"
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const item = personOf(event.target);
          if (item) toggle(Number(item.dataset['person']));
        }}
      >
        {people.map((person, index) => (
          <Person
            key={person.personId}
            person={person}
            mark={marks.get(person.personId)}
            isFirst={index === 0}
            isReadOnly={isReadOnly}
            onNote={setNote}
          />
        ))}
      </List>
      <Box sx={{ color: 'text.secondary', fontSize: '0.75rem', pt: 0.5 }}>
        默认全部在院，请假住院的已按登记勾出。单击或空格改为“未在院”，方向键移动，Ctrl+S 保存。
      </Box>
    </>
  );
}
