/** A list as a workbook: the dialog that asks how it is protected, the work, the word when it is done. */
import { useState, type ReactNode } from 'react';
import type { InputOf } from '../../../electron/contract/index.ts';
import type { Protection } from '../../../electron/contract/protection.ts';
import { useJob } from '../../shared/client.ts';
import { count } from '../../shared/format.ts';
import { useSession } from '../../shared/session.ts';
import { JobDialog, showToast } from '../../shared/ui.tsx';
import { ExportDialog } from '../exports/ExportDialog.tsx';

type Name = 'agreements.export' | 'fiveHaves.export' | 'visits.exportMissed';

export function useListExport<Export extends Name>(
  name: Export,
  title: string,
  filter: InputOf<Export>['filter'],
  content: string,
): { readonly open: () => void; readonly isRunning: boolean; readonly dialogs: ReactNode } {
  const { today, ledger, user } = useSession();
  const [isOpen, setIsOpen] = useState(false);
  const job = useJob(name);
  const save = async (protection: Protection, extension: string): Promise<{ file: string; done: string } | null> => {
    const suggestedName = `${user.placeName ?? ledger.regionName}${title}${today}.${extension}`;
    const saved = await job.start({ filter, protection } as InputOf<Export>, { suggestedName });
    if (!saved) return null;
    const done = `已导出 ${count(saved.rows)} 人`;
    if (protection.kind !== 'encrypted') showToast({ tone: 'success', text: done, next: saved.file });
    return { file: saved.file, done };
  };
  return {
    open: () => setIsOpen(true),
    isRunning: job.isRunning,
    dialogs: (
      <>
        {isOpen ? (
          <ExportDialog
            title={`导出${title}`}
            content={content}
            extension="xlsx"
            save={save}
            isRunning={job.isRunning}
            onClose={() => setIsOpen(false)}
          />
        ) : null}
        <JobDialog job={job} title={`正在导出${title}`} />
      </>
    ),
  };
}
