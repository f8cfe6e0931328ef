import { mdiFilePdfBox, mdiMicrosoftExcel, mdiPrinterOutline } from '@mdi/js';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { officers } from '../../../electron/contract/method.ts';
import type { Protection } from '../../../electron/contract/protection.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { useJob } from '../../shared/client.ts';
import { count } from '../../shared/format.ts';
import { useMay, useSession } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { usePrint } from '../../shared/paper/use-print.ts';
import { Icon, JobDialog, showToast } from '../../shared/ui.tsx';
import { ExportDialog } from '../exports/ExportDialog.tsx';
import type { Exported } from '../exports/ExportedView.tsx';

/** The whole list on paper or in a file, whatever the filters show. */
export function WaitingExports({ asOf, total }: { readonly asOf: IsoDate; readonly total: number }): ReactNode {
  const { ledger, user } = useSession();
  const mayPrint = useMay(officers);
  const savePaper = useJob('placement.savePaper');
  const saveWorkbook = useJob('placement.export');
  const [asked, setAsked] = useState<'pdf' | 'xlsx' | null>(null);
  const { print, isPrinting } = usePrint('placement.paper');
  const save = async (protection: Protection, extension: string): Promise<Exported | null> => {
    const suggestedName = `${user.placeName ?? ledger.regionName}集中供养等候名单${asOf}.${extension}`;
    const saved =
      asked === 'pdf'
        ? await savePaper.start({ asOf, protection }, { suggestedName })
        : await saveWorkbook.start({ asOf, protection }, { suggestedName });
    if (!saved) return null;
    const done = 'pages' in saved ? `已保存 ${count(saved.pages)} 页` : `已导出 ${count(saved.rows)} 人`;
    if (protection.kind !== 'encrypted') showToast({ tone: 'success', text: done, next: saved.file });
    return { file: saved.file, done };
  };
  useShortcut('Ctrl+P', '打印等候名单', () => void print({ asOf, purpose: 'print' }), { isOn: mayPrint && total > 0 && !isPrinting });
  return (
    <>
      <Button variant="outlined" startIcon={<Icon path={mdiMicrosoftExcel} />} disabled={total === 0} onClick={() => setAsked('xlsx')}>
        导出 Excel
      </Button>
      <Button variant="outlined" startIcon={<Icon path={mdiFilePdfBox} />} disabled={total === 0} onClick={() => setAsked('pdf')}>
        保存 PDF
      </Button>
      {mayPrint ? (
        <Button
          variant="outlined"
          startIcon={<Icon path={mdiPrinterOutline} />}
          loading={isPrinting}
          loadingPosition="start"
          disabled={total === 0}
          onClick={() => void print({ asOf, purpose: 'print' })}
        >
          打印
        </Button>
      ) : null}
      {asked ? (
        <ExportDialog
          key={asked}
          title={asked === 'pdf' ? '保存等候名单' : '导出等候名单'}
          content={`${count(total)} 人，含身份证号和排位依据`}
          extension={asked}
          save={save}
          isRunning={savePaper.isRunning || saveWorkbook.isRunning}
          onClose={() => setAsked(null)}
        />
      ) : null}
      <JobDialog job={savePaper} title="保存等候名单" />
      <JobDialog job={saveWorkbook} title="导出等候名单" />
    </>
  );
}
