import Box from '@mui/material/Box';
import { RenderingCancelledException } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { reportFault } from '../client.ts';
import type { PaperDocument } from './paper-document.ts';

/** Points of the paper to pixels of the screen at 100 %. */
export const pixelsPerPoint = 96 / 72;
/** Larger canvases cost more memory than their sharpness is worth. */
const mostPixels = 20_000_000;

type PaperSheetProps = {
  readonly document: PaperDocument;
  readonly pageNumber: number;
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  /** Clockwise, in quarter turns, for papers that were scanned on their side. */
  readonly turns?: number;
  readonly onSize: (width: number, height: number) => void;
};

/** One page, drawn as sharp as the screen; the old picture is stretched until the new one is ready, so that zooming does not flash. */
export function PaperSheet({ document, pageNumber, width, height, scale, turns = 0, onSize }: PaperSheetProps): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isFailed, setIsFailed] = useState(false);
  const latestSize = useRef(onSize);
  latestSize.current = onSize;

  useEffect(() => {
    let stop = (): void => {};
    let isGone = false;
    const draw = async (): Promise<void> => {
      const page = await document.getPage(pageNumber);
      if (isGone) return;
      const rotation = (page.rotate + turns * 90) % 360;
      const natural = page.getViewport({ scale: 1, rotation });
      latestSize.current(natural.width, natural.height);
      const area = natural.width * natural.height * (scale * pixelsPerPoint) ** 2;
      const sharpness = Math.min(window.devicePixelRatio, Math.sqrt(mostPixels / area));
      const viewport = page.getViewport({ scale: scale * pixelsPerPoint * sharpness, rotation });
      const fresh = window.document.createElement('canvas');
      fresh.width = Math.round(viewport.width);
      fresh.height = Math.round(viewport.height);
      const task = page.render({ canvas: fresh, viewport });
      stop = () => task.cancel();
      await task.promise;
      const target = canvas.current;
      if (isGone || !target) return;
      target.width = fresh.width;
      target.height = fresh.height;
      target.getContext('2d')?.drawImage(fresh, 0, 0);
      target.dataset['drawn'] = 'true';
    };
    draw().catch((error: unknown) => {
      if (isGone || error instanceof RenderingCancelledException) return;
      reportFault(error);
      setIsFailed(true);
    });
    return () => {
      isGone = true;
      stop();
    };
  }, [document, pageNumber, scale, turns]);

  return (
    <Box sx={{ bgcolor: '#fff', boxShadow: 2, mx: 'auto', lineHeight: 0, position: 'relative' }} style={{ width, height }}>
      {isFailed ? (
        <Box sx={{ position: 'absolute', inset: 0, display: 'grid', placeItems: 'center', color: '#555', lineHeight: 1.5 }}>
          第 {pageNumber} 页没有显示出来；打印和保存不受影响。
        </Box>
      ) : null}
      <canvas ref={canvas} role="img" aria-label={`第 ${pageNumber} 页`} style={{ width: '100%', height: '100%' }} />
    </Box>
  );
}
