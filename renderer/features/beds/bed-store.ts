/**
 * Which bed is chosen and what is being done with the map, kept outside React: an arrow key must not draw three thousand beds anew. The map
 * marks its elements by hand; only the panel beside it is drawn.
 */
import { useSyncExternalStore } from 'react';
import type { Resident } from './bed-map.ts';

/** Looking for the bed of somebody: `from` is the one he has, null while he has none. */
export type Move = { readonly person: Resident; readonly from: number | null; readonly purpose: 'place' | 'reserve' };

export type MapState = {
  readonly chosen: number | null;
  readonly move: Move | null;
  /** The bed under what is being moved. */
  readonly over: number | null;
};

export type BedStore = {
  readonly read: () => MapState;
  readonly watch: (listener: () => void) => () => void;
  readonly choose: (bedId: number | null) => void;
  readonly beginMove: (move: Move) => void;
  readonly endMove: () => void;
  readonly setOver: (bedId: number | null) => void;
};

export function createBedStore(): BedStore {
  let state: MapState = { chosen: null, move: null, over: null };
  const listeners = new Set<() => void>();
  const publish = (change: Partial<MapState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  return {
    read: () => state,
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    choose: (chosen) => {
      if (chosen !== state.chosen) publish({ chosen, ...(state.move ? { over: chosen } : {}) });
    },
    beginMove: (move) => publish({ move, over: move.from === null ? state.chosen : null }),
    endMove: () => {
      if (state.move !== null) publish({ move: null, over: null });
    },
    setOver: (over) => {
      if (over !== state.over) publish({ over });
    },
  };
}

export function useMapState(store: BedStore): MapState {
  return useSyncExternalStore(store.watch, store.read);
}
