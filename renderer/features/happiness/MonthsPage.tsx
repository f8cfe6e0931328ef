import { mdiCalendarMonthOutline, mdiContentSaveOutline, mdiUndoVariant } from '@mdi/js';
import Button from '@mui/material/Button';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { everyRegistrar } from '../../../electron/contract/method.ts';
import { addMonths, formatMonth, type IsoMonth } from '../../../electron/contract/values.ts';
import { showError, useAction, useCall } from '../../shared/client.ts';
import { count } from '../../shared/format.ts';
import { mayLeave, useLeaveGuard } from '../../shared/leave-guard.ts';
import { goTo, keepQuery, queryNow, useQuery } from '../../shared/navigation.ts';
import { useMay, useOwnTown, useSession } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { EmptyState, Icon, LoadError, Loading, showToast } from '../../shared/ui.tsx';
import { HappinessFrame } from './HappinessFrame.tsx';
import { MonthGrid, type GridBase, type Position } from './MonthGrid.tsx';
import { FaultPanel, GridFoot, MonthFilters } from './MonthsParts.tsx';
import { monthFields } from './month-fields.ts';
import { afterSaving, emptyGrid, entryKey, pendingOf, undo, type Fault, type GridState } from './month-grid.ts';
import { useYear, YearChoice } from './YearChoice.tsx';

type Months = OutputOf<'happiness.months'>;

/** The answer as a table: every home has twelve months, told or not. */
function baseOf(found: Months, lastMonth: IsoMonth): GridBase {
  const months = Array.from({ length: 12 }, (_, index) => addMonths(`${found.year}-01` as IsoMonth, index));
  const rows = found.rows.map(({ cells, ...home }) => {
    const told = new Map(cells.map((cell) => [cell.month, cell]));
    return { ...home, months: months.map((month) => told.get(month) ?? null) };
  });
  return { rows, months, lastMonth };
}

function narrowed(base: GridBase, search: string, isIncomplete: boolean): GridBase {
  if (search === '' && !isIncomplete) return base;
  const due = base.months.filter((month) => month < base.lastMonth).length;
  const rows = base.rows.filter(
    (home) =>
      (search === '' || [home.code, home.name, home.townName, home.villageName].some((text) => text.includes(search))) &&
      (!isIncomplete || home.months.slice(0, due).includes(null)),
  );
  return { ...base, rows };
}

/** What homes did month by month, filled in like a spreadsheet. */
export function MonthsPage(): ReactNode {
  const { today } = useSession();
  const mayWrite = useMay(everyRegistrar);
  const ownTown = useOwnTown();
  const query = useQuery();
  const year = useYear();
  const townCode = query.get('town') ?? ownTown;
  const search = query.get('search') ?? '';
  const isIncomplete = query.get('missing') === '1';
  const field = monthFields.find(({ id }) => id === query.get('field')) ?? monthFields[0]!;
  const found = useCall('happiness.months', { year, townCode, happinessHomeIds: null });
  const lastMonth = today.slice(0, 7) as IsoMonth;
  const base = useMemo(() => (found.data ? baseOf(found.data, lastMonth) : null), [found.data, lastMonth]);
  const shown = useMemo(() => (base ? narrowed(base, search, isIncomplete) : null), [base, search, isIncomplete]);

  const [state, setState] = useState<GridState>(emptyGrid);
  const [current, setCurrent] = useState<Position>({ row: 0, column: 0 });
  const pending = useMemo(() => (base ? pendingOf(state, base) : null), [state, base]);
  const faults = useMemo(() => {
    const byKey = new Map<string, string>();
    for (const fault of pending?.faults ?? []) {
      const home = base?.rows[fault.row];
      const month = base?.months[fault.column];
      if (home && month) byKey.set(entryKey(home.happinessHomeId, month, fault.field), fault.why);
    }
    return byKey;
  }, [pending, base]);
  const changes = pending?.changes.length ?? 0;
  useLeaveGuard(state.entries.size > 0, `${count(state.entries.size)} 格填写还没有保存，离开后不能找回。`);

  /** A refusal names the first month it is about. */
  const save = useAction('happiness.saveMonths', {
    onError: (error) => {
      const [path, why] = Object.entries(error.fields ?? {})[0] ?? [];
      const change = pending?.changes[Number(/^cells\.(\d+)/.exec(path ?? '')?.[1])];
      const home = base?.rows.find(({ happinessHomeId }) => happinessHomeId === change?.happinessHomeId);
      if (!change || !home || error.code !== 'INVALID_INPUT') showError(error);
      else
        showToast({
          tone: 'error',
          text: `${home.name} ${formatMonth(change.month)}：${why}`,
          next: '这一批都没有保存；改好这一格再保存。',
        });
    },
  });
  const saveNow = async (): Promise<void> => {
    if (!pending || pending.changes.length === 0 || save.isRunning) return;
    const saved = await save.run({ cells: [...pending.changes] });
    if (!saved) return;
    // The cells keep what was typed until the answer says the same.
    await found.refetch();
    setState((before) => afterSaving(before, pending.savedKeys));
    const words = [
      saved.written > 0 ? `已保存 ${count(saved.written)} 个月` : '',
      saved.withdrawn > 0 ? `清空 ${count(saved.withdrawn)} 个月` : '',
    ].filter(Boolean);
    showToast({ tone: 'success', text: words.join('，') || '与台账相同，没有改动' });
  };
  useShortcut('Ctrl+S', '保存填报', () => void saveNow(), { isOn: mayWrite && changes > 0 });

  /** Another year or township: what is not saved stays behind, so it is asked. */
  const choose = (change: Readonly<Record<string, string | null>>, isOther: boolean): void => {
    const go = (): void => {
      setCurrent({ row: 0, column: 0 });
      keepQuery({ ...Object.fromEntries(queryNow()), ...change });
    };
    if (!isOther || state.entries.size === 0) go();
    else
      void mayLeave().then((isLeaving) => {
        if (!isLeaving) return;
        setState(emptyGrid);
        go();
      });
  };
  const showFault = (fault: Fault): void => {
    const home = base?.rows[fault.row];
    if (!home) return;
    const isHidden = !shown?.rows.includes(home);
    choose({ field: fault.field, ...(isHidden ? { search: null, missing: null } : {}) }, false);
    setCurrent({ row: isHidden ? fault.row : (shown?.rows.indexOf(home) ?? 0), column: fault.column });
  };
  const onPasted = useCallback(({ written, outside }: { readonly written: number; readonly outside: number }) => {
    const beyond = outside > 0 ? `，${count(outside)} 格超出表格，没有写入` : '';
    showToast({ tone: outside > 0 ? 'warning' : 'info', text: `粘贴 ${count(written)} 格${beyond}`, next: '保存以前可按 Ctrl+Z 撤销。' });
  }, []);

  return (
    <HappinessFrame
      path="/happiness/months"
      subtitle={found.data ? `${count(found.data.rows.length)} 处，开放不少于 ${found.data.minOpenDays} 天的月份计补` : null}
      actions={
        <>
          <YearChoice year={year} years={found.data?.years ?? []} onChange={(next) => choose({ year: String(next) }, true)} />
          {mayWrite ? (
            <>
              <Button
                variant="outlined"
                startIcon={<Icon path={mdiUndoVariant} />}
                disabled={state.past.length === 0}
                title="Ctrl+Z"
                onClick={() => setState(undo)}
              >
                撤销
              </Button>
              <Button
                variant="contained"
                startIcon={<Icon path={mdiContentSaveOutline} />}
                disabled={changes === 0}
                loading={save.isRunning}
                loadingPosition="start"
                title="Ctrl+S"
                onClick={() => void saveNow()}
              >
                {changes === 0 ? '保存' : `保存 ${count(changes)} 个月`}
              </Button>
            </>
          ) : null}
        </>
      }
    >
      <MonthFilters
        townCode={query.get('town')}
        search={search}
        isIncomplete={isIncomplete}
        field={field.id}
        onTown={(code) => choose({ town: code }, true)}
        onSearch={(text) => choose({ search: text === '' ? null : text }, false)}
        onIncomplete={(isOn) => choose({ missing: isOn ? '1' : null }, false)}
        onField={(id) => choose({ field: id === 'openDays' ? null : id }, false)}
      />
      {found.error && !found.data ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : !base || !shown || !found.data ? (
        <Loading />
      ) : shown.rows.length === 0 ? (
        <EmptyState
          icon={mdiCalendarMonthOutline}
          what={base.rows.length === 0 ? '还没有登记幸福院' : '没有符合条件的幸福院'}
          next={base.rows.length === 0 ? '先登记或导入幸福院，再按月填报开放天数。' : '可以放宽筛选条件再试。'}
          action={
            base.rows.length === 0 ? (
              <Button variant="contained" onClick={() => goTo('/happiness')}>
                打开名单
              </Button>
            ) : null
          }
        />
      ) : (
        <>
          <MonthGrid
            base={shown}
            field={field.id}
            state={state}
            onChange={setState}
            faults={faults}
            minOpenDays={found.data.minOpenDays}
            isOneTown={townCode !== null}
            isReadOnly={!mayWrite}
            current={{ row: Math.min(current.row, shown.rows.length - 1), column: current.column }}
            onCurrent={setCurrent}
            onPasted={onPasted}
          />
          {pending && pending.faults.length > 0 ? <FaultPanel base={base} faults={pending.faults} onShow={showFault} /> : null}
          <GridFoot base={shown} state={state} field={field.id} minOpenDays={found.data.minOpenDays} isReadOnly={!mayWrite} />
        </>
      )}
    </HappinessFrame>
  );
}
