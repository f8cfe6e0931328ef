import { mdiFilePdfBox, mdiFileWordBox, mdiMicrosoftExcel } from '@mdi/js';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import {
  formatsOfRenovationPaper,
  renovationPaperNames,
  type RenovationPaper,
  type RenovationPaperFormat,
} from '../../../../electron/contract/renovation-papers.ts';
import type { Protection } from '../../../../electron/contract/protection.ts';
import { useJob } from '../../../shared/client.ts';
import { PaperDesk } from '../../../shared/paper/PaperDesk.tsx';
import { usePrint } from '../../../shared/paper/use-print.ts';
import { Icon, JobDialog, showToast } from '../../../shared/ui.tsx';
import { ExportDialog } from '../../exports/ExportDialog.tsx';
import type { Exported } from '../../exports/ExportedView.tsx';

const icons: Readonly<Record<RenovationPaperFormat, string>> = { pdf: mdiFilePdfBox, docx: mdiFileWordBox, xlsx: mdiMicrosoftExcel };
const words: Readonly<Record<RenovationPaperFormat, string>> = { pdf: 'PDF', docx: 'Word', xlsx: 'Excel' };

/** A sheet upright is read at its size, a wide one as wide as the window. */
const isUpright = ({ kind }: RenovationPaper): boolean => kind === 'project' || kind === 'acceptance';

type PaperSheetProps = {
  readonly paper: RenovationPaper;
  /** Of what it is, before its name in the file: `肥城市2021年`. */
  readonly subject: string;
};

/** A paper of renovations as it will be sealed: looked at, printed, saved. For another paper show it anew, with another key. */
export function PaperSheet({ paper, subject }: PaperSheetProps): ReactNode {
  const job = useJob('renovation.paper', { isQuiet: true });
  const { print, isPrinting } = usePrint('renovation.paper');
  return (
    <>
      <PaperDesk
        make={() => job.start({ paper, purpose: 'preview' })}
        cancel={job.cancel}
        job={job}
        printing={{ send: () => print({ paper, purpose: 'print' }), isRunning: isPrinting }}
        renderActions={(isReady) => <SaveButtons paper={paper} subject={subject} isOff={!isReady} />}
        firstZoom={isUpright(paper) ? 1 : 'width'}
      />
      <JobDialog job={job} title={`排版${renovationPaperNames[paper.kind]}`} />
    </>
  );
}

function SaveButtons({ paper, subject, isOff }: PaperSheetProps & { readonly isOff: boolean }): ReactNode {
  const [saving, setSaving] = useState<RenovationPaperFormat | null>(null);
  const save = useJob('renovation.savePaper');
  const name = renovationPaperNames[paper.kind];
  const write = async (protection: Protection, extension: string): Promise<Exported | null> => {
    if (saving === null) return null;
    const made = await save.start({ paper, format: saving, protection }, { suggestedName: `${subject}${name}.${extension}` });
    if (!made) return null;
    if (protection.kind !== 'encrypted') showToast({ tone: 'success', text: `已保存：${made.file}` });
    return { file: made.file, done: '已保存' };
  };
  return (
    <>
      {formatsOfRenovationPaper[paper.kind].map((format) => (
        <Button
          key={format}
          color="secondary"
          startIcon={<Icon path={icons[format]} />}
          disabled={isOff}
          onClick={() => setSaving(format)}
          aria-label={`保存为 ${words[format]}`}
        >
          {words[format]}
        </Button>
      ))}
      {saving ? (
        <ExportDialog
          key={saving}
          title={`保存${name}`}
          content={`${subject}${name}`}
          extension={saving}
          save={write}
          isRunning={save.isRunning}
          onClose={() => setSaving(null)}
        />
      ) : null}
      <JobDialog job={save} title={`正在保存${name}`} />
    </>
  );
}
