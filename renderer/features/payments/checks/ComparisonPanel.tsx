import { mdiEqual, mdiPrinterOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import type { SheetDetail } from '../../../../electron/contract/payments.ts';
import type { ChangeKind, ChangeSum, SheetChange } from '../../../../electron/contract/sheet-checks.ts';
import { useCall } from '../../../shared/client.ts';
import { DataTable, useTablePage, type TableColumn } from '../../../shared/DataTable.tsx';
import { count, idNumberText, money, monthText } from '../../../shared/format.ts';
import { EmptyState, Icon, LoadError, Loading, Money } from '../../../shared/ui.tsx';
import { keyOf } from '../sheet-key.ts';
import { kindLabel } from './check-words.ts';
import { SideBySide, SideList } from './SideList.tsx';

const allColumns: readonly TableColumn<SheetChange>[] = [
  { key: 'kind', title: '异动', value: (row) => kindLabel(row.kind), width: 78 },
  { key: 'name', title: '姓名', value: (row) => row.name, width: 76 },
  { key: 'idNumber', title: '身份证号', value: (row) => idNumberText(row.idNumber), width: 152 },
  { key: 'groupName', title: '机构或乡镇', value: (row) => row.groupName, width: 110, flex: 1 },
  { key: 'reason', title: '原因', value: (row) => row.reason, width: 180, flex: 3 },
  { key: 'causedOn', title: '发生日期', kind: 'date', value: (row) => row.causedOn, width: 100, isHidden: true },
  { key: 'lastFen', title: '上月', kind: 'money', value: (row) => row.lastFen, width: 80 },
  { key: 'thisFen', title: '本月', kind: 'money', value: (row) => row.thisFen, width: 80 },
  {
    key: 'differenceFen',
    title: '增减',
    kind: 'money',
    value: (row) => row.differenceFen,
    render: (row) => <Money fen={row.differenceFen} isStrong />,
    width: 86,
  },
];

/** Of one home or township its name stands in the list beside the table. */
const columnsOfOne = allColumns.filter(({ key }) => key !== 'groupName');

/** Last total, the changes, this total: as they are added up by hand. */
function Sum({ sum }: { readonly sum: ChangeSum }): ReactNode {
  const parts = [
    { sign: '', label: '上月', people: sum.lastPersons, fen: sum.lastFen },
    { sign: '＋', label: '增加', people: sum.addedPersons, fen: sum.addedFen },
    { sign: '－', label: '减少', people: sum.endedPersons, fen: sum.endedFen },
    { sign: '＋', label: '金额变动', people: sum.changedPersons, fen: sum.changedFen },
    { sign: '－', label: '上月一次性', people: null, fen: sum.lastOnceFen },
    { sign: '＋', label: '本月一次性', people: null, fen: sum.onceFen },
    { sign: '＝', label: '本月', people: sum.thisPersons, fen: sum.thisFen },
  ];
  return (
    <Box
      component="dl"
      aria-label="上月与本月"
      sx={{ m: 0, display: 'flex', flexWrap: 'wrap', columnGap: 1.25, rowGap: 0.5, flex: 'none', fontVariantNumeric: 'tabular-nums' }}
    >
      {parts.map(({ sign, label, people, fen }) => (
        <Box key={sign + label} sx={{ display: 'grid', gridTemplateColumns: 'auto auto', columnGap: 0.75, alignItems: 'baseline' }}>
          <Box
            component="dt"
            sx={{ gridColumn: 2, color: 'text.secondary', fontSize: '0.75rem', whiteSpace: 'nowrap', textAlign: 'right' }}
          >
            {label}
            {people === null ? '' : ` ${count(people)} 人`}
          </Box>
          <Box component="span" aria-hidden sx={{ gridColumn: 1, color: 'text.secondary' }}>
            {sign}
          </Box>
          <Box component="dd" sx={{ m: 0, gridColumn: 2, textAlign: 'right', fontWeight: 600, whiteSpace: 'nowrap' }}>
            {money(fen)}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

const difference = (sum: ChangeSum): number => sum.thisFen - sum.lastFen;

type ComparisonPanelProps = {
  readonly detail: SheetDetail;
  readonly groupKey: string | null;
  readonly onGroup: (key: string | null) => void;
  readonly onOpen: (personId: number) => void;
  /** Null for those who may not print. */
  readonly onPaper: (() => void) | null;
};

/** Who came, who went, what changed against the month before, and why. */
export function ComparisonPanel({ detail, groupKey, onGroup, onOpen, onPaper }: ComparisonPanelProps): ReactNode {
  const { card } = detail;
  const paging = useTablePage();
  const [kind, setKind] = useState<ChangeKind | null>(null);
  const compared = useCall(
    'sheetChecks.comparison',
    { ...keyOf(card), groupKey, kind, offset: paging.offset, limit: paging.limit },
    { keepsPrevious: true },
  );
  const { data } = compared;
  if (compared.error) return <LoadError error={compared.error} onRetry={() => void compared.refetch()} />;
  if (!data) return <Loading />;
  if (data.previousMonth === null)
    return (
      <EmptyState icon={mdiEqual} what="这是第一份发放表，没有上月可以比较" next="从下一个月起，这里列出新增、减少和变动的人员及原因。" />
    );
  const sum = data.sums.find((candidate) => candidate.key === groupKey) ?? data.whole;
  const choose = (key: string | null): void => {
    onGroup(key);
    setKind(null);
    paging.setPage(0);
  };
  const items = [
    { key: null, title: '全部', value: money(difference(data.whole)) },
    ...data.sums.map((one) => ({
      key: one.key,
      title: one.name,
      value: money(difference(one)),
      ...(difference(one) === 0 ? { tone: 'muted' as const } : {}),
    })),
  ];
  return (
    <SideBySide side={<SideList label="机构和乡镇的增减额" items={items} chosen={groupKey} onChoose={choose} />}>
      <Sum sum={sum} />
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap', flex: 'none' }}>
        <TextField
          select
          label="机构或乡镇"
          value={groupKey ?? ''}
          onChange={(event) => choose(event.target.value === '' ? null : event.target.value)}
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
          sx={{ width: '14rem', mt: 0.75, '@container (min-width: 56rem)': { display: 'none' } }}
        >
          <MenuItem value="">全部</MenuItem>
          {data.sums.map((one) => (
            <MenuItem key={one.key} value={one.key}>
              {one.name}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          select
          label="异动类别"
          value={kind ?? ''}
          onChange={(event) => {
            setKind(event.target.value === '' ? null : (event.target.value as ChangeKind));
            paging.setPage(0);
          }}
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
          sx={{ width: '14rem', mt: 0.75 }}
        >
          <MenuItem value="">全部</MenuItem>
          {data.kinds.map((one) => (
            <MenuItem key={one.kind} value={one.kind}>
              {kindLabel(one.kind)}（{count(one.rows)} 条）
            </MenuItem>
          ))}
        </TextField>
        <Box component="span" sx={{ color: 'text.secondary' }}>
          与{monthText(data.previousMonth)}比较
        </Box>
        {onPaper ? (
          <Button variant="outlined" startIcon={<Icon path={mdiPrinterOutline} />} onClick={onPaper} sx={{ ml: 'auto' }}>
            异动表
          </Button>
        ) : null}
      </Box>
      <DataTable
        id={groupKey === null ? 'payments.changes' : 'payments.changes.one'}
        label="异动明细"
        columns={groupKey === null ? allColumns : columnsOfOne}
        rows={data.rows}
        total={data.total}
        rowKey={(row) => `${row.personId} ${row.groupKey} ${row.kind}`}
        paging={paging}
        isLoading={compared.isPending}
        onOpen={(row) => onOpen(row.personId)}
        empty={<EmptyState icon={mdiEqual} what="与上月相同，没有异动" />}
        foot={
          <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums' }}>
            增减合计{' '}
            <Box component="b" sx={{ color: 'text.primary', fontWeight: 600 }}>
              {money(data.differenceFen)}
            </Box>{' '}
            元
          </Box>
        }
      />
    </SideBySide>
  );
}
