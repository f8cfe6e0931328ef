/** Where an arrow key leads on the bed map, from the places of the beds on the screen. Pure. */
export type BedPlace = {
  readonly bedId: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

export function isArrow(key: string): key is Arrow {
  return key === 'ArrowLeft' || key === 'ArrowRight' || key === 'ArrowUp' || key === 'ArrowDown';
}

const middle = (place: BedPlace): number => place.left + place.width / 2;

/**
 * The bed an arrow leads to among those given, in reading order; null beyond the first and the last.
 * Left and right go on to the next line as reading does; up and down take the bed straight above or below, else the nearest beside it.
 */
export function nextBed(places: readonly BedPlace[], from: number, arrow: Arrow): number | null {
  const index = places.findIndex((place) => place.bedId === from);
  const start = places[index];
  if (!start) return places[0]?.bedId ?? null;
  if (arrow === 'ArrowLeft') return places[index - 1]?.bedId ?? null;
  if (arrow === 'ArrowRight') return places[index + 1]?.bedId ?? null;
  const isDown = arrow === 'ArrowDown';
  const beyond = places.filter((place) => (isDown ? place.top >= start.top + start.height : place.top + place.height <= start.top));
  if (beyond.length === 0) return null;
  const edge = isDown ? Math.min(...beyond.map((place) => place.top)) : Math.max(...beyond.map((place) => place.top));
  // Lines of one floor differ by whole beds; what lies within half a bed of the edge is one line.
  const line = beyond.filter((place) => Math.abs(place.top - edge) < start.height / 2);
  return nearest(line, middle(start));
}

function nearest(line: readonly BedPlace[], x: number): number | null {
  let best: BedPlace | null = null;
  for (const place of line) if (best === null || Math.abs(middle(place) - x) < Math.abs(middle(best) - x)) best = place;
  return best?.bedId ?? null;
}

/** Entering another floor from above or below: the bed nearest in its first or last line. */
export function entryBed(places: readonly BedPlace[], x: number, isFromAbove: boolean): number | null {
  const [first] = places;
  if (!first) return null;
  const edge = isFromAbove ? Math.min(...places.map((place) => place.top)) : Math.max(...places.map((place) => place.top));
  return nearest(
    places.filter((place) => Math.abs(place.top - edge) < first.height / 2),
    x,
  );
}
