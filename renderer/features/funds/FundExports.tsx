import { mdiFilePdfBox, mdiMicrosoftExcel } from '@mdi/js';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import type { Protection } from '../../../electron/contract/protection.ts';
import { useJob } from '../../shared/client.ts';
import { count } from '../../shared/format.ts';
import { Icon, JobDialog, showToast } from '../../shared/ui.tsx';
import { ExportDialog } from '../exports/ExportDialog.tsx';
import type { Exported } from '../exports/ExportedView.tsx';

/** The yearly ledger of funds as PDF and as a workbook. */
export function FundExports({ year }: { readonly year: number }): ReactNode {
  const [asked, setAsked] = useState<'pdf' | 'xlsx' | null>(null);
  const paper = useJob('funds.savePaper');
  const workbook = useJob('funds.saveWorkbook');
  const name = `${year}年资金台账`;
  const isRunning = paper.isRunning || workbook.isRunning;

  const write = async (protection: Protection, suggestedName: string): Promise<Exported | null> => {
    if (asked === 'pdf') {
      const saved = await paper.start({ year, protection }, { suggestedName });
      return saved ? { file: saved.file, done: `已保存 ${count(saved.pages)} 页` } : null;
    }
    const saved = await workbook.start({ year, protection }, { suggestedName });
    return saved ? { file: saved.file, done: `已导出 ${count(saved.rows)} 行` } : null;
  };
  const save = async (protection: Protection, extension: string): Promise<Exported | null> => {
    const exported = await write(protection, `${name}.${extension}`);
    if (exported && protection.kind !== 'encrypted') showToast({ tone: 'success', text: exported.done, next: exported.file });
    return exported;
  };
  return (
    <>
      <Button variant="outlined" startIcon={<Icon path={mdiFilePdfBox} />} disabled={isRunning} onClick={() => setAsked('pdf')}>
        台账 PDF
      </Button>
      <Button variant="outlined" startIcon={<Icon path={mdiMicrosoftExcel} />} disabled={isRunning} onClick={() => setAsked('xlsx')}>
        台账 Excel
      </Button>
      {asked ? (
        <ExportDialog
          title={asked === 'pdf' ? '保存资金台账' : '导出资金台账'}
          content={`${name}：资金来源、指标文件、登记明细、发放表支付明细，不含个人信息`}
          extension={asked}
          save={save}
          isRunning={isRunning}
          onClose={() => setAsked(null)}
        />
      ) : null}
      <JobDialog job={paper} title="正在保存资金台账" />
      <JobDialog job={workbook} title="正在导出资金台账" />
    </>
  );
}
