import { mdiClipboardCheckOutline, mdiClipboardListOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import { useMemo, useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { fiveHavesStandings, type FiveHavesItem } from '../../../electron/contract/five-haves.ts';
import { everyRegistrar } from '../../../electron/contract/method.ts';
import { useCall } from '../../shared/client.ts';
import type { TableColumn } from '../../shared/DataTable.tsx';
import { count, termText } from '../../shared/format.ts';
import { useMay } from '../../shared/session.ts';
import { StatusChip } from '../../shared/ui.tsx';
import { RowButton } from '../homes/RowButton.tsx';
import { FilterChoice } from '../people/FilterChoice.tsx';
import { FiveHavesDialog } from './FiveHavesDialog.tsx';
import { ListExport } from './ListExport.tsx';
import { personColumns } from './person-columns.tsx';
import { fiveHavesTones, rateText } from './scattered-words.ts';
import { ScatteredFilters, StandingChips } from './ScatteredFilters.tsx';
import { ScatteredFrame } from './ScatteredFrame.tsx';
import { ScatteredTable } from './ScatteredTable.tsx';
import { oneOf, useScatteredView } from './use-scattered-view.ts';

type Row = OutputOf<'fiveHaves.page'>['rows'][number];

const nothingYet: readonly FiveHavesItem[] = [];

/** The answer of the newest check; a mark where the ledger says otherwise. */
function Answer({ row, itemKey }: { readonly row: Row; readonly itemKey: string }): ReactNode {
  const answer = row.check?.items.find(({ key }) => key === itemKey);
  const hint = row.hints.find(({ key }) => key === itemKey);
  const isContradicted = answer !== undefined && hint !== undefined && hint.isMet !== answer.isMet;
  const text = answer === undefined ? (hint ? `（${hint.isMet ? '有' : '无'}）` : '—') : answer.isMet ? '是' : '否';
  const colour = answer === undefined ? 'text.secondary' : isContradicted ? 'warning.main' : answer.isMet ? 'success.main' : 'error.main';
  return (
    <Box component="span" title={hint ? `${isContradicted ? '与台账不一致：' : ''}${hint.text}` : ''} sx={{ color: colour }}>
      {text}
      {isContradicted ? ' ！' : ''}
    </Box>
  );
}

/** Short heads: the words before the brackets, without the first `有`. */
const shortText = (text: string): string => text.replace(/（.*$/, '').replace(/^有/, '');

function columnsOf(items: readonly FiveHavesItem[], check: ((row: Row) => void) | null): readonly TableColumn<Row>[] {
  const columns: TableColumn<Row>[] = [
    ...personColumns<Row>(),
    {
      key: 'standing',
      title: '五有',
      width: 86,
      value: (row) => row.standing,
      render: (row) => <StatusChip label={termText(fiveHavesStandings, row.standing)} tone={fiveHavesTones[row.standing]} />,
    },
    ...items.map((item): TableColumn<Row> => ({
      key: `item.${item.key}`,
      title: shortText(item.text),
      width: 98,
      flex: 0.6,
      align: 'center',
      value: () => '',
      render: (row) => <Answer row={row} itemKey={item.key} />,
    })),
    { key: 'checkedOn', title: '检查日期', width: 98, kind: 'date', value: (row) => row.check?.checkedOn },
    { key: 'dueOn', title: '应查日期', width: 98, kind: 'date', isHidden: true, value: (row) => row.dueOn },
  ];
  if (check !== null)
    columns.push({
      key: 'do',
      title: '操作',
      width: 56,
      align: 'center',
      value: () => '',
      render: (row) => <RowButton icon={mdiClipboardCheckOutline} label={`检查${row.name}`} onClick={() => check(row)} />,
    });
  return columns;
}

/** The checklist of each person, who lacks what, and where it contradicts the ledger. */
export function FiveHavesPage(): ReactNode {
  const view = useScatteredView();
  const standing = oneOf(fiveHavesStandings, view.standing);
  const { offset, limit } = view.paging;
  const filter = { ...view.place, standing, missingKey: view.more };
  const found = useCall('fiveHaves.page', { ...filter, offset, limit }, { keepsPrevious: true });
  const mayWrite = useMay(everyRegistrar);
  const [checked, setChecked] = useState<Row | null>(null);
  const { data } = found;
  const items = data?.items ?? nothingYet;
  const columns = useMemo(() => columnsOf(items, mayWrite ? setChecked : null), [items, mayWrite]);
  const total = data?.total ?? 0;
  const options = items.map(({ key, text }) => ({ id: key, label: `${text}：${count(data?.missing[key] ?? 0)} 人未落实` }));
  return (
    <ScatteredFrame
      path="/scattered/five-haves"
      subtitle={
        data
          ? `${standing === null && view.more === null ? '在册' : '符合条件'} ${count(total)} 人${data.listed === 0 ? '' : `；五项齐全且协议有效 ${count(data.fulfilled)} 人，落实率 ${rateText(data.fulfilled, data.listed)}`}；括号内是台账的记载，尚未检查`
          : null
      }
      actions={
        <ListExport
          name="fiveHaves.export"
          label="导出清单"
          title="五有落实清单"
          filter={filter}
          content={`${count(total)} 人，含身份证号`}
          total={total}
        />
      }
    >
      <ScatteredFilters view={view}>
        <FilterChoice label="缺哪一项" options={options} value={view.more} onChange={(key) => view.set({ more: key })} />
        <StandingChips
          label="五有情况"
          options={fiveHavesStandings}
          counts={data?.counts}
          value={standing}
          onChange={(next) => view.set({ standing: next })}
        />
      </ScatteredFilters>
      <ScatteredTable id="five-haves" label="五有落实" columns={columns} found={found} view={view} icon={mdiClipboardListOutline} />
      {checked ? <FiveHavesDialog person={checked} onClose={() => setChecked(null)} /> : null}
    </ScatteredFrame>
  );
}
