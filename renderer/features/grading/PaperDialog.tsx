import { mdiFilePdfBox, mdiFileWordBox, mdiMicrosoftExcel } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useState, type ReactNode } from 'react';
import {
  formatsOfPaper,
  gradingPaperNames,
  homeLetters,
  type GradingPaper,
  type GradingPaperFormat,
} from '../../../electron/contract/grading-papers.ts';
import type { Protection } from '../../../electron/contract/protection.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { call, useJob } from '../../shared/client.ts';
import { PaperDesk } from '../../shared/paper/PaperDesk.tsx';
import { usePrint } from '../../shared/paper/use-print.ts';
import { Icon, JobDialog, showToast } from '../../shared/ui.tsx';
import { ExportDialog } from '../exports/ExportDialog.tsx';
import type { Exported } from '../exports/ExportedView.tsx';

const icons: Readonly<Record<GradingPaperFormat, string>> = { pdf: mdiFilePdfBox, docx: mdiFileWordBox, xlsx: mdiMicrosoftExcel };
const words: Readonly<Record<GradingPaperFormat, string>> = { pdf: 'PDF', docx: 'Word', xlsx: 'Excel' };

type PaperDialogProps = { readonly paper: GradingPaper; readonly subject: string; readonly onClose: () => void };

/** A paper of the grading as it will be sealed: looked at, printed, saved. The visit workbook has no page and is only saved. */
export function PaperDialog({ paper, subject, onClose }: PaperDialogProps): ReactNode {
  const formats = formatsOfPaper[paper.kind];
  const isPage = formats.includes('pdf');
  const [saving, setSaving] = useState<GradingPaperFormat | null>(isPage ? null : 'xlsx');
  const save = useJob('grading.savePaper');
  const name = paper.kind === 'letter' ? labelOf(homeLetters, paper.letter) : gradingPaperNames[paper.kind];
  const write = async (protection: Protection, extension: string): Promise<Exported | null> => {
    if (saving === null) return null;
    const made = await save.start({ paper, format: saving, protection }, { suggestedName: `${subject}${name}.${extension}` });
    if (!made) return null;
    if (protection.kind !== 'encrypted') showToast({ tone: 'success', text: `已保存：${made.file}` });
    return { file: made.file, done: '已保存' };
  };
  const closeSave = (): void => {
    setSaving(null);
    if (!isPage) onClose();
  };
  return (
    <>
      {isPage ? <Preview paper={paper} name={name} subject={subject} formats={formats} onSave={setSaving} onClose={onClose} /> : null}
      {saving ? (
        <ExportDialog
          key={saving}
          title={`保存${name}`}
          content={`${subject}，${name}`}
          extension={saving}
          save={write}
          isRunning={save.isRunning}
          onClose={closeSave}
        />
      ) : null}
      <JobDialog job={save} title={`正在保存${name}`} />
    </>
  );
}

function Preview({
  paper,
  name,
  subject,
  formats,
  onSave,
  onClose,
}: PaperDialogProps & {
  readonly name: string;
  readonly formats: readonly GradingPaperFormat[];
  readonly onSave: (format: GradingPaperFormat) => void;
}): ReactNode {
  const titleId = useId();
  const { print, isPrinting } = usePrint('grading.paper');
  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth={false}
      fullWidth
      aria-labelledby={titleId}
      slotProps={{ paper: { sx: { m: 2, height: 'calc(100% - 2rem)', maxHeight: 'none', width: 'calc(100% - 2rem)' } } }}
    >
      <DialogTitle id={titleId}>
        {name}：{subject}
      </DialogTitle>
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column', px: 3, pb: 2 }}>
        <PaperDesk
          make={() => call('grading.paper', { paper, purpose: 'preview' })}
          printing={{ send: () => print({ paper, purpose: 'print' }), isRunning: isPrinting }}
          renderActions={(isReady) => (
            <>
              <Button onClick={onClose}>关闭</Button>
              {formats.map((format) => (
                <Button
                  key={format}
                  variant="outlined"
                  startIcon={<Icon path={icons[format]} />}
                  disabled={!isReady}
                  onClick={() => onSave(format)}
                >
                  {words[format]}
                </Button>
              ))}
            </>
          )}
        />
      </Box>
    </Dialog>
  );
}
