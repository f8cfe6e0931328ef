import { mdiBookmarkOffOutline, mdiBookmarkOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo, useState, type ReactNode } from 'react';
import { everyClerk, everyReporter } from '../../../electron/contract/method.ts';
import { heldStandings, type HeldPlace } from '../../../electron/contract/stays-held.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { count } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { useMay } from '../../shared/session.ts';
import { EmptyState, LoadError, ReasonDialog, showToast, StatusChip, type StatusTone } from '../../shared/ui.tsx';
import { FilterSwitch } from '../people/FilterChoice.tsx';
import { RowButton } from '../homes/RowButton.tsx';
import { BedsFrame } from './BedsFrame.tsx';
import { wordFor } from './bed-words.ts';

/** 预留: who has a bed or a place kept, who has not come in time, and giving those back in one step. */
export function ReservationsPage(): ReactNode {
  return <BedsFrame path="/beds/reservations">{() => <Reservations />}</BedsFrame>;
}

const tones: Readonly<Record<HeldPlace['standing'], StatusTone>> = {
  overdue: 'error',
  lapsed: 'warning',
  kept: 'accent',
  coming: 'neutral',
};
const advice: Readonly<Record<HeldPlace['standing'], string>> = {
  overdue: '来的办理入住，不来的释放',
  lapsed: '名额不再保留：来的办理入住，不来的收回',
  kept: '到期前办理入住',
  coming: '开始之日起保留',
};
const isOver = ({ standing }: HeldPlace): boolean => standing === 'overdue' || standing === 'lapsed';
const placeOf = ({ place }: HeldPlace): string => place ?? '名额（没有床位图）';

function columnsFor(
  mayRelease: ((row: HeldPlace) => boolean) | null,
  ask: (rows: readonly HeldPlace[]) => void,
): readonly TableColumn<HeldPlace>[] {
  const action: TableColumn<HeldPlace> = {
    key: 'actions',
    title: '释放',
    width: 64,
    align: 'center',
    value: () => null,
    render: (row) =>
      mayRelease?.(row) ? (
        <Box sx={{ display: 'flex', justifyContent: 'center', alignItems: 'center', height: '100%' }}>
          <RowButton icon={mdiBookmarkOffOutline} label={`释放${row.name}的预留`} onClick={() => ask([row])} />
        </Box>
      ) : null,
  };
  return [
    { key: 'name', title: '姓名', width: 84, isSortable: true, value: (row) => row.name },
    ...(mayRelease === null ? [] : [action]),
    {
      key: 'standing',
      title: '状态',
      width: 112,
      isSortable: true,
      value: (row) => wordFor(heldStandings, row.standing),
      render: (row) => <StatusChip label={wordFor(heldStandings, row.standing)} tone={tones[row.standing]} />,
    },
    { key: 'homeName', title: '机构', width: 176, isSortable: true, value: (row) => row.homeName },
    { key: 'place', title: '床位', width: 170, isSortable: true, value: placeOf },
    { key: 'fromOn', title: '预留自', width: 96, kind: 'date', isSortable: true, value: (row) => row.fromOn },
    { key: 'keptUntil', title: '保留到', width: 96, kind: 'date', isSortable: true, value: (row) => row.keptUntil },
    {
      key: 'daysOver',
      title: '过期天数',
      width: 84,
      kind: 'number',
      isSortable: true,
      value: (row) => (row.daysOver === 0 ? null : row.daysOver),
    },
    { key: 'advice', title: '怎么办', width: 180, flex: 1, value: (row) => advice[row.standing] },
    { key: 'recordedBy', title: '经手人', width: 90, isHidden: true, value: (row) => row.recordedBy },
    { key: 'note', title: '备注', width: 140, isHidden: true, value: (row) => row.note },
  ];
}

function Reservations(): ReactNode {
  const mayWrite = useMay(everyReporter);
  // A place without a bed was promised by the county, which takes it back.
  const isCounty = useMay(everyClerk);
  const [isOverOnly, setIsOverOnly] = useState(false);
  const [asked, setAsked] = useState<readonly HeldPlace[] | null>(null);
  const found = useCall('stays.held', {});
  const all = useMemo(() => found.data?.rows ?? [], [found.data]);
  const mayRelease = (row: HeldPlace): boolean => mayWrite && (row.kind === 'bed' || isCounty);
  const over = all.filter(isOver);
  const releasable = over.filter(mayRelease);
  const rows = isOverOnly ? over : all;
  const release = useAction('stays.release', {
    onSuccess: ({ released }) => {
      showToast({ tone: 'success', text: `已释放 ${count(released)} 处预留` });
      setAsked(null);
    },
  });
  const columns = columnsFor(mayWrite ? mayRelease : null, setAsked);
  if (found.error && !found.data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  const beds = all.filter(({ kind }) => kind === 'bed').length;
  return (
    <>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', mb: 1, flexWrap: 'wrap' }}>
        <FilterSwitch label="只看到期的" isOn={isOverOnly} onChange={setIsOverOnly} />
        <Box component="span" sx={{ color: over.length > 0 ? 'error.main' : 'text.secondary', fontSize: '0.8125rem' }}>
          {over.length > 0
            ? `${count(over.length)} 处到期还没有入住`
            : `没有写计划日期的，保留 ${count(found.data?.holdDays ?? 0)} 天；到期不会自动释放床位`}
        </Box>
        {mayWrite ? (
          <Button variant="outlined" sx={{ ml: 'auto' }} disabled={releasable.length === 0} onClick={() => setAsked(releasable)}>
            释放到期的{releasable.length === 0 ? '' : ` ${count(releasable.length)} 处`}
          </Button>
        ) : null}
      </Box>
      <DataTable
        id="reservations"
        label="预留"
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.kind}-${row.key}`}
        isLoading={found.isLoading}
        opensOn="doubleClick"
        onOpen={(row) => goTo(`/people/${row.personId}`)}
        foot={
          <span>
            预留 {count(all.length)} 处：床位 {count(beds)} 张，没有床位图的机构名额 {count(all.length - beds)} 个 · 双击或回车查看人员
          </span>
        }
        empty={
          <EmptyState
            icon={mdiBookmarkOutline}
            what={isOverOnly ? '没有到期的预留' : '没有预留'}
            next="在等候名单或床位图上为人员预留床位。"
          />
        }
      />
      {asked ? (
        <ReasonDialog
          title="释放预留？"
          confirmLabel="释放"
          cancelLabel="不释放"
          reasonLabel="理由"
          subject={
            asked.length === 1
              ? asked.map((row) => `${row.name}　${row.homeName} ${placeOf(row)}`).join('')
              : `${count(asked.length)} 处：${asked.map(({ name }) => name).join('、')}`
          }
          effect="床位和名额从今天起可以安排别人；人员仍在等候名单上。已经保留过的日子照旧可查。"
          isRunning={release.isRunning}
          onConfirm={(reason) => void release.run({ places: asked.map(({ kind, key }) => ({ kind, key })), reason })}
          onCancel={() => setAsked(null)}
        />
      ) : null}
    </>
  );
}
