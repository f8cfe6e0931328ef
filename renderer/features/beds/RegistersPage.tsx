import { mdiBookOpenVariantOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { bedTypes } from '../../../electron/contract/beds.ts';
import type { MovementRow, ResidentRow } from '../../../electron/contract/stays-registers.ts';
import { firstDayOf, isoDate, lastDayOf, monthOf, type IsoMonth } from '../../../electron/contract/values.ts';
import { useCall } from '../../shared/client.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { idNumberText } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';
import { EmptyState, LoadError, Loading } from '../../shared/ui.tsx';
import { BedsFrame } from './BedsFrame.tsx';
import { DayBox } from './BedToolbar.tsx';
import { sexText, tierText, wordFor } from './bed-words.ts';
import { RegisterExport } from './RegisterExport.tsx';

const OccupancyView = lazy(async () => ({ default: (await import('./OccupancyView.tsx')).OccupancyView }));

/** 花名册、入住退出登记、入住月报. */
export function RegistersPage(): ReactNode {
  return <BedsFrame path="/beds/registers">{({ homeId, name }) => <Registers homeId={homeId} homeName={name} />}</BedsFrame>;
}

const registers = [
  { id: 'residents', label: '在院花名册' },
  { id: 'movements', label: '入住、转院、退出登记' },
  { id: 'occupancy', label: '入住月报' },
] as const;
type RegisterId = (typeof registers)[number]['id'];

const stateLabels = { inHouse: '在院', leave: '请假', hospital: '住院' } as const;
const residentColumns: readonly TableColumn<ResidentRow>[] = [
  { key: 'place', title: '楼栋/楼层', width: 100, value: (row) => (row.building === null ? null : `${row.building}/${row.floor}层`) },
  { key: 'room', title: '房间', width: 64, value: (row) => row.room },
  { key: 'bed', title: '床位', width: 56, value: (row) => row.bed },
  { key: 'bedType', title: '床位类型', width: 90, value: (row) => wordFor(bedTypes, row.bedType) },
  { key: 'name', title: '姓名', width: 80, isSortable: true, value: (row) => row.name },
  { key: 'sex', title: '性别', width: 52, value: (row) => sexText(row.sex) },
  { key: 'age', title: '年龄', width: 56, kind: 'number', isSortable: true, value: (row) => row.age },
  { key: 'idNumber', title: '身份证号', width: 160, value: (row) => idNumberText(row.idNumber) },
  {
    key: 'origin',
    title: '原户籍乡镇村',
    width: 150,
    flex: 1,
    value: (row) => [row.townName, row.villageName].filter(Boolean).join(' ') || null,
  },
  { key: 'level', title: '自理能力', width: 76, value: (row) => tierText(row.level) },
  { key: 'admittedOn', title: '入住日期', width: 96, kind: 'date', isSortable: true, value: (row) => row.admittedOn },
  { key: 'state', title: '在院状态', width: 76, value: (row) => stateLabels[row.state] },
  { key: 'stateSince', title: '状态起始', width: 96, kind: 'date', value: (row) => row.stateSince },
  { key: 'phone', title: '联系电话', width: 110, value: (row) => row.phone },
  { key: 'illness', title: '主要疾病', width: 120, isHidden: true, value: (row) => row.illness },
  { key: 'remark', title: '备注', width: 120, isHidden: true, value: (row) => row.remark },
];

const movementLabels = { admission: '入住', transferIn: '转入', transferOut: '转出', exit: '退出' } as const;
const movementColumns: readonly TableColumn<MovementRow>[] = [
  { key: 'onDate', title: '日期', width: 96, kind: 'date', isSortable: true, value: (row) => row.onDate },
  { key: 'kind', title: '事项', width: 64, isSortable: true, value: (row) => movementLabels[row.kind] },
  { key: 'name', title: '姓名', width: 80, isSortable: true, value: (row) => row.name },
  { key: 'sex', title: '性别', width: 52, value: (row) => sexText(row.sex) },
  { key: 'age', title: '年龄', width: 56, kind: 'number', value: (row) => row.age },
  { key: 'idNumber', title: '身份证号', width: 160, value: (row) => idNumberText(row.idNumber) },
  { key: 'place', title: '床位', width: 150, flex: 1, value: (row) => row.place },
  { key: 'otherHomeName', title: '另一机构', width: 120, flex: 1, value: (row) => row.otherHomeName },
  { key: 'reason', title: '原因', width: 130, flex: 1, value: (row) => row.reason },
  { key: 'approvedBy', title: '批准人', width: 80, value: (row) => row.detail?.approvedBy },
  { key: 'handledBy', title: '经办人', width: 80, value: (row) => row.detail?.handledBy },
  { key: 'recordedBy', title: '登记人', width: 80, value: (row) => row.recordedBy },
  { key: 'belongings', title: '物品交接', width: 120, isHidden: true, value: (row) => row.detail?.belongings },
  { key: 'moneySettled', title: '费用结清', width: 120, isHidden: true, value: (row) => row.detail?.moneySettled },
];

function Residents({ homeId, day }: { readonly homeId: number; readonly day: string }): ReactNode {
  const found = useCall('stays.residents', { homeId, day: isoDate(day) }, { keepsPrevious: true });
  if (found.error && !found.data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <DataTable
      id="residents"
      label="在院花名册"
      columns={residentColumns}
      rows={found.data ?? []}
      rowKey={(row) => row.personId}
      isLoading={found.isLoading}
      opensOn="doubleClick"
      onOpen={(row) => goTo(`/people/${row.personId}`)}
      empty={<EmptyState icon={mdiBookOpenVariantOutline} what="这一天没有在院人员" next="可以换一个日期查看。" />}
    />
  );
}

function Movements({ homeId, from, until }: { readonly homeId: number; readonly from: string; readonly until: string }): ReactNode {
  const found = useCall('stays.movements', { homeId, from: isoDate(from), until: isoDate(until) }, { keepsPrevious: true });
  if (found.error && !found.data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <DataTable
      id="movements"
      label="入住、转院、退出登记"
      columns={movementColumns}
      rows={found.data ?? []}
      rowKey={(row) => `${row.personId}${row.kind}${row.onDate}`}
      isLoading={found.isLoading}
      opensOn="doubleClick"
      onOpen={(row) => goTo(`/people/${row.personId}`)}
      empty={<EmptyState icon={mdiBookOpenVariantOutline} what="这段时间没有入住、转院、退出" next="可以换一个时间段查看。" />}
    />
  );
}

function Registers({ homeId, homeName }: { readonly homeId: number; readonly homeName: string }): ReactNode {
  const { today } = useSession();
  const [register, setRegister] = useState<RegisterId>('residents');
  const [until, setUntil] = useState(today);
  const [from, setFrom] = useState(`${today.slice(0, 4)}-01-01`);
  const month: IsoMonth = monthOf(isoDate(until));
  const isMonthly = register === 'occupancy';
  const period = isMonthly
    ? { from: firstDayOf(month), until: lastDayOf(month) }
    : { from: register === 'residents' ? until : from, until };
  return (
    <>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', mb: 1, flexWrap: 'wrap' }}>
        <ToggleButtonGroup
          exclusive
          size="small"
          aria-label="登记册"
          value={register}
          onChange={(_, next: RegisterId | null) => next && setRegister(next)}
          sx={{ '& .MuiToggleButton-root': { py: 0.25, px: 1.25, height: '1.875rem' } }}
        >
          {registers.map(({ id, label }) => (
            <ToggleButton key={id} value={id}>
              {label}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        {register === 'movements' ? (
          <>
            <DayBox label="起始日期" value={from} placeholder="起始日期" latest={until} onChange={(day) => day && setFrom(day)} />至
          </>
        ) : null}
        <DayBox
          label={register === 'movements' ? '截止日期' : '日期'}
          value={until}
          placeholder="年-月-日"
          latest={today}
          onChange={(day) => setUntil(day ?? today)}
        />
        <Box sx={{ ml: 'auto' }}>
          <RegisterExport
            homeId={homeId}
            homeName={homeName}
            register={register}
            title={register === 'residents' ? '集中供养人员花名册' : (registers.find(({ id }) => id === register)?.label ?? '')}
            from={period.from}
            until={period.until}
            rows={1}
          />
        </Box>
      </Box>
      {register === 'residents' ? <Residents homeId={homeId} day={until} /> : null}
      {register === 'movements' ? <Movements homeId={homeId} from={from} until={until} /> : null}
      {isMonthly ? (
        <Suspense fallback={<Loading />}>
          <OccupancyView homeId={homeId} month={month} />
        </Suspense>
      ) : null}
    </>
  );
}
