import type { PaperInput } from '../../../electron/contract/payments.ts';
import { useJob, type Job } from '../../shared/client.ts';
import { useSetPaper, type SetPaper } from '../../shared/paper/use-set-paper.ts';

/** The paper of a sheet. For another scope or size show the component anew, with another key. */
export function usePaper(input: PaperInput): SetPaper & { readonly job: Job<'payments.paper'> } {
  const job = useJob('payments.paper', { isQuiet: true });
  const paper = useSetPaper({ make: () => job.start({ ...input, purpose: 'preview' }), cancel: job.cancel });
  return { ...paper, error: paper.error ?? job.error, job };
}
