import type { ImportKind } from '../../../electron/contract/imports.ts';
import { useAction, useJob, type Job } from '../../shared/client.ts';
import { goTo } from '../../shared/navigation.ts';
import { forgetPreview, keepPreview } from './waiting-previews.ts';

type ChooseFile = {
  /** `replaced` is the preview that is given up for the new file, once there is one. */
  readonly choose: (kind: ImportKind | null, replaced?: string) => Promise<void>;
  readonly job: Job<'imports.preview'>;
};

/** Asks for a file by the system's dialog, has it checked and opens the wizard; a refusal stays in `job.error`, to be shown in place. */
export function useChooseFile(): ChooseFile {
  const job = useJob('imports.preview', { isQuiet: true });
  const discard = useAction('imports.discard', { isQuiet: true });
  const choose = async (kind: ImportKind | null, replaced?: string): Promise<void> => {
    const preview = await job.start({ kind });
    if (!preview) return;
    keepPreview(preview);
    goTo(`/imports/new?preview=${preview.previewId}`, { replace: replaced !== undefined });
    if (replaced === undefined) return;
    forgetPreview(replaced);
    await discard.run({ previewId: replaced });
  };
  return { choose, job };
}
