import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { FundDocument, FundSourceYear } from '../../../electron/contract/funds-shapes.ts';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { money } from '../../shared/format.ts';
import { amount, FigureTable, type FigureColumn } from './FigureTable.tsx';
import { basisWords } from './fund-words.ts';

type Year = OutputOf<'funds.year'>;

/** What every source had, paid and has left; with the rates of the year. */
export function SourcesTable({ year }: { readonly year: Year }): ReactNode {
  const { totals, sources, basis, unfundedFen, unassignedBackFen } = year;
  const columns: readonly FigureColumn<FundSourceYear>[] = [
    { title: '资金来源', cell: (row) => (row.isStopped ? `${row.name}（已停用）` : row.name), total: '合计' },
    { title: '上年结转', isFigure: true, cell: (row) => amount(row.carriedFen), total: amount(totals.carriedFen) },
    { title: '下达', isFigure: true, cell: (row) => amount(row.allocatedFen), total: amount(totals.allocatedFen) },
    { title: '到位', isFigure: true, cell: (row) => amount(row.receivedFen), total: amount(totals.receivedFen) },
    { title: '支出', isFigure: true, cell: (row) => amount(row.spentFen), total: amount(totals.spentFen) },
    { title: '追回及退回', isFigure: true, cell: (row) => amount(row.backFen), total: amount(totals.backFen) },
    { title: '余额', isFigure: true, cell: (row) => amount(row.balanceFen), total: amount(totals.balanceFen) },
    { title: '到位率', isFigure: true, cell: (row) => row.receiptRate, total: totals.receiptRate },
    { title: '执行率', isFigure: true, cell: (row) => row.executionRate, total: totals.executionRate },
  ];
  return (
    <>
      <FigureTable label="资金来源" columns={columns} rows={sources} rowKey={(row) => row.sourceId} hasTotal />
      <Box sx={{ px: 2, pb: 1, color: 'text.secondary' }}>
        <Typography variant="body2">
          单位：元。{basisWords(basis)}，加追回及退回；执行率＝（支出－追回及退回）÷（上年结转＋下达）。
          {unfundedFen === 0 ? '' : `另有 ${money(unfundedFen)} 元支出审批时没有登记资金来源。`}
          {unassignedBackFen === 0 ? '' : `另有 ${money(unassignedBackFen)} 元追回、退回款不能归入来源。`}
        </Typography>
      </Box>
    </>
  );
}

/** What was spent of each document. */
export function DocumentsTable({ documents }: { readonly documents: readonly FundDocument[] }): ReactNode {
  const sum = (key: 'allocatedFen' | 'receivedFen' | 'spentFen' | 'leftFen'): ReactNode =>
    amount(documents.reduce((total, document) => total + document[key], 0));
  const columns: readonly FigureColumn<FundDocument>[] = [
    { title: '文号', cell: (row) => row.documentNo, total: '合计' },
    { title: '资金来源', cell: (row) => row.sourceName },
    { title: '日期', cell: (row) => row.firstOn },
    { title: '下达（含结转）', isFigure: true, cell: (row) => amount(row.allocatedFen), total: sum('allocatedFen') },
    { title: '到位（含结转）', isFigure: true, cell: (row) => amount(row.receivedFen), total: sum('receivedFen') },
    { title: '已支出', isFigure: true, cell: (row) => amount(row.spentFen), total: sum('spentFen') },
    { title: '结余', isFigure: true, cell: (row) => amount(row.leftFen), total: sum('leftFen') },
  ];
  return (
    <FigureTable
      label="指标文件"
      columns={columns}
      rows={documents}
      rowKey={(row) => `${row.sourceId} ${row.documentNo}`}
      hasTotal={documents.length > 1}
    />
  );
}
