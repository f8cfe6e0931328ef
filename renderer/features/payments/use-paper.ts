import { useEffect, useRef, useState } from 'react';
import type { PaperInput } from '../../../electron/contract/payments.ts';
import type { WireError } from '../../../electron/contract/result.ts';
import { useJob, wireErrorOf, type Job } from '../../shared/client.ts';
import { openPaper, type PaperDocument } from '../../shared/paper/paper-document.ts';

export type OpenedPaper = { readonly document: PaperDocument; readonly warnings: readonly string[] };
type Paper = {
  readonly opened: OpenedPaper | null;
  readonly error: WireError | null;
  readonly job: Job<'payments.paper'>;
  readonly retry: () => void;
};

/** Has the backend set the paper once and opens it. For another scope or size show the component anew, with another key. */
export function usePaper(input: PaperInput): Paper {
  const job = useJob('payments.paper', { isQuiet: true });
  const [opened, setOpened] = useState<OpenedPaper | null>(null);
  const [fault, setFault] = useState<WireError | null>(null);
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(job);
  latest.current = job;
  const asked = useRef(input);

  useEffect(() => {
    let document: PaperDocument | null = null;
    let isGone = false;
    const read = async (): Promise<void> => {
      const paper = await latest.current.start({ ...asked.current, purpose: 'preview' });
      if (!paper || isGone) return;
      document = await openPaper(paper.pdf);
      if (isGone) void document.destroy();
      else setOpened({ document, warnings: paper.warnings });
    };
    setFault(null);
    read().catch((error: unknown) => {
      if (!isGone) setFault(wireErrorOf(error));
    });
    return () => {
      isGone = true;
      latest.current.cancel();
      void document?.destroy();
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- another attempt reads again
  }, [attempt]);

  return { opened, error: fault ?? job.error, job, retry: () => setAttempt(attempt + 1) };
}
