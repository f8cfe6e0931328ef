/** The list of people as a workbook: the columns of the office's own roster. */
import type { PeopleFilter, PersonRow } from '../../../electron/contract/people.ts';
import { personStatuses } from '../../../electron/contract/people.ts';
import {
  admissionWishes,
  areaTypes,
  labelOf,
  personCategories,
  selfCareLevels,
  sexes,
  supportModes,
} from '../../../electron/contract/terms.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { scopeName, type ScopedReader } from '../users/scope.ts';
import type { Report, ReportColumn, ReportRow } from '../../documents/report-table.ts';
import { countPeople, pageOfPeople } from './queries.ts';

const columns: readonly ReportColumn[] = [
  { title: '序号', kind: 'index', widthMm: 10 },
  { title: '乡镇（街道）', kind: 'text', widthMm: 20 },
  { title: '村（社区）', kind: 'text', widthMm: 26 },
  { title: '姓名', kind: 'text', widthMm: 18 },
  { title: '性别', kind: 'text', widthMm: 10 },
  { title: '出生日期', kind: 'date', widthMm: 20 },
  { title: '身份证号', kind: 'code', widthMm: 36 },
  { title: '户籍类型', kind: 'text', widthMm: 14 },
  { title: '人员类别', kind: 'text', widthMm: 16 },
  { title: '生活自理能力', kind: 'text', widthMm: 34 },
  { title: '评估日期', kind: 'date', widthMm: 20 },
  { title: '供养方式', kind: 'text', widthMm: 16 },
  { title: '供养机构', kind: 'text', widthMm: 34 },
  { title: '照料人姓名', kind: 'text', widthMm: 18 },
  { title: '确认日期', kind: 'date', widthMm: 20 },
  { title: '终止日期', kind: 'date', widthMm: 20 },
  { title: '一卡通账号', kind: 'code', widthMm: 36 },
  { title: '联系电话', kind: 'code', widthMm: 24 },
  { title: '集中供养意愿', kind: 'text', widthMm: 16 },
  { title: '状态', kind: 'text', widthMm: 12 },
];

const batch = 2000;

function* listed(reader: ScopedReader, filter: PeopleFilter): Generator<ReportRow> {
  let number = 0;
  for (let offset = 0; ; offset += batch) {
    const page = pageOfPeople(reader, filter, null, offset, batch);
    for (const person of page) yield rowOf((number += 1), person);
    if (page.length < batch) return;
  }
}

function rowOf(number: number, person: PersonRow): ReportRow {
  return [
    number,
    person.townName,
    person.villageName,
    person.name,
    labelOf(sexes, person.sex),
    person.bornOn,
    person.idNumber ?? person.temporaryNumber,
    person.areaType && labelOf(areaTypes, person.areaType),
    person.category && labelOf(personCategories, person.category),
    person.level && labelOf(selfCareLevels, person.level),
    person.assessedOn,
    person.mode && labelOf(supportModes, person.mode),
    person.homeName,
    person.caregiverName,
    person.confirmedOn,
    person.endedOn,
    person.accountNumber,
    person.phone,
    person.wish && labelOf(admissionWishes, person.wish),
    labelOf(personStatuses, person.status),
  ];
}

/** In the name of the county, or of the place the reader is bound to. */
export function peopleReport(reader: ScopedReader, filter: PeopleFilter, unit: string, today: IsoDate, footLine: string): Report {
  const place = scopeName(reader);
  return {
    paper: 'A3',
    watermark: null,
    fingerprint: null,
    footLine,
    tables: [
      {
        name: '特困人员名单',
        title: `${unit}${place ?? ''}特困人员花名册`,
        lead: { left: `填报单位：${place ?? `${unit}民政局`}`, centre: `截止日期：${formatDate(today)}`, right: '' },
        columns,
        rows: listed(reader, filter),
        rowCount: countPeople(reader, filter),
        wordsColumn: null,
        hasTotals: false,
        signOff: ['制表人：', '审核人：', '负责人：'],
        sealOf: null,
        notes: [],
      },
    ],
  };
}
