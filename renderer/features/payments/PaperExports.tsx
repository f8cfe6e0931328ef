import { mdiFileExcelOutline, mdiFilePdfBox } from '@mdi/js';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import type { PaperInput } from '../../../electron/contract/payments.ts';
import { happinessScheme } from '../../../electron/contract/schemes.ts';
import type { Protection } from '../../../electron/contract/protection.ts';
import { useJob } from '../../shared/client.ts';
import { count } from '../../shared/format.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { Icon, JobDialog, showToast } from '../../shared/ui.tsx';
import { ExportDialog } from '../exports/ExportDialog.tsx';
import type { Exported } from '../exports/ExportedView.tsx';

type Extension = 'pdf' | 'xlsx';

/** What of it must be kept from others. */
function holds({ scheme }: PaperInput, extension: Extension): string {
  if (scheme === happinessScheme) return '含村级收款账号';
  return `含身份证号${extension === 'pdf' ? '' : '和收款账号'}`;
}

type PaperExportsProps = {
  readonly input: PaperInput;
  /** Month and part, in words. */
  readonly what: string;
  /** Without its ending. */
  readonly name: string;
};

/** The paper as a file. The copy for posting is masked already and goes straight to its place; the one for sealing asks how it is protected. */
export function PaperExports({ input, what, name }: PaperExportsProps): ReactNode {
  const savePaper = useJob('payments.savePaper');
  const saveWorkbook = useJob('payments.saveWorkbook');
  const [asked, setAsked] = useState<Extension | null>(null);
  const isPosting = input.posting !== undefined;

  const saveAs = async (kind: Extension, protection: Protection, extension: string): Promise<Exported | null> => {
    const options = { suggestedName: `${name}.${extension}` };
    const saved =
      kind === 'pdf'
        ? await savePaper.start({ ...input, protection }, options)
        : await saveWorkbook.start({ ...input, protection }, options);
    if (!saved) return null;
    const done = 'pages' in saved ? `已保存 ${count(saved.pages)} 页` : `已导出 ${count(saved.rows)} 行`;
    if (protection.kind !== 'encrypted') showToast({ tone: 'success', text: `${done}：${saved.file}` });
    return { file: saved.file, done };
  };
  const ask = (kind: Extension): void => {
    if (isPosting) void saveAs(kind, { kind: 'masked' }, kind);
    else setAsked(kind);
  };
  useShortcut('Ctrl+S', '保存 PDF', () => ask('pdf'), { isOn: !savePaper.isRunning });
  useShortcut('Ctrl+E', '导出 Excel', () => ask('xlsx'), { isOn: !saveWorkbook.isRunning });
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<Icon path={mdiFileExcelOutline} />}
        loading={saveWorkbook.isRunning}
        loadingPosition="start"
        onClick={() => ask('xlsx')}
      >
        导出 Excel
      </Button>
      <Button
        variant="outlined"
        startIcon={<Icon path={mdiFilePdfBox} />}
        loading={savePaper.isRunning}
        loadingPosition="start"
        onClick={() => ask('pdf')}
      >
        保存 PDF
      </Button>
      {asked ? (
        <ExportDialog
          key={asked}
          title={asked === 'pdf' ? '保存 PDF' : '导出 Excel'}
          content={`${what}，${holds(input, asked)}`}
          extension={asked}
          save={(protection, extension) => saveAs(asked, protection, extension)}
          isRunning={savePaper.isRunning || saveWorkbook.isRunning}
          onClose={() => setAsked(null)}
        />
      ) : null}
      <JobDialog job={savePaper} title="保存 PDF" />
      <JobDialog job={saveWorkbook} title="导出 Excel" />
    </>
  );
}
