import { mdiFileExcelOutline, mdiFilePdfBox, mdiTableArrowDown } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import type { Protection } from '../../../electron/contract/protection.ts';
import type { RegisterDefinition, RegisterFilter } from '../../../electron/contract/registers-shapes.ts';
import { useAction, useJob } from '../../shared/client.ts';
import { count } from '../../shared/format.ts';
import { useSession } from '../../shared/session.ts';
import { Icon, JobDialog, showToast } from '../../shared/ui.tsx';
import { ExportDialog } from '../exports/ExportDialog.tsx';
import type { Exported } from '../exports/ExportedView.tsx';
import { ShortTable } from '../recoveries/ShortTable.tsx';

type RegisterFilesProps = {
  readonly definition: RegisterDefinition;
  readonly filter: RegisterFilter;
  /** In the filter. */
  readonly rows: number;
  readonly mayImport: boolean;
};

/** The register as a workbook or on paper, and a workbook read into it. */
export function RegisterFiles({ definition, filter, rows, mayImport }: RegisterFilesProps): ReactNode {
  const { code, title } = definition;
  const { today, ledger } = useSession();
  const [format, setFormat] = useState<'xlsx' | 'pdf' | null>(null);
  const [isImporting, setIsImporting] = useState(false);
  const job = useJob('registers.export');
  const save = async (protection: Protection, extension: string): Promise<Exported | null> => {
    const suggestedName = `${ledger.regionName}${title}登记簿${today}.${extension}`;
    const saved = await job.start({ code, filter, format: format ?? 'xlsx', protection }, { suggestedName });
    if (!saved) return null;
    const done = `已导出 ${count(saved.rows)} 行`;
    if (protection.kind !== 'encrypted') showToast({ tone: 'success', text: done, next: saved.file });
    return { file: saved.file, done };
  };
  return (
    <>
      {mayImport ? (
        <Button variant="outlined" startIcon={<Icon path={mdiTableArrowDown} />} onClick={() => setIsImporting(true)}>
          导入
        </Button>
      ) : null}
      <Button variant="outlined" startIcon={<Icon path={mdiFileExcelOutline} />} onClick={() => setFormat('xlsx')} disabled={rows === 0}>
        导出 Excel
      </Button>
      <Button variant="outlined" startIcon={<Icon path={mdiFilePdfBox} />} onClick={() => setFormat('pdf')} disabled={rows === 0}>
        保存 PDF
      </Button>
      {format ? (
        <ExportDialog
          key={format}
          title={`导出${title}登记簿`}
          content={`${title}登记簿 ${count(rows)} 行，按当前筛选`}
          extension={format}
          save={save}
          isRunning={job.isRunning}
          onClose={() => setFormat(null)}
        />
      ) : null}
      <JobDialog job={job} title={`正在导出${title}登记簿`} />
      {isImporting ? <ImportDialog definition={definition} onClose={() => setIsImporting(false)} /> : null}
    </>
  );
}

type Read = OutputOf<'registers.import'>;

function ImportDialog({ definition, onClose }: { readonly definition: RegisterDefinition; readonly onClose: () => void }): ReactNode {
  const { code, title } = definition;
  const titleId = useId();
  const [read, setRead] = useState<Read | null>(null);
  const template = useAction('registers.template', {
    onSuccess: ({ file }) => showToast({ tone: 'success', text: '模板已保存', next: file }),
  });
  const choose = useAction('registers.import', { onSuccess: setRead });
  const isRefused = read !== null && read.refused.length > 0;
  return (
    <Dialog
      open
      onClose={choose.isRunning ? undefined : onClose}
      fullWidth
      maxWidth={false}
      aria-labelledby={titleId}
      slotProps={{ paper: { sx: { maxWidth: isRefused ? '48rem' : '34rem' } } }}
    >
      <DialogTitle id={titleId}>导入{title}登记簿</DialogTitle>
      <DialogContent>
        {read === null ? (
          <Box sx={{ lineHeight: 1.7 }}>
            选择按模板填写的表格，或从别处导出的同一本登记簿。全部行都合格才录入，有一行不合格就一行也不录；已经录入过的行不会重复。
          </Box>
        ) : (
          <Box role="status" sx={{ lineHeight: 1.7, mb: isRefused ? 1 : 0 }}>
            {resultText(read)}
          </Box>
        )}
        {read !== null && isRefused ? (
          <Box sx={{ maxHeight: '22rem', overflowY: 'auto', border: 1, borderColor: 'divider', borderRadius: 1 }}>
            <ShortTable
              label="不合格的行"
              rows={read.refused.map((row, at) => ({ ...row, at }))}
              rowKey={({ at }) => at}
              empty=""
              columns={[
                { title: '行', isFigure: true, render: ({ row }) => row },
                { title: '列', render: ({ column }) => column ?? '' },
                { title: '原因', render: ({ message }) => message },
              ]}
            />
          </Box>
        ) : null}
      </DialogContent>
      <DialogActions>
        <Button
          variant="text"
          color="secondary"
          onClick={() => void template.run({ code }, { suggestedName: `${title}登记簿导入模板.xlsx` })}
          loading={template.isRunning}
          sx={{ mr: 'auto' }}
        >
          保存导入模板
        </Button>
        <Button variant="outlined" onClick={onClose} disabled={choose.isRunning}>
          {read === null ? '取消' : '关闭'}
        </Button>
        {read === null || isRefused ? (
          <Button variant="contained" onClick={() => void choose.run({ code, isCommitted: true })} loading={choose.isRunning}>
            {read === null ? '选择文件并导入' : '重新选择文件'}
          </Button>
        ) : null}
      </DialogActions>
    </Dialog>
  );
}

function resultText({ rows, fresh, unchanged, refused }: Read): string {
  if (refused.length > 0) {
    const bad = new Set(refused.map(({ row }) => row)).size;
    return `文件中 ${count(rows)} 行，${count(bad)} 行不合格，一行也没有录入。请改好后重新导入。`;
  }
  if (rows === 0) return '文件中没有填写任何一行。';
  return `文件中 ${count(rows)} 行：新录入 ${count(fresh)} 行${unchanged > 0 ? `，已经登记过 ${count(unchanged)} 行` : ''}。`;
}
