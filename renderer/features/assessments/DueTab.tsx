import { mdiClipboardCheckOutline, mdiClipboardPlusOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useMemo, type ReactNode } from 'react';
import { dueStates, type DueRow, type DueState } from '../../../electron/contract/assessment-due.ts';
import { everyClerk } from '../../../electron/contract/method.ts';
import { careTierLabels, sexes, supportModes } from '../../../electron/contract/terms.ts';
import { useCall } from '../../shared/client.ts';
import { DataTable, useTablePage, type TableColumn } from '../../shared/DataTable.tsx';
import { count, idNumberText, nothing, termText } from '../../shared/format.ts';
import { goTo, keepQuery, useQuery } from '../../shared/navigation.ts';
import { useMay } from '../../shared/session.ts';
import { EmptyState, LoadError, StatusChip } from '../../shared/ui.tsx';
import { RowButton } from '../homes/RowButton.tsx';
import { leftText } from './assessment-words.ts';

const stateColumns: Readonly<Record<DueState, readonly string[]>> = {
  reported: ['name', 'place', 'mode', 'level', 'reportedOn', 'reporter', 'description', 'dueOn', 'left'],
  overdue: ['name', 'sex', 'idNumber', 'place', 'mode', 'level', 'assessedOn', 'dueOn', 'left'],
  soon: ['name', 'sex', 'idNumber', 'place', 'mode', 'level', 'assessedOn', 'dueOn', 'left'],
  never: ['name', 'sex', 'idNumber', 'place', 'mode'],
};

const assessColumn: TableColumn<DueRow> = {
  key: 'assess',
  title: '操作',
  width: 56,
  align: 'center',
  value: () => '',
  render: (row) => (
    <RowButton icon={mdiClipboardPlusOutline} label={`评估${row.name}`} onClick={() => goTo(`/people/${row.personId}/assess`)} />
  ),
};

function columnsFor(state: DueState, mayAssess: boolean): TableColumn<DueRow>[] {
  const isReport = state === 'reported';
  const every: readonly TableColumn<DueRow>[] = [
    { key: 'name', title: '姓名', value: (row) => row.name, width: 110 },
    { key: 'sex', title: '性别', value: (row) => termText(sexes, row.sex), width: 64 },
    { key: 'idNumber', title: '身份证号', value: (row) => idNumberText(row.idNumber), width: 186 },
    { key: 'place', title: '乡镇、村或机构', value: (row) => row.homeName ?? `${row.townName ?? ''}　${row.villageName ?? ''}`, flex: 1 },
    { key: 'mode', title: '供养方式', value: (row) => termText(supportModes, row.mode), width: 96 },
    { key: 'level', title: '现档次', value: (row) => (row.level ? careTierLabels[row.level] : nothing), width: 84 },
    { key: 'assessedOn', title: '上次评估', value: (row) => row.assessedOn, kind: 'date', width: 110 },
    { key: 'reportedOn', title: '报告日期', value: (row) => row.report?.reportedOn ?? null, kind: 'date', width: 110 },
    { key: 'reporter', title: '报告人', value: (row) => row.report?.reporter ?? null, width: 110 },
    { key: 'description', title: '变化情况', value: (row) => row.report?.description ?? null, flex: 1.2 },
    { key: 'dueOn', title: isReport ? '评估期限' : '有效期至', value: (row) => row.dueOn, kind: 'date', width: 110 },
    {
      key: 'left',
      title: isReport ? '剩余工作日' : '剩余天数',
      value: (row) => row.daysLeft,
      width: 150,
      render: (row) => <StatusChip {...leftText(row.daysLeft, isReport ? '个工作日' : '天')} />,
    },
  ];
  const shown = stateColumns[state].flatMap((key) => every.find((column) => column.key === key) ?? []);
  return mayAssess ? [...shown, assessColumn] : shown;
}

const emptyWords: Readonly<Record<DueState, { readonly what: string; readonly next: string }>> = {
  reported: { what: '没有未办结的变化报告', next: '本人、照料人、村（社区）或机构报告情况变化后，在人员页点“报告变化”登记。' },
  overdue: { what: '没有超过有效期的评估', next: '评估到期前会先列入“即将到期”。' },
  soon: { what: '近期没有到期的评估', next: '到期前多少天提醒，在“救助标准”的参数里设置。' },
  never: { what: '每个人都有评估', next: '新登记人员时要填写自理能力和评估日期。' },
};

/** Who is to be assessed, and by when. A click opens the person, where a new form begins. */
export function DueTab(): ReactNode {
  const query = useQuery();
  const state = dueStates.find((known) => known.id === query.get('state'))?.id ?? 'reported';
  const townCode = query.get('town');
  const homeId = query.get('home');
  const mayAssess = useMay(everyClerk);
  const columns = useMemo(() => columnsFor(state, mayAssess), [state, mayAssess]);
  const paging = useTablePage();
  const { offset, limit } = paging;
  const found = useCall(
    'assessments.due',
    { state, townCode, homeId: homeId === null ? null : Number(homeId), offset, limit },
    { keepsPrevious: true },
  );
  const choose = (values: Readonly<Record<string, string | null>>): void => {
    paging.setPage(0);
    keepQuery({ state: state === 'reported' ? null : state, town: townCode, home: homeId, ...values });
  };
  if (found.error && !found.data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  const counts = found.data?.counts;
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, flexWrap: 'wrap', flex: 'none', mb: 1 }}>
        <ToggleButtonGroup
          exclusive
          size="small"
          value={state}
          aria-label="待评估的种类"
          onChange={(_, chosen: DueState | null) =>
            chosen && choose({ state: chosen === 'reported' ? null : chosen, town: null, home: null })
          }
        >
          {dueStates.map(({ id, label }) => (
            <ToggleButton key={id} value={id} sx={{ px: 1.5, gap: 0.75 }}>
              {label}
              <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums', fontWeight: 600 }}>
                {counts ? count(counts[id]) : ''}
              </Box>
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <PlaceSelect
          label="乡镇"
          value={townCode}
          options={(found.data?.towns ?? []).map((town) => ({ id: town.code, label: `${town.name}（${count(town.count)}）` }))}
          onChoose={(town) => choose({ town })}
        />
        <PlaceSelect
          label="机构"
          value={homeId}
          options={(found.data?.homes ?? []).map((home) => ({ id: String(home.homeId), label: `${home.name}（${count(home.count)}）` }))}
          onChoose={(home) => choose({ home })}
        />
        {state === 'reported' && counts && counts.reportedLate > 0 ? (
          <StatusChip tone="error" label={`其中 ${count(counts.reportedLate)} 份已超过期限`} />
        ) : null}
        {state === 'overdue' && counts && counts.overdueHigher > 0 ? (
          <StatusChip tone="warning" label={`其中 ${count(counts.overdueHigher)} 人仍按半护理、全护理发放`} />
        ) : null}
      </Box>
      <DataTable
        key={state}
        id={`assessments-${state}`}
        label="待评估人员"
        columns={columns}
        foot={<span>{mayAssess ? '点行末按钮开始新评估，' : ''}点人员查看档案</span>}
        rows={found.data?.rows ?? []}
        rowKey={(row) => row.report?.conditionReportId ?? row.personId}
        isLoading={found.isFetching}
        total={found.data?.total ?? 0}
        paging={paging}
        onOpen={(row) => goTo(`/people/${row.personId}`)}
        empty={<EmptyState icon={mdiClipboardCheckOutline} {...emptyWords[state]} />}
      />
    </>
  );
}

type PlaceSelectProps = {
  readonly label: string;
  readonly value: string | null;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly onChoose: (id: string | null) => void;
};

function PlaceSelect({ label, value, options, onChoose }: PlaceSelectProps): ReactNode {
  if (options.length === 0 && value === null) return null;
  return (
    <TextField
      select
      size="small"
      label={label}
      value={options.some((option) => option.id === value) ? value : ''}
      onChange={(event) => onChoose(event.target.value || null)}
      sx={{ width: '13rem', flex: 'none' }}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
    >
      <MenuItem value="">全部</MenuItem>
      {options.map((option) => (
        <MenuItem key={option.id} value={option.id}>
          {option.label}
        </MenuItem>
      ))}
    </TextField>
  );
}
