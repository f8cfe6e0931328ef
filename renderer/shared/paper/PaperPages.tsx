import Box from '@mui/material/Box';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState, type ReactNode, type Ref } from 'react';
import type { PaperDocument } from './paper-document.ts';
import { PaperSheet, pixelsPerPoint } from './PaperSheet.tsx';
import type { Zoom } from './zoom.ts';

/** Pixels around and between pages. */
const gap = 16;

export type PaperPlace = { readonly goToPage: (page: number) => void };
type Size = { readonly width: number; readonly height: number };
type PaperPagesProps = {
  readonly document: PaperDocument;
  /** Of the first page, in points; others tell theirs when they are drawn. */
  readonly firstSize: Size;
  /** Clockwise, in quarter turns; `firstSize` is that of the turned page. */
  readonly turns?: number;
  readonly zoom: Zoom;
  readonly onPage: (page: number) => void;
  readonly onScale: (scale: number) => void;
  readonly ref: Ref<PaperPlace>;
};

/** The pages of a paper one below the other; only those in sight are drawn. */
export function PaperPages({ document, firstSize, turns = 0, zoom, onPage, onScale, ref }: PaperPagesProps): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const [frameWidth, setFrameWidth] = useState(0);
  const sizes = useRef(new Map<number, Size>());
  const [, setSizeCount] = useState(0);
  const sizeOf = (index: number): Size => sizes.current.get(index) ?? firstSize;
  const scale = zoom === 'width' ? Math.max(0.1, (frameWidth - 2 * gap) / (firstSize.width * pixelsPerPoint)) : zoom;

  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    setFrameWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setFrameWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  // oxlint-disable-next-line react/incompatible-library -- the React compiler is not used
  const virtualizer = useVirtualizer({
    count: document.numPages,
    getScrollElement: () => frame.current,
    estimateSize: (index) => sizeOf(index).height * pixelsPerPoint * scale + gap,
    overscan: 1,
    paddingStart: gap,
    enabled: frameWidth > 0,
  });
  const items = virtualizer.getVirtualItems();
  const offset = virtualizer.scrollOffset ?? 0;
  const middle = offset + (frame.current?.clientHeight ?? 0) / 3;
  const current = (items.find((item) => item.end >= middle)?.index ?? 0) + 1;
  const latestPage = useRef(current);
  latestPage.current = current;
  useEffect(() => onPage(current), [onPage, current]);

  // The same page stays in sight when the size changes.
  const drawnScale = useRef<number | null>(null);
  const isMeasured = frameWidth > 0;
  useLayoutEffect(() => {
    if (!isMeasured) return;
    onScale(scale);
    const before = drawnScale.current;
    drawnScale.current = scale;
    if (before === null || before === scale) return;
    const page = latestPage.current;
    virtualizer.measure();
    virtualizer.scrollToIndex(page - 1, { align: 'start' });
  }, [virtualizer, scale, isMeasured, onScale]);

  const goToPage = useCallback(
    (page: number) => virtualizer.scrollToIndex(Math.min(document.numPages, Math.max(1, page)) - 1, { align: 'start' }),
    [virtualizer, document],
  );
  useImperativeHandle(ref, () => ({ goToPage }), [goToPage]);

  const keepSize = (index: number, width: number, height: number): void => {
    const known = sizeOf(index);
    if (Math.abs(known.width - width) < 1 && Math.abs(known.height - height) < 1) return;
    sizes.current.set(index, { width, height });
    setSizeCount(sizes.current.size);
    virtualizer.measure();
  };
  return (
    <Box
      ref={frame}
      tabIndex={0}
      role="region"
      aria-label="纸面预览"
      sx={(theme) => ({
        height: '100%',
        overflow: 'auto',
        scrollbarGutter: 'stable',
        position: 'relative',
        bgcolor: theme.palette.mode === 'dark' ? '#0d100f' : '#d9d4c7',
        '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}`, outlineOffset: '-2px' },
      })}
    >
      {frameWidth > 0 ? (
        <Box
          style={{ height: virtualizer.getTotalSize(), minWidth: firstSize.width * pixelsPerPoint * scale + 2 * gap, position: 'relative' }}
        >
          {items.map((item) => {
            const size = sizeOf(item.index);
            return (
              <Box key={item.key} style={{ position: 'absolute', top: 0, left: 0, right: 0, transform: `translateY(${item.start}px)` }}>
                <PaperSheet
                  document={document}
                  pageNumber={item.index + 1}
                  width={Math.round(size.width * pixelsPerPoint * scale)}
                  height={Math.round(size.height * pixelsPerPoint * scale)}
                  scale={scale}
                  turns={turns}
                  onSize={(width, height) => keepSize(item.index, width, height)}
                />
              </Box>
            );
          })}
        </Box>
      ) : null}
    </Box>
  );
}
