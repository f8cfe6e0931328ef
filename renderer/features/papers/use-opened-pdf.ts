import { useEffect, useState } from 'react';
import { reportFault } from '../../shared/client.ts';
import { openPaper } from '../../shared/paper/paper-document.ts';
import type { OpenedPaper } from '../../shared/paper/use-set-paper.ts';

/** Opens a paper as it changes under the hands: the one before stays in sight until the new one can be drawn. */
export function useOpenedPdf(pdf: Uint8Array | null, warnings: readonly string[]): OpenedPaper | null {
  const [opened, setOpened] = useState<OpenedPaper | null>(null);
  useEffect(() => {
    if (!pdf) return undefined;
    let isGone = false;
    // The reader takes the bytes away; the answer is kept for the next time.
    openPaper(pdf.slice())
      .then((document) => (isGone ? document.destroy() : setOpened({ document, warnings })))
      .catch(reportFault);
    return () => {
      isGone = true;
    };
  }, [pdf, warnings]);
  useEffect(() => {
    if (!opened) return undefined;
    return () => {
      // After what draws it has let go.
      setTimeout(() => void opened.document.destroy(), 0);
    };
  }, [opened]);
  return opened;
}
