import { mdiClose, mdiMagnify } from '@mdi/js';
import IconButton from '@mui/material/IconButton';
import InputBase from '@mui/material/InputBase';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { isComposing } from '../../shared/keyboard.ts';
import { Icon } from '../../shared/ui.tsx';

/** Keys that come closer together than this are one search. */
const settleMilliseconds = 60;

type SearchBoxProps = {
  readonly label: string;
  readonly placeholder: string;
  /** The search in force; when it is changed elsewhere (going back, 清除) the box follows. */
  readonly value: string;
  readonly onSearch: (search: string) => void;
  /** Arrow down or Enter: into the results. */
  readonly onLeaveDown?: () => void;
  readonly inputRef?: RefObject<HTMLInputElement | null>;
};

/** Searches while somebody types: the first key at once, a quick run of keys when it rests; never while an input method composes. */
export function SearchBox({ label, placeholder, value, onSearch, onLeaveDown, inputRef }: SearchBoxProps): ReactNode {
  const [typed, setTyped] = useState(value);
  const isInComposition = useRef(false);
  const sent = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const isResting = useRef(true);
  const latest = useRef(onSearch);
  latest.current = onSearch;

  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setTyped(value);
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const send = (text: string): void => {
    const search = text.trim();
    if (search === sent.current) return;
    sent.current = search;
    latest.current(search);
  };
  const search = (text: string): void => {
    clearTimeout(timer.current);
    if (isResting.current) send(text);
    isResting.current = false;
    timer.current = setTimeout(() => {
      isResting.current = true;
      send(text);
    }, settleMilliseconds);
  };
  const change = (text: string): void => {
    setTyped(text);
    if (!isInComposition.current) search(text);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    if (event.key === 'Escape' && typed !== '') {
      event.preventDefault();
      event.stopPropagation();
      change('');
    } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      onLeaveDown?.();
    }
  };
  return (
    <InputBase
      {...(inputRef ? { inputRef } : {})}
      value={typed}
      placeholder={placeholder}
      onChange={(event) => change(event.target.value)}
      onKeyDown={onKeyDown}
      startAdornment={<Icon path={mdiMagnify} sx={{ color: 'text.secondary', mr: 0.75 }} />}
      endAdornment={
        typed === '' ? null : (
          <IconButton aria-label="清空查找" tabIndex={-1} onClick={() => change('')} sx={{ mr: -0.75 }}>
            <Icon path={mdiClose} fontSize="inherit" />
          </IconButton>
        )
      }
      inputProps={{
        role: 'searchbox',
        'aria-label': label,
        maxLength: 60,
        spellCheck: false,
        autoComplete: 'off',
        onCompositionStart: () => {
          isInComposition.current = true;
        },
        onCompositionEnd: (event) => {
          isInComposition.current = false;
          change(event.currentTarget.value);
        },
      }}
      sx={{
        flex: '0 1 16rem',
        minWidth: '13rem',
        height: '1.875rem',
        px: 1,
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        bgcolor: 'background.paper',
        fontSize: '0.8125rem',
        '&.Mui-focused': { borderColor: 'primary.main' },
      }}
    />
  );
}
