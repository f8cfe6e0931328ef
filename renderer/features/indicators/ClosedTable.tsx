import type { ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { useCall } from '../../shared/client.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { count, moneyInTenThousands } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { LoadError, StatusChip } from '../../shared/ui.tsx';
import { rowKey } from './IndicatorList.tsx';

type Beside = OutputOf<'indicatorPeriods.values'>[number];

function pair({ closed }: Beside, figures: { readonly numerator: number; readonly denominator: number } | null): string | null {
  if (figures === null) return null;
  const text = closed.unit === 'fen' ? moneyInTenThousands : count;
  return `${text(figures.numerator)} / ${text(figures.denominator)}`;
}

const verdict = (met: boolean | null): string | null => (met === null ? null : met ? '达标' : '未达标');

const columns: readonly TableColumn<Beside>[] = [
  { key: 'name', title: '指标', width: 250, flex: 2.2, value: ({ closed }) => closed.name },
  { key: 'closed', title: '封存时分子/分母', width: 144, align: 'right', value: (row) => pair(row, row.closed) },
  { key: 'shown', title: '封存值', width: 66, align: 'right', value: ({ closed }) => closed.shown },
  {
    key: 'target',
    title: '目标',
    width: 54,
    align: 'right',
    value: ({ closed }) => (closed.target === null ? null : `${closed.target}${closed.targetUnit}`),
  },
  { key: 'met', title: '是否达标', width: 68, value: ({ closed }) => verdict(closed.met) },
  { key: 'now', title: '现在分子/分母', width: 144, align: 'right', value: (row) => pair(row, row.now) },
  { key: 'nowShown', title: '现值', width: 66, align: 'right', value: ({ now }) => now?.shown ?? '不再统计' },
  {
    key: 'same',
    title: '比较',
    width: 76,
    value: ({ isSame }) => (isSame ? '一致' : '有变动'),
    render: ({ isSame }) => (isSame ? '一致' : <StatusChip label="有变动" tone="warning" />),
  },
];

/** Every closed value beside what is known today; a double click opens the indicator on that day. */
export function ClosedTable({ end, townCode }: { readonly end: IsoDate; readonly townCode: string | null }): ReactNode {
  const found = useCall('indicatorPeriods.values', { end, townCode });
  if (found.error && !found.data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <DataTable
      id="indicators.closed"
      label="封存值与现值"
      columns={columns}
      rows={found.data ?? []}
      rowKey={({ closed }) => rowKey(closed)}
      isLoading={found.isLoading}
      onOpen={({ closed }) => goTo(`/indicators?code=${rowKey(closed)}&asOf=${end}`)}
      opensOn="doubleClick"
    />
  );
}
