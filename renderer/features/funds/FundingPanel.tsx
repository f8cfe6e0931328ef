import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import type { SheetFunding } from '../../../electron/contract/funds.ts';
import { signers } from '../../../electron/contract/method.ts';
import { useMay } from '../../shared/session.ts';
import { Section } from '../../shared/ui.tsx';
import { ChooseDialog } from './ChooseDialog.tsx';
import { amount, FigureTable, type FigureColumn } from './FigureTable.tsx';
import { basisWords, fundingShort } from './fund-words.ts';
import { useSheetFunding } from './use-sheet-funding.ts';

type Row = SheetFunding['rows'][number];

function saidBy({ isFixed, by, ruleDocumentNo, choiceReason }: SheetFunding): string {
  if (isFixed) return '审批时固定，不再变动';
  if (by === 'chosen') return `本表另选：${choiceReason ?? ''}`;
  return by === 'rule' ? `按规则（${ruleDocumentNo ?? ''}），审批时固定` : '还没有规定由哪些来源支付，审批前请登记规则或在本表选择';
}

/**
 * Which source pays how much of a sheet, and what it has left: before approval as it would be now, after it as it was fixed. Nothing where
 * the county keeps no funds, and for users bound to a place.
 */
export function FundingPanel({ sheetId }: { readonly sheetId: number }): ReactNode {
  const maySign = useMay(signers);
  const [isChoosing, setIsChoosing] = useState(false);
  const funding = useSheetFunding(sheetId).data;
  if (!funding || funding.isUnused) return null;
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
        isFixed || !maySign ? null : (
          <Button size="small" onClick={() => setIsChoosing(true)}>
            另选本表来源
          </Button>
        )
      }
    >
      {rows.length === 0 ? null : (
        <FigureTable label="本表资金来源" columns={columns} rows={rows} rowKey={(row) => row.sourceId} hasTotal />
      )}
      <Box sx={{ px: 1.25, py: 0.75, color: 'text.secondary', fontSize: '0.8125rem' }}>
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
        <Alert severity="warning" variant="outlined" sx={{ m: 1.25, mt: 0, py: 0, bgcolor: 'background.paper' }}>
          余额不足：{short}。审批时须写明理由，审计日志会保留。
        </Alert>
      )}
      {isChoosing ? <ChooseDialog funding={funding} onClose={() => setIsChoosing(false)} /> : null}
    </Section>
  );
}
