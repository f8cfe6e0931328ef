/** Marks on the map's elements, set by hand: one attribute on one or two cells instead of a drawing of thousands. */
import type { Found } from './bed-map.ts';
import { targetOf } from './bed-map.ts';
import type { BedPlace } from './bed-grid.ts';
import type { MapState, Move } from './bed-store.ts';

export function cellOf(root: HTMLElement, bedId: number): HTMLElement | null {
  return root.querySelector<HTMLElement>(`[data-bed="${bedId}"]`);
}

export function bedIdOf(target: EventTarget | null): number | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-bed]') : null;
  return cell ? Number(cell.dataset['bed']) : null;
}

function clear(root: HTMLElement, mark: string): void {
  for (const marked of root.querySelectorAll(`[${mark}]`)) marked.removeAttribute(mark);
}

/** The chosen bed takes the place of the whole map in the order of the Tab key; without one the first bed does. */
export function markChosen(root: HTMLElement, chosen: number | null): void {
  clear(root, 'data-chosen');
  for (const stop of root.querySelectorAll<HTMLElement>('[data-bed][tabindex="0"]')) stop.tabIndex = -1;
  const cell = chosen === null ? null : cellOf(root, chosen);
  cell?.setAttribute('data-chosen', '');
  cell?.setAttribute('aria-selected', 'true');
  const stop = cell ?? root.querySelector<HTMLElement>('[data-bed]');
  if (stop) stop.tabIndex = 0;
}

/** Which beds take the person who is being moved. */
export function markTargets(root: HTMLElement, move: Move | null, beds: ReadonlyMap<number, Found>): void {
  clear(root, 'data-target');
  clear(root, 'data-from');
  root.toggleAttribute('data-moving', move !== null);
  if (!move) return;
  for (const cell of root.querySelectorAll<HTMLElement>('[data-bed]')) {
    const found = beds.get(Number(cell.dataset['bed']));
    if (found) cell.dataset['target'] = targetOf(found, move).kind;
  }
  if (move.from !== null) cellOf(root, move.from)?.setAttribute('data-from', '');
}

export function markOver(root: HTMLElement, over: MapState['over']): void {
  clear(root, 'data-over');
  if (over !== null) cellOf(root, over)?.setAttribute('data-over', '');
}

/** Where the beds of one floor stand. */
export function placesIn(floor: Element): readonly BedPlace[] {
  return [...floor.querySelectorAll<HTMLElement>('[data-bed]')].map((cell) => {
    const { left, top, width, height } = cell.getBoundingClientRect();
    return { bedId: Number(cell.dataset['bed']), left, top, width, height };
  });
}
