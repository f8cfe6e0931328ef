import { mdiFilePdfBox, mdiMicrosoftExcel } from '@mdi/js';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import type { OverlapFilter } from '../../../electron/contract/overlaps.ts';
import type { Protection } from '../../../electron/contract/protection.ts';
import { useJob } from '../../shared/client.ts';
import { count } from '../../shared/format.ts';
import { useSession } from '../../shared/session.ts';
import { Icon, JobDialog, showToast } from '../../shared/ui.tsx';
import { ExportDialog } from '../exports/ExportDialog.tsx';
import type { Exported } from '../exports/ExportedView.tsx';

type Format = 'xlsx' | 'pdf';

/** The register of the filter, as a workbook or on paper. */
export function OverlapExports({ filter }: { readonly filter: OverlapFilter }): ReactNode {
  const { today, ledger } = useSession();
  const [format, setFormat] = useState<Format | null>(null);
  const job = useJob('overlaps.saveList');
  const save = async (protection: Protection, extension: string): Promise<Exported | null> => {
    const suggestedName = `${ledger.regionName}重复享受台账${today}.${extension}`;
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
          title="导出重复享受台账"
          content="重复享受台账，含姓名和身份证号"
          extension={format}
          save={save}
          isRunning={job.isRunning}
          onClose={() => setFormat(null)}
        />
      ) : null}
      <JobDialog job={job} title="正在导出重复享受台账" />
    </>
  );
}
