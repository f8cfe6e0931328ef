import Box from '@mui/material/Box';
import { useEffect, useLayoutEffect, useRef, useState, type PointerEvent, type ReactNode } from 'react';
import { EmptyState } from '../../shared/ui.tsx';
import { mdiImageBrokenVariant } from '@mdi/js';

type Size = { readonly width: number; readonly height: number };

type PictureViewProps = {
  readonly address: string;
  readonly title: string;
  /** Share of the picture's own size; `fit` shows the whole of it. */
  readonly zoom: 'fit' | number;
  /** Clockwise, in quarter turns. */
  readonly turns: number;
  readonly onScale: (scale: number) => void;
};

/** A picture, whole or enlarged; what does not fit is dragged or scrolled into sight. */
export function PictureView({ address, title, zoom, turns, onScale }: PictureViewProps): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<Size>({ width: 0, height: 0 });
  const [natural, setNatural] = useState<Size | null>(null);
  const [isBroken, setIsBroken] = useState(false);
  const dragged = useRef<{ readonly x: number; readonly y: number; readonly left: number; readonly top: number } | null>(null);

  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const measure = (): void => setRoom({ width: element.offsetWidth, height: element.offsetHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const isOnSide = turns % 2 === 1;
  const turned = natural && isOnSide ? { width: natural.height, height: natural.width } : natural;
  // Never larger than it is: a small photo blown up shows no more.
  const fit = turned ? Math.min(1, (room.width - 2) / turned.width, (room.height - 2) / turned.height) : 1;
  const scale = zoom === 'fit' ? Math.max(0.01, fit) : zoom;
  useEffect(() => {
    if (natural) onScale(scale);
  }, [natural, scale, onScale]);

  // What stood in the middle stays there when the size changes.
  const drawn = useRef<{ readonly scale: number; readonly turns: number } | null>(null);
  useLayoutEffect(() => {
    const element = frame.current;
    const before = drawn.current;
    drawn.current = { scale, turns };
    if (!element || !before || before.scale === scale) return;
    const grown = scale / before.scale;
    element.scrollLeft = (element.scrollLeft + element.clientWidth / 2) * grown - element.clientWidth / 2;
    element.scrollTop = (element.scrollTop + element.clientHeight / 2) * grown - element.clientHeight / 2;
  }, [scale, turns]);

  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    const element = frame.current;
    if (!element || event.button !== 0 || event.target === element) return;
    event.preventDefault();
    element.focus();
    element.setPointerCapture(event.pointerId);
    dragged.current = { x: event.clientX, y: event.clientY, left: element.scrollLeft, top: element.scrollTop };
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    const from = dragged.current;
    if (!from) return;
    event.currentTarget.scrollLeft = from.left - (event.clientX - from.x);
    event.currentTarget.scrollTop = from.top - (event.clientY - from.y);
  };
  const onPointerUp = (): void => {
    dragged.current = null;
  };

  return (
    <Box
      ref={frame}
      tabIndex={0}
      role="region"
      aria-label="图片"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      sx={(theme) => ({
        height: '100%',
        overflow: 'auto',
        display: 'grid',
        cursor: scale > fit + 0.001 ? 'grab' : 'default',
        bgcolor: theme.palette.mode === 'dark' ? '#0d100f' : '#d9d4c7',
        '&:active': scale > fit + 0.001 ? { cursor: 'grabbing' } : {},
        '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}`, outlineOffset: '-2px' },
      })}
    >
      {isBroken ? (
        <EmptyState icon={mdiImageBrokenVariant} what="这张图片显示不出来" next="附件本身完好，可以“另存”后用其他软件打开。" />
      ) : (
        <Box
          sx={{ m: 'auto', position: 'relative', overflow: 'hidden', flex: 'none' }}
          style={turned ? { width: turned.width * scale, height: turned.height * scale } : { visibility: 'hidden' }}
        >
          <img
            src={address}
            alt={title}
            draggable={false}
            onLoad={({ currentTarget }) => setNatural({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })}
            onError={() => setIsBroken(true)}
            style={{
              position: 'absolute',
              top: '50%',
              left: '50%',
              maxWidth: 'none',
              ...(natural ? { width: natural.width * scale, height: natural.height * scale } : {}),
              transform: `translate(-50%, -50%) rotate(${turns * 90}deg)`,
            }}
          />
        </Box>
      )}
    </Box>
  );
}
