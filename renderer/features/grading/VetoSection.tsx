import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo, useState, type ReactNode } from 'react';
import { gradingAwardMethods } from '../../../electron/contract/grading-award.ts';
import type { CaseDetail } from '../../../electron/contract/grading-shapes.ts';
import { approvers, everyClerk } from '../../../electron/contract/method.ts';
import { useAction } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, SelectField, TextField } from '../../shared/form.tsx';
import { useMay, useSession } from '../../shared/session.ts';
import { ReasonDialog, showToast, StatusChip } from '../../shared/ui.tsx';

type Veto = CaseDetail['vetoes'][number];

/** Vetoes come first: what is found, and what the records point to. */
export function VetoSection({ detail }: { readonly detail: CaseDetail }): ReactNode {
  const mayFind = useMay(everyClerk);
  const mayWithdraw = useMay(approvers);
  const [adding, setAdding] = useState<{
    readonly code: string | null;
    readonly occurredOn: string | null;
    readonly evidence: string;
  } | null>(null);
  const [asked, setAsked] = useState<Veto | null>(null);
  const withdraw = useAction('grading.withdrawVeto', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已撤销一票否决' });
      setAsked(null);
    },
  });
  const standing = detail.vetoes.filter(({ withdrawnReason }) => withdrawnReason === null);
  return (
    <Box component="section" aria-label="一票否决" sx={{ px: 2, py: 1, borderBottom: 1, borderColor: 'divider', fontSize: '0.8125rem' }}>
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center' }}>
        <b>一票否决</b>
        {standing.length === 0 ? (
          <StatusChip label="没有登记否决事项" tone="success" />
        ) : (
          <StatusChip label={`${standing.length} 项，${detail.state === 'awarded' ? '授牌后查实，等级暂停' : '不予评定'}`} tone="error" />
        )}
        {mayFind ? (
          <Button size="small" sx={{ ml: 'auto' }} onClick={() => setAdding({ code: null, occurredOn: null, evidence: '' })}>
            登记否决事项
          </Button>
        ) : null}
      </Box>
      {detail.vetoes.map((veto) => (
        <Box
          key={veto.vetoId}
          sx={{
            display: 'flex',
            gap: 1,
            alignItems: 'baseline',
            mt: 0.5,
            ...(veto.withdrawnReason === null ? {} : { color: 'text.secondary', textDecoration: 'line-through' }),
          }}
        >
          <span>{veto.code}</span>
          <Box sx={{ flex: 1, minWidth: 0 }}>
            {veto.text}：{veto.evidence}（{veto.occurredOn} 发生{veto.suspendsFrom ? `，自 ${veto.suspendsFrom} 起暂停等级` : ''}
            {veto.recoversYear ? `，追回 ${veto.recoversYear} 年奖补` : ''}）
          </Box>
          {mayWithdraw && veto.withdrawnReason === null ? (
            <Button size="small" color="secondary" sx={{ py: 0 }} onClick={() => setAsked(veto)}>
              撤销
            </Button>
          ) : null}
        </Box>
      ))}
      {detail.facts.vetoes.map((fact) => (
        <Box key={fact.code} sx={{ display: 'flex', gap: 1, alignItems: 'center', mt: 0.5, color: 'warning.main' }}>
          <Box sx={{ flex: 1 }}>
            台账提示 {fact.code}：{fact.text}
          </Box>
          {mayFind ? (
            <Button
              size="small"
              sx={{ py: 0 }}
              onClick={() => setAdding({ code: fact.code, occurredOn: fact.occurredOn, evidence: fact.text })}
            >
              据此登记
            </Button>
          ) : null}
        </Box>
      ))}
      {adding ? (
        <VetoDialog
          happinessHomeId={detail.happinessHomeId}
          caseId={detail.stage === null ? null : detail.caseId}
          name={detail.name}
          known={detail.template.body.vetoes}
          start={adding}
          onClose={() => setAdding(null)}
        />
      ) : null}
      {asked ? (
        <ReasonDialog
          title="撤销这项一票否决？"
          confirmLabel="撤销"
          cancelLabel="不撤销"
          reasonLabel="撤销理由"
          subject={`${asked.code} ${asked.text}`}
          effect="撤销后这一项不再影响等级；记录和理由保留。"
          isRunning={withdraw.isRunning}
          onConfirm={(reason) => void withdraw.run({ vetoId: asked.vetoId, reason })}
          onCancel={() => setAsked(null)}
        />
      ) : null}
    </Box>
  );
}

type VetoDialogProps = {
  readonly happinessHomeId: number;
  readonly caseId: number | null;
  readonly name: string;
  readonly known: readonly { readonly code: string; readonly text: string }[];
  readonly start: { readonly code: string | null; readonly occurredOn: string | null; readonly evidence: string };
  readonly onClose: () => void;
};

export function VetoDialog({ happinessHomeId, caseId, name, known, start, onClose }: VetoDialogProps): ReactNode {
  const { today } = useSession();
  const defaults = useMemo(
    () => ({ happinessHomeId, caseId, ...start, foundOn: today, documentNo: null }),
    [happinessHomeId, caseId, start, today],
  );
  const add = useAction('grading.addVeto', {
    onSuccess: ({ suspendsFrom, recoversYear, struckFrom }) => {
      const effects = [
        suspendsFrom ? `现有等级自 ${suspendsFrom} 起暂停，奖补随之停算。` : '本次不予评定。',
        struckFrom.length > 0 ? `事项发生在评定期内，自 ${struckFrom.join('、')} 起生效的等级同时改为不达标。` : '',
        recoversYear ? `${recoversYear} 年奖补全额追回。` : '',
      ];
      showToast({ tone: 'warning', text: `已登记一票否决：${name}`, next: effects.join('') });
      onClose();
    },
  });
  return (
    <FormDialog title={`登记一票否决：${name}`} submitLabel="登记" isRunning={add.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="登记一票否决"
          schema={gradingAwardMethods['grading.addVeto'].input}
          defaultValues={defaults as never}
          fieldErrors={add.fieldErrors}
          onSubmit={(input) => add.run(input)}
        >
          <FormGrid>
            <SelectField
              name="code"
              label="否决事项"
              isRequired
              autoFocus
              options={known.map(({ code, text }) => ({ id: code, label: `${code} ${text}` }))}
            />
            <DateField name="occurredOn" label="发生日期" isRequired />
            <DateField name="foundOn" label="认定日期" isRequired />
            <TextField name="documentNo" label="认定文号" isNullable maxLength={60} />
          </FormGrid>
          <Box sx={{ mt: 2 }}>
            <TextField name="evidence" label="事实和证据" isRequired rows={3} maxLength={500} />
          </Box>
        </Form>
      )}
    </FormDialog>
  );
}
