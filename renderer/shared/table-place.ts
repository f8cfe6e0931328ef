/** Coming back to a table: the row that was opened and the scroll position, for each address of the page. */
import { useGridApiRef, type GridApi, type GridRowId } from '@mui/x-data-grid';
import { useCallback, useEffect, useRef, type RefObject } from 'react';

type Place = { readonly top: number; readonly left: number; readonly opened: GridRowId | null };
const places = new Map<string, Place>();
/** Addresses differ by every search; the oldest are forgotten. */
const keptPlaces = 40;

function keep(key: string, place: Place): void {
  places.delete(key);
  places.set(key, place);
  const oldest = places.keys().next();
  if (places.size > keptPlaces && !oldest.done) places.delete(oldest.value);
}

type TablePlace = {
  /** For `<DataTable apiRef>`. */
  readonly apiRef: RefObject<GridApi | null>;
  /** Call with the row that is opened, before leaving. */
  readonly leaveFrom: (row: GridRowId) => void;
};

/**
 * Restores scroll and chosen row of the table under `key` once its rows are there.
 * @param key address of what the table shows, filters and page included
 * @param field column whose cell gets the focus
 */
export function useTablePlace(key: string, hasRows: boolean, field: string): TablePlace {
  const apiRef = useGridApiRef();
  const latestKey = useRef(key);
  latestKey.current = key;
  const isRestored = useRef(false);

  useEffect(() => {
    if (isRestored.current || !hasRows) return undefined;
    isRestored.current = true;
    const place = places.get(key);
    if (!place) return undefined;
    // The grid measures itself in this frame; it can scroll in the next one.
    const frame = requestAnimationFrame(() => {
      const api = apiRef.current;
      if (!api) return;
      api.scroll({ top: place.top, left: place.left });
      if (place.opened !== null && api.getRow(place.opened) !== null) {
        api.setRowSelectionModel({ type: 'include', ids: new Set([place.opened]) });
        api.setCellFocus(place.opened, field);
      }
    });
    return () => cancelAnimationFrame(frame);
  }, [apiRef, hasRows, key, field]);

  const leaveFrom = useCallback(
    (row: GridRowId) => {
      const position = apiRef.current?.getScrollPosition() ?? { top: 0, left: 0 };
      keep(latestKey.current, { ...position, opened: row });
    },
    [apiRef],
  );
  return { apiRef, leaveFrom };
}
