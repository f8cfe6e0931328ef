/** What is remembered of the window, and where it may open on the screens of today. */
export type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type WindowMemory = { readonly bounds: Rectangle; readonly isMaximised: boolean };

const firstSize = { width: 1366, height: 768 };

const isWhole = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value);

/** @returns null when the text is not what was written: the window then opens as on the first day */
export function readWindowMemory(text: string): WindowMemory | null {
  const state = JSON.parse(text) as { bounds?: Partial<Record<keyof Rectangle, unknown>>; isMaximised?: unknown } | null;
  const { x, y, width, height } = state?.bounds ?? {};
  if (!isWhole(x) || !isWhole(y) || !isWhole(width) || !isWhole(height) || width <= 0 || height <= 0) return null;
  return { bounds: { x, y, width, height }, isMaximised: state?.isMaximised === true };
}

const between = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, high));

/** Inside the work area of a screen that is there now: a window remembered on a screen since unplugged comes back whole. */
export function placeWindow(
  wanted: Rectangle | null,
  workArea: Rectangle,
  minimum: { readonly width: number; readonly height: number },
): Rectangle {
  const width = between(wanted?.width ?? firstSize.width, Math.min(minimum.width, workArea.width), workArea.width);
  const height = between(wanted?.height ?? firstSize.height, Math.min(minimum.height, workArea.height), workArea.height);
  const right = workArea.x + workArea.width - width;
  const bottom = workArea.y + workArea.height - height;
  return {
    x: wanted === null ? Math.round((workArea.x + right) / 2) : between(wanted.x, workArea.x, right),
    y: wanted === null ? Math.round((workArea.y + bottom) / 2) : between(wanted.y, workArea.y, bottom),
    width,
    height,
  };
}
