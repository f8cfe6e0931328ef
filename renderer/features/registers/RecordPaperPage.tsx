import { mdiFilePdfBox, mdiPrinterOutline } from '@mdi/js';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { useParams } from 'wouter';
import type { Protection } from '../../../electron/contract/protection.ts';
import { call, printPaper, showError, useAction, wireErrorOf } from '../../shared/client.ts';
import { PaperFrame } from '../../shared/paper/PaperFrame.tsx';
import { useSetPaper } from '../../shared/paper/use-set-paper.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { Icon, Page, showToast } from '../../shared/ui.tsx';
import { BackButton } from '../assessments/BackButton.tsx';
import { ExportDialog } from '../exports/ExportDialog.tsx';
import type { Exported } from '../exports/ExportedView.tsx';

const nothing = (): void => undefined;

/** The form of one record as it is filed: what it says and the steps it took. */
export function RecordPaperPage(): ReactNode {
  const { code, id } = useParams<{ code: string; id: string }>();
  const recordId = /^\d{1,15}$/.test(id) ? Number(id) || 1 : 1;
  const [isSaving, setIsSaving] = useState(false);
  const save = useAction('registers.savePaper');
  const print = async (): Promise<void> => {
    try {
      if (await printPaper('registers.paper', { recordId, purpose: 'print' })) showToast({ tone: 'success', text: '已送往打印机。' });
    } catch (error) {
      showError(wireErrorOf(error));
    }
  };
  useShortcut('Ctrl+P', '打印', () => void print());
  const { opened, error, retry } = useSetPaper({
    make: async () => ({ ...(await call('registers.paper', { recordId, purpose: 'preview' })), warnings: [] }),
    cancel: () => undefined,
  });
  const write = async (protection: Protection, extension: string): Promise<Exported | null> => {
    const saved = await save.run({ recordId, protection }, { suggestedName: `登记表.${extension}` });
    if (!saved) return null;
    if (protection.kind !== 'encrypted') showToast({ tone: 'success', text: `已保存：${saved.file}` });
    return { file: saved.file, done: '已保存' };
  };
  return (
    <Page
      title="登记表"
      above={<BackButton to={`/registers/${code}/${id}`} />}
      actions={
        <>
          <Button variant="outlined" startIcon={<Icon path={mdiFilePdfBox} />} onClick={() => setIsSaving(true)}>
            保存 PDF
          </Button>
          <Button variant="contained" startIcon={<Icon path={mdiPrinterOutline} />} onClick={() => void print()} title="Ctrl+P">
            打印
          </Button>
        </>
      }
    >
      <PaperFrame
        ref={null}
        opened={opened}
        error={error}
        isRunning={opened === null}
        onRetry={retry}
        zoom={1}
        onPages={nothing}
        onPage={nothing}
        onScale={nothing}
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
