import type { ReactNode } from 'react';
import type { QuarterTown } from '../../../../electron/contract/quarter.ts';
import type { IsoDate } from '../../../../electron/contract/values.ts';
import { DataTable, type TableColumn } from '../../../shared/DataTable.tsx';
import { goTo } from '../../../shared/navigation.ts';
import { StatusChip } from '../../../shared/ui.tsx';
import { stateOf, verdictTones } from './states.ts';

const columns: readonly TableColumn<QuarterTown>[] = [
  { key: 'town', title: '乡镇（街道）', width: 160, flex: 2, value: ({ townName }) => townName },
  {
    key: 'state',
    title: '状态',
    width: 100,
    flex: 1,
    value: ({ state }) => stateOf(state).label,
    render: ({ state }) => <StatusChip {...stateOf(state)} />,
  },
  { key: 'due', title: '报送期限', width: 110, flex: 1, kind: 'date', value: ({ dueOn }) => dueOn },
  { key: 'submitted', title: '报送日期', width: 110, flex: 1, kind: 'date', value: ({ submittedOn }) => submittedOn },
  {
    key: 'verdict',
    title: '评价',
    width: 130,
    flex: 1,
    value: ({ verdict }) => verdict,
    render: ({ verdict }) => <StatusChip label={verdict} tone={verdictTones[verdict]} />,
  },
  { key: 'returns', title: '退回次数', width: 90, flex: 1, kind: 'number', align: 'right', value: ({ returns }) => returns },
];

/** Who is in, late, sent back or missing; a click opens what the township sent. */
export function TownsTable({ end, towns }: { readonly end: IsoDate; readonly towns: readonly QuarterTown[] }): ReactNode {
  return (
    <DataTable
      id="quarter.towns"
      label="乡镇报送情况"
      columns={columns}
      rows={towns}
      rowKey={({ townCode }) => townCode}
      onOpen={({ townCode }) => goTo(`/reports/quarter/${end}/${townCode}`)}
    />
  );
}
