import { mdiFilePdfBox } from '@mdi/js';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { useParams } from 'wouter';
import type { Protection } from '../../../electron/contract/protection.ts';
import { call, useAction } from '../../shared/client.ts';
import { PaperDesk } from '../../shared/paper/PaperDesk.tsx';
import { usePrint } from '../../shared/paper/use-print.ts';
import { Icon, Page, showToast } from '../../shared/ui.tsx';
import { BackButton } from '../assessments/BackButton.tsx';
import { ExportDialog } from '../exports/ExportDialog.tsx';
import type { Exported } from '../exports/ExportedView.tsx';

/** The form of one record as it is filed: what it says and the steps it took. */
export function RecordPaperPage(): ReactNode {
  const { code, id } = useParams<{ code: string; id: string }>();
  const recordId = /^\d{1,15}$/.test(id) ? Number(id) || 1 : 1;
  const [isSaving, setIsSaving] = useState(false);
  const save = useAction('registers.savePaper');
  const { print, isPrinting } = usePrint('registers.paper');
  const write = async (protection: Protection, extension: string): Promise<Exported | null> => {
    const saved = await save.run({ recordId, protection }, { suggestedName: `登记表.${extension}` });
    if (!saved) return null;
    if (protection.kind !== 'encrypted') showToast({ tone: 'success', text: `已保存：${saved.file}` });
    return { file: saved.file, done: '已保存' };
  };
  return (
    <Page title="登记表" above={<BackButton to={`/registers/${code}/${id}`} />}>
      <PaperDesk
        make={async () => ({ ...(await call('registers.paper', { recordId, purpose: 'preview' })), warnings: [] })}
        printing={{ send: () => print({ recordId, purpose: 'print' }), isRunning: isPrinting }}
        renderActions={(isReady) => (
          <Button variant="outlined" startIcon={<Icon path={mdiFilePdfBox} />} disabled={!isReady} onClick={() => setIsSaving(true)}>
            保存 PDF
          </Button>
        )}
      />
      {isSaving ? (
        <ExportDialog
          title="保存 PDF"
          content="登记表，含姓名和身份证号"
          extension="pdf"
          save={write}
          isRunning={save.isRunning}
          onClose={() => setIsSaving(false)}
        />
      ) : null}
    </Page>
  );
}
