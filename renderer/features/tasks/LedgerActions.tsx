import { mdiFileExcelOutline, mdiFilePdfBox, mdiPrinterOutline } from '@mdi/js';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { officers } from '../../../electron/contract/method.ts';
import type { Protection } from '../../../electron/contract/protection.ts';
import { isoDate } from '../../../electron/contract/values.ts';
import { useJob } from '../../shared/client.ts';
import { useMay, useSession } from '../../shared/session.ts';
import { usePrint } from '../../shared/paper/use-print.ts';
import { Icon, JobDialog, showToast } from '../../shared/ui.tsx';
import { ExportDialog } from '../exports/ExportDialog.tsx';
import type { Exported } from '../exports/ExportedView.tsx';

type LedgerActionsProps = {
  readonly of: 'tasks' | 'supervision';
  /** `政策任务台账`. */
  readonly name: string;
  /** What goes into it, for the dialog. */
  readonly content: string;
};

/** The ledger of this page on paper and as a workbook. */
export function LedgerActions({ of, name, content }: LedgerActionsProps): ReactNode {
  const asOf = isoDate(useSession().today);
  const mayPrint = useMay(officers);
  const save = useJob(`${of}.savePaper`);
  const [saving, setSaving] = useState<'pdf' | 'xlsx' | null>(null);
  const { print } = usePrint(`${of}.paper`);
  const write = async (protection: Protection, extension: string): Promise<Exported | null> => {
    if (saving === null) return null;
    const saved = await save.start({ asOf, format: saving, protection }, { suggestedName: `${name}${asOf}.${extension}` });
    if (!saved) return null;
    if (protection.kind !== 'encrypted') showToast({ tone: 'success', text: '已保存', next: saved.file });
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
      {mayPrint ? (
        <Button variant="outlined" startIcon={<Icon path={mdiPrinterOutline} />} onClick={() => void print({ asOf, purpose: 'print' })}>
          打印
        </Button>
      ) : null}
      {saving ? (
        <ExportDialog
          key={saving}
          title={saving === 'pdf' ? `保存${name}` : `导出${name}`}
          content={content}
          extension={saving}
          save={write}
          isRunning={save.isRunning}
          onClose={() => setSaving(null)}
        />
      ) : null}
      <JobDialog job={save} title={`保存${name}`} />
    </>
  );
}
