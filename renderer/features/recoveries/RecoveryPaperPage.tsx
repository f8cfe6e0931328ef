import { mdiFilePdfBox, mdiFileWordBox } from '@mdi/js';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { useParams } from 'wouter';
import type { Protection } from '../../../electron/contract/protection.ts';
import { recoveryMethods, type RecoveryPaper } from '../../../electron/contract/recoveries.ts';
import { call, useAction } from '../../shared/client.ts';
import { PaperDesk } from '../../shared/paper/PaperDesk.tsx';
import { usePrint } from '../../shared/paper/use-print.ts';
import { useMay } from '../../shared/session.ts';
import { Icon, Page, showToast } from '../../shared/ui.tsx';
import { BackButton } from '../assessments/BackButton.tsx';
import { ExportDialog } from '../exports/ExportDialog.tsx';
import type { Exported } from '../exports/ExportedView.tsx';

type Format = 'pdf' | 'docx';

/** A notice or a payment order as it will be sealed. */
export function RecoveryPaperPage(): ReactNode {
  const { kind, id } = useParams<{ kind: string; id: string }>();
  const number = /^\d{1,15}$/.test(id) ? Number(id) : 0;
  const paper: RecoveryPaper = kind === 'order' ? { decisionId: number || 1 } : { noticeId: number || 1 };
  const title = kind === 'order' ? '付款单' : '追回通知书';
  const mayPrint = useMay(recoveryMethods['recoveries.paper'].access);
  const [saving, setSaving] = useState<Format | null>(null);
  const save = useAction('recoveries.savePaper');
  const { print, isPrinting } = usePrint('recoveries.paper');
  const write = async (protection: Protection, extension: string): Promise<Exported | null> => {
    if (saving === null) return null;
    const saved = await save.run({ paper, format: saving, protection }, { suggestedName: `${title}.${extension}` });
    if (!saved) return null;
    if (protection.kind !== 'encrypted') showToast({ tone: 'success', text: `已保存：${saved.file}` });
    return { file: saved.file, done: '已保存' };
  };
  return (
    <Page title={title} above={<BackButton to="/payments/recoveries" />}>
      <PaperDesk
        make={() => call('recoveries.paper', { paper, purpose: 'preview' })}
        printing={mayPrint ? { send: () => print({ paper, purpose: 'print' }), isRunning: isPrinting } : null}
        renderActions={(isReady) => (
          <>
            <Button variant="outlined" startIcon={<Icon path={mdiFileWordBox} />} disabled={!isReady} onClick={() => setSaving('docx')}>
              保存 Word
            </Button>
            <Button variant="outlined" startIcon={<Icon path={mdiFilePdfBox} />} disabled={!isReady} onClick={() => setSaving('pdf')}>
              保存 PDF
            </Button>
          </>
        )}
      />
      {saving ? (
        <ExportDialog
          key={saving}
          title={saving === 'pdf' ? '保存 PDF' : '保存 Word'}
          content={`${title}，含身份证号${kind === 'order' ? '和收款账号' : ''}`}
          extension={saving}
          save={write}
          isRunning={save.isRunning}
          onClose={() => setSaving(null)}
        />
      ) : null}
    </Page>
  );
}
