/** What the copying thread can be asked for. */
import { checkCopy, copyAll, verifyBytes, type ByteSource, type CheckJob, type Checked, type CopyJob, type Watch } from './copy.ts';
import { writePack, type PackJob } from './pack-writer.ts';

export type CopyTask = {
  /** In order: the ledger first, because it stands still only for a while. */
  readonly copies: readonly CopyJob[];
  readonly check: CheckJob | null;
  /** Read again from the beginning and compared. */
  readonly verify?: readonly (ByteSource & { readonly sha256: string })[];
  readonly pack: PackJob | null;
  readonly phase: string;
};
export type CopyOutcome = {
  /** Of the first that was copied; the ledger goes first. */
  readonly sha256: string | null;
  /** Names of attachments that are whole in neither place. */
  readonly damaged: readonly string[];
  readonly checked: Checked | null;
};

export function runTask(task: CopyTask, watch: Watch): CopyOutcome {
  const sums = copyAll(task.copies, task.phase, watch);
  const checked = task.check ? checkCopy(task.check, watch) : null;
  for (const source of task.verify ?? []) {
    let done = 0;
    verifyBytes(source, source.sha256, watch, (bytes) => watch.onProgress((done += bytes), source.bytes, '正在核对'));
  }
  if (task.pack) writePack(task.pack, watch);
  const damaged = task.copies.flatMap(({ sealed }, index) => (sealed && sums[index] === null ? [sealed.name] : []));
  return { sha256: sums[0] ?? null, damaged, checked };
}
