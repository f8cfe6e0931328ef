import type { ReactNode } from 'react';
import type { BankSheet } from '../../../electron/contract/bank.ts';
import type { Protection } from '../../../electron/contract/protection.ts';
import { useJob } from '../../shared/client.ts';
import { count } from '../../shared/format.ts';
import { JobDialog, showToast } from '../../shared/ui.tsx';
import { ExportDialog } from '../exports/ExportDialog.tsx';
import type { Exported } from '../exports/ExportedView.tsx';

export type SignatureFormat = 'xlsx' | 'pdf';

type SignatureExportProps = {
  readonly sheet: BankSheet;
  /** Null: every line in no batch. */
  readonly lineIds: number[] | null;
  readonly format: SignatureFormat;
  readonly onClose: () => void;
};

/** The list that is signed when cash is handed out. */
export function SignatureExport({ sheet, lineIds, format, onClose }: SignatureExportProps): ReactNode {
  const job = useJob('otherPayments.saveSignatures');
  const save = async (protection: Protection, extension: string): Promise<Exported | null> => {
    const saved = await job.start(
      { sheetId: sheet.sheetId, lineIds, format, protection },
      { suggestedName: `${sheet.name}现金签领表.${extension}` },
    );
    if (!saved) return null;
    const done = `已导出 ${count(saved.rows)} 行`;
    if (protection.kind !== 'encrypted') showToast({ tone: 'success', text: done, next: saved.file });
    return { file: saved.file, done };
  };
  return (
    <>
      <ExportDialog
        title="导出现金签领表"
        content={`${lineIds === null ? `未列入批次的全部 ${count(sheet.restLines)} 笔` : `所选 ${count(lineIds.length)} 笔`}，含姓名和身份证号`}
        extension={format}
        save={save}
        isRunning={job.isRunning}
        onClose={onClose}
      />
      <JobDialog job={job} title="正在导出现金签领表" />
    </>
  );
}
