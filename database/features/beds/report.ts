/** The registers of a home as workbooks: the columns of the office's own forms. */
import { bedTypes } from '../../../electron/contract/beds.ts';
import type { ParsedInputOf } from '../../../electron/contract/index.ts';
import { absenceKinds, incidentKinds, severities } from '../../../electron/contract/stays-terms.ts';
import { labelOf, selfCareLevels, sexes } from '../../../electron/contract/terms.ts';
import { formatDate, formatMonth, monthOf, type IsoDate } from '../../../electron/contract/values.ts';
import { row, type Reader } from '../../core/sql.ts';
import type { ScopedReader } from '../users/scope.ts';
import type { ColumnKind, Report, ReportColumn, ReportRow } from '../../documents/report-table.ts';
import { homeName } from './map.ts';
import { incidents } from './reading.ts';
import { absencesRegister, movementsRegister, occupancyOf, residentsRegister } from './registers.ts';

type Request = Omit<ParsedInputOf<'stays.export'>, 'protection'>;
type Sheet = {
  readonly title: string;
  readonly period: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
  /** How many people or cases there are, where the rows are that. */
  readonly count?: string;
};

/** Number of the next exported register, on its foot line and in the audit. */
export function nextRegisterNumber(reader: Reader): number {
  return 1 + (row<{ n: number }>(reader, "SELECT count(*) AS n FROM audit WHERE action = 'stay.export'")?.n ?? 0);
}

const column = (title: string, widthMm: number, kind: ColumnKind = 'text'): ReportColumn => ({ title, kind, widthMm });
const index = column('序号', 10, 'index');
const who = [column('姓名', 18), column('性别', 10), column('年龄', 10, 'integer'), column('身份证号', 36, 'code')];
const whoCells = (person: { name: string; sex: 'male' | 'female'; age: number; idNumber: string | null }): ReportRow => [
  person.name,
  labelOf(sexes, person.sex),
  person.age,
  person.idNumber,
];

function residentsSheet(reader: ScopedReader, { homeId, until }: Request): Sheet {
  const stateWords = { inHouse: '在院', leave: '请假', hospital: '住院' } as const;
  const rows = residentsRegister(reader, { homeId, day: until }).map((resident, number): ReportRow => [
    number + 1,
    resident.building === null ? null : `${resident.building} ${resident.floor}层`,
    resident.room,
    resident.bed,
    resident.bedType && labelOf(bedTypes, resident.bedType),
    ...whoCells(resident),
    [resident.townName, resident.villageName].filter((name) => name !== null).join(' '),
    resident.level && labelOf(selfCareLevels, resident.level),
    resident.admittedOn,
    resident.phone,
    resident.illness,
    stateWords[resident.state],
    resident.stateSince,
    resident.remark,
  ]);
  return {
    title: '集中供养人员花名册',
    period: `截止日期：${formatDate(until)}`,
    columns: [
      index,
      column('楼栋/楼层', 22),
      column('房间号', 14),
      column('床位号', 12),
      column('床位类型', 20),
      ...who,
      column('原户籍乡镇村', 36),
      column('生活自理能力', 34),
      column('入住日期', 20, 'date'),
      column('联系电话', 24, 'code'),
      column('主要疾病', 24),
      column('在院状态', 14),
      column('状态起始日期', 20, 'date'),
      column('备注', 24),
    ],
    rows,
    count: `共 ${rows.length} 人`,
  };
}

const movementWords = { admission: '入住', transferIn: '转入', transferOut: '转出', exit: '退出' } as const;

function movementsSheet(reader: ScopedReader, request: Request): Sheet {
  const rows = movementsRegister(reader, request).map((movement, number): ReportRow => {
    const { detail } = movement;
    const handed = detail ? [detail.files, detail.medicines, detail.belongings, detail.moneySettled].filter((text) => text !== null) : [];
    const death = detail ? [detail.deathPlace, detail.deathCause].filter((text) => text !== null) : [];
    return [
      number + 1,
      movement.onDate,
      movementWords[movement.kind],
      ...whoCells(movement),
      movement.place,
      movement.otherHomeName,
      movement.reason,
      death.join('；') || null,
      handed.join('；') || null,
      detail?.approvedBy ?? null,
      detail?.handledBy ?? movement.recordedBy,
      detail?.receivedBy ?? null,
      detail?.note ?? null,
    ];
  });
  return {
    title: '入住、转院、退出登记表',
    period: periodOf(request),
    columns: [
      index,
      column('日期', 20, 'date'),
      column('类别', 12),
      ...who,
      column('床位', 30),
      column('转出（转入）机构', 32),
      column('原因', 26),
      column('死亡时间地点、死因', 28),
      column('交接（档案、药品、物品、款项）', 40),
      column('审批', 16),
      column('经办人', 16),
      column('接收人', 16),
      column('备注', 24),
    ],
    rows,
  };
}

function absencesSheet(reader: ScopedReader, request: Request, today: IsoDate): Sheet {
  const rows = absencesRegister(reader, request, today).map((absence, number): ReportRow => [
    number + 1,
    ...whoCells(absence),
    absence.place,
    labelOf(absenceKinds, absence.kind),
    absence.fromOn,
    absence.plannedUntil,
    absence.untilOn,
    absence.nights,
    absence.destination,
    absence.escort,
    '是',
    absence.approvedBy,
    absence.note,
  ]);
  return {
    title: '请假、住院登记表',
    period: periodOf(request),
    columns: [
      index,
      ...who,
      column('床位', 30),
      column('类别', 12),
      column('起', 20, 'date'),
      column('计划止', 20, 'date'),
      column('实际止', 20, 'date'),
      column('夜数', 12, 'integer'),
      column('去向', 28),
      column('陪护人', 18),
      column('保留床位', 14),
      column('批准人', 16),
      column('备注', 24),
    ],
    rows,
  };
}

function occupancySheet(reader: ScopedReader, { homeId, until }: Request, today: IsoDate): Sheet {
  const occupancy = occupancyOf(reader, { homeId, month: monthOf(until) }, today);
  const rows = occupancy.days.map((day, number): ReportRow => [
    number + 1,
    day.day,
    day.registered,
    day.available,
    day.occupied,
    day.inHouse,
    day.leave,
    day.hospital,
    day.admitted,
    day.left,
  ]);
  const totals: ReportRow = [
    null,
    null,
    null,
    occupancy.bedNights,
    occupancy.personNights,
    occupancy.personNights - occupancy.leaveNights - occupancy.hospitalNights,
    occupancy.leaveNights,
    occupancy.hospitalNights,
    occupancy.days.reduce((sum, day) => sum + day.admitted, 0),
    occupancy.days.reduce((sum, day) => sum + day.left, 0),
  ];
  return {
    title: '入住情况月报',
    period: `${formatMonth(monthOf(until))}，末行为合计（床日、人日）`,
    columns: [
      index,
      column('日期', 20, 'date'),
      column('核定床位', 16, 'integer'),
      column('可用床位', 16, 'integer'),
      column('占用', 14, 'integer'),
      column('实住', 14, 'integer'),
      column('请假', 14, 'integer'),
      column('住院', 14, 'integer'),
      column('当日入住', 16, 'integer'),
      column('当日退出', 16, 'integer'),
    ],
    rows: [...rows, totals],
  };
}

function incidentsSheet(reader: ScopedReader, request: Request, now: string): Sheet {
  const rows = incidents(reader, request, now).map((incident, number): ReportRow => [
    number + 1,
    incident.happenedAt,
    labelOf(incidentKinds, incident.kind),
    labelOf(severities, incident.severity),
    incident.name,
    incident.description,
    incident.measures,
    incident.reportedAt,
    incident.isLate ? '是' : '否',
    incident.closedOn,
    incident.recordedBy,
  ]);
  return {
    title: '事故登记表',
    period: periodOf(request),
    columns: [
      index,
      column('发生时间', 28),
      column('种类', 20),
      column('程度', 12),
      column('当事人', 18),
      column('经过', 60),
      column('处理措施', 50),
      column('报告时间', 28),
      column('超时报告', 14),
      column('销号日期', 20, 'date'),
      column('登记人', 16),
    ],
    rows,
  };
}

function periodOf({ from, until }: Request): string {
  return `${formatDate(from)}至${formatDate(until)}`;
}

function sheetOf(reader: ScopedReader, request: Request, today: IsoDate, now: string): Sheet {
  switch (request.register) {
    case 'residents':
      return residentsSheet(reader, request);
    case 'movements':
      return movementsSheet(reader, request);
    case 'absences':
      return absencesSheet(reader, request, today);
    case 'occupancy':
      return occupancySheet(reader, request, today);
    case 'incidents':
      return incidentsSheet(reader, request, now);
  }
}

/** @throws AppError HOME_NOT_FOUND */
export function registerReport(reader: ScopedReader, request: Request, today: IsoDate, now: string, footLine: string): Report {
  const home = homeName(reader, request.homeId);
  const sheet = sheetOf(reader, request, today, now);
  return {
    paper: 'A3',
    watermark: null,
    fingerprint: null,
    footLine,
    tables: [
      {
        name: sheet.title,
        title: `${home}${sheet.title}`,
        lead: { left: `供养机构：${home}`, centre: sheet.period, right: sheet.count ?? '' },
        columns: sheet.columns,
        rows: sheet.rows,
        rowCount: sheet.rows.length,
        wordsColumn: null,
        hasTotals: false,
        signOff: ['制表人：', '审核人：', '机构负责人：'],
        sealOf: home,
        notes: [],
      },
    ],
  };
}
