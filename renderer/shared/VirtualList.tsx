/** One list of choices for long and short lists: only what is seen is drawn, one entry is current, keys go from one to the next. */
import Box from '@mui/material/Box';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { isComposing } from './keyboard.ts';
import { accentWash, useTextScale } from './theme.tsx';

type VirtualListProps<Item, Key extends string | number> = {
  /** Begins the id of every entry on the page. */
  readonly id: string;
  readonly label: string;
  readonly items: readonly Item[];
  readonly itemKey: (item: Item) => Key;
  readonly current: Key | null;
  readonly onGo: (key: Key) => void;
  /** Pixels of an entry at 100 % text. */
  readonly rowPixels: number;
  /** What stands in an entry; the frame, the ground and the mark of the current one are the list's. */
  readonly children: (item: Item, isCurrent: boolean) => ReactNode;
  /** Layout of an entry. */
  readonly rowSx?: Readonly<Record<string, unknown>>;
  /** Keys beyond the arrows; true when it was one of them. Asked first. */
  readonly onKey?: (event: KeyboardEvent) => boolean;
  /** Enter, where `onKey` leaves it. */
  readonly onEnter?: () => void;
  /** Entries can be picked apart from the current one. */
  readonly isPicked?: (item: Item) => boolean;
  readonly listRef: RefObject<HTMLDivElement | null>;
};

export function VirtualList<Item, Key extends string | number>(props: VirtualListProps<Item, Key>): ReactNode {
  const { id, label, items, itemKey, current, onGo, rowPixels, children, rowSx, onKey, onEnter, isPicked, listRef } = props;
  const height = rowPixels * useTextScale();
  // oxlint-disable-next-line react/incompatible-library -- the React compiler is not used
  const virtual = useVirtualizer({ count: items.length, getScrollElement: () => listRef.current, estimateSize: () => height, overscan: 8 });
  const place = items.findIndex((item) => itemKey(item) === current);
  const latest = useRef(virtual);
  latest.current = virtual;
  useEffect(() => {
    if (place >= 0) latest.current.scrollToIndex(place);
  }, [place]);
  useEffect(() => latest.current.measure(), [height]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event) || event.altKey || event.metaKey) return;
    if (onKey?.(event)) {
      event.preventDefault();
      return;
    }
    if (event.ctrlKey) return;
    const page = Math.max(1, Math.floor((listRef.current?.clientHeight ?? height) / height) - 1);
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: place + 1,
      ArrowUp: place - 1,
      PageDown: place + page,
      PageUp: place - page,
      Home: 0,
      End: items.length - 1,
    };
    const target = targets[event.key];
    if (target !== undefined) {
      const next = items[Math.max(0, Math.min(items.length - 1, target))];
      if (next) onGo(itemKey(next));
    } else if (event.key === 'Enter' && onEnter) onEnter();
    else return;
    event.preventDefault();
  };
  return (
    <Box
      ref={listRef}
      role="listbox"
      aria-label={label}
      aria-multiselectable={isPicked ? true : undefined}
      aria-activedescendant={place >= 0 ? `${id}-${current}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      sx={{
        flex: 1,
        minHeight: 0,
        overflowY: 'auto',
        outline: 'none',
        '&:focus-visible [data-current="true"]': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: '-2px' },
      }}
    >
      <Box sx={{ position: 'relative', height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const item = items[index];
          if (item === undefined) return null;
          const key = itemKey(item);
          const isCurrent = key === current;
          return (
            <Box
              key={key}
              role="option"
              id={`${id}-${key}`}
              data-current={isCurrent}
              aria-selected={isPicked ? isPicked(item) : isCurrent}
              onClick={() => {
                onGo(key);
                listRef.current?.focus();
              }}
              sx={(theme) => ({
                position: 'absolute',
                top: start,
                left: 0,
                right: 0,
                height,
                px: 1.5,
                cursor: 'pointer',
                borderBottom: 1,
                borderColor: 'divider',
                fontVariantNumeric: 'tabular-nums',
                ...rowSx,
                ...(isCurrent ? { bgcolor: accentWash(theme, 0.14) } : { '&:hover': { bgcolor: accentWash(theme, 0.05) } }),
              })}
            >
              {children(item, isCurrent)}
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}
