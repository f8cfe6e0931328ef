import { mdiFileExcelOutline, mdiFilePdfBox, mdiPrinterOutline } from '@mdi/js';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import type { ReportSource } from '../../../electron/contract/own-reports.ts';
import type { Protection } from '../../../electron/contract/protection.ts';
import { useJob } from '../../shared/client.ts';
import { useSession } from '../../shared/session.ts';
import { usePrint } from '../../shared/paper/use-print.ts';
import { Icon, JobDialog, showToast } from '../../shared/ui.tsx';
import { ExportDialog } from '../exports/ExportDialog.tsx';
import type { Exported } from '../exports/ExportedView.tsx';

/** A report on paper and as a workbook. */
export function MadeActions({ source, name }: { readonly source: ReportSource; readonly name: string }): ReactNode {
  const { today } = useSession();
  const asOf = (source.kind === 'standing' ? source.asOf : source.definition.asOf) ?? today;
  const paper = useJob('reports.savePaper');
  const workbook = useJob('reports.saveWorkbook');
  const [saving, setSaving] = useState<'pdf' | 'xlsx' | null>(null);
  const job = saving === 'pdf' ? paper : workbook;
  const { print, isPrinting } = usePrint('reports.paper');
  const write = async (protection: Protection, extension: string): Promise<Exported | null> => {
    const saved = await job.start({ source, protection }, { suggestedName: `${name}_${asOf}.${extension}` });
    if (!saved) return null;
    if (protection.kind !== 'encrypted') showToast({ tone: 'success', text: `已保存：${saved.file}` });
    return { file: saved.file, done: '已保存' };
  };
  return (
    <>
      <Button variant="outlined" startIcon={<Icon path={mdiFileExcelOutline} />} onClick={() => setSaving('xlsx')}>
        导出 Excel
      </Button>
      <Button variant="outlined" startIcon={<Icon path={mdiFilePdfBox} />} onClick={() => setSaving('pdf')}>
        保存 PDF
      </Button>
      <Button
        variant="outlined"
        startIcon={<Icon path={mdiPrinterOutline} />}
        disabled={isPrinting}
        onClick={() => void print({ source, isMasked: false, purpose: 'print' })}
      >
        打印
      </Button>
      {saving ? (
        <ExportDialog
          key={saving}
          title={saving === 'pdf' ? `保存${name}` : `导出${name}`}
          content={`${name}，按所选的列`}
          extension={saving}
          save={write}
          isRunning={job.isRunning}
          onClose={() => setSaving(null)}
        />
      ) : null}
      <JobDialog job={paper} title={`保存${name}`} />
      <JobDialog job={workbook} title={`导出${name}`} />
    </>
  );
}
