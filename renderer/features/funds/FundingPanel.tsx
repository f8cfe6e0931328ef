import { mdiCashMultiple } from '@mdi/js';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import type { SheetFunding } from '../../../electron/contract/funds-shapes.ts';
import { signers } from '../../../electron/contract/method.ts';
import { goTo } from '../../shared/navigation.ts';
import { useMay } from '../../shared/session.ts';
import { EmptyState, LoadError, Loading, Section } from '../../shared/ui.tsx';
import { ChooseDialog } from './ChooseDialog.tsx';
import { amount, FigureTable, type FigureColumn } from './FigureTable.tsx';
import { basisWords, fundingShort } from './fund-words.ts';
import { useSheetFunding } from './use-sheet-funding.ts';

type Row = SheetFunding['rows'][number];

function saidBy({ isFixed, by, ruleDocumentNo, choiceReason }: SheetFunding): string {
  if (isFixed) return '审批时固定，不再变动';
  if (by === 'scheme') return '按市、县、乡分担比例的参数，审批时固定';
  if (by === 'chosen') return `本表另选：${choiceReason ?? ''}`;
  return by === 'rule' ? `按规则（${ruleDocumentNo ?? ''}），审批时固定` : '还没有规定由哪些来源支付，审批前请登记规则或在本表选择';
}

/**
 * Which source pays how much of a sheet, and what it has left: before approval as it would be now, after it as it was fixed. For users of
 * the county.
 */
export function FundingPanel({ sheetId }: { readonly sheetId: number }): ReactNode {
  const maySign = useMay(signers);
  const [isChoosing, setIsChoosing] = useState(false);
  const found = useSheetFunding(sheetId);
  if (found.error && !found.data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const funding = found.data;
  if (funding.isUnused)
    return (
      <EmptyState
        icon={mdiCashMultiple}
        what={funding.isFixed ? '这份发放表审批时没有登记资金来源' : '还没有登记资金'}
        next={
          funding.isFixed
            ? '已审批的发放表不再变动；以后的发放表在“资金”中登记下达、到位资金和使用规则之后，审批时固定来源。'
            : '在“资金”中登记下达、到位资金和使用规则之后，这里列出每个来源支付多少、余额多少，审批时固定。'
        }
        action={
          <Button variant="outlined" onClick={() => goTo('/payments/funds')}>
            打开资金
          </Button>
        }
      />
    );
  const { rows, totalFen, isFixed, basis } = funding;
  const short = fundingShort(funding);
  const columns: readonly FigureColumn<Row>[] = [
    { title: '资金来源', cell: (row) => row.sourceName, total: '合计' },
    { title: isFixed ? '审批时余额' : '现有余额', isFigure: true, cell: (row) => amount(row.availableFen) },
    { title: '支付本表', isFigure: true, cell: (row) => amount(row.fen), total: amount(totalFen) },
    { title: '付后余额', isFigure: true, cell: (row) => amount(row.leftFen) },
  ];
  return (
    <Section
      title="资金来源"
      isFlush
      actions={
        isFixed || !maySign || funding.by === 'scheme' ? null : (
          <Button size="small" onClick={() => setIsChoosing(true)}>
            另选本表来源
          </Button>
        )
      }
    >
      {rows.length === 0 ? null : (
        <FigureTable label="本表资金来源" columns={columns} rows={rows} rowKey={(row) => row.sourceId} hasTotal />
      )}
      <Box sx={{ px: 2, py: 0.75, color: 'text.secondary', fontSize: '0.8125rem' }}>
        {saidBy(funding)}；{basisWords(basis)}。
        {rows.map(({ sourceId, sourceName, overspendReason }) =>
          overspendReason === null ? null : (
            <Box key={sourceId} sx={{ color: 'warning.main' }}>
              {sourceName}超支支付，理由：{overspendReason}
            </Box>
          ),
        )}
      </Box>
      {short === null ? null : (
        <Alert severity="warning" variant="outlined" sx={{ mx: 2, mb: 1.25, py: 0, bgcolor: 'background.paper' }}>
          余额不足：{short}。审批时须写明理由，审计日志会保留。
        </Alert>
      )}
      {isChoosing ? <ChooseDialog funding={funding} onClose={() => setIsChoosing(false)} /> : null}
    </Section>
  );
}
