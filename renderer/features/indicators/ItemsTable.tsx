import type { ReactNode } from 'react';
import type { IndicatorItem, IndicatorRow } from '../../../electron/contract/indicators.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { useCall } from '../../shared/client.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { money } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { LoadError } from '../../shared/ui.tsx';

function columnsOf(row: IndicatorRow): readonly TableColumn<IndicatorItem>[] {
  const isMoney = row.unit === 'fen';
  const figure = (key: 'numerator' | 'denominator', title: string): TableColumn<IndicatorItem> =>
    isMoney
      ? { key, title: `${title}（元）`, width: 160, align: 'right', isSortable: true, value: (item) => money(item[key]) }
      : { key, title, width: 96, kind: 'number', isSortable: true, value: (item) => item[key] };
  const isCounty = row.code === 'IND06';
  const isHappiness = /^IND(09|10|11)/.test(row.code);
  const isStandard = /^IND1[456]/.test(row.code);
  const isRegister = /^IND1[79]/.test(row.code);
  const isSubmission = row.code === 'IND18';
  const thing = isSubmission
    ? '乡镇（街道）'
    : isRegister
      ? '姓名（事项）'
      : isCounty
        ? '县（市、区）'
        : isHappiness
          ? '幸福院'
          : isStandard
            ? '救助标准'
            : '项目名称';
  const place: TableColumn<IndicatorItem> = {
    key: 'place',
    title: isCounty ? '县级敬老院' : isHappiness || isRegister ? '乡镇（街道）' : '敬老院',
    width: 150,
    flex: 1,
    isSortable: true,
    value: (item) => item.place,
  };
  return [
    { key: 'name', title: thing, width: 180, flex: 1.2, isSortable: true, value: (item) => item.name },
    // The name of a project names its home.
    ...(isMoney || isSubmission ? [] : [place]),
    // One project is one: the word says it.
    ...(isMoney ? [figure('numerator', row.numeratorTitle), figure('denominator', row.denominatorTitle)] : []),
    {
      key: 'shown',
      title: isStandard ? '比较' : isMoney ? '占比' : isHappiness ? '等级' : '情况',
      width: 84,
      align: isMoney ? 'right' : 'left',
      value: (item) => item.shown,
    },
    // Of a share of all the list shows all: who is counted is marked and stands first.
    ...(isShare(row)
      ? [{ key: 'counts', title: '计入分子', width: 80, value: (item: IndicatorItem) => (item.numerator > 0 ? '计入' : null) }]
      : []),
    { key: 'note', title: isRegister ? '登记号' : '说明', width: 140, flex: 1, value: (item) => item.note },
  ];
}

const isShare = ({ code }: IndicatorRow): boolean => /^IND(09|10$)/.test(code);

/** Each project, county, happiness home or standard behind a rate. */
export function ItemsTable({ row, asOf }: { readonly row: IndicatorRow; readonly asOf: IsoDate }): ReactNode {
  const found = useCall('indicators.items', { code: row.code, batchYear: row.batchYear, asOf }, { keepsPrevious: true });
  if (found.error && !found.data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <DataTable
      id={`indicators.items.${row.unit}`}
      label="明细"
      columns={columnsOf(row)}
      rows={isShare(row) ? (found.data ?? []).toSorted((one, other) => other.numerator - one.numerator) : (found.data ?? [])}
      rowKey={(item) => item.key}
      isLoading={found.isLoading}
      onOpen={(item) => goTo(item.link)}
      opensOn="doubleClick"
    />
  );
}
