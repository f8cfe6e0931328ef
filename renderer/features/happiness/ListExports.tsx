import { mdiFilePdfBox, mdiMicrosoftExcel } from '@mdi/js';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import type { HappinessFilter } from '../../../electron/contract/happiness.ts';
import type { Protection } from '../../../electron/contract/protection.ts';
import { useJob } from '../../shared/client.ts';
import { count } from '../../shared/format.ts';
import { useSession } from '../../shared/session.ts';
import { Icon, JobDialog, showToast } from '../../shared/ui.tsx';
import { ExportDialog } from '../exports/ExportDialog.tsx';
import type { Exported } from '../exports/ExportedView.tsx';

type Format = 'pdf' | 'xlsx';

type SaveButtonsProps = {
  /** Name of the file and its dialogs. */
  readonly title: string;
  readonly content: string;
  readonly isDisabled: boolean;
  readonly isRunning: boolean;
  readonly save: (format: Format, protection: Protection, suggestedName: string) => Promise<Exported | null>;
};

/** A paper and a workbook of the same content. */
export function SaveButtons({ title, content, isDisabled, isRunning, save }: SaveButtonsProps): ReactNode {
  const { today, ledger, user } = useSession();
  const [asked, setAsked] = useState<Format | null>(null);
  const write = async (protection: Protection, extension: string): Promise<Exported | null> => {
    if (asked === null) return null;
    const exported = await save(asked, protection, `${user.placeName ?? ledger.regionName}${title}${today}.${extension}`);
    if (exported && protection.kind !== 'encrypted') showToast({ tone: 'success', text: exported.done, next: exported.file });
    return exported;
  };
  return (
    <>
      <Button variant="outlined" startIcon={<Icon path={mdiFilePdfBox} />} disabled={isDisabled} onClick={() => setAsked('pdf')}>
        PDF
      </Button>
      <Button variant="outlined" startIcon={<Icon path={mdiMicrosoftExcel} />} disabled={isDisabled} onClick={() => setAsked('xlsx')}>
        Excel
      </Button>
      {asked ? (
        <ExportDialog
          title={`${asked === 'pdf' ? '保存' : '导出'}${title}`}
          content={content}
          extension={asked}
          save={write}
          isRunning={isRunning}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </>
  );
}

/** The list as it is filtered. */
export function ListExports({ filter, total }: { readonly filter: HappinessFilter; readonly total: number }): ReactNode {
  const paper = useJob('happiness.savePaper');
  const workbook = useJob('happiness.saveWorkbook');
  return (
    <>
      <SaveButtons
        title="农村幸福院名单"
        content={`${count(total)} 处幸福院，含负责人、电话和村级账户`}
        isDisabled={total === 0}
        isRunning={paper.isRunning || workbook.isRunning}
        save={async (format, protection, suggestedName) => {
          if (format === 'pdf') {
            const saved = await paper.start({ filter, protection }, { suggestedName });
            return saved ? { file: saved.file, done: `已保存 ${count(saved.pages)} 页` } : null;
          }
          const saved = await workbook.start({ filter, protection }, { suggestedName });
          return saved ? { file: saved.file, done: `已导出 ${count(saved.rows)} 处` } : null;
        }}
      />
      <JobDialog job={paper} title="正在保存幸福院名单" />
      <JobDialog job={workbook} title="正在导出幸福院名单" />
    </>
  );
}
