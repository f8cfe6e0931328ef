import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { fundBases } from '../../../electron/contract/funds-plan.ts';
import type { FundRule, FundSourceYear } from '../../../electron/contract/funds-shapes.ts';
import { everyClerk } from '../../../electron/contract/method.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { useMay } from '../../shared/session.ts';
import { LoadError, Loading, ReasonDialog, Section, showToast } from '../../shared/ui.tsx';
import { FigureTable, type FigureColumn } from './FigureTable.tsx';
import { planWords } from './fund-words.ts';
import { RuleDialog } from './RuleDialog.tsx';
import { SourceDialog, StopSourceDialog } from './SourceDialogs.tsx';

type Sources = readonly FundSourceYear[];

function WithdrawRuleDialog({
  rule,
  sources,
  onClose,
}: {
  readonly rule: FundRule;
  readonly sources: Sources;
  readonly onClose: () => void;
}): ReactNode {
  const withdraw = useAction('funds.withdrawRule', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已撤销 ${rule.validFrom} 起的资金使用规则` });
      onClose();
    },
  });
  return (
    <ReasonDialog
      title="撤销这条资金使用规则？"
      confirmLabel="撤销规则"
      cancelLabel="不撤销"
      reasonLabel="撤销理由"
      subject={`${rule.validFrom} 起　${planWords(rule.plan, sources)}（${rule.documentNo}）`}
      effect="撤销后，尚未审批的发放表改按此前的规则支付；已审批的不变。"
      isRunning={withdraw.isRunning}
      onConfirm={(reason) => void withdraw.run({ ruleId: rule.ruleId, reason })}
      onCancel={onClose}
    />
  );
}

/** A word that acts, on the line of its row. */
const small = { minWidth: 0, p: 0, mr: 1.5, fontSize: 'inherit', lineHeight: 'inherit', verticalAlign: 'baseline' } as const;

function ruleColumns(sources: Sources, onWithdraw: ((rule: FundRule) => void) | null): readonly FigureColumn<FundRule>[] {
  return [
    { title: '起始日期', cell: (rule) => rule.validFrom },
    {
      title: '支付办法',
      cell: (rule) => (
        <Box
          component="span"
          sx={{ whiteSpace: 'normal', ...(rule.isWithdrawn ? { textDecoration: 'line-through', color: 'text.secondary' } : {}) }}
        >
          {planWords(rule.plan, sources)}
        </Box>
      ),
    },
    { title: '余额依据', cell: (rule) => labelOf(fundBases, rule.basis) },
    { title: '文号', cell: (rule) => rule.documentNo },
    { title: '登记人', cell: (rule) => rule.recordedBy },
    {
      title: '撤销',
      cell: (rule) =>
        rule.isWithdrawn ? (
          rule.withdrawnReason
        ) : onWithdraw ? (
          <Button size="small" color="secondary" sx={small} onClick={() => onWithdraw(rule)}>
            撤销
          </Button>
        ) : (
          ''
        ),
    },
  ];
}

type SourceActs = { readonly onName: (source: FundSourceYear) => void; readonly onStop: (source: FundSourceYear) => void };

function sourceColumns(acts: SourceActs | null): readonly FigureColumn<FundSourceYear>[] {
  return [
    { title: '资金来源', cell: (row) => row.name },
    { title: '状态', cell: (row) => (row.isStopped ? '已停用' : '在用') },
    {
      title: '办理',
      cell: (row) =>
        acts && !row.isStopped ? (
          <>
            <Button size="small" color="secondary" sx={small} onClick={() => acts.onName(row)}>
              改名
            </Button>
            <Button size="small" color="secondary" sx={small} onClick={() => acts.onStop(row)}>
              停用
            </Button>
          </>
        ) : (
          ''
        ),
    },
  ];
}

/** The dated rules of drawing, and the list of sources. */
export function RulesView({ year, sources }: { readonly year: number; readonly sources: FundSourceYear[] }): ReactNode {
  const mayWrite = useMay(everyClerk);
  const rules = useCall('funds.rules', {});
  const [isAdding, setIsAdding] = useState(false);
  const [withdrawn, setWithdrawn] = useState<FundRule | null>(null);
  const [source, setSource] = useState<FundSourceYear | 'new' | null>(null);
  const [stopped, setStopped] = useState<FundSourceYear | null>(null);
  if (rules.error && !rules.data) return <LoadError error={rules.error} onRetry={() => void rules.refetch()} />;
  if (!rules.data) return <Loading />;
  return (
    <Box sx={{ display: 'grid', gap: 1.5, overflowY: 'auto', pb: 1 }}>
      <Section
        title="资金使用规则"
        isFlush
        actions={
          mayWrite ? (
            <Button size="small" onClick={() => setIsAdding(true)}>
              登记规则
            </Button>
          ) : null
        }
      >
        {rules.data.length === 0 ? (
          <Box sx={{ px: 2, py: 1.5, color: 'text.secondary' }}>
            还没有规则。登记之后，每份发放表审批时按规则固定由哪些来源支付；个别发放表可以在表上另选。
          </Box>
        ) : (
          <FigureTable
            label="资金使用规则"
            columns={ruleColumns(sources, mayWrite ? setWithdrawn : null)}
            rows={rules.data}
            rowKey={(rule) => rule.ruleId}
          />
        )}
      </Section>
      <Section
        title="资金来源"
        isFlush
        actions={
          mayWrite ? (
            <Button size="small" onClick={() => setSource('new')}>
              增加来源
            </Button>
          ) : null
        }
      >
        <FigureTable
          label="资金来源名单"
          columns={sourceColumns(mayWrite ? { onName: setSource, onStop: setStopped } : null)}
          rows={sources}
          rowKey={(row) => row.sourceId}
        />
      </Section>
      {isAdding ? <RuleDialog year={year} sources={sources} onClose={() => setIsAdding(false)} /> : null}
      {withdrawn ? <WithdrawRuleDialog rule={withdrawn} sources={sources} onClose={() => setWithdrawn(null)} /> : null}
      {source ? <SourceDialog source={source === 'new' ? null : source} onClose={() => setSource(null)} /> : null}
      {stopped ? <StopSourceDialog source={stopped} onClose={() => setStopped(null)} /> : null}
    </Box>
  );
}
