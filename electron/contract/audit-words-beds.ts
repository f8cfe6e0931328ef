/** The audit log of beds and stays in plain words. */
import { bedTypes, outageKinds, roomSexes } from './beds.ts';
import { absenceKinds, exitReasons, incidentKinds, rollFindings, severities, transferReasons } from './stays-terms.ts';

type Labelled = { readonly id: string; readonly label: string };

export const bedGroups: readonly Labelled[] = [
  { id: 'bed', label: '床位' },
  { id: 'stay', label: '入住退出' },
  { id: 'absence', label: '请假住院' },
  { id: 'roll', label: '点名' },
  { id: 'incident', label: '事故' },
];

export const bedActions: Readonly<Record<string, string>> = {
  'bed.layOut': '批量登记房间床位',
  'bed.addRoom': '登记房间',
  'bed.changeRoom': '修改房间',
  'bed.removeRoom': '撤销房间',
  'bed.add': '增加床位',
  'bed.change': '修改床位',
  'bed.retire': '撤减床位',
  'bed.close': '停用床位',
  'bed.reopen': '恢复床位',
  'bed.withdrawOutage': '撤销停用记录',
  'bed.assign': '安排床位',
  'bed.move': '调换床位',
  'bed.reserve': '预留床位',
  'bed.cancelReservation': '取消预留',
  'placement.release': '收回预留名额',
  'bed.fulfil': '预留转为入住',
  'bed.withdraw': '撤销床位记录',
  'bed.followEnd': '床位随供养变动结束',
  'bed.followRestore': '床位归还',
  'bed.followTaken': '床位已有他人，不再归还',
  'bed.followWithdraw': '床位随入住撤销而撤销',
  'stay.admit': '办理入住',
  'stay.transfer': '办理转院',
  'stay.exit': '办理退出',
  'stay.export': '导出在院登记册',
  'absence.leave': '登记请假',
  'absence.hospital': '登记住院',
  'absence.change': '修改请假住院',
  'absence.return': '登记返院',
  'absence.withdraw': '撤销请假住院记录',
  'roll.call': '登记点名',
  'incident.add': '登记事故',
  'incident.change': '修改事故',
  'incident.close': '销号事故',
  'incident.withdraw': '撤销事故记录',
};

export const bedEntities: Readonly<Record<string, string>> = {
  room: '房间',
  bed_stay: '床位记录',
  bed_outage: '停用记录',
  roll_call: '点名',
};

export const bedFields: Readonly<Record<string, string>> = {
  bed: '床位',
  bedId: '床位序号',
  bedIds: '床位序号',
  bedStayId: '床位记录序号',
  bedType: '床位类型',
  room: '房间',
  roomId: '房间序号',
  roomSex: '房间性别',
  rooms: '房间数',
  beds: '床位数',
  building: '楼栋',
  floor: '楼层',
  floors: '楼层',
  firstRoom: '起始房间',
  lastRoom: '末尾房间',
  bedsPerRoom: '每间床位',
  label: '床位号',
  places: '预留的床位和名额',
  recognisedOn: '认定日期',
  basis: '认定依据',
  plannedUntil: '计划止',
  outageId: '停用记录序号',
  outageKind: '停用种类',
  otherPersonId: '对方序号',
  terminationReason: '终止情形',
  departureReason: '原因',
  handover: '交接',
  approvedBy: '批准人',
  medicines: '药品',
  belongings: '物品',
  moneySettled: '款项',
  handledBy: '经办人',
  receivedBy: '接收人',
  deathPlace: '死亡时间地点',
  deathCause: '死因',
  destination: '去向',
  escort: '陪护人',
  nights: '夜数',
  absenceId: '请假住院序号',
  absent: '缺席',
  finding: '情况',
  day: '日期',
  expected: '应到',
  present: '实到',
  incidentId: '事故序号',
  incidentKind: '事故种类',
  severity: '程度',
  happenedAt: '发生时间',
  reportedAt: '报告时间',
  description: '经过',
  measures: '处理措施',
  register: '登记册',
};

const registers: readonly Labelled[] = [
  { id: 'residents', label: '在院花名册' },
  { id: 'movements', label: '入住、转院、退出登记' },
  { id: 'absences', label: '请假、住院登记' },
  { id: 'occupancy', label: '入住情况月报' },
  { id: 'incidents', label: '事故登记' },
];
const stayKinds: readonly Labelled[] = [{ id: 'occupied', label: '入住' }, { id: 'reserved', label: '预留' }, ...absenceKinds];
/** Identifiers that mean something else in another field. */
const listOfField: Readonly<Record<string, readonly Labelled[]>> = {
  bedType: bedTypes,
  roomSex: roomSexes,
  outageKind: outageKinds,
  departureReason: [...transferReasons, ...exitReasons],
  finding: rollFindings,
  incidentKind: incidentKinds,
  severity: severities,
  register: registers,
  kind: stayKinds,
};

/** Undefined where the value is none of these. */
export function bedValueText(field: string, value: string): string | undefined {
  return listOfField[field]?.find(({ id }) => id === value)?.label;
}
