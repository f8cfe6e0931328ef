import { mdiFilePdfBox, mdiFileWordBox } from '@mdi/js';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { useParams } from 'wouter';
import { assessmentMethods } from '../../../electron/contract/assessments.ts';
import type { OutputOf } from '../../../electron/contract/index.ts';
import type { Protection } from '../../../electron/contract/protection.ts';
import { call, useAction, useCall } from '../../shared/client.ts';
import { dateText, monthText } from '../../shared/format.ts';
import { PaperDesk } from '../../shared/paper/PaperDesk.tsx';
import { useMay } from '../../shared/session.ts';
import { usePrint } from '../../shared/paper/use-print.ts';
import { EmptyState, Icon, LoadError, Loading, Page, ReasonDialog, showToast, StatusChip } from '../../shared/ui.tsx';
import { ExportDialog } from '../exports/ExportDialog.tsx';
import type { Exported } from '../exports/ExportedView.tsx';
import { BackButton } from './BackButton.tsx';
import { stateChip } from './assessment-words.ts';
import { AssessmentFacts } from './AssessmentFacts.tsx';

type Found = OutputOf<'assessments.get'>;
type Format = 'pdf' | 'docx';

/** One assessment as it was concluded: the official form, ready to print. */
export function AssessmentPage(): ReactNode {
  const { id } = useParams<{ id: string }>();
  const assessmentId = /^\d{1,15}$/.test(id) ? Number(id) : 0;
  const found = useCall('assessments.get', { assessmentId }, { enabled: assessmentId > 0 });
  if (found.data) return <Sheet key={assessmentId} assessmentId={assessmentId} found={found.data} />;
  return (
    <Page title="评估表" above={<BackButton to="/assessments?tab=records" />}>
      {found.error ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : assessmentId === 0 ? (
        <EmptyState icon={mdiFilePdfBox} what="没有这份评估表" next="请从评估记录中打开。" />
      ) : (
        <Loading />
      )}
    </Page>
  );
}

function Sheet({ assessmentId, found }: { readonly assessmentId: number; readonly found: Found }): ReactNode {
  const { row, form } = found;
  const mayPrint = useMay(assessmentMethods['assessments.paper'].access);
  const mayWithdraw = useMay(assessmentMethods['assessments.withdraw'].access) && row.state !== 'withdrawn';
  const [isWithdrawing, setIsWithdrawing] = useState(false);
  const [saving, setSaving] = useState<Format | null>(null);
  return (
    <Page
      title={`${form.scale.shortTitle}：${form.person.name}`}
      above={<BackButton to={`/people/${row.personId}`} />}
      subtitle={
        <>
          {dateText(form.assessedOn)}　{row.concludedLabel}
          {row.effectFrom ? `　自${monthText(row.effectFrom)}起` : ''}　<StatusChip {...stateChip(row)} />
        </>
      }
      actions={
        <>
          {mayWithdraw ? (
            <Button variant="outlined" color="secondary" onClick={() => setIsWithdrawing(true)}>
              撤销评估
            </Button>
          ) : null}
          {mayPrint ? (
            <>
              <Button variant="outlined" startIcon={<Icon path={mdiFileWordBox} />} onClick={() => setSaving('docx')}>
                保存 Word
              </Button>
              <Button variant="outlined" startIcon={<Icon path={mdiFilePdfBox} />} onClick={() => setSaving('pdf')}>
                保存 PDF
              </Button>
            </>
          ) : null}
        </>
      }
    >
      <AssessmentFacts found={found} />
      {mayPrint ? <Preview assessmentId={assessmentId} /> : null}
      {isWithdrawing ? <Withdraw assessmentId={assessmentId} found={found} onClose={() => setIsWithdrawing(false)} /> : null}
      {saving ? <Save key={saving} assessmentId={assessmentId} format={saving} found={found} onClose={() => setSaving(null)} /> : null}
    </Page>
  );
}

function Preview({ assessmentId }: { readonly assessmentId: number }): ReactNode {
  const { print, isPrinting } = usePrint('assessments.paper');
  return (
    <PaperDesk
      make={() => call('assessments.paper', { assessmentId, purpose: 'preview' })}
      printing={{ send: () => print({ assessmentId, purpose: 'print' }), isRunning: isPrinting }}
    />
  );
}

function Withdraw({
  assessmentId,
  found,
  onClose,
}: {
  readonly assessmentId: number;
  readonly found: Found;
  readonly onClose: () => void;
}): ReactNode {
  const { row } = found;
  const withdraw = useAction('assessments.withdraw', { onSuccess: onClose });
  return (
    <ReasonDialog
      title="撤销评估"
      confirmLabel="撤销"
      cancelLabel="不撤销"
      reasonLabel="理由"
      subject={`${row.name}　${dateText(row.assessedOn)}　${row.concludedLabel}`}
      effect={
        row.effectFrom
          ? `照料护理档次恢复为这次评估之前的；自${monthText(row.effectFrom)}起已经发放的，差额列入以后月份的发放表。评估表和理由都保留。`
          : '评估表和理由都保留。'
      }
      isRunning={withdraw.isRunning}
      onConfirm={(reason) => void withdraw.run({ assessmentId, reason })}
      onCancel={onClose}
    />
  );
}

type SaveProps = { readonly assessmentId: number; readonly format: Format; readonly found: Found; readonly onClose: () => void };

function Save({ assessmentId, format, found, onClose }: SaveProps): ReactNode {
  const save = useAction('assessments.savePaper');
  const { form } = found;
  const write = async (protection: Protection, extension: string): Promise<Exported | null> => {
    const suggestedName = `${form.scale.shortTitle}_${form.person.name}_${form.assessedOn}.${extension}`;
    const saved = await save.run({ assessmentId, format, protection }, { suggestedName });
    if (!saved) return null;
    if (protection.kind !== 'encrypted') showToast({ tone: 'success', text: `已保存：${saved.file}` });
    return { file: saved.file, done: '已保存' };
  };
  return (
    <ExportDialog
      title={format === 'pdf' ? '保存 PDF' : '保存 Word'}
      content={`${form.person.name}的评估表，含身份证号`}
      extension={format}
      save={write}
      isRunning={save.isRunning}
      onClose={onClose}
    />
  );
}
