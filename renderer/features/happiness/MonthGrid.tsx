/** Homes × months to be filled like a spreadsheet: one field at a time, one cell is current, its field of text is always there. */
import Box from '@mui/material/Box';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { isComposing } from '../../shared/keyboard.ts';
import { useTextScale } from '../../shared/theme.tsx';
import { CellInput, GridHead, MonthRow, gridSx, rowPixels, type RowShown } from './MonthGridParts.tsx';
import { cellText, parseBlock, type MonthField } from './month-fields.ts';
import { enter, placeBlock, redo, shownValue, undo, type Base, type GridState, type Typed } from './month-grid.ts';

export type Position = { readonly row: number; readonly column: number };
export type GridBase = Omit<Base, 'rows'> & { readonly rows: readonly RowShown[] };
export type Pasted = { readonly written: number; readonly outside: number };
type MonthGridProps = {
  readonly base: GridBase;
  readonly field: MonthField;
  readonly state: GridState;
  readonly onChange: (change: (state: GridState) => GridState) => void;
  /** By key of the entry: why it cannot be saved. */
  readonly faults: ReadonlyMap<string, string>;
  readonly minOpenDays: number;
  /** All of one township: their villages tell them apart. */
  readonly isOneTown: boolean;
  readonly isReadOnly: boolean;
  readonly current: Position;
  readonly onCurrent: (position: Position) => void;
  readonly onPasted: (pasted: Pasted) => void;
};

export type Range = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };
const rangeOf = (one: Position, other: Position): Range => ({
  top: Math.min(one.row, other.row),
  bottom: Math.max(one.row, other.row),
  left: Math.min(one.column, other.column),
  right: Math.max(one.column, other.column),
});
function cellsOf({ top, left, bottom, right }: Range, text: (row: number, column: number) => string): Typed[] {
  const typed: Typed[] = [];
  for (let row = top; row <= bottom; row += 1)
    for (let column = left; column <= right; column += 1) typed.push({ row, column, text: text(row, column) });
  return typed;
}

export function MonthGrid(props: MonthGridProps): ReactNode {
  const { base, field, state, onChange, faults, minOpenDays, isOneTown, isReadOnly, current, onCurrent, onPasted } = props;
  const [anchor, setAnchor] = useState<Position>(current);
  const [draft, setDraft] = useState<string | null>(null);
  /** Arrows move within the text. */
  const [isEditing, setIsEditing] = useState(false);
  const isDragging = useRef(false);
  const scroller = useRef<HTMLDivElement | null>(null);
  const input = useRef<HTMLInputElement | null>(null);
  const height = rowPixels * useTextScale();
  const size = { rows: base.rows.length, columns: base.months.length };
  // oxlint-disable-next-line react/incompatible-library -- the React compiler is not used
  const virtual = useVirtualizer({
    count: size.rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 6,
    // The current cell holds the focus: it stays drawn wherever the table is scrolled.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), Math.min(current.row, size.rows - 1)])].toSorted((a, b) => a - b),
    scrollPaddingStart: height,
  });
  useEffect(() => virtual.measure(), [virtual, height]);
  const range = rangeOf(anchor, current);

  const textAt = (row: number, column: number): string => {
    const home = base.rows[row];
    const month = base.months[column];
    if (!home || !month) return '';
    const entry = shownValue(state, home, column, month, field);
    return 'fault' in entry ? entry.text : cellText(field, entry.value);
  };
  const write = (typed: readonly Typed[]): void => onChange((before) => enter(before, base, field, typed));
  const commit = (): void => {
    if (draft !== null && !isReadOnly) write([{ ...current, text: draft }]);
    setDraft(null);
    setIsEditing(false);
  };
  const goTo = (row: number, column: number, isExtending = false): void => {
    const next = { row: Math.max(0, Math.min(size.rows - 1, row)), column: Math.max(0, Math.min(size.columns - 1, column)) };
    onCurrent(next);
    if (!isExtending) setAnchor(next);
    virtual.scrollToIndex(next.row);
  };

  const byCommand = (event: KeyboardEvent): boolean => {
    const key = event.key.toLowerCase();
    if (!event.ctrlKey && !event.metaKey) return false;
    if (key === 'z' || key === 'y') {
      if (draft !== null) setDraft(null);
      else onChange(key === 'y' || event.shiftKey ? redo : undo);
    } else if (key === 'd' && draft === null && !isReadOnly) {
      write(cellsOf(range, (_, column) => textAt(range.top, column)));
    } else if (key === 'a' && draft === null) {
      setAnchor({ row: 0, column: 0 });
      onCurrent({ row: size.rows - 1, column: size.columns - 1 });
    } else if (key === 'home') goTo(0, 0, event.shiftKey);
    else if (key === 'end') goTo(size.rows - 1, size.columns - 1, event.shiftKey);
    else return false;
    return true;
  };
  const byArrow = (event: KeyboardEvent): boolean => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? height) / height) - 2);
    const far = event.ctrlKey || event.metaKey;
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowDown: [far ? size.rows : 1, 0],
      ArrowUp: [far ? -size.rows : -1, 0],
      ArrowRight: [0, far ? size.columns : 1],
      ArrowLeft: [0, far ? -size.columns : -1],
      PageDown: [page, 0],
      PageUp: [-page, 0],
      Home: [0, -size.columns],
      End: [0, size.columns],
    };
    const step = steps[event.key];
    if (!step || (isEditing && step[0] === 0)) return false;
    commit();
    goTo(current.row + step[0], current.column + step[1], event.shiftKey);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event) || event.altKey) return;
    if (byCommand(event) || byArrow(event)) event.preventDefault();
    else if (event.key === 'Enter') {
      event.preventDefault();
      commit();
      goTo(current.row + (event.shiftKey ? -1 : 1), current.column);
    } else if (event.key === 'Tab') {
      const place = current.row * size.columns + current.column + (event.shiftKey ? -1 : 1);
      commit();
      // At the ends of the table the key goes on to what stands before or behind it.
      if (place < 0 || place >= size.rows * size.columns) return;
      event.preventDefault();
      goTo(Math.floor(place / size.columns), place % size.columns);
    } else if (event.key === 'Escape' && (draft !== null || isEditing || anchor !== current)) {
      event.preventDefault();
      event.stopPropagation();
      setDraft(null);
      setIsEditing(false);
      setAnchor(current);
    } else if (event.key === 'F2') {
      event.preventDefault();
      setIsEditing(true);
      input.current?.setSelectionRange(input.current.value.length, input.current.value.length);
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && draft === null && !isEditing) {
      event.preventDefault();
      if (!isReadOnly) write(cellsOf(range, () => ''));
    }
  };

  const onPaste = (event: ClipboardEvent): void => {
    const block = parseBlock(event.clipboardData.getData('text/plain'));
    if (isEditing || isReadOnly || block.length === 0) return;
    event.preventDefault();
    setDraft(null);
    const { typed, outside } = placeBlock(block, range, size);
    write(typed);
    const last = typed.at(-1);
    setAnchor({ row: range.top, column: range.left });
    if (last) onCurrent({ row: Math.max(...typed.map(({ row }) => row)), column: Math.max(...typed.map(({ column }) => column)) });
    onPasted({ written: typed.length, outside });
  };
  const onCopy = (event: ClipboardEvent): void => {
    if (draft !== null || isEditing) return;
    event.preventDefault();
    const lines: string[] = [];
    for (let row = range.top; row <= range.bottom; row += 1)
      lines.push(Array.from({ length: range.right - range.left + 1 }, (_, index) => textAt(row, range.left + index)).join('\t'));
    event.clipboardData.setData('text/plain', lines.join('\r\n'));
  };

  /** The cell under the pointer, by the marks the rows carry. */
  const positionAt = (event: MouseEvent): Position | null => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-column]') : null;
    return cell ? { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) } : null;
  };
  const onMouseDown = (event: MouseEvent): void => {
    const position = positionAt(event);
    if (!position || event.target === input.current) return;
    event.preventDefault();
    commit();
    isDragging.current = true;
    onCurrent(position);
    if (!event.shiftKey) setAnchor(position);
    input.current?.focus();
  };
  const onMouseMove = (event: MouseEvent): void => {
    const position = isDragging.current && event.buttons === 1 ? positionAt(event) : null;
    if (position && (position.row !== current.row || position.column !== current.column)) onCurrent(position);
  };

  const cellField = (
    <CellInput
      key={`${current.row} ${current.column} ${field}`}
      inputRef={input}
      label={`${base.rows[current.row]?.name ?? ''} ${current.column + 1}月`}
      value={draft ?? textAt(current.row, current.column)}
      isReadOnly={isReadOnly}
      isEditing={isEditing || draft !== null}
      hadFocus={input.current !== null && document.activeElement === input.current}
      onType={setDraft}
      onBlur={commit}
      onEdit={() => setIsEditing(true)}
    />
  );
  return (
    <Box
      ref={scroller}
      role="grid"
      aria-label="各月填报"
      aria-rowcount={size.rows + 1}
      aria-colcount={size.columns + 4}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
      onCopy={onCopy}
      onMouseDown={onMouseDown}
      onMouseMove={onMouseMove}
      onMouseUp={() => {
        isDragging.current = false;
      }}
      sx={gridSx}
    >
      <GridHead height={height} months={base.months} lastMonth={base.lastMonth} hasCounted={field === 'openDays'} isOneTown={isOneTown} />
      <Box sx={{ position: 'relative', height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const home = base.rows[index];
          return home ? (
            <MonthRow
              key={home.happinessHomeId}
              index={index}
              home={home}
              base={base}
              field={field}
              state={state}
              faults={faults}
              minOpenDays={minOpenDays}
              isOneTown={isOneTown}
              top={start}
              height={height}
              range={index >= range.top && index <= range.bottom ? range : null}
              currentColumn={index === current.row ? current.column : null}
              currentField={index === current.row ? cellField : null}
            />
          ) : null;
        })}
      </Box>
    </Box>
  );
}
