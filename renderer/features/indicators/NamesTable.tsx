import { useCallback, type ReactNode } from 'react';
import type { IndicatorCode, IndicatorPerson, IndicatorSide } from '../../../electron/contract/indicators.ts';
import { admissionWishes, careTierLabels, sexes, supportModes } from '../../../electron/contract/terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { useCall } from '../../shared/client.ts';
import { DataTable, useTablePage, type TableColumn } from '../../shared/DataTable.tsx';
import { idNumberText, nothing, termText } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { EmptyState, LoadError } from '../../shared/ui.tsx';
import { mdiAccountCheckOutline } from '@mdi/js';

const common: readonly TableColumn<IndicatorPerson>[] = [
  { key: 'townName', title: '乡镇（街道）', width: 96, value: (person) => person.townName },
  { key: 'villageName', title: '村（社区）', width: 110, flex: 1, value: (person) => person.villageName },
  { key: 'name', title: '姓名', width: 76, value: (person) => person.name },
  { key: 'sex', title: '性别', width: 48, value: (person) => termText(sexes, person.sex) },
  { key: 'age', title: '年龄', width: 48, kind: 'number', value: (person) => person.age },
  { key: 'idNumber', title: '身份证号', width: 162, value: (person) => idNumberText(person.idNumber) },
  { key: 'level', title: '自理能力', width: 72, value: (person) => (person.level ? careTierLabels[person.level] : '未评估') },
  { key: 'assessedOn', title: '评估日期', width: 92, kind: 'date', value: (person) => person.assessedOn },
  { key: 'mode', title: '供养方式', width: 76, value: (person) => termText(supportModes, person.mode) },
  { key: 'homeName', title: '供养机构', width: 120, flex: 1, value: (person) => person.homeName },
];
const wish: TableColumn<IndicatorPerson> = {
  key: 'wish',
  title: '意愿',
  width: 76,
  value: (person) => (person.wish ? termText(admissionWishes, person.wish) : nothing),
};
const waiting: TableColumn<IndicatorPerson> = {
  key: 'waitingDays',
  title: '等候天数',
  width: 76,
  kind: 'number',
  value: (person) => person.waitingDays,
};
const note: TableColumn<IndicatorPerson> = { key: 'note', title: '备注', width: 84, value: (person) => person.note };

function columnsOf(code: IndicatorCode, side: IndicatorSide): readonly TableColumn<IndicatorPerson>[] {
  const isRest = side === 'rest';
  if (code === 'IND12') return [...common.filter(({ key }) => key !== 'homeName'), note];
  return isRest ? [...common.filter(({ key }) => key !== 'homeName'), wish, waiting] : [...common, wish];
}

type NamesTableProps = {
  readonly code: IndicatorCode;
  readonly side: IndicatorSide;
  readonly asOf: IsoDate;
};

/** The people on one side of an indicator as it stood on the day. */
export function NamesTable({ code, side, asOf }: NamesTableProps): ReactNode {
  const paging = useTablePage();
  const found = useCall('indicators.people', { code, side, asOf, offset: paging.offset, limit: paging.limit }, { keepsPrevious: true });
  const open = useCallback((person: IndicatorPerson) => goTo(`/people/${person.personId}`), []);
  if (found.error && !found.data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <DataTable
      id={`indicators.${side === 'rest' ? 'rest' : 'numerator'}`}
      label="指标名单"
      columns={columnsOf(code, side)}
      rows={found.data?.rows ?? []}
      rowKey={(person) => person.personId}
      isLoading={found.isLoading}
      total={found.data?.total ?? 0}
      paging={paging}
      onOpen={open}
      opensOn="doubleClick"
      empty={found.data ? <EmptyState icon={mdiAccountCheckOutline} what="名单为空" next="截至这一天没有这一类人员。" /> : null}
    />
  );
}
