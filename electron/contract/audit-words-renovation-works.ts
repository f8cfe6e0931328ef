/** The log's words for the works of a renovation: closed rooms, relocations, monthly reports, acceptance, hand-over. */
import { fireKinds, relocationKinds } from './renovation-works-terms.ts';

export const worksActions: Readonly<Record<string, string>> = {
  'renovation.closeRooms': '改造停用房间',
  'renovation.reopenRooms': '恢复改造停用的床位',
  'renovation.relocate': '登记改造安置',
  'renovation.bringBack': '登记回迁',
  'renovation.changeReturn': '调整预计回迁日期',
  'renovation.withdrawRelocation': '撤销改造安置',
  'renovation.progress': '填报进度月报',
  'renovation.withdrawProgress': '撤销进度月报',
  'renovation.accept': '登记竣工验收',
  'renovation.withdrawAcceptance': '撤销竣工验收',
  'renovation.addAssets': '登记资产移交',
  'renovation.withdrawAsset': '撤销资产移交',
  'renovation.putInUse': '登记投入使用',
  'renovation.settle': '登记结算审计',
};

export const worksEntities: Readonly<Record<string, string>> = { renovation_relocation: '改造安置' };

export const worksFields: Readonly<Record<string, string>> = {
  relocationKind: '安置方式',
  plannedReturn: '预计回迁',
  returnedOn: '回迁日期',
  percent: '形象进度（%）',
  doneFen: '本月完成投资',
  work: '本月主要工作',
  problems: '存在问题',
  coordination: '需协调事项',
  nextSteps: '下步措施',
  acceptedOn: '验收日期',
  panel: '验收组',
  acceptanceOpinion: '验收意见',
  projectName: '改造项目',
  fireKind: '消防文书',
  fireDocumentNo: '消防文号',
  electricalNo: '电气检测报告',
  reopened: '恢复床位',
  handedOverOn: '移交日期',
  receiver: '接收人',
  assets: '资产',
  putInUseOn: '投入使用日期',
  safetyAssessedOn: '入住安全评估日期',
  safetyDocumentNo: '入住安全评估编号',
  filingChangedOn: '备案变更日期',
  filingNo: '备案号',
  settledOn: '审计日期',
  auditor: '审计单位',
  auditedFen: '审定金额',
  assetRegistrationNo: '固定资产入账凭证',
  roomIds: '房间',
  outageIds: '停用记录',
  toHomeId: '安置机构序号',
  relocationId: '安置序号',
  checklist: '验收清单',
  bedsAdded: '增加床位',
  nursingAdded: '增加护理型床位',
  nursingBedIds: '改为护理型的床位',
  retiredBedIds: '撤减的床位',
  model: '规格型号',
  quantity: '数量',
  unitFen: '单价',
  assetId: '资产序号',
  progressId: '月报序号',
};

const lists: Readonly<Record<string, readonly { readonly id: string; readonly label: string }[]>> = {
  relocationKind: relocationKinds,
  fireKind: fireKinds,
};

/** Values that are words of a list of the works; null when this is no such field. */
export function worksValueText(field: string, value: string): string | null {
  return lists[field]?.find(({ id }) => id === value)?.label ?? null;
}
