import { mdiFilePdfBox, mdiMicrosoftExcel } from '@mdi/js';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import type { RecoveryFilter } from '../../../electron/contract/recoveries.ts';
import type { Protection } from '../../../electron/contract/protection.ts';
import { useJob } from '../../shared/client.ts';
import { count } from '../../shared/format.ts';
import { useSession } from '../../shared/session.ts';
import { Icon, JobDialog, showToast } from '../../shared/ui.tsx';
import { ExportDialog } from '../exports/ExportDialog.tsx';
import type { Exported } from '../exports/ExportedView.tsx';

type Format = 'xlsx' | 'pdf';

/** The ledger with what is suspected, what waits and what was settled, as a workbook or on paper. */
export function LedgerExports({ filter }: { readonly filter: RecoveryFilter }): ReactNode {
  const { today, ledger } = useSession();
  const [format, setFormat] = useState<Format | null>(null);
  const job = useJob('recoveries.saveLedger');
  const save = async (protection: Protection, extension: string): Promise<Exported | null> => {
    const suggestedName = `${ledger.regionName}追回台账${today}.${extension}`;
    const saved = await job.start({ filter, format: format ?? 'xlsx', protection }, { suggestedName });
    if (!saved) return null;
    const done = `已导出 ${count(saved.rows)} 行`;
    if (protection.kind !== 'encrypted') showToast({ tone: 'success', text: done, next: saved.file });
    return { file: saved.file, done };
  };
  return (
    <>
      <Button variant="outlined" startIcon={<Icon path={mdiFilePdfBox} />} onClick={() => setFormat('pdf')}>
        台账 PDF
      </Button>
      <Button variant="outlined" startIcon={<Icon path={mdiMicrosoftExcel} />} onClick={() => setFormat('xlsx')}>
        台账 Excel
      </Button>
      {format ? (
        <ExportDialog
          key={format}
          title="导出追回台账"
          content="追回台账、疑点、待定和抵扣明细，含身份证号"
          extension={format}
          save={save}
          isRunning={job.isRunning}
          onClose={() => setFormat(null)}
        />
      ) : null}
      <JobDialog job={job} title="正在导出追回台账" />
    </>
  );
}
