import { mdiFilePdfBox, mdiMicrosoftExcel } from '@mdi/js';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import type { InputOf } from '../../../electron/contract/index.ts';
import type { Protection } from '../../../electron/contract/protection.ts';
import { isoDate } from '../../../electron/contract/values.ts';
import { useJob } from '../../shared/client.ts';
import { count } from '../../shared/format.ts';
import { Icon, JobDialog, showToast } from '../../shared/ui.tsx';
import { ExportDialog } from '../exports/ExportDialog.tsx';
import type { Exported } from '../exports/ExportedView.tsx';

type RegisterExportProps = {
  readonly homeId: number;
  readonly homeName: string;
  readonly register: InputOf<'stays.export'>['register'];
  readonly title: string;
  readonly from: string;
  readonly until: string;
  readonly rows: number;
};

/** One register of the home as a workbook, or as paper in the layout of the form. */
export function RegisterExport({ homeId, homeName, register, title, from, until, rows }: RegisterExportProps): ReactNode {
  const [asked, setAsked] = useState<'pdf' | 'xlsx' | null>(null);
  const workbook = useJob('stays.export');
  const paper = useJob('stays.savePaper');
  const isRunning = workbook.isRunning || paper.isRunning;
  const save = async (protection: Protection, extension: string): Promise<Exported | null> => {
    const input = { homeId, register, from: isoDate(from), until: isoDate(until), protection };
    const named = { suggestedName: `${homeName}${title}${until}.${extension}` };
    const saved = asked === 'pdf' ? await paper.start(input, named) : await workbook.start(input, named);
    if (!saved) return null;
    const done = 'pages' in saved ? `已保存 ${count(saved.pages)} 页` : `已导出 ${count(saved.rows)} 行`;
    if (protection.kind !== 'encrypted') showToast({ tone: 'success', text: done, next: saved.file });
    return { file: saved.file, done };
  };
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<Icon path={mdiFilePdfBox} />}
        disabled={rows === 0 || isRunning}
        onClick={() => setAsked('pdf')}
        sx={{ mr: 1 }}
      >
        保存 PDF
      </Button>
      <Button
        variant="outlined"
        startIcon={<Icon path={mdiMicrosoftExcel} />}
        disabled={rows === 0 || isRunning}
        onClick={() => setAsked('xlsx')}
      >
        导出 Excel
      </Button>
      {asked ? (
        <ExportDialog
          key={asked}
          title={`${asked === 'pdf' ? '保存' : '导出'}${title}`}
          content={`${homeName}，${count(rows)} 行`}
          extension={asked}
          save={save}
          isRunning={isRunning}
          onClose={() => setAsked(null)}
        />
      ) : null}
      <JobDialog job={workbook} title={`正在导出${title}`} />
      <JobDialog job={paper} title={`正在保存${title}`} />
    </>
  );
}
