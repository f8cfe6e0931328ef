import type { ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { useJob } from '../../shared/client.ts';
import { count } from '../../shared/format.ts';
import { askConfirm, JobDialog, showToast } from '../../shared/ui.tsx';
import { kindLabel, kindWords } from './kind-words.ts';

export type Batch = OutputOf<'imports.batches'>[number];

/** Taking a batch back as a whole, after saying what goes. Show `dialog` on the page. */
export function useUndo(): { readonly undo: (batch: Batch) => Promise<boolean>; readonly isRunning: boolean; readonly dialog: ReactNode } {
  const job = useJob('imports.undo');
  const undo = async (batch: Batch): Promise<boolean> => {
    const { undoing, unit } = kindWords[batch.kind];
    const isSure = await askConfirm({
      title: `撤销第 ${batch.batchId} 号导入？`,
      body: `《${batch.fileName}》写入的 ${count(batch.accepted)} ${unit}将整批撤销：${undoing}撤销只作标记，不删除数据，审计日志中仍可查到；需要时可以重新导入同一文件。`,
      confirmLabel: '整批撤销',
      tone: 'danger',
    });
    if (!isSure) return false;
    const done = await job.start({ batchId: batch.batchId });
    if (!done) return false;
    showToast({
      tone: 'success',
      text: `第 ${batch.batchId} 号导入（${kindLabel(batch.kind)}）已整批撤销，共 ${count(done.undone)} ${unit}。`,
    });
    return true;
  };
  return { undo, isRunning: job.isRunning, dialog: <JobDialog job={job} title="撤销导入" /> };
}
