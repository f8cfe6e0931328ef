/** The names behind an indicator as a workbook. */
import type { IndicatorPerson } from '../../../electron/contract/indicators.ts';
import { admissionWishes, labelOf, selfCareLevels, sexes, supportModes } from '../../../electron/contract/terms.ts';
import { formatDate } from '../../../electron/contract/values.ts';
import type { Report, ReportColumn, ReportRow } from '../../documents/report-table.ts';
import { scopeName, type ScopedReader } from '../users/scope.ts';
import { indicatorName, peopleBehind, type NamesAsked } from './service-names.ts';

const columns: readonly ReportColumn[] = [
  { title: '序号', kind: 'index', widthMm: 10 },
  { title: '乡镇（街道）', kind: 'text', widthMm: 22 },
  { title: '村（社区）', kind: 'text', widthMm: 28 },
  { title: '姓名', kind: 'text', widthMm: 18 },
  { title: '性别', kind: 'text', widthMm: 10 },
  { title: '年龄', kind: 'integer', widthMm: 10 },
  { title: '身份证号', kind: 'code', widthMm: 36 },
  { title: '生活自理能力', kind: 'text', widthMm: 36 },
  { title: '评估日期', kind: 'date', widthMm: 20 },
  { title: '供养方式', kind: 'text', widthMm: 16 },
  { title: '供养机构', kind: 'text', widthMm: 34 },
  { title: '集中供养意愿', kind: 'text', widthMm: 18 },
  { title: '等候天数', kind: 'integer', widthMm: 14 },
  { title: '备注', kind: 'text', widthMm: 20 },
];

function rowOf(person: IndicatorPerson, index: number): ReportRow {
  return [
    index + 1,
    person.townName,
    person.villageName,
    person.name,
    labelOf(sexes, person.sex),
    person.age,
    person.idNumber,
    person.level ? labelOf(selfCareLevels, person.level) : '未评估',
    person.assessedOn,
    person.mode && labelOf(supportModes, person.mode),
    person.homeName,
    person.wish && labelOf(admissionWishes, person.wish),
    person.waitingDays,
    person.note,
  ];
}

/** In the name of the county, or of the place the reader is bound to. */
export function namesReport(reader: ScopedReader, asked: NamesAsked, unit: string, footLine: string): { report: Report; rows: number } {
  const place = scopeName(reader);
  const words = indicatorName(reader, asked);
  const { rows, total } = peopleBehind(reader, asked, { offset: 0, limit: Number.MAX_SAFE_INTEGER });
  const name = words?.name ?? asked.code;
  return {
    rows: total,
    report: {
      paper: 'A3',
      watermark: null,
      fingerprint: null,
      footLine,
      tables: [
        {
          name: '名单',
          title: `${unit}${place ?? ''}${name}名单（${words?.title ?? ''}）`,
          lead: { left: `填报单位：${place ?? `${unit}民政局`}`, centre: `截止日期：${formatDate(asked.asOf)}`, right: '' },
          columns,
          rows: rows.map(rowOf),
          rowCount: total,
          wordsColumn: null,
          hasTotals: false,
          signOff: ['制表人：', '审核人：', '负责人：'],
          sealOf: null,
          notes: words ? [`口径：${words.scope}`] : [],
        },
      ],
    },
  };
}
