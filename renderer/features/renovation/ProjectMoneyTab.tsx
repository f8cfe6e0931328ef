import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { mdiFileDocumentEditOutline } from '@mdi/js';
import { everyClerk } from '../../../electron/contract/method.ts';
import type { ContractMoney, ProjectMoney } from '../../../electron/contract/renovation-shapes.ts';
import { useCall } from '../../shared/client.ts';
import { money } from '../../shared/format.ts';
import { useMay } from '../../shared/session.ts';
import { EmptyState, Icon, LoadError, Loading } from '../../shared/ui.tsx';
import { FigureStrip } from '../happiness/FigureStrip.tsx';
import { ContractDialog } from './ContractDialog.tsx';
import { ContractSection } from './ContractSection.tsx';
import { share, type ProjectDetail } from './renovation-words.ts';

const standing = (found: ProjectMoney): ProjectMoney['contracts'] =>
  found.contracts.filter((contract) => contract.withdrawnReason === null);

function figures(project: ProjectDetail, found: ProjectMoney) {
  const contracts = standing(found);
  const sum = (of: (contract: ContractMoney) => number): number => contracts.reduce((total, contract) => total + of(contract), 0);
  const total = sum((contract) => contract.totalFen);
  const paid = sum((contract) => contract.paidFen);
  const possible = sum((contract) => contract.possibleNowFen);
  return [
    project.approvedFen === null ? { label: '批复投资', words: '尚未批复' } : { label: '批复投资', fen: project.approvedFen },
    { label: '合同总价（含变更）', fen: total },
    { label: '已付', fen: paid },
    { label: '支付率', words: share(paid, total) },
    // The audited amount is of all contracts together.
    { label: '现在还可付', fen: Math.min(possible, found.auditedLeftFen ?? possible) },
    { label: '质保金未退', fen: sum((contract) => contract.retentionHeldFen) },
  ];
}

/** What the sum of payments does not show: money a file told to be spent, and what the audit leaves. */
function spentWords({ funds, auditedFen, auditedLeftFen }: ProjectMoney): string {
  const told = funds.filter((fund) => fund.toldFen !== null && fund.withdrawnReason === null).at(-1);
  const file = told
    ? `其中台账导入截至 ${told.happenedOn} 累计支出 ${money(told.toldFen ?? told.fen)} 元，这一天及以前的付款已包括在内，不重复计算。`
    : '';
  return auditedFen === null ? file : `${file}结算审定 ${money(auditedFen)} 元，按审定金额还可付 ${money(auditedLeftFen ?? 0)} 元。`;
}

/** Contracts with their changes, what was paid of each, and how much may be paid now. */
export function ProjectMoneyTab({ project }: { readonly project: ProjectDetail }): ReactNode {
  const mayWrite = useMay(everyClerk);
  const found = useCall('renovation.money', { projectId: project.projectId });
  const [isAdding, setIsAdding] = useState(false);
  if (found.error && !found.data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const data = found.data;
  const button = mayWrite ? (
    <Button variant="outlined" startIcon={<Icon path={mdiFileDocumentEditOutline} />} onClick={() => setIsAdding(true)}>
      登记合同
    </Button>
  ) : null;
  return (
    <>
      {data.contracts.length === 0 ? (
        <EmptyState
          icon={mdiFileDocumentEditOutline}
          what="还没有登记合同"
          next="登记施工、监理、设计等合同后，付款按阶段上限控制：超过上限的不能登记，并说明现在还可付多少。"
          action={button}
        />
      ) : (
        <>
          <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 2 }}>
            <FigureStrip label="合同与付款合计" figures={figures(project, data)} />
            <Box sx={{ ml: 'auto', flex: 'none' }}>{button}</Box>
          </Box>
          {data.contracts.map((contract) => (
            <ContractSection key={contract.contractId} project={project} contract={contract} found={data} />
          ))}
        </>
      )}
      {isAdding ? <ContractDialog project={project} contract={null} onClose={() => setIsAdding(false)} /> : null}
      {data.warnings.length > 0 ? (
        <Box role="status" sx={{ color: 'warning.main' }}>
          {data.warnings.join('；')}
        </Box>
      ) : null}
      <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
        {data.contracts.length > 0
          ? `已到位资金 ${money(data.totals.receivedFen)} 元，已支出 ${money(data.totals.spentFen)} 元。${spentWords(data)}`
          : ''}
      </Box>
    </>
  );
}
