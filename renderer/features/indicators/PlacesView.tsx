import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { IndicatorPlace, IndicatorRow } from '../../../electron/contract/indicators.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { useCall } from '../../shared/client.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { count, moneyInTenThousands } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { LoadError, Loading } from '../../shared/ui.tsx';

const name = (title: string): TableColumn<IndicatorPlace> => ({ key: 'name', title, width: 110, flex: 1, value: (one) => one.name });
const verdict: TableColumn<IndicatorPlace> = {
  key: 'met',
  title: '对照目标',
  width: 72,
  value: ({ met }) => (met === null ? null : met ? '达标' : '未达标'),
};

function pair({ unit }: IndicatorRow, { numerator, denominator }: IndicatorPlace): string {
  const text = unit === 'fen' ? moneyInTenThousands : count;
  return `${text(numerator)} / ${text(denominator)}`;
}

function townColumns(row: IndicatorRow): readonly TableColumn<IndicatorPlace>[] {
  const title = `${row.numeratorTitle} / ${row.denominatorTitle}`;
  return [
    name('乡镇（街道）'),
    { key: 'pair', title, width: 140, flex: 1.4, align: 'right', value: (one) => pair(row, one) },
    { key: 'shown', title: '值', width: 76, align: 'right', value: ({ shown }) => shown },
    ...(row.target === null || row.targetUnit === '处' ? [] : [verdict]),
  ];
}

/** Where everybody who is counted lives in a home anyway there is no rate of a home, only how many. */
function homeColumns(row: IndicatorRow): readonly TableColumn<IndicatorPlace>[] {
  return row.code === 'IND20'
    ? [
        name('敬老院'),
        { key: 'pair', title: '有效 / 在院', width: 90, align: 'right', value: (one) => pair(row, one) },
        { key: 'shown', title: '值', width: 76, align: 'right', value: ({ shown }) => shown },
      ]
    : [
        name('敬老院'),
        { key: 'numerator', title: row.numeratorTitle, width: 120, kind: 'number', isSortable: true, value: (one) => one.numerator },
      ];
}

/** Township by township and, where people live in homes, home by home. */
export function PlacesView({ row, asOf }: { readonly row: IndicatorRow; readonly asOf: IsoDate }): ReactNode {
  const found = useCall('indicators.places', { code: row.code, batchYear: row.batchYear, asOf }, { keepsPrevious: true });
  if (found.error && !found.data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const { towns, homes } = found.data;
  return (
    <Box sx={{ flex: 1, minHeight: 0, display: 'flex', gap: 2 }}>
      {towns.length > 0 ? (
        <Box sx={{ flex: 1.6, minWidth: 0, display: 'flex' }}>
          <DataTable id={`indicators.towns.${row.unit}`} label="各乡镇" columns={townColumns(row)} rows={towns} rowKey={(one) => one.key} />
        </Box>
      ) : null}
      {homes.length > 0 ? (
        <Box sx={{ flex: 1, minWidth: 0, display: 'flex' }}>
          <DataTable
            id={`indicators.residents.${row.code === 'IND20' ? 'rate' : 'count'}`}
            label="各敬老院"
            columns={homeColumns(row)}
            rows={homes}
            rowKey={(one) => one.key}
            onOpen={({ key }) => goTo(`/homes/${key}`)}
            opensOn="doubleClick"
          />
        </Box>
      ) : null}
      {towns.length + homes.length === 0 ? (
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1 }}>
          这一指标只按全县计算，不分乡镇。
        </Typography>
      ) : null}
    </Box>
  );
}
