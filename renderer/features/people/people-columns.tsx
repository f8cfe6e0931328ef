import type { ReactNode } from 'react';
import { personStatuses, type PersonRow, type personSortKeys } from '../../../electron/contract/people.ts';
import { admissionWishes, areaTypes, careTierLabels, personCategories, sexes, supportModes } from '../../../electron/contract/terms.ts';
import { ageOn, type IsoDate } from '../../../electron/contract/values.ts';
import type { TableColumn } from '../../shared/DataTable.tsx';
import { accountText, idNumberText, nothing, termText } from '../../shared/format.ts';
import type { StatusTone } from '../../shared/ui.tsx';
import { Missing } from './Missing.tsx';

export const statusTones: Readonly<Record<PersonRow['status'], StatusTone>> = {
  active: 'success',
  suspended: 'warning',
  ended: 'neutral',
  void: 'error',
};

/** A scattered person is paid into an account of his own; somebody in a home is not. */
export function isAccountMissing(person: PersonRow): boolean {
  return person.accountNumber === null && person.mode === 'scattered' && person.status === 'active';
}

type PersonColumn = TableColumn<PersonRow> & {
  readonly key:
    | (typeof personSortKeys)[number]
    | 'sex'
    | 'age'
    | 'place'
    | 'category'
    | 'areaType'
    | 'wish'
    | 'phone'
    | 'account'
    | 'endedOn';
};

/** For the box around the table: a dot and a colour by class. A styled element in every row would double the time to draw a page. */
export const rowStatusStyles = {
  '& [class^="status-"]::before': {
    content: '""',
    display: 'inline-block',
    width: '0.4375rem',
    height: '0.4375rem',
    borderRadius: '50%',
    bgcolor: 'currentColor',
    mr: 0.75,
    verticalAlign: '0.0625rem',
  },
  '& .status-success': { color: 'success.main' },
  '& .status-warning': { color: 'warning.main' },
  '& .status-neutral': { color: 'text.secondary' },
  '& .status-error': { color: 'error.main' },
} as const;

function RowStatus({ status }: { readonly status: PersonRow['status'] }): ReactNode {
  return <span className={`status-${statusTones[status]}`}>{termText(personStatuses, status)}</span>;
}

/** Columns of the people page; keys of sortable ones are the sort keys of the contract. Ages are those at the end of `today`. */
export function peopleColumns(today: IsoDate): readonly PersonColumn[] {
  return [
    { key: 'name', title: '姓名', width: 92, isSortable: true, value: (person) => person.name },
    { key: 'sex', title: '性别', width: 46, align: 'center', value: (person) => termText(sexes, person.sex) },
    { key: 'age', title: '年龄', width: 46, kind: 'number', value: (person) => ageOn(person.bornOn, person.endedOn ?? today) },
    { key: 'bornOn', title: '出生日期', width: 96, kind: 'date', isSortable: true, isHidden: true, value: (person) => person.bornOn },
    {
      key: 'idNumber',
      title: '身份证号',
      width: 166,
      isSortable: true,
      value: (person) => person.idNumber,
      render: (person) =>
        person.idNumber === null ? (
          <Missing label={person.temporaryNumber ?? '待补'} hint="没有身份证号，使用临时编号" />
        ) : (
          idNumberText(person.idNumber)
        ),
    },
    { key: 'town', title: '乡镇（街道）', width: 104, isSortable: true, value: (person) => person.townName },
    { key: 'village', title: '村（社区）', width: 104, flex: 1, isSortable: true, value: (person) => person.villageName },
    { key: 'areaType', title: '户籍', width: 56, isHidden: true, value: (person) => termText(areaTypes, person.areaType) },
    { key: 'category', title: '类别', width: 76, isHidden: true, value: (person) => termText(personCategories, person.category) },
    { key: 'mode', title: '供养方式', width: 88, isSortable: true, value: (person) => termText(supportModes, person.mode) },
    {
      key: 'place',
      title: '供养机构／照料人',
      width: 130,
      flex: 1.2,
      value: (person) => (person.mode === 'centralised' ? person.homeName : person.caregiverName),
    },
    {
      key: 'level',
      title: '自理能力',
      width: 84,
      isSortable: true,
      value: (person) => (person.level ? careTierLabels[person.level] : nothing),
    },
    { key: 'assessedOn', title: '评估日期', width: 96, kind: 'date', isSortable: true, value: (person) => person.assessedOn },
    {
      key: 'account',
      title: '一卡通账号',
      width: 168,
      isHidden: true,
      value: (person) => person.accountNumber,
      render: (person) =>
        isAccountMissing(person) ? <Missing label="待补" hint="没有账号，不进入银行发放文件" /> : accountText(person.accountNumber),
    },
    { key: 'phone', title: '联系电话', width: 116, isHidden: true, value: (person) => person.phone },
    { key: 'wish', title: '集中供养意愿', width: 104, isHidden: true, value: (person) => termText(admissionWishes, person.wish) },
    {
      key: 'confirmedOn',
      title: '确认日期',
      width: 96,
      kind: 'date',
      isSortable: true,
      isHidden: true,
      value: (person) => person.confirmedOn,
    },
    { key: 'endedOn', title: '终止日期', width: 96, kind: 'date', isHidden: true, value: (person) => person.endedOn },
    {
      key: 'status',
      title: '状态',
      width: 74,
      isSortable: true,
      value: (person) => person.status,
      render: (person) => <RowStatus status={person.status} />,
    },
  ];
}
