import { useEffect, useRef, useState } from 'react';
import type { WireError } from '../../../electron/contract/result.ts';
import { wireErrorOf } from '../client.ts';
import { openPaper, type PaperDocument } from './paper-document.ts';

export type OpenedPaper = { readonly document: PaperDocument; readonly warnings: readonly string[] };
type Made = { readonly pdf: Uint8Array; readonly warnings: readonly string[] };
/** How a paper is made, and what stops it where it may take long. */
export type PaperMaker = { readonly make: () => Promise<Made | null>; readonly cancel?: () => void };
export type SetPaper = { readonly opened: OpenedPaper | null; readonly error: WireError | null; readonly retry: () => void };

/** Has the backend set the paper once and opens it. For another paper show the component anew, with another key. */
export function useSetPaper(maker: PaperMaker): SetPaper {
  const [opened, setOpened] = useState<OpenedPaper | null>(null);
  const [error, setError] = useState<WireError | null>(null);
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(maker);
  latest.current = maker;

  useEffect(() => {
    let document: PaperDocument | null = null;
    let isGone = false;
    const read = async (): Promise<void> => {
      const paper = await latest.current.make();
      if (!paper || isGone) return;
      document = await openPaper(paper.pdf);
      if (isGone) void document.destroy();
      else setOpened({ document, warnings: paper.warnings });
    };
    setError(null);
    read().catch((thrown: unknown) => {
      if (!isGone) setError(wireErrorOf(thrown));
    });
    return () => {
      isGone = true;
      latest.current.cancel?.();
      void document?.destroy();
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- another attempt reads again
  }, [attempt]);

  return { opened, error, retry: () => setAttempt(attempt + 1) };
}
