/** How large a paper is shown: as wide as the window, or a share of its real size. */
export type Zoom = 'width' | number;

export const zooms = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const;

/** Sizes nearer than this are the same to the eye. */
const close = 0.005;

/** The next size up or down from what is shown. */
export function nextZoom(scale: number, direction: 1 | -1): Zoom {
  return direction === 1
    ? (zooms.find((zoom) => zoom > scale + close) ?? zooms[zooms.length - 1] ?? 1)
    : (zooms.findLast((zoom) => zoom < scale - close) ?? zooms[0]);
}
