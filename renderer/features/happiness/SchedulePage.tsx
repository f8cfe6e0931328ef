import { mdiCashMultiple, mdiFileTableOutline } from '@mdi/js';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import type { HappinessSchedule, HappinessScheduleRow } from '../../../electron/contract/happiness-shapes.ts';
import { shortfallRules } from '../../../electron/contract/happiness-terms.ts';
import { countyUsers, everyClerk } from '../../../electron/contract/method.ts';
import { useCall, useJob } from '../../shared/client.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { count, money } from '../../shared/format.ts';
import { useDivisions } from '../../shared/form.tsx';
import { goTo, keepQuery, queryNow, useQuery } from '../../shared/navigation.ts';
import { useMay, useOwnTown } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { EmptyState, Icon, JobDialog, LoadError, Money } from '../../shared/ui.tsx';
import { FilterChoice, FilterSwitch } from '../people/FilterChoice.tsx';
import { SearchBox } from '../people/SearchBox.tsx';
import { BatchLine } from './BatchLine.tsx';
import { BuildBatchDialog } from './BuildBatchDialog.tsx';
import { ExplainYearDrawer } from './ExplainYearDrawer.tsx';
import { FigureStrip } from './FigureStrip.tsx';
import { gradeOrder, gradeText } from './happiness-words.ts';
import { HappinessFrame } from './HappinessFrame.tsx';
import { SaveButtons } from './ListExports.tsx';
import { useIssued } from './use-issued.ts';
import { useYear, YearChoice } from './YearChoice.tsx';

const gradeOptions = gradeOrder.map((grade) => ({ id: grade ?? 'none', label: gradeText(grade) }));

const grade = (value: HappinessScheduleRow['grade']): string => (value === null ? '' : gradeText(value));

function IssuedCell({ fen, withheldFen }: { readonly fen: number; readonly withheldFen: number }): ReactNode {
  if (withheldFen === 0) return <Money fen={fen} />;
  return (
    <Box component="span" title={`其中 ${money(withheldFen)} 元抵扣往年多拨，没有转出`} sx={{ borderBottom: '1px dotted', cursor: 'help' }}>
      <Money fen={fen} />
    </Box>
  );
}

function columnsFor(
  isShort: boolean,
  issued: ReadonlyMap<number, number>,
  withheld: ReadonlyMap<number, number>,
): readonly TableColumn<HappinessScheduleRow>[] {
  const payable: readonly TableColumn<HappinessScheduleRow>[] = isShort
    ? [{ key: 'payableFen', title: '按预算可拨（元）', kind: 'money', width: 120, isSortable: true, value: (row) => row.payableFen }]
    : [];
  const fen = (
    key: string,
    title: string,
    value: (row: HappinessScheduleRow) => number,
    width = 92,
  ): TableColumn<HappinessScheduleRow> => ({
    key,
    title,
    kind: 'money',
    width,
    isSortable: true,
    value,
    render: (row) => <Money fen={value(row)} />,
  });
  return [
    { key: 'code', title: '编号', width: 96, isSortable: true, value: (row) => row.code },
    { key: 'name', title: '名称', width: 120, flex: 1, isSortable: true, value: (row) => row.name },
    { key: 'townName', title: '所在乡镇', width: 94, isSortable: true, value: (row) => row.townName },
    { key: 'januaryGrade', title: '年初等级', width: 70, isSortable: true, value: (row) => grade(row.januaryGrade) },
    { key: 'grade', title: '现等级', width: 60, isSortable: true, value: (row) => grade(row.grade) },
    { key: 'countedMonths', title: '计补月数', kind: 'number', width: 70, isSortable: true, value: (row) => row.countedMonths },
    fen('entitlementFen', '全年应补', (row) => row.entitlementFen),
    ...payable,
    fen('firstBatchFen', '第一批', (row) => row.firstBatchFen),
    fen('secondBatchFen', '第二批', (row) => row.secondBatchFen),
    {
      ...fen('issuedFen', '已拨', (row) => issued.get(row.happinessHomeId) ?? 0),
      // It counts for the year; where older debts were taken from it, less than that was transferred.
      render: (row) => <IssuedCell fen={issued.get(row.happinessHomeId) ?? 0} withheldFen={withheld.get(row.happinessHomeId) ?? 0} />,
    },
    { ...fen('withheldFen', '已拨中抵扣往年', (row) => withheld.get(row.happinessHomeId) ?? 0, 116), isHidden: true },
    fen('cityFen', '市级', (row) => row.split.cityFen, 80),
    fen('countyFen', '县级', (row) => row.split.countyFen, 80),
    fen('townFen', '乡镇', (row) => row.split.townFen, 80),
    { ...fen('refundedFen', '村级退回', (row) => row.refundedFen, 88), isHidden: true },
    { key: 'monthsTold', title: '已填月数', kind: 'number', width: 74, isHidden: true, isSortable: true, value: (row) => row.monthsTold },
    { key: 'villageName', title: '村（社区）', width: 100, isHidden: true, isSortable: true, value: (row) => row.villageName },
  ];
}

/** What the budget does to the year, in one sentence. */
function BudgetLine({ schedule }: { readonly schedule: HappinessSchedule }): ReactNode {
  const { appropriationFen, factor, firstShortGrade, shortfall, total, year } = schedule;
  const rule = shortfallRules.find(({ id }) => id === shortfall)?.label ?? '';
  if (appropriationFen === null)
    return (
      <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', mb: 1.25 }}>
        {year}年还没有登记奖补预算指标，按应补金额测算；在“救助标准—参数”中登记后，自动核对是否够用。
      </Box>
    );
  if (total.payableFen >= total.entitlementFen)
    return (
      <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', mb: 1.25 }}>
        预算指标 {money(appropriationFen)} 元，够用，结余 {money(appropriationFen - total.entitlementFen)} 元。
      </Box>
    );
  return (
    <Alert severity="warning" variant="outlined" sx={{ mb: 1.25, py: 0, bgcolor: 'background.paper', fontVariantNumeric: 'tabular-nums' }}>
      预算指标 {money(appropriationFen)} 元，缺 {money(total.entitlementFen - appropriationFen)} 元。{rule}
      {factor === null ? '' : `，k＝${factor}`}
      {firstShortGrade === null ? '' : `，自${gradeText(firstShortGrade)}起不足额`}；按预算可拨 {money(total.payableFen)} 元。
    </Alert>
  );
}

/** The subsidy of a year for all homes: entitlement, batches, shares, what the budget allows. */
export function SchedulePage(): ReactNode {
  const mayBuild = useMay(everyClerk);
  const maySave = useMay(countyUsers);
  const ownTown = useOwnTown();
  const { towns } = useDivisions();
  const query = useQuery();
  const year = useYear();
  const found = useCall('happiness.schedule', { year }, { keepsPrevious: true });
  const [isBuilding, setIsBuilding] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  useShortcut('Ctrl+F', '查找幸福院', () => search.current?.select());
  const paper = useJob('happiness.saveSchedulePaper');
  const workbook = useJob('happiness.saveScheduleWorkbook');
  const [text, town, chosenGrade] = [query.get('search') ?? '', query.get('town'), query.get('grade')];
  const isRecovery = query.get('recovery') === '1';
  const opened = Number(query.get('home'));
  const set = (change: Readonly<Record<string, string | null>>): void => keepQuery({ ...Object.fromEntries(queryNow()), ...change });
  const { data } = found;
  const isShort = data !== undefined && data.total.payableFen < data.total.entitlementFen;
  const { issued, withheld } = useIssued(year);
  const columns = useMemo(() => columnsFor(isShort, issued, withheld), [isShort, issued, withheld]);
  const rows = useMemo(
    () =>
      (data?.rows ?? []).filter(
        (row) =>
          (text === '' || [row.code, row.name, row.villageName].some((words) => words.includes(text))) &&
          (town === null || row.townCode === town) &&
          (chosenGrade === null || (row.grade ?? 'none') === chosenGrade) &&
          (!isRecovery || row.secondBatchFen < 0),
      ),
    [data, text, town, chosenGrade, isRecovery],
  );
  const townOptions = useMemo(() => towns.map(({ code, name }) => ({ id: code, label: name })), [towns]);
  const sum = (pick: (row: HappinessScheduleRow) => number): number => rows.reduce((total, row) => total + pick(row), 0);
  return (
    <HappinessFrame
      path="/happiness/schedule"
      subtitle={data ? `${year}年，${count(data.total.homes)} 处` : null}
      actions={
        <>
          <YearChoice year={year} years={data?.years ?? []} onChange={(next) => set({ year: String(next), home: null })} />
          {maySave ? (
            <SaveButtons
              title={`${year}年奖补测算表`}
              content={`${year}年农村幸福院运营奖补测算表，${count(data?.rows.length ?? 0)} 处，不含个人信息`}
              isDisabled={!data || data.rows.length === 0}
              isRunning={paper.isRunning || workbook.isRunning}
              save={async (format, protection, suggestedName) => {
                if (format === 'pdf') {
                  const saved = await paper.start({ year, protection }, { suggestedName });
                  return saved ? { file: saved.file, done: `已保存 ${count(saved.pages)} 页` } : null;
                }
                const saved = await workbook.start({ year, protection }, { suggestedName });
                return saved ? { file: saved.file, done: `已导出 ${count(saved.rows)} 处` } : null;
              }}
            />
          ) : null}
          {mayBuild ? (
            <Button
              variant="contained"
              startIcon={<Icon path={mdiFileTableOutline} />}
              disabled={!data || data.rows.length === 0}
              onClick={() => setIsBuilding(true)}
            >
              编制发放表
            </Button>
          ) : null}
        </>
      }
    >
      {found.error && !data ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <>
          {data ? (
            <>
              <FigureStrip
                label="全年合计"
                figures={[
                  { label: '全年应补', fen: data.total.entitlementFen },
                  { label: '第一批', fen: data.total.firstBatchFen },
                  { label: '第二批', fen: data.total.secondBatchFen },
                  { label: '其中应追回', fen: data.toRecoverFen },
                  { label: '市级', fen: data.total.split.cityFen },
                  { label: '县级', fen: data.total.split.countyFen },
                  { label: '乡镇', fen: data.total.split.townFen },
                ]}
              />
              <BudgetLine schedule={data} />
              {maySave ? <BatchLine year={year} /> : null}
            </>
          ) : null}
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1.25, flex: 'none' }}>
            <SearchBox
              label="查找幸福院"
              placeholder="名称、编号、村"
              value={text}
              onSearch={(typed) => set({ search: typed === '' ? null : typed })}
              inputRef={search}
            />
            {ownTown === null ? (
              <FilterChoice label="乡镇" options={townOptions} value={town} onChange={(code) => set({ town: code })} />
            ) : null}
            <FilterChoice label="现等级" options={gradeOptions} value={chosenGrade} onChange={(id) => set({ grade: id })} />
            <FilterSwitch label="要追回的" isOn={isRecovery} onChange={(isOn) => set({ recovery: isOn ? '1' : null })} />
          </Box>
          <DataTable
            id="happiness-schedule"
            label="奖补测算"
            columns={columns}
            rows={rows}
            rowKey={(row) => row.happinessHomeId}
            isLoading={found.isLoading}
            onOpen={(row) => set({ home: String(row.happinessHomeId) })}
            foot={
              <span>
                应补 {money(sum((row) => row.entitlementFen))} 元，第一批 {money(sum((row) => row.firstBatchFen))} 元，第二批{' '}
                {money(sum((row) => row.secondBatchFen))} 元，已拨 {money(sum((row) => issued.get(row.happinessHomeId) ?? 0))} 元
                {withheld.size > 0
                  ? `（其中 ${money(sum((row) => withheld.get(row.happinessHomeId) ?? 0))} 元抵扣往年多拨，没有转出）`
                  : ''}{' '}
                · 点一行看计算依据
              </span>
            }
            empty={
              data && data.rows.length === 0 ? (
                <EmptyState
                  icon={mdiCashMultiple}
                  what={`${year}年没有可以测算的幸福院`}
                  next="先登记幸福院和等级，再填报各月开放天数。"
                  action={
                    <Button variant="contained" onClick={() => goTo('/happiness')}>
                      打开名单
                    </Button>
                  }
                />
              ) : (
                <EmptyState icon={mdiCashMultiple} what="没有符合条件的幸福院" next="可以放宽筛选条件再试。" />
              )
            }
          />
        </>
      )}
      {Number.isInteger(opened) && opened > 0 ? (
        <ExplainYearDrawer happinessHomeId={opened} year={year} onClose={() => set({ home: null })} />
      ) : null}
      {isBuilding && data ? <BuildBatchDialog schedule={data} onClose={() => setIsBuilding(false)} /> : null}
      <JobDialog job={paper} title="正在保存奖补测算表" />
      <JobDialog job={workbook} title="正在导出奖补测算表" />
    </HappinessFrame>
  );
}
