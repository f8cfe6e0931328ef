import { mdiAccountArrowLeftOutline, mdiBagSuitcaseOutline, mdiPencilOutline, mdiUndoVariant } from '@mdi/js';
import Box from '@mui/material/Box';
import { useMemo, useState, type ReactNode } from 'react';
import { everyReporter } from '../../../electron/contract/method.ts';
import { stayMethods } from '../../../electron/contract/stays.ts';
import type { AbsenceRow } from '../../../electron/contract/stays-registers.ts';
import { absenceKinds } from '../../../electron/contract/stays-terms.ts';
import { isoDate } from '../../../electron/contract/values.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { count } from '../../shared/format.ts';
import { DateField, TextField } from '../../shared/form.tsx';
import { useMay, useSession } from '../../shared/session.ts';
import { EmptyState, LoadError, ReasonDialog, showToast, StatusChip, type StatusTone } from '../../shared/ui.tsx';
import { RowButton } from '../homes/RowButton.tsx';
import { FilterSwitch } from '../people/FilterChoice.tsx';
import { ReturnDialog } from './AbsenceDialogs.tsx';
import { BedsFrame } from './BedsFrame.tsx';
import { RegisterExport } from './RegisterExport.tsx';
import { addDays } from './days.ts';
import { SimpleDialog } from './SimpleDialog.tsx';
import { wordFor } from './bed-words.ts';

/** 请假住院: who is away, who is due back, who is away too long. */
export function AbsencesPage(): ReactNode {
  return <BedsFrame path="/beds/absences">{({ homeId, name }) => <Absences homeId={homeId} homeName={name} />}</BedsFrame>;
}

/** How an absence stands today. */
export function standingOf(row: AbsenceRow, today: string): { readonly label: string; readonly tone: StatusTone } {
  if (row.untilOn !== null) return { label: '已返院', tone: 'neutral' };
  if (row.plannedUntil !== null && row.plannedUntil < today) return { label: '逾期未返', tone: 'error' };
  if (row.isReminded) return { label: '外出过久', tone: 'error' };
  if (row.plannedUntil === today) return { label: '今天应返', tone: 'warning' };
  return { label: '在外', tone: 'accent' };
}

type Asked = { readonly what: 'return' | 'change' | 'withdraw'; readonly row: AbsenceRow };

function columnsFor(today: string, ask: ((asked: Asked) => void) | null): readonly TableColumn<AbsenceRow>[] {
  const actions: readonly TableColumn<AbsenceRow>[] =
    ask === null
      ? []
      : [
          {
            key: 'actions',
            title: '操作',
            width: 104,
            align: 'center',
            value: () => null,
            render: (row) =>
              row.untilOn !== null ? null : (
                <Box sx={{ display: 'flex', justifyContent: 'center', alignItems: 'center', height: '100%' }}>
                  <RowButton icon={mdiAccountArrowLeftOutline} label={`登记${row.name}返院`} onClick={() => ask({ what: 'return', row })} />
                  <RowButton icon={mdiPencilOutline} label={`修改${row.name}的请假住院`} onClick={() => ask({ what: 'change', row })} />
                  <RowButton icon={mdiUndoVariant} label={`撤销${row.name}的记录`} onClick={() => ask({ what: 'withdraw', row })} />
                </Box>
              ),
          },
        ];
  return [
    { key: 'name', title: '姓名', width: 80, isSortable: true, value: (row) => row.name },
    ...actions,
    {
      key: 'standing',
      title: '状态',
      width: 96,
      isSortable: true,
      value: (row) => standingOf(row, today).label,
      render: (row) => <StatusChip {...standingOf(row, today)} />,
    },
    { key: 'kind', title: '类别', width: 64, value: (row) => wordFor(absenceKinds, row.kind) },
    { key: 'fromOn', title: '离院', width: 96, kind: 'date', isSortable: true, value: (row) => row.fromOn },
    { key: 'plannedUntil', title: '计划返院', width: 96, kind: 'date', isSortable: true, value: (row) => row.plannedUntil },
    { key: 'untilOn', title: '实际返院', width: 96, kind: 'date', isSortable: true, value: (row) => row.untilOn },
    { key: 'nights', title: '夜数', width: 60, kind: 'number', isSortable: true, value: (row) => row.nights },
    { key: 'destination', title: '去向', width: 120, flex: 1, value: (row) => row.destination },
    { key: 'escort', title: '陪护人', width: 80, value: (row) => row.escort },
    { key: 'approvedBy', title: '批准人', width: 80, value: (row) => row.approvedBy },
    { key: 'place', title: '床位', width: 150, value: (row) => row.place },
    { key: 'note', title: '备注', width: 120, isHidden: true, value: (row) => row.note },
  ];
}

/** Far enough back for an inspection; the registers page shows any time. */
const shownDays = 180;

function Absences({ homeId, homeName }: { readonly homeId: number; readonly homeName: string }): ReactNode {
  const { today } = useSession();
  const mayWrite = useMay(everyReporter);
  const [isAll, setIsAll] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const from = addDays(today, -shownDays);
  const found = useCall('stays.absences', { homeId, from: isoDate(from), until: isoDate(today) });
  const rows = useMemo(() => {
    const order = (row: AbsenceRow): string => `${row.untilOn === null ? 0 : 1}${row.untilOn ?? row.plannedUntil ?? '9999'}`;
    return (found.data ?? [])
      .filter((row) => isAll || row.untilOn === null)
      .toSorted((one, other) => order(one).localeCompare(order(other)));
  }, [found.data, isAll]);
  const columns = useMemo(() => columnsFor(today, mayWrite ? setAsked : null), [today, mayWrite]);
  const close = (): void => setAsked(null);
  const late = rows.filter((row) => standingOf(row, today).tone === 'error').length;
  if (found.error && !found.data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', mb: 1, flexWrap: 'wrap' }}>
        <FilterSwitch label="含已返院" isOn={isAll} onChange={setIsAll} />
        <Box component="span" sx={{ color: late > 0 ? 'error.main' : 'text.secondary', fontSize: '0.8125rem' }}>
          {late > 0 ? `${count(late)} 人逾期未返或外出过久，请联系本人或家属` : '请假、住院从床位图登记；返院后在这里或床位图登记返院'}
        </Box>
        <Box sx={{ ml: 'auto' }}>
          <RegisterExport
            homeId={homeId}
            homeName={homeName}
            register="absences"
            title="请假住院登记"
            from={from}
            until={today}
            rows={found.data?.length ?? 0}
          />
        </Box>
      </Box>
      <DataTable
        id="absences"
        label="请假住院"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.absenceId}
        isLoading={found.isLoading}
        opensOn="doubleClick"
        onOpen={(row) => mayWrite && row.untilOn === null && setAsked({ what: 'return', row })}
        rowTone={(row) => (row.untilOn === null ? null : 'muted')}
        empty={<EmptyState icon={mdiBagSuitcaseOutline} what="没有人请假或住院" next="在床位图上选择床位，用“请假”“住院”登记。" />}
      />
      {asked?.what === 'return' ? (
        <ReturnDialog person={{ ...asked.row, level: null }} place={asked.row.place} absence={asked.row} onClose={close} />
      ) : null}
      {asked?.what === 'change' ? <ChangeAbsence row={asked.row} onClose={close} /> : null}
      {asked?.what === 'withdraw' ? <WithdrawAbsence row={asked.row} onClose={close} /> : null}
    </>
  );
}

function ChangeAbsence({ row, onClose }: { readonly row: AbsenceRow; readonly onClose: () => void }): ReactNode {
  const { absenceId, plannedUntil, destination, escort, approvedBy, note } = row;
  return (
    <SimpleDialog
      method="stays.changeAbsence"
      schema={stayMethods['stays.changeAbsence'].input}
      title="修改请假住院"
      submitLabel="保存"
      place={`${row.name}，${row.fromOn} 起${wordFor(absenceKinds, row.kind)}`}
      values={{ absenceId, plannedUntil, destination, escort, approvedBy, note }}
      done="已修改"
      onClose={onClose}
    >
      <DateField name="plannedUntil" label="计划返院" autoFocus />
      <TextField name="destination" label="去向" isNullable maxLength={200} />
      <TextField name="escort" label="陪护人" isNullable maxLength={200} />
      <TextField name="approvedBy" label="批准人" isNullable maxLength={200} />
      <TextField name="note" label="备注" isNullable maxLength={200} />
    </SimpleDialog>
  );
}

function WithdrawAbsence({ row, onClose }: { readonly row: AbsenceRow; readonly onClose: () => void }): ReactNode {
  const withdraw = useAction('stays.withdrawAbsence', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已撤销：${row.name}` });
      onClose();
    },
  });
  return (
    <ReasonDialog
      title="撤销请假住院记录？"
      confirmLabel="撤销记录"
      cancelLabel="不撤销"
      reasonLabel="理由"
      subject={`${row.name}，${row.fromOn} 起${wordFor(absenceKinds, row.kind)}`}
      effect="只用于录错：这次外出不再算数。已经返院的请登记返院。"
      isRunning={withdraw.isRunning}
      onConfirm={(reason) => void withdraw.run({ absenceId: row.absenceId, reason })}
      onCancel={onClose}
    />
  );
}
