/** The list of happiness homes and the schedule of a year, as paper and workbook. */
import type { HappinessFilter } from '../../../electron/contract/happiness.ts';
import type { HappinessSchedule } from '../../../electron/contract/happiness-shapes.ts';
import { happinessGrades, happinessStatuses } from '../../../electron/contract/happiness-terms.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { formatDate, formatYuan, type IsoDate } from '../../../electron/contract/values.ts';
import { row, type Reader } from '../../core/sql.ts';
import type { ColumnKind, Report, ReportColumn, ReportTable } from '../../documents/report-table.ts';
import type { ScopedReader } from '../users/scope.ts';
import { accountsOn, homesOf } from './queries-homes.ts';
import { list } from './service-list.ts';
import { scheduleOf } from './service-schedule.ts';

const column = (title: string, widthMm: number, kind: ColumnKind = 'text'): ReportColumn => ({ title, kind, widthMm });
const money = (title: string, widthMm = 24, group?: string): ReportColumn => ({
  title,
  kind: 'money',
  widthMm,
  isSummed: true,
  ...(group === undefined ? {} : { group }),
});
const count = (title: string, widthMm: number): ReportColumn => ({ title, kind: 'integer', widthMm, isSummed: true });

export type ReportInput = { readonly today: IsoDate; readonly unit: string; readonly footLine: string };

const gradeText = (grade: string | null): string => (grade === null ? '未评' : labelOf(happinessGrades, grade));

function reportOf(
  table: Omit<ReportTable, 'lead' | 'signOff' | 'sealOf' | 'rowCount'> & {
    readonly rows: ReportTable['rows'] & { readonly length: number };
  },
  input: ReportInput,
  asOf: string,
  unitOfMoney: string,
): Report {
  const { unit, footLine } = input;
  return {
    paper: 'A4',
    watermark: null,
    fingerprint: null,
    footLine,
    tables: [
      {
        ...table,
        rowCount: table.rows.length,
        lead: { left: `填报单位：${unit}民政局`, centre: asOf, right: unitOfMoney },
        signOff: ['制表人：', '审核人：', '负责人：'],
        sealOf: `${unit}民政局`,
      },
    ],
  };
}

/** Homes that are found by the filter, with their village accounts. */
export function homesReport(reader: ScopedReader, filter: HappinessFilter, input: ReportInput): Report {
  const { today, unit } = input;
  const { rows } = list(reader, { ...filter, asOf: null }, today);
  const homes = new Map(homesOf(reader, reader.scope).map((home) => [home.happinessHomeId, home]));
  const accounts = accountsOn(reader, today);
  return reportOf(
    {
      name: '农村幸福院名单',
      title: `${unit}农村幸福院名单`,
      columns: [
        column('序号', 9, 'index'),
        column('编号', 25, 'code'),
        column('乡镇（街道）', 22),
        column('村（社区）', 26),
        column('幸福院名称', 30),
        column('等级', 13),
        column('状态', 18),
        column('开办日期', 20, 'date'),
        count('床位（躺椅）', 15),
        count('本年开放天数', 16),
        column('负责人', 16),
        column('联系电话', 24),
        column('收款户名', 36),
        column('账号', 32, 'code'),
      ],
      rows: rows.map((home, number) => {
        const details = homes.get(home.happinessHomeId);
        const account = accounts.get(home.happinessHomeId);
        return [
          number + 1,
          home.code,
          home.townName,
          home.villageName,
          home.name,
          gradeText(home.grade),
          labelOf(happinessStatuses, home.status),
          home.openedOn,
          home.restPlaces,
          home.openDays,
          details?.managerName ?? null,
          details?.phone ?? null,
          account?.holder ?? null,
          account?.number ?? null,
        ];
      }),
      wordsColumn: null,
      hasTotals: rows.length > 0,
      notes: [],
    },
    input,
    `截至${formatDate(today)}`,
    `共${rows.length}处`,
  );
}

function shortageNotes(schedule: HappinessSchedule): string[] {
  const { appropriationFen, factor, shortfall, total, firstShortGrade } = schedule;
  if (appropriationFen === null) return [];
  const budget = `本年预算安排${formatYuan(appropriationFen)}元，应补合计${formatYuan(total.entitlementFen)}元`;
  if (factor === null) return [`${budget}，足额安排。`];
  return shortfall === 'SCALE'
    ? [`${budget}，不足部分同比例折减：k＝${factor}，各院舍去分以下，余数计入应补最多的幸福院。`]
    : [`${budget}，按等级依次保障：${gradeText(firstShortGrade)}起不足，该等级k＝${factor}，其后等级不安排。`];
}

/** 奖补测算表 of a year. */
export function scheduleReport(reader: ScopedReader, year: number, input: ReportInput): Report {
  const { today, unit } = input;
  const schedule = scheduleOf(reader, year, today);
  const hasShortage = schedule.factor !== null;
  return reportOf(
    {
      name: `${year}年奖补测算`,
      title: `${unit}${year}年农村幸福院运营奖补测算表`,
      columns: [
        column('序号', 9, 'index'),
        column('编号', 25, 'code'),
        column('乡镇（街道）', 24),
        column('村（社区）', 28),
        column('幸福院名称', 30),
        column('年初等级', 14),
        column('现等级', 14),
        count('计补月数', 12),
        money('应补金额', 25),
        money('第一批', 24),
        money('第二批', 24),
        money('市级', 24, '其中分担'),
        money('县级', 24, '其中分担'),
        money('乡镇', 24, '其中分担'),
        ...(hasShortage ? [money('可安排', 24)] : []),
      ],
      rows: schedule.rows.map((home, number) => [
        number + 1,
        home.code,
        home.townName,
        home.villageName,
        home.name,
        gradeText(home.januaryGrade),
        gradeText(home.grade),
        home.countedMonths,
        home.entitlementFen,
        home.firstBatchFen,
        home.secondBatchFen,
        home.split.cityFen,
        home.split.countyFen,
        home.split.townFen,
        ...(hasShortage ? [home.payableFen] : []),
      ]),
      wordsColumn: 8,
      hasTotals: schedule.rows.length > 0,
      notes: [
        '第二批＝应补金额－第一批；为负数的应追回，或在以后抵扣。',
        ...(schedule.toRecoverFen > 0 ? [`其中应追回或抵扣合计${formatYuan(schedule.toRecoverFen)}元。`] : []),
        ...shortageNotes(schedule),
      ],
    },
    input,
    `${year}年度，按${formatDate(today)}的记录测算`,
    '单位：元',
  );
}

/** Number of the next saved copy, on its foot line and in the log. */
export function nextCopyNumber(reader: Reader, action: 'happiness.export' | 'happiness.exportSchedule'): number {
  return 1 + (row<{ n: number }>(reader, 'SELECT count(*) AS n FROM audit WHERE action = ?', action)?.n ?? 0);
}
