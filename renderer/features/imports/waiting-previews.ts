/**
 * Checked files that wait for the user's decision. They live in the backend until it is made; the page keeps their answers, so that somebody
 * who looks something up meanwhile finds them again. Logging out clears both.
 */
import { useQuery } from '@tanstack/react-query';
import type { ImportPreview } from '../../../electron/contract/imports.ts';
import { queryClient } from '../../shared/client.ts';

const queryKey = ['imports.waiting'];
/** As many as the backend keeps. */
const most = 3;

function update(change: (waiting: readonly ImportPreview[]) => readonly ImportPreview[]): void {
  queryClient.setQueryData<readonly ImportPreview[]>(queryKey, (waiting) => change(waiting ?? []));
}

export function useWaitingPreviews(): readonly ImportPreview[] {
  const { data } = useQuery<readonly ImportPreview[]>({ queryKey, queryFn: () => [], initialData: [], gcTime: Infinity });
  return data;
}

/** A new preview, or the same file read another way. */
export function keepPreview(preview: ImportPreview): void {
  update((waiting) => [...waiting.filter((other) => other.previewId !== preview.previewId), preview].slice(-most));
  void queryClient.invalidateQueries({ queryKey: ['imports.rows', { previewId: preview.previewId }] });
}

export function forgetPreview(previewId: string): void {
  update((waiting) => waiting.filter((other) => other.previewId !== previewId));
}
