import type { ReactNode } from 'react';
import type { IndicatorHome, IndicatorRow } from '../../../electron/contract/indicators.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { useCall } from '../../shared/client.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { goTo } from '../../shared/navigation.ts';
import { LoadError } from '../../shared/ui.tsx';

function columnsOf(row: IndicatorRow): readonly TableColumn<IndicatorHome>[] {
  return [
    { key: 'name', title: '机构名称', width: 160, flex: 1.4, isSortable: true, value: (home) => home.name },
    { key: 'townName', title: '乡镇（街道）', width: 110, isSortable: true, value: (home) => home.townName },
    { key: 'numerator', title: row.numeratorTitle, width: 96, kind: 'number', isSortable: true, value: (home) => home.numerator },
    { key: 'denominator', title: row.denominatorTitle, width: 96, kind: 'number', isSortable: true, value: (home) => home.denominator },
    {
      key: 'shown',
      title: row.code === 'IND21' ? '配比' : row.code === 'IND22' ? '运营' : '占比',
      width: 80,
      align: 'right',
      value: (home) => home.shown,
    },
    { key: 'note', title: '说明', width: 180, flex: 1, value: (home) => home.note },
  ];
}

/** Each home's share of an indicator of homes. */
export function HomesTable({ row, asOf }: { readonly row: IndicatorRow; readonly asOf: IsoDate }): ReactNode {
  const found = useCall('indicators.homes', { code: row.code, asOf }, { keepsPrevious: true });
  if (found.error && !found.data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <DataTable
      id="indicators.homes"
      label="各机构"
      columns={columnsOf(row)}
      rows={found.data ?? []}
      rowKey={(home) => home.homeId}
      isLoading={found.isLoading}
      onOpen={(home) => goTo(`/homes/${home.homeId}`)}
      opensOn="doubleClick"
    />
  );
}
