import { mdiCalculatorVariantOutline, mdiFileExcelOutline, mdiFilePdfBox, mdiFileWordBox, mdiPrinterOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import type { Protection } from '../../../electron/contract/protection.ts';
import type { WhatIfInput } from '../../../electron/contract/what-if.ts';
import { useJob } from '../../shared/client.ts';
import { useSession } from '../../shared/session.ts';
import { usePrint } from '../../shared/paper/use-print.ts';
import { EmptyState, Icon, JobDialog, showToast } from '../../shared/ui.tsx';
import { ExportDialog } from '../exports/ExportDialog.tsx';
import type { Exported } from '../exports/ExportedView.tsx';
import { PaymentsFrame } from '../payments/PaymentsFrame.tsx';
import { SupposePanel } from './SupposePanel.tsx';
import { emptyDraft, inputOf, type Draft } from './what-if-draft.ts';
import { WhatIfResult } from './WhatIfResult.tsx';

type Format = 'pdf' | 'docx' | 'xlsx';
type Answer = { readonly input: WhatIfInput; readonly found: OutputOf<'whatIf.compute'> };

const saveTitles: Readonly<Record<Format, string>> = { pdf: '保存 PDF', docx: '保存 Word', xlsx: '导出 Excel' };
const saveIcons: Readonly<Record<Format, string>> = { pdf: mdiFilePdfBox, docx: mdiFileWordBox, xlsx: mdiFileExcelOutline };

function Save({ answer, format, onClose }: { readonly answer: Answer; readonly format: Format; readonly onClose: () => void }): ReactNode {
  const save = useJob('whatIf.save');
  const write = async (protection: Protection, extension: string): Promise<Exported | null> => {
    const suggestedName = `${answer.input.year}年供养资金测算说明.${extension}`;
    const saved = await save.start({ input: answer.input, format, protection }, { suggestedName });
    if (!saved) return null;
    if (protection.kind !== 'encrypted') showToast({ tone: 'success', text: `已保存：${saved.file}` });
    return { file: saved.file, done: '已保存' };
  };
  return (
    <ExportDialog
      title={saveTitles[format]}
      content={`${answer.input.year}年供养资金测算，只有分乡镇、分机构的合计，不含个人信息`}
      extension={format}
      save={write}
      isRunning={save.isRunning}
      onClose={onClose}
    />
  );
}

/** What another standard or other rules would cost over a year, beside today. Nothing of it is recorded. */
export function WhatIfPage(): ReactNode {
  const thisYear = Number(useSession().today.slice(0, 4));
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(thisYear));
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [saving, setSaving] = useState<Format | null>(null);
  const job = useJob('whatIf.compute');
  const input = inputOf(draft);
  const compute = async (): Promise<void> => {
    if (input === null) return;
    const found = await job.start(input);
    if (found) setAnswer({ input, found });
  };
  const change = (next: Draft): void => {
    setDraft(next);
    setAnswer(null);
  };
  const { print } = usePrint('whatIf.paper');
  return (
    <PaymentsFrame
      path="/payments/what-if"
      subtitle="换一套标准或规则，全年要多少钱；只作测算，不改动任何记录"
      actions={
        answer === null ? null : (
          <>
            {(['xlsx', 'docx', 'pdf'] as const).map((format) => (
              <Button key={format} variant="outlined" startIcon={<Icon path={saveIcons[format]} />} onClick={() => setSaving(format)}>
                {saveTitles[format]}
              </Button>
            ))}
            <Button
              variant="contained"
              startIcon={<Icon path={mdiPrinterOutline} />}
              onClick={() => void print({ input: answer.input, purpose: 'print' })}
            >
              打印
            </Button>
          </>
        )
      }
    >
      <Box
        sx={{
          flex: 1,
          minHeight: 0,
          display: 'grid',
          gap: 3,
          gridTemplateColumns: 'minmax(19rem, 24rem) minmax(0, 1fr)',
          gridTemplateRows: 'minmax(0, 1fr)',
        }}
      >
        <SupposePanel
          draft={draft}
          thisYear={thisYear}
          onChange={change}
          action={
            <Button
              fullWidth
              variant="contained"
              startIcon={<Icon path={mdiCalculatorVariantOutline} />}
              disabled={input === null}
              loading={job.isRunning}
              loadingPosition="start"
              onClick={() => void compute()}
            >
              测算
            </Button>
          }
        />
        {answer === null ? (
          <EmptyState
            icon={mdiCalculatorVariantOutline}
            what="还没有测算"
            next="在左边增加一项标准，或改一条规则，再点“测算”。结果与现行标准、规则下的全年应发对照，分项目、乡镇、机构和月份。"
          />
        ) : (
          <WhatIfResult found={answer.found} />
        )}
      </Box>
      {saving && answer ? <Save key={saving} answer={answer} format={saving} onClose={() => setSaving(null)} /> : null}
      <JobDialog job={job} title="测算" />
    </PaymentsFrame>
  );
}
