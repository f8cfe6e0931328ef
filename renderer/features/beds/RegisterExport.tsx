import { mdiMicrosoftExcel } from '@mdi/js';
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

/** One register of the home as a workbook. */
export function RegisterExport({ homeId, homeName, register, title, from, until, rows }: RegisterExportProps): ReactNode {
  const [isAsked, setIsAsked] = useState(false);
  const job = useJob('stays.export');
  const save = async (protection: Protection, extension: string): Promise<Exported | null> => {
    const input = { homeId, register, from: isoDate(from), until: isoDate(until), protection };
    const saved = await job.start(input, { suggestedName: `${homeName}${title}${until}.${extension}` });
    if (!saved) return null;
    const done = `已导出 ${count(saved.rows)} 行`;
    if (protection.kind !== 'encrypted') showToast({ tone: 'success', text: done, next: saved.file });
    return { file: saved.file, done };
  };
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<Icon path={mdiMicrosoftExcel} />}
        disabled={rows === 0 || job.isRunning}
        onClick={() => setIsAsked(true)}
      >
        导出
      </Button>
      {isAsked ? (
        <ExportDialog
          title={`导出${title}`}
          content={`${homeName}，${count(rows)} 行`}
          extension="xlsx"
          save={save}
          isRunning={job.isRunning}
          onClose={() => setIsAsked(false)}
        />
      ) : null}
      <JobDialog job={job} title={`正在导出${title}`} />
    </>
  );
}
