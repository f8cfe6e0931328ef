import { mdiContentSaveOutline, mdiFileEditOutline, mdiSeal } from '@mdi/js';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState, type ReactNode } from 'react';
import { approvers, everyClerk } from '../../../../electron/contract/method.ts';
import type { Protection } from '../../../../electron/contract/protection.ts';
import type { QuarterPeriod, QuarterReport } from '../../../../electron/contract/quarter.ts';
import { useAction } from '../../../shared/client.ts';
import { useMay, useSession } from '../../../shared/session.ts';
import { Icon, showToast } from '../../../shared/ui.tsx';
import { ExportDialog } from '../../exports/ExportDialog.tsx';
import type { Exported } from '../../exports/ExportedView.tsx';
import { PaperView } from './PaperView.tsx';
import { SealDialog } from './SealDialog.tsx';
import { TextDialog } from './TextDialog.tsx';

const formats = [
  { id: 'docx', label: '文档（可编辑）' },
  { id: 'pdf', label: '版式文件' },
  { id: 'xlsx', label: '工作簿（附表）' },
] as const;
type Format = (typeof formats)[number]['id'];

/** The county's report as it is printed; its words and its sealing. */
export function ReportView({ period, report }: { readonly period: QuarterPeriod; readonly report: QuarterReport }): ReactNode {
  const { end, name, sealed } = period;
  const { today, ledger } = useSession();
  const mayEdit = useMay(everyClerk);
  const maySeal = useMay(approvers);
  const save = useAction('quarter.export');
  const [open, setOpen] = useState<'text' | 'seal' | Format | null>(null);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const isOver = today >= end;
  const write =
    (format: Format) =>
    async (protection: Protection, extension: string): Promise<Exported | null> => {
      const suggestedName = `${ledger.regionName}民政局_季度报告_${name}.${extension}`;
      const made = await save.run({ end, format, protection }, { suggestedName });
      if (!made) return null;
      if (protection.kind !== 'encrypted') showToast({ tone: 'success', text: `已保存：${made.file}` });
      return { file: made.file, done: '已保存' };
    };
  const format = formats.find(({ id }) => id === open);
  return (
    <>
      <PaperView
        // Another wording, another number: another paper.
        key={`${end} ${report.text} ${report.recipients} ${sealed?.documentNo} ${JSON.stringify(report.lines)}`}
        end={end}
        kind="report"
        actions={
          <>
            {mayEdit && !sealed ? (
              <Button color="secondary" startIcon={<Icon path={mdiFileEditOutline} />} onClick={() => setOpen('text')}>
                修改正文
              </Button>
            ) : null}
            {maySeal && !sealed ? (
              <Button color="secondary" startIcon={<Icon path={mdiSeal} />} disabled={!isOver} onClick={() => setOpen('seal')}>
                封存
              </Button>
            ) : null}
            <Button
              color="secondary"
              startIcon={<Icon path={mdiContentSaveOutline} />}
              aria-haspopup="menu"
              onClick={(event) => setAnchor(event.currentTarget)}
            >
              保存
            </Button>
            <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
              {formats.map(({ id, label }) => (
                <MenuItem
                  key={id}
                  onClick={() => {
                    setAnchor(null);
                    setOpen(id);
                  }}
                >
                  {label}
                </MenuItem>
              ))}
            </Menu>
          </>
        }
      />
      {open === 'text' ? <TextDialog end={end} report={report} onClose={() => setOpen(null)} /> : null}
      {open === 'seal' ? <SealDialog end={end} name={name} today={today} onClose={() => setOpen(null)} /> : null}
      {format ? (
        <ExportDialog
          title="保存季度报告"
          content={`${name}报告，含待入住名单`}
          extension={format.id}
          save={write(format.id)}
          isRunning={save.isRunning}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </>
  );
}
