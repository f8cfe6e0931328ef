import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import InputBase from '@mui/material/InputBase';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { itemsOf, type Scale, type ScaleItem } from '../../../electron/contract/assessment-scale.ts';
import { isTyping } from '../../shared/keyboard.ts';
import type { ScaleDraft } from './assessment-draft.ts';

type ScaleItemsProps = {
  readonly scale: Scale;
  readonly draft: ScaleDraft;
  readonly onChange: (draft: ScaleDraft) => void;
  /** Whoever has just chosen this scale answers it next: its first item has the keyboard. */
  readonly startsFocused: boolean;
};

/**
 * The items of a scale, answered by keyboard: the figure of an option chooses it and goes to the next item, arrows up and down go from item to
 * item, left and right from option to option, Delete takes an answer back.
 */
export function ScaleItems({ scale, draft, onChange, startsFocused }: ScaleItemsProps): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (startsFocused) list.current?.querySelector<HTMLElement>('[role="radiogroup"]')?.focus({ preventScroll: true });
  }, [startsFocused]);
  const items = itemsOf(scale);
  const focus = (index: number): void => {
    const row = list.current?.querySelectorAll<HTMLElement>('[role="radiogroup"]')[index];
    row?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  };
  const answer = (item: ScaleItem, value: string | null): void => {
    const { [item.id]: _, ...others } = draft.answers;
    onChange({ ...draft, answers: value === null ? others : { ...others, [item.id]: value } });
  };
  const onKeyDown = (item: ScaleItem, event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
    const index = items.indexOf(item);
    const chosen = item.options.findIndex((option) => option.value === draft.answers[item.id]);
    const byKey = item.options.find((option) => option.key === event.key);
    if (byKey) {
      answer(item, byKey.value);
      focus(Math.min(index + 1, items.length - 1));
    } else if (event.key === 'ArrowDown' || event.key === 'Enter') focus(Math.min(index + 1, items.length - 1));
    else if (event.key === 'ArrowUp') focus(Math.max(index - 1, 0));
    else if (event.key === 'ArrowRight') answer(item, item.options[Math.min(chosen + 1, item.options.length - 1)]?.value ?? null);
    else if (event.key === 'ArrowLeft') answer(item, item.options[Math.max(chosen - 1, 0)]?.value ?? null);
    else if (event.key === 'Delete' || event.key === 'Backspace') answer(item, null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Box ref={list} sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
      {scale.groups.map((group) => (
        <Box key={group.id} component="section" aria-label={group.title}>
          {scale.groups.length > 1 ? <GroupTitle scale={scale} group={group} draft={draft} /> : null}
          {group.items.map((item) => (
            <ItemRow
              key={item.id}
              item={item}
              answer={draft.answers[item.id] ?? null}
              note={draft.notes[item.id] ?? ''}
              onAnswer={(value) => answer(item, value)}
              onNote={(note) => onChange({ ...draft, notes: { ...draft.notes, [item.id]: note } })}
              onKeyDown={(event) => onKeyDown(item, event)}
            />
          ))}
        </Box>
      ))}
    </Box>
  );
}

function GroupTitle({
  group,
  draft,
}: {
  readonly scale: Scale;
  readonly group: Scale['groups'][number];
  readonly draft: ScaleDraft;
}): ReactNode {
  const chosen = group.items.flatMap((item) => item.options.find((option) => option.value === draft.answers[item.id]) ?? []);
  const highest = group.items.reduce((sum, item) => sum + Math.max(...item.options.map((option) => option.points)), 0);
  return (
    <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1.5, px: 1.5, py: 0.75, borderBottom: 1, borderColor: 'divider' }}>
      <Box component="h3" sx={{ m: 0, fontSize: '0.9375rem' }}>
        {group.id}　{group.title}
      </Box>
      <Box sx={{ ml: 'auto', color: 'text.secondary', fontSize: '0.8125rem', fontVariantNumeric: 'tabular-nums' }}>
        已评 {chosen.length}/{group.items.length} 项，小计 {chosen.reduce((sum, option) => sum + option.points, 0)}/{highest}
      </Box>
    </Box>
  );
}

type ItemRowProps = {
  readonly item: ScaleItem;
  readonly answer: string | null;
  readonly note: string;
  readonly onAnswer: (value: string) => void;
  readonly onNote: (note: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

function ItemRow({ item, answer, note, onAnswer, onNote, onKeyDown }: ItemRowProps): ReactNode {
  const isGraded = item.options.length > 2;
  const chosen = item.options.find((option) => option.value === answer);
  return (
    <Box
      role="radiogroup"
      aria-label={item.title}
      tabIndex={0}
      onKeyDown={onKeyDown}
      sx={{
        px: 1.5,
        py: 0.75,
        borderBottom: 1,
        borderColor: 'divider',
        borderLeft: 3,
        borderLeftColor: answer === null ? 'warning.main' : 'transparent',
        outline: 'none',
        '&:focus, &:focus-within': { bgcolor: 'action.hover', borderLeftColor: 'primary.main' },
        '& .grades': { display: 'none' },
        '&:focus .grades, &:focus-within .grades': { display: 'block' },
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, flexWrap: 'wrap' }}>
        <Box sx={{ flex: '1 1 14rem', minWidth: 0 }}>
          <Box component="span" sx={{ fontWeight: 600 }}>
            {item.title}
          </Box>
          <Box component="span" sx={{ ml: 1, color: 'text.secondary', fontSize: '0.8125rem' }}>
            {item.hint}
          </Box>
        </Box>
        <Box sx={{ display: 'flex', gap: 0.5, flex: 'none' }}>
          {item.options.map((option) => (
            <ButtonBase
              key={option.value}
              role="radio"
              aria-checked={option.value === answer}
              aria-label={isGraded ? `${option.points}分：${option.label}` : option.label}
              tabIndex={-1}
              onClick={() => onAnswer(option.value)}
              sx={{
                minWidth: isGraded ? '2rem' : '4rem',
                height: '1.875rem',
                px: 1,
                border: 1,
                borderRadius: 1,
                fontSize: '0.875rem',
                fontVariantNumeric: 'tabular-nums',
                borderColor: option.value === answer ? 'primary.main' : 'divider',
                ...(option.value === answer ? { bgcolor: 'primary.main', color: 'primary.contrastText' } : { bgcolor: 'background.paper' }),
              }}
            >
              {isGraded ? option.points : option.label}
            </ButtonBase>
          ))}
        </Box>
        <InputBase
          value={note}
          onChange={(event) => onNote(event.target.value)}
          placeholder="情况描述"
          inputProps={{ 'aria-label': `${item.title}情况描述`, maxLength: 100, tabIndex: -1 }}
          sx={{
            flex: '0 1 12rem',
            fontSize: '0.8125rem',
            px: 1,
            border: 1,
            borderColor: 'divider',
            borderRadius: 1,
            bgcolor: 'background.paper',
          }}
        />
      </Box>
      {isGraded ? (
        <>
          {chosen ? (
            <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', mt: 0.25 }}>{`${chosen.points}分：${chosen.label}`}</Box>
          ) : null}
          <Grades item={item} answer={answer} onAnswer={onAnswer} />
        </>
      ) : null}
    </Box>
  );
}

/** The graded texts of the item that is being answered. */
function Grades({ item, answer, onAnswer }: Pick<ItemRowProps, 'item' | 'answer' | 'onAnswer'>): ReactNode {
  return (
    <Box className="grades" sx={{ mt: 0.5 }}>
      {item.options.map((option) => (
        <ButtonBase
          key={option.value}
          tabIndex={-1}
          aria-hidden
          onClick={() => onAnswer(option.value)}
          sx={{
            display: 'flex',
            width: '100%',
            justifyContent: 'flex-start',
            alignItems: 'baseline',
            textAlign: 'left',
            gap: 1,
            px: 1,
            py: 0.25,
            borderRadius: 1,
            fontSize: '0.8125rem',
            lineHeight: 1.5,
            ...(option.value === answer ? { fontWeight: 600, color: 'primary.main' } : {}),
          }}
        >
          <Box component="span" sx={{ flex: 'none', fontVariantNumeric: 'tabular-nums' }}>
            {option.points}分
          </Box>
          <span>{option.label}</span>
        </ButtonBase>
      ))}
    </Box>
  );
}
