import type { ReactNode, Ref } from 'react';
import type { PaperInput } from '../../../electron/contract/payments.ts';
import { JobDialog } from '../../shared/ui.tsx';
import { PaperFrame } from '../../shared/paper/PaperFrame.tsx';
import type { PaperPlace } from '../../shared/paper/PaperPages.tsx';
import type { Zoom } from '../../shared/paper/zoom.ts';
import { usePaper } from './use-paper.ts';

type PaperViewProps = {
  readonly input: PaperInput;
  readonly zoom: Zoom;
  readonly onPages: (pages: number) => void;
  readonly onPage: (page: number) => void;
  readonly onScale: (scale: number) => void;
  readonly ref: Ref<PaperPlace>;
};

/** One paper: set by the backend, drawn here. */
export function PaperView({ input, ...frame }: PaperViewProps): ReactNode {
  const { opened, error, job, retry } = usePaper(input);
  return (
    <>
      <PaperFrame opened={opened} error={error} isRunning={job.isRunning} onRetry={retry} {...frame} />
      <JobDialog job={job} title="排版发放表" />
    </>
  );
}
