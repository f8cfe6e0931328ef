import { mdiCashClock } from '@mdi/js';
import { useMemo, type ReactNode } from 'react';
import type { FundedSheet } from '../../../electron/contract/funds-shapes.ts';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { sheetStates } from '../../../electron/contract/payments.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { monthText } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { EmptyState } from '../../shared/ui.tsx';

const paid = (sheet: FundedSheet, sourceId: number): number | null =>
  sheet.shares.find((share) => share.sourceId === sourceId)?.fen ?? null;

/** What every sheet of the year drew from every source. */
export function SheetsView({ year }: { readonly year: OutputOf<'funds.year'> }): ReactNode {
  const columns = useMemo<readonly TableColumn<FundedSheet>[]>(() => {
    const drawn = year.sources.filter(({ sourceId }) => year.sheets.some((sheet) => paid(sheet, sourceId) !== null));
    return [
      { key: 'month', title: '月份', value: (sheet) => monthText(sheet.month), width: 104 },
      { key: 'title', title: '发放表', value: (sheet) => sheet.title ?? '特困人员救助供养金', width: 180, flex: 1 },
      { key: 'state', title: '状态', value: (sheet) => labelOf(sheetStates, sheet.state), width: 96 },
      { key: 'totalFen', title: '合计（元）', kind: 'money', value: (sheet) => sheet.totalFen, width: 130 },
      ...drawn.map(({ sourceId, name }): TableColumn<FundedSheet> => ({
        key: `source${sourceId}`,
        title: name,
        kind: 'money',
        value: (sheet) => paid(sheet, sourceId),
        width: 140,
      })),
    ];
  }, [year]);
  return (
    <DataTable
      id="fund-sheets"
      label="发放表支付明细"
      columns={columns}
      rows={year.sheets}
      rowKey={(sheet) => sheet.sheetId}
      onOpen={(sheet) => goTo(sheet.scheme === 'destitute' ? `/payments/${sheet.month}` : `/payments/of/${sheet.scheme}/${sheet.month}`)}
      empty={<EmptyState icon={mdiCashClock} what={`${year.year}年还没有发放表`} next="编制、审批之后，各来源支付的金额列在这里。" />}
    />
  );
}
