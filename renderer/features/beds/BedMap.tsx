import {
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  type DragEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import { BedFloor } from './BedFloor.tsx';
import { entryBed, isArrow, nextBed } from './bed-grid.ts';
import { targetOf, type Found, type MapFloor } from './bed-map.ts';
import type { BedStore } from './bed-store.ts';
import { MapRoot } from './bed-styles.ts';
import { bedIdOf, cellOf, markChosen, markOver, markTargets, placesIn } from './map-marks.ts';

type BedMapProps = {
  readonly floors: readonly MapFloor[];
  readonly beds: ReadonlyMap<number, Found>;
  /** Beds the filter means; null for all. */
  readonly chosen: ReadonlySet<number> | null;
  readonly day: string;
  readonly store: BedStore;
  /** A day that is over, or a user who only reads: nothing can be moved. */
  readonly isReadOnly: boolean;
  /** Enter, a second click, the menu key: what can be done with this bed. */
  readonly onActions: (bedId: number, anchor: HTMLElement) => void;
  /** The bed on which somebody was put down. */
  readonly onTarget: (bedId: number) => void;
};

/** More than a screen holds. */
const firstFloors = 2;

function startMove(store: BedStore, found: Found | undefined): boolean {
  const person = found?.bed.person;
  if (!found || !person) return false;
  store.beginMove({ person, from: found.bed.bedId, purpose: 'place' });
  return true;
}

/** What changes in the page while a drag begins would end it at once: the marks come a moment later. No name leaves the window with it. */
export function beginDragging(event: DragEvent, begin: () => void): void {
  event.dataTransfer.effectAllowed = 'move';
  event.dataTransfer.setData('text/plain', ' ');
  setTimeout(begin);
}

/** From one floor to the next one that is shown, by an arrow or a page key. */
function otherFloor(floor: Element, isDown: boolean): Element | null {
  return isDown ? floor.nextElementSibling : floor.previousElementSibling;
}

function keyTarget(cell: HTMLElement, bedId: number, key: string): number | null {
  const floor = cell.closest('.floor');
  if (!floor) return null;
  if (isArrow(key)) {
    const places = placesIn(floor);
    const inside = nextBed(places, bedId, key);
    if (inside !== null) return inside;
    const isForward = key === 'ArrowDown' || key === 'ArrowRight';
    const other = otherFloor(floor, isForward);
    if (!other) return null;
    const others = placesIn(other);
    if (key === 'ArrowRight') return others[0]?.bedId ?? null;
    if (key === 'ArrowLeft') return others.at(-1)?.bedId ?? null;
    const { left, width } = cell.getBoundingClientRect();
    return entryBed(others, left + width / 2, isForward);
  }
  const beds = (of: Element | null): readonly number[] =>
    of ? [...of.querySelectorAll<HTMLElement>('[data-bed]')].map((one) => Number(one.dataset['bed'])) : [];
  if (key === 'Home') return beds(floor)[0] ?? null;
  if (key === 'End') return beds(floor).at(-1) ?? null;
  if (key === 'PageDown' || key === 'PageUp') return beds(otherFloor(floor, key === 'PageDown'))[0] ?? null;
  return null;
}

/**
 * The beds of a home by building, floor and room. Arrow keys go from bed to bed, Enter opens what can be done, M takes up who lives there:
 * the arrows then look for his new bed, Enter puts him down, Esc gives up. The same with the mouse by dragging.
 */
export function BedMap({ floors, beds, chosen, day, store, isReadOnly, onActions, onTarget }: BedMapProps): ReactNode {
  const root = useRef<HTMLDivElement>(null);

  // After every drawing: what was marked by hand may stand on elements that are new.
  useLayoutEffect(() => {
    if (!root.current) return;
    const { chosen: bedId, move, over } = store.read();
    markChosen(root.current, bedId);
    if (move) markTargets(root.current, move, beds);
    markOver(root.current, over);
  });
  useEffect(() => {
    let before = store.read();
    return store.watch(() => {
      const now = store.read();
      if (!root.current) return;
      if (now.chosen !== before.chosen) markChosen(root.current, now.chosen);
      if (now.move !== before.move) markTargets(root.current, now.move, beds);
      if (now.over !== before.over) markOver(root.current, now.over);
      before = now;
    });
  }, [store, beds]);

  const choose = (bedId: number): void => {
    store.choose(bedId);
    const cell = root.current ? cellOf(root.current, bedId) : null;
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const bedId = bedIdOf(event.target);
    const cell = bedId !== null && root.current ? cellOf(root.current, bedId) : null;
    if (bedId === null || !cell || event.ctrlKey || event.altKey || event.metaKey) return;
    const { move } = store.read();
    const next = keyTarget(cell, bedId, event.key);
    if (next !== null) choose(next);
    else if (event.key === 'Enter' || event.key === ' ') {
      if (move) onTarget(bedId);
      else onActions(bedId, cell);
    } else if (event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10')) onActions(bedId, cell);
    else if (event.key === 'm' || event.key === 'M') {
      if (isReadOnly || !startMove(store, beds.get(bedId))) return;
    } else if (event.key === 'Escape' && move) {
      store.endMove();
      if (move.from !== null) choose(move.from);
    } else if (!isArrow(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onClick = (event: MouseEvent): void => {
    const bedId = bedIdOf(event.target);
    if (bedId === null) return;
    choose(bedId);
    if (store.read().move) onTarget(bedId);
  };
  const open = (event: MouseEvent): void => {
    const bedId = bedIdOf(event.target);
    const cell = bedId !== null && root.current ? cellOf(root.current, bedId) : null;
    if (bedId === null || !cell || store.read().move) return;
    event.preventDefault();
    choose(bedId);
    onActions(bedId, cell);
  };
  const onDragStart = (event: DragEvent): void => {
    const bedId = bedIdOf(event.target);
    const found = bedId === null ? undefined : beds.get(bedId);
    if (bedId === null || isReadOnly || !found?.bed.person) {
      event.preventDefault();
      return;
    }
    beginDragging(event, () => {
      store.choose(bedId);
      startMove(store, found);
    });
  };
  const onDragOver = (event: DragEvent): void => {
    const { move } = store.read();
    const bedId = bedIdOf(event.target);
    const found = bedId === null ? undefined : beds.get(bedId);
    if (!move || !found) return;
    store.setOver(bedId);
    if (targetOf(found, move).kind !== 'none') event.preventDefault();
  };
  const onDrop = (event: DragEvent): void => {
    const bedId = bedIdOf(event.target);
    if (bedId === null) return;
    event.preventDefault();
    onTarget(bedId);
  };
  const whole = useMemo(
    () => floors.map((floor) => <BedFloor key={floor.key} floor={floor} chosen={chosen} today={day} />),
    [floors, chosen, day],
  );
  // What is in sight stands first; the other floors of a large home follow in the next frames, and a key never waits for them.
  const drawn = useDeferredValue(whole, whole.slice(0, firstFloors));
  return (
    <MapRoot
      ref={root}
      role="grid"
      aria-label="床位图"
      onKeyDown={onKeyDown}
      onClick={onClick}
      onDoubleClick={open}
      onContextMenu={open}
      onDragStart={onDragStart}
      onDragOver={onDragOver}
      onDrop={onDrop}
      onDragEnd={() => store.endMove()}
    >
      {drawn}
    </MapRoot>
  );
}
