import { mdiMicrosoftExcel } from '@mdi/js';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import type { InputOf } from '../../../electron/contract/index.ts';
import type { Protection } from '../../../electron/contract/protection.ts';
import { useJob } from '../../shared/client.ts';
import { count } from '../../shared/format.ts';
import { useSession } from '../../shared/session.ts';
import { Icon, JobDialog, showToast } from '../../shared/ui.tsx';
import { ExportDialog } from '../exports/ExportDialog.tsx';

type Name = 'agreements.export' | 'fiveHaves.export' | 'visits.exportMissed';

type ListExportProps<Export extends Name> = {
  readonly name: Export;
  /** On the button. */
  readonly label: string;
  /** Of the file and its dialogs. */
  readonly title: string;
  readonly filter: InputOf<Export>['filter'];
  /** What leaves the ledger, in words. */
  readonly content: string;
  readonly total: number;
};

/** A list as a workbook: the button, the dialog that asks how it is protected, the work, the word when it is done. */
export function ListExport<Export extends Name>({ name, label, title, filter, content, total }: ListExportProps<Export>): ReactNode {
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
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<Icon path={mdiMicrosoftExcel} />}
        onClick={() => setIsOpen(true)}
        disabled={total === 0 || job.isRunning}
      >
        {label}
      </Button>
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
  );
}
